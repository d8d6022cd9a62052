"""What every command needs first: settings, the county, the database, the services.

Errors of an operator's own making end as one clear line and exit code 2, never as a traceback.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import typer

from bot.clock import SystemClock
from bot.logs import configure_logs, redact
from bot.settings import Settings, SettingsInvalid, load_settings
from offers.county import County, CountyFileInvalid, parse_county
from offers.errors import Refusal
from offers.services import Books
from storage.engine import DATABASE_ERRORS, Database
from storage.migrations import SchemaUnknown, migrate, pending
from storage.seed import sample_county

R = TypeVar("R")
_CLASS = re.compile(r"^\([\w.]+\) ")
_SQLITE = b"SQLite format 3\0"


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

    raises  CountyFileInvalid, OSError, each naming the file
    """
    if file is None:
        return parse_county(sample_county())
    try:
        return parse_county(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as wrong:
        raise CountyFileInvalid(why=f"{file} is not UTF-8: {wrong.reason}") from wrong
    except CountyFileInvalid as wrong:
        raise CountyFileInvalid(why=f"{file}: {wrong.facts['why']}") from wrong


def prepare_database(url: str) -> None:
    """Make the folder of an SQLite file.

    raises  OSError, also for a file that is something else
    """
    path = Path(url.removeprefix("sqlite:///"))
    if str(path) == url:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and path.stat().st_size and not _is_sqlite(path):
        message = f"{path} is not an SQLite database"
        raise OSError(message)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """Yield the database of the settings, migrated to the present schema."""
    prepare_database(settings.database)
    if await pending(settings.database):
        await migrate(settings.database)
    database = Database(settings.database)
    try:
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def opened_books(settings: Settings) -> AsyncIterator[tuple[Books, County]]:
    """Yield the books of offers, and the county they are about."""
    county = read_county(settings.county_file)
    async with opened(settings) as database:
        yield Books(database.begin, SystemClock(), listing_days=county.listing_days), county


def run(work: Coroutine[Any, Any, R]) -> R:
    """Run a command's work; what an operator can mend ends as one line and exit code 2."""
    try:
        return asyncio.run(work)
    except Refusal as refusal:
        fail(" ".join([type(refusal).__name__, *(str(fact) for fact in refusal.facts.values())]))
    except OSError as wrong:
        fail(str(wrong))
    except DATABASE_ERRORS as wrong:
        fail(f"database: {first_line(wrong)}")
    except SchemaUnknown as unknown:
        fail(f"database: its schema {unknown} is newer than this release; update Willkommen")


def first_line(wrong: Exception) -> str:
    """Return what an error says, without SQLAlchemy's frame: class, statement and values."""
    return _CLASS.sub("", str(wrong).partition("\n")[0])


def _is_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE
