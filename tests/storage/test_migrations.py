"""Migrations: every step goes up, down and up again, and their end is what the schema says."""

import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect

from storage.engine import open_engine
from storage.migrations import migrate, pending, scripts
from storage.schema import Base

T = TypeVar("T")

REVISIONS = [script.revision for script in scripts().walk_revisions()][::-1]


async def ask(url: str, question: Callable[[Connection], T]) -> T:
    """Ask a database a synchronous question."""
    engine = open_engine(url)
    async with engine.connect() as connection:
        answer = await connection.run_sync(question)
    await engine.dispose()
    return answer


def tables(connection: Connection) -> dict[str, list[str]]:
    """Return the columns of every table."""
    found = inspect(connection)
    return {
        name: sorted(column["name"] for column in found.get_columns(name))
        for name in found.get_table_names()
        if name != "alembic_version"
    }


def differences(connection: Connection) -> list[Any]:
    """Return what the models say and the database does not, and the other way round."""
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    found: list[Any] = compare_metadata(context, Base.metadata)
    return found


async def test_every_step_goes_up_down_and_up_again(empty_url: str) -> None:
    below = "base"
    for revision in REVISIONS:
        before = await ask(empty_url, tables)
        await migrate(empty_url, revision)
        after = await ask(empty_url, tables)

        await migrate(empty_url, below)
        assert await ask(empty_url, tables) == before
        await migrate(empty_url, revision)
        assert await ask(empty_url, tables) == after
        below = revision


async def test_migrations_lead_to_the_models(empty_url: str) -> None:
    await migrate(empty_url)

    assert await ask(empty_url, differences) == []
    assert await ask(empty_url, tables) == {
        table.name: sorted(table.columns.keys()) for table in Base.metadata.sorted_tables
    }


async def test_everything_can_be_taken_back(empty_url: str) -> None:
    await migrate(empty_url)

    await migrate(empty_url, "base")

    assert await ask(empty_url, tables) == {}


async def test_pending_names_what_the_database_lacks(empty_url: str) -> None:
    assert await pending(empty_url) == REVISIONS
    await migrate(empty_url, REVISIONS[0])
    assert await pending(empty_url) == REVISIONS[1:]
    await migrate(empty_url)
    assert await pending(empty_url) == []


async def test_migrating_twice_changes_nothing(sqlite_url: str) -> None:
    before = await ask(sqlite_url, tables)

    await migrate(sqlite_url)

    assert await ask(sqlite_url, tables) == before


@pytest.mark.parametrize("table", ["person", "listing", "desk_case", "outbox"])
def test_numbers_are_never_given_twice_on_sqlite(sqlite_url: str, table: str) -> None:
    connection = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))

    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()

    connection.close()
    assert "AUTOINCREMENT" in sql
