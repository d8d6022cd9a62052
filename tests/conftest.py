"""What every test may ask for: a clock that stands still, and databases, each test its own.

`database` is real, once on SQLite and once on PostgreSQL; the server is started when first needed
and never skipped. Both are copies of one that was migrated once.
"""

import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import pytest

from storage.engine import Database
from storage.migrations import migrate
from tests import postgres
from tests.fakes import FakeClock, FakeDatabase

DIALECTS = ("sqlite", "postgresql")
_numbers = count(1)


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock at a Monday morning."""
    return FakeClock()


@pytest.fixture
def fake_database() -> FakeDatabase:
    """Return a database in memory."""
    return FakeDatabase()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.PostgresServer]:
    """Run a PostgreSQL server for the session; a machine without one fails here, and says so."""
    server = postgres.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: postgres.PostgresServer) -> str:
    """Return the name of a migrated database to copy."""
    postgres.apart(migrate(postgres_server.create("migrated")))
    return "migrated"


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated database file to copy."""
    path = tmp_path_factory.mktemp("migrated") / "books.sqlite3"
    postgres.apart(migrate(f"sqlite:///{path}"))
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """Return the URL of a migrated SQLite database."""
    path = tmp_path / "books.sqlite3"
    shutil.copyfile(migrated_sqlite, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres_server: postgres.PostgresServer, migrated_postgres: str) -> Iterator[str]:
    """Return the URL of a migrated PostgreSQL database."""
    name = f"books_{next(_numbers)}"
    yield postgres_server.create(name, template=migrated_postgres)
    postgres_server.drop(name)


@pytest.fixture(params=DIALECTS)
def database_url(request: pytest.FixtureRequest) -> str:
    """Return the URL of a migrated database, once for each kind we support."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    url: str = request.getfixturevalue(name)
    return url


@pytest.fixture
async def database(database_url: str, clock: FakeClock) -> AsyncIterator[Database]:
    """Return an open database, once for each kind we support."""
    opened = Database(database_url, now=clock.now)
    yield opened
    await opened.close()
