"""What every command needs first: settings, the county, the database, the services.

Errors of an operator's own making end as one clear line and exit code 2, never as a traceback.
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import typer

from bot.clock import SystemClock
from bot.logs import configure_logs, redact
from bot.settings import Settings, SettingsInvalid, load_settings
from offers.county import County, parse_county
from offers.errors import Refusal
from offers.matching import Vocabulary
from offers.services import Services, build_services
from storage.engine import PASSING_ERRORS, Database
from storage.migrations import migrate, pending
from storage.seed import sample_county

R = TypeVar("R")


def fail(message: str) -> NoReturn:
    """Say what is wrong on standard error and end with exit code 2."""
    typer.secho(redact(message), fg="red", err=True)
    raise typer.Exit(2)


def read_settings() -> Settings:
    """Return the settings, with only warnings logged, or end with what is wrong."""
    try:
        settings = load_settings()
    except SettingsInvalid as wrong:
        fail(str(wrong))
    configure_logs("console", "WARNING")
    return settings


def read_county(file: Path | None) -> County:
    """Return the county of the file, the sample county when there is none.

    raises  Refusal, OSError, UnicodeDecodeError
    """
    return parse_county(sample_county() if file is None else file.read_text(encoding="utf-8"))


def prepare_database(url: str) -> None:
    """Make the folder of an SQLite file."""
    path = url.removeprefix("sqlite:///")
    if path != url:
        Path(path).parent.mkdir(parents=True, exist_ok=True)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Services]:
    """Yield the services on the database of the settings, migrated to the present schema."""
    prepare_database(settings.database)
    if await pending(settings.database):
        await migrate(settings.database)
    database = Database(settings.database)
    try:
        county = read_county(settings.county_file)
        vocabulary = await asyncio.to_thread(Vocabulary.load)
        yield build_services(database.begin, SystemClock(), county, vocabulary)
    finally:
        await database.close()


def run(work: Coroutine[Any, Any, R]) -> R:
    """Run a command's work; what an operator can mend ends as one line and exit code 2."""
    try:
        return asyncio.run(work)
    except Refusal as refusal:
        fail(" ".join([type(refusal).__name__, *(str(fact) for fact in refusal.facts.values())]))
    except PASSING_ERRORS as wrong:
        fail(f"database: {wrong}")
    except (OSError, UnicodeDecodeError) as wrong:
        fail(str(wrong))
