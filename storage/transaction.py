"""One open transaction as repositories see it: statements in, rows out, and what was touched.

Statements are built once, at import, with named parameters: building one costs five times what
running it does. What persons, cases and letters are is the repositories' business.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import CursorResult, Executable, RowMapping, Select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from offers.errors import Conflict
from storage.upsert import Upsert

Values: TypeAlias = Mapping[str, Any]

_GAVE_WAY = frozenset({"40001", "40P01"})
"""PostgreSQL ended our transaction in favour of another one: serialisation failure, deadlock."""


class Transaction:
    """Runs statements on one connection. Whoever opened it commits it; leaving rolls back.

    people, letters, listings, erased: what has been changed so far, for those who keep caches.
    """

    def __init__(self, connection: AsyncConnection, *, write: bool) -> None:
        self.connection = connection
        self.write = write
        self.people: set[int] = set()
        self.letters = False
        self.listings = False
        self.erased = False
        self.over = False

    async def run(
        self, statement: Executable | Upsert, values: Values | Sequence[Values] | None = None
    ) -> CursorResult[Any]:
        """Run a statement, once for each of several values.

        raises  Conflict when it breaks a UNIQUE or a reference; nothing more can be done then
        """
        self._ensure_open()
        if isinstance(statement, Upsert):
            statement = statement.on(self.connection.dialect.name)
        try:
            return await self.connection.execute(statement, values)
        except DBAPIError as error:
            if isinstance(error, IntegrityError) or _gave_way(error):
                raise Conflict from error
            raise

    async def one(self, question: "Question", values: Values) -> RowMapping | None:
        """Return the row found, which stays ours until the end when we are writing.

        SQLite lets one write at a time anyway; PostgreSQL locks the row, so that of two who want
        to change it the second sees what the first has made of it.
        """
        result = await self.run(question.keeping if self.write else question.asking, values)
        return result.mappings().first()

    async def all(
        self, statement: Executable, values: Values | None = None
    ) -> Sequence[RowMapping]:
        """Return every row found."""
        return (await self.run(statement, values)).mappings().all()

    async def commit(self) -> None:
        """Make it durable.

        raises  Conflict when PostgreSQL finds only now that it must give way
        """
        self._ensure_open()
        try:
            await self.connection.commit()
        except DBAPIError as error:
            if _gave_way(error):
                raise Conflict from error
            raise
        self.over = True

    async def roll_back(self) -> None:
        """Undo everything."""
        await self.connection.rollback()
        self.over = True
        self.erased = False

    def _ensure_open(self) -> None:
        if self.over:
            message = "this transaction is over"
            raise RuntimeError(message)


class Question:
    """A SELECT for one row in two forms: only asking, and keeping the row for a change."""

    def __init__(self, asking: Select[*tuple[Any, ...]]) -> None:
        self.asking = asking
        self.keeping = asking.with_for_update(key_share=True)


def _gave_way(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) in _GAVE_WAY


def new_id(result: CursorResult[Any]) -> int:
    """Return the id the database gave to what was just inserted."""
    (key,) = result.inserted_primary_key_rows
    number: int = key[0] if key else 0
    return number
