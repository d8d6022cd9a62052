"""`willkommen migrate` and `willkommen invite`: the books' schema and the desk's people."""

import typer

from bot.clock import SystemClock
from bot.commands.wiring import opened, prepare_database, read_settings, run
from bot.settings import Settings
from offers.rights import OPERATOR
from offers.services import Team
from storage.migrations import migrate, pending


def migrate_command() -> None:
    """Bring the database to the present schema; running it again changes nothing."""
    url = read_settings().database
    run(_migrate(url))


def invite() -> None:
    """Write a single-use invitation to the desk, valid for seven days."""
    token = run(_invite(read_settings()))
    typer.echo(f"/start join_{token}")
    typer.echo("Give the link t.me/<your bot>?start=join_… to one person only.", err=True)


async def _migrate(url: str) -> None:
    prepare_database(url)
    waiting = await pending(url)
    await migrate(url)
    typer.echo(f"applied: {', '.join(waiting)}" if waiting else "nothing to do")


async def _invite(settings: Settings) -> str:
    async with opened(settings) as database:
        return await Team(database.begin, SystemClock()).invite(OPERATOR)
