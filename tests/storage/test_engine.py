"""Settings of both databases: what makes SQLite safe, what URLs are understood."""

from datetime import datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError

from storage.engine import PASSING_ERRORS, Database, async_url, utc_now
from tests.fakes import FakeClock

OLDEST = {"sqlite": 3, "postgresql": 13}
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "busy_timeout": 5000,
    "foreign_keys": 1,
    "secure_delete": 1,
}


@pytest.mark.parametrize("write", [True, False])
async def test_sqlite_is_set_up_to_lose_and_leave_nothing(sqlite_url: str, *, write: bool) -> None:
    database = Database(sqlite_url)

    async with database.transaction(write=write) as transaction:
        found = {name: (await transaction.run(text(f"PRAGMA {name}"))).scalar() for name in PRAGMAS}

    await database.close()
    assert found == PRAGMAS


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("sqlite:///var/books.sqlite3", "sqlite+aiosqlite:///var/books.sqlite3"),
        ("sqlite+aiosqlite:////books.sqlite3", "sqlite+aiosqlite:////books.sqlite3"),
        ("postgresql://me@db/books", "postgresql+asyncpg://me@db/books"),
        ("postgres://me@db/books", "postgresql+asyncpg://me@db/books"),
    ],
)
def test_url_gets_the_driver_we_use(url: str, wanted: str) -> None:
    assert async_url(url).render_as_string(hide_password=False) == wanted


def test_url_of_another_database_is_refused() -> None:
    with pytest.raises(ValueError, match="no mysql database"):
        async_url("mysql://me@db/books")


async def test_moment_without_a_zone_is_refused(database: Database) -> None:
    naive = datetime(2026, 11, 23, 9, 30)  # noqa: DTZ001 - the mistake this test is about

    async with database.begin() as uow:
        with pytest.raises(StatementError, match="time zone"):
            await uow.people.add(channel="web", address="1", name="", language="de", now=naive)


async def test_reading_cannot_write(postgres_url: str, clock: FakeClock) -> None:
    database = Database(postgres_url, now=clock.now)

    async with database.begin(write=False) as uow:
        with pytest.raises(Exception, match="read-only"):
            await uow.people.add(
                channel="web", address="1", name="", language="de", now=clock.now()
            )

    await database.close()


async def test_database_out_of_reach_is_a_passing_error(clock: FakeClock) -> None:
    database = Database("postgresql://nobody@127.0.0.1:1/none", now=clock.now)

    with pytest.raises(PASSING_ERRORS):
        async with database.begin(write=False) as uow:
            await uow.people.find("web", "1")

    await database.close()


def test_now_is_utc() -> None:
    assert utc_now().utcoffset() is not None
    assert not utc_now().utcoffset()


async def test_version_names_database_and_release(database: Database) -> None:
    name, release = (await database.version()).split()

    assert name == database.engine.dialect.name
    assert int(release.split(".")[0]) >= OLDEST[name]
