"""Opens a database of persons, offers, cases and letters: SQLite by default, PostgreSQL by URL.

SQLite is set up so that nothing is lost and nothing stays legible: WAL, synchronous=FULL,
BEGIN IMMEDIATE for writes, secure_delete. Schema and its versions are `schema` and `migrations`.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.transaction import Transaction
from storage.unit_of_work import Committed, SqlUnitOfWork

PASSING_ERRORS: tuple[type[Exception], ...] = (
    OperationalError,
    InterfaceError,
    PoolTimeoutError,
    OSError,
)
"""What a database says when it is locked, restarting or not to be reached: try again later."""

DATABASE_ERRORS: tuple[type[Exception], ...] = (*PASSING_ERRORS, DBAPIError)
"""Everything a database says, also what only an operator can mend: no such database, no right."""

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA busy_timeout=5000",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
)
_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
}
_CONNECTIONS = 8
_MORE_CONNECTIONS = 24


def utc_now() -> datetime:
    """Return the present moment, aware UTC."""
    return datetime.now(UTC)


class Database:
    """One database in one process. url: `sqlite:///path` or `postgresql://user@host/name`.

    listeners are called after each commit of a unit of work with what it touched.
    """

    def __init__(self, url: str, *, now: Callable[[], datetime] = utc_now) -> None:
        self.engine = open_engine(url)
        self.now = now
        self.listeners: list[Callable[[Committed], None]] = []
        self._is_sqlite = self.engine.dialect.name == "sqlite"
        self._turnstile: AbstractAsyncContextManager[Any] = (
            asyncio.Lock() if self._is_sqlite else nullcontext()
        )
        self._for_writing = self.engine.execution_options(write=True)
        self._for_reading = self.engine.execution_options(postgresql_readonly=True)

    def begin(self, *, write: bool = True) -> SqlUnitOfWork:
        """Start a unit of work: `async with database.begin() as uow: … await uow.commit()`."""
        return SqlUnitOfWork(self, write=write)

    @asynccontextmanager
    async def transaction(self, *, write: bool) -> AsyncIterator[Transaction]:
        """Open a transaction, below the units of work; it is rolled back unless committed.

        SQLite writers queue here, in order, rather than in the busy handler, where they would
        poll; a reader never waits for a writer.
        """
        engine = self._for_writing if write else self._for_reading
        async with self._turnstile if write else nullcontext(), engine.connect() as connection:
            yield Transaction(connection, write=write)

    async def version(self) -> str:
        """Return the database's name and release, for an operator."""
        async with self.engine.connect() as connection:
            name, release = self.engine.dialect.name, self.engine.dialect.server_version_info
            await connection.rollback()
        return f"{name} {'.'.join(str(part) for part in release or ())}"

    async def tidy(self) -> None:
        """Take what was erased out of SQLite's write-ahead log, as far as nobody reads it now."""
        if self._is_sqlite:
            async with self.engine.connect() as connection:
                await connection.run_sync(_checkpoint)

    async def close(self) -> None:
        """Close every connection; the database is done for in this process."""
        await self.engine.dispose()


def open_engine(url: str) -> AsyncEngine:
    """Return SQLAlchemy's engine for a database, set up as we need it."""
    address = async_url(url)
    if address.get_backend_name() != "sqlite":
        return create_async_engine(
            address, pool_size=_CONNECTIONS, max_overflow=_MORE_CONNECTIONS, pool_pre_ping=True
        )
    engine = create_async_engine(
        address,
        pool_size=_CONNECTIONS,
        max_overflow=_MORE_CONNECTIONS,
        connect_args={"isolation_level": None},
    )
    event.listen(engine.sync_engine, "connect", _set_up)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def async_url(url: str) -> URL:
    """Return the URL with the driver we use.

    raises  ValueError for a database we do not know
    """
    address = make_url(url)
    backend = address.get_backend_name()
    if backend not in _DRIVERS:
        message = f"no {backend} database: use sqlite:///path or postgresql://user@host/name"
        raise ValueError(message)
    return address.set(drivername=_DRIVERS[backend])


def _set_up(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own type
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    """Take the write lock before the first read, or a later write finds it has read too early."""
    writes = connection.get_execution_options().get("write", False)
    _at_once(connection, "BEGIN IMMEDIATE" if writes else "BEGIN")


def _checkpoint(connection: Connection) -> None:
    """Empty the log. It cannot be done inside a transaction, so not through SQLAlchemy's."""
    _at_once(connection, "PRAGMA wal_checkpoint(TRUNCATE)")


def _at_once(connection: Connection, sql: str) -> None:
    """Run a statement in one trip to aiosqlite's thread, where a cursor would make three."""
    driver: Any = connection.connection.dbapi_connection
    driver.run_async(lambda sqlite: sqlite.execute_fetchall(sql))
