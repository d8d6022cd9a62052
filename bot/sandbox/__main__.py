"""Run a sandbox as its own process: `python -m bot.sandbox --port 8081`.

Prints one line of JSON with its address, the bot's token and the staff group, then serves.
"""

import argparse
import asyncio
import json
import signal
import sys

from bot.sandbox.limits import Limits
from bot.sandbox.sandbox import TOKEN, USERNAME, Sandbox


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=0, help="port; 0 takes a free one")
    parser.add_argument("--token", default=TOKEN, help="the bot's token: <number>:<anything>")
    parser.add_argument("--username", default=USERNAME, help="the bot's username")
    parser.add_argument("--limits", action="store_true", help="refuse with 429 like Telegram")
    return parser.parse_args()


async def main(options: argparse.Namespace) -> None:
    """Serve until SIGTERM or SIGINT."""
    limits = Limits() if options.limits else Limits.off()
    serving = Sandbox.serve(
        host=options.host,
        port=options.port,
        token=options.token,
        bot_username=options.username,
        limits=limits,
    )
    async with serving as sandbox:
        about = {
            "base_url": sandbox.base_url,
            "token": sandbox.token,
            "staff_chat_id": sandbox.create_forum(),
        }
        sys.stdout.write(json.dumps(about) + "\n")
        sys.stdout.flush()
        over = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, over.set)
        await over.wait()


if __name__ == "__main__":
    asyncio.run(main(arguments()))
