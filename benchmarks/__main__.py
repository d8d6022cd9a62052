"""`python -m benchmarks [turns|matching]`: everything, or one of them."""

import asyncio
import sys

from benchmarks import matching, turns


def main() -> None:
    """Run what was asked for."""
    wanted = set(sys.argv[1:]) or {"turns", "matching"}
    if "turns" in wanted:
        asyncio.run(turns.run())
    if "matching" in wanted:
        matching.run()


if __name__ == "__main__":
    main()
