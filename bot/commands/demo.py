"""`willkommen demo`: the whole service on this machine, with a chat page instead of Telegram."""

import asyncio
import contextlib
import tempfile
from pathlib import Path

import typer

from bot.app import App
from bot.assembly import build
from bot.commands.service import stop_on_signals
from bot.commands.wiring import read_county, run
from bot.logs import configure_logs
from bot.sandbox import Sandbox
from bot.settings import Settings
from offers.feeds import read_file
from offers.rights import OPERATOR
from storage.migrations import migrate
from storage.seed import sample_feeds

BOT_NAME = "willkommen_demo_bot"
DESK = "Beratung (Demo)"
PLACEMENT = "bahnhof"


def demo(port: int, keep: Path | None) -> None:
    """Start the service with the sample county and a chat page; nothing leaves this machine."""
    configure_logs("console", "WARNING")
    with contextlib.ExitStack() as stack:
        folder = keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        run(_demo(folder, port))


async def _demo(folder: Path, port: int) -> None:
    async with Sandbox.serve(port=port, bot_username=BOT_NAME) as sandbox:
        settings = Settings.for_sandbox(
            base=sandbox.base_url,
            token=sandbox.token,
            staff_chat_id=sandbox.create_forum(DESK),
            database=f"sqlite:///{folder / 'demo.sqlite3'}",
        )
        await migrate(settings.database)
        async with build(settings, read_county(None)) as app:
            typer.echo("Bringing in the sample offers …")
            await bring_in_samples(app)
            stop_on_signals()
            with contextlib.suppress(asyncio.CancelledError):
                async with asyncio.TaskGroup() as group:
                    group.create_task(app.run())
                    await _staff_the_desk(app, sandbox)
                    page = f"{sandbox.base_url}/?start={PLACEMENT}"
                    typer.secho(f"\n  Open {page}  ·  Ctrl+C ends\n", bold=True)


async def bring_in_samples(app: App) -> None:
    """Take in the sample county's offers, as `willkommen offers import` would."""
    books = app.services.books
    today = app.services.clock.now().date()
    for sample in sample_feeds():
        feed = await asyncio.to_thread(
            read_file, sample.path, provider=sample.provider, today=today, format=sample.format
        )
        await books.take_in(OPERATOR, sample.provider, feed)
    await app.services.search.refresh()


async def _staff_the_desk(app: App, sandbox: Sandbox) -> None:
    """Seat two counsellors: invited, joined and members of the group, as real ones would be."""
    for name in ("Beraterin 1", "Berater 2"):
        counsellor = await sandbox.people.create(name, language_code="de")
        await counsellor.join(app.settings.staff_chat_id or 0)
        await counsellor.start(f"join_{await app.services.team.invite(OPERATOR)}")
