"""`python -m bot run` as a process of its own: started, killed without warning, started again."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.settings import Settings

ROOT = Path(__file__).parents[2]
SECRET = "a-secret-that-only-this-test-knows-of"
_STARTING_SECONDS = 60.0
_UNPACED = (
    "import bot.assembly, bot.pace, bot.__main__;"
    "bot.assembly.RatePlan = bot.pace.RatePlan.unlimited;"
    "bot.__main__.main()"
)
"""The command line without Telegram's pace, which would make a long run take hours."""


class Installation:
    """A process that serves; its log goes to a file.

    by_webhook: Telegram calls it on a port of its own. paced: as slowly as Telegram asks.
    """

    def __init__(
        self, settings: Settings, folder: Path, *, by_webhook: bool = False, paced: bool = True
    ) -> None:
        self.log = folder / "service.log"
        self._folder = folder
        self._command = ("-m", "bot", "run") if paced else ("-c", _UNPACED, "run")
        self._environment = _environment(settings) | (_webhook() if by_webhook else {})
        self._process: asyncio.subprocess.Process | None = None

    async def begin(self) -> None:
        """Start the process, without waiting until it serves."""
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *self._command,
                cwd=self._folder,
                env=self._environment,
                stdout=log,
                stderr=log,
            )

    async def start(self) -> None:
        """Start the process and wait until it serves."""
        before = self._served()
        await self.begin()
        async with asyncio.timeout(_STARTING_SECONDS):
            while self._served() == before:
                assert self._process is not None
                assert self._process.returncode is None, self.log.read_text()[-2000:]
                await asyncio.sleep(0.02)

    async def kill(self) -> None:
        """End the process with SIGKILL, in the middle of whatever it does."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """Ask the process to end, as an operator does, and wait until it has."""
        await self._end(signal.SIGTERM)

    def complaints(self) -> list[str]:
        """Return the log's lines about bugs and about what was given up."""
        lines = self.log.read_text().splitlines()
        marks = ('"event": "bug"', "update buried", "states lost", "not booked", "stumbled")
        return [line for line in lines if any(mark in line for mark in marks)]

    async def _end(self, number: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            process.send_signal(number)
        await process.wait()

    def _served(self) -> int:
        return self.log.read_text().count('"serving"') if self.log.exists() else 0


@asynccontextmanager
async def installed(
    settings: Settings, folder: Path, *, by_webhook: bool = False, paced: bool = True
) -> AsyncIterator[Installation]:
    """Run an installation for the length of a block; it is killed at the end."""
    installation = Installation(settings, folder, by_webhook=by_webhook, paced=paced)
    await installation.start()
    try:
        yield installation
    finally:
        await installation.kill()


def _environment(settings: Settings) -> dict[str, str]:
    """Return what the process is told; nothing of the developer's own .env gets in."""
    assert settings.bot_token is not None
    return {
        **{name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ},
        "PYTHONPATH": str(ROOT),
        "BOT_TOKEN": settings.bot_token.get_secret_value(),
        "STAFF_CHAT_ID": str(settings.staff_chat_id),
        "DATABASE_URL": settings.database,
        "TELEGRAM_API_BASE": settings.telegram_api_base,
    }


def _webhook() -> dict[str, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return {
        "WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
        "WEBHOOK_PORT": str(port),
        "WEBHOOK_SECRET": SECRET,
    }
