"""`willkommen demo`: the whole service on this machine, with a chat page instead of Telegram."""

import asyncio
import contextlib
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr

from bot.app import App, build
from bot.commands.service import stop_on_signals
from bot.commands.wiring import read_county, run
from bot.logs import configure_logs
from bot.sandbox import Sandbox
from bot.settings import Settings
from offers.feeds import read_bounded, read_feed
from offers.rights import OPERATOR
from storage.migrations import migrate
from storage.seed import sample_feeds

BOT_NAME = "willkommen_demo_bot"
DESK = "Beratung (Demo)"


def demo(
    port: Annotated[int, typer.Option(help="of the chat page on 127.0.0.1; 0: any")] = 8088,
    keep: Annotated[Path | None, typer.Option(help="keep the database in this folder")] = None,
) -> None:
    """Start the service with the sample county and a chat page; nothing leaves this machine."""
    configure_logs("console", "WARNING")
    with contextlib.ExitStack() as stack:
        folder = keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        run(_demo(folder, port))


async def _demo(folder: Path, port: int) -> None:
    async with Sandbox.serve(port=port, bot_username=BOT_NAME) as sandbox:
        settings = Settings(
            bot_token=SecretStr(sandbox.token),
            staff_chat_id=sandbox.create_forum(DESK),
            database_url=SecretStr(f"sqlite:///{folder / 'demo.sqlite3'}"),
            telegram_api_base=sandbox.base_url,
        )
        await migrate(settings.database)
        app = await build(settings, read_county(None))
        typer.echo("Bringing in the sample offers …")
        await bring_in_samples(app)
        stop_on_signals()
        service = asyncio.ensure_future(app.run())
        try:
            await _staff_the_desk(app, sandbox)
            typer.secho(f"\n  Open {sandbox.base_url}  ·  Ctrl+C ends\n", bold=True)
            await service
        except asyncio.CancelledError:
            service.cancel()
            await asyncio.gather(service, return_exceptions=True)


async def bring_in_samples(app: App) -> None:
    """Take in the sample county's offers, as `willkommen offers import` would."""
    books = app.services.books
    today = app.services.clock.now().date()
    for sample in sample_feeds():
        for data, name in [(data, name) for name, data in read_bounded(sample.path)]:
            feed = await asyncio.to_thread(
                read_feed,
                data,
                name=name,
                provider=sample.provider,
                today=today,
                format=sample.format,
            )
            await books.take_in(OPERATOR, sample.provider, feed)
    await app.services.search.refresh()


async def _staff_the_desk(app: App, sandbox: Sandbox) -> None:
    """Seat two counsellors: invited, joined and members of the group, as real ones would be."""
    for name in ("Beraterin 1", "Berater 2"):
        counsellor = await sandbox.people.create(name, language_code="de")
        await counsellor.join(app.settings.staff_chat_id or 0)
        await counsellor.start(f"join_{await app.services.team.invite(OPERATOR)}")
