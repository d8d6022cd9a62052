"""Every Python source of the house, parsed once, for the rules to look at."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "dialogs", "offers", "storage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file. path: relative to the root, with slashes."""

    path: str
    text: str
    tree: ast.Module

    def imports(self) -> Iterator[str]:
        """Yield every imported module, dotted."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module


@lru_cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Return the sources under the folders, the four rooms by default."""
    return tuple(
        Source(path=path.relative_to(ROOT).as_posix(), text=text, tree=ast.parse(text))
        for folder in folders or ROOMS
        for path in sorted((ROOT / folder).rglob("*.py"))
        if (text := path.read_text(encoding="utf-8")) is not None
    )
