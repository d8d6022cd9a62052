"""One transaction of one use case over persons, offers, cases and letters.

While an update is handled, `current_update` says which, and the unit that commits books its effect
in the same transaction: an update changes the books once, however often a crash brings it back.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from sqlalchemy import bindparam, select

from offers import ports
from offers.errors import Refusal
from storage.register import SqlStores
from storage.repositories.cases import SqlCases, SqlLines, SqlTopics
from storage.repositories.desk import SqlAudit, SqlCounsellors, SqlInvitations
from storage.repositories.letters import SqlOutbox
from storage.repositories.listings import SqlListings, SqlMarks, count_change
from storage.repositories.people import SqlConsents, SqlPeople, SqlProfiles
from storage.schema import EffectRow
from storage.transaction import Transaction
from storage.upsert import Upsert

_BOOK_EFFECT = Upsert(EffectRow, returning=["update_id"])
_EFFECT = select(EffectRow.update_id).where(EffectRow.update_id == bindparam("update_id"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """What a commit touched: persons' ids, whether letters became due, whether listings changed."""

    people: frozenset[int]
    letters: bool
    listings: bool


@dataclass(slots=True)
class Handling:
    """One attempt to handle an inbound update.

    committed: its use case has committed in this attempt. replayed: an earlier attempt had, so
    this one changed nothing, and a refusal it met says only that things have moved on since.
    """

    update_id: int
    committed: bool = False
    replayed: bool = False


current_update: ContextVar[Handling | None] = ContextVar("current_update", default=None)


@contextmanager
def handling(update_id: int) -> Iterator[Handling]:
    """Let everything inside happen on account of this update, in one attempt."""
    attempt = Handling(update_id)
    token = current_update.set(attempt)
    try:
        yield attempt
    finally:
        current_update.reset(token)


class Books(Protocol):
    """What a unit of work needs of its database."""

    now: Callable[[], datetime]
    listeners: list[Callable[[Committed], None]]

    def transaction(self, *, write: bool) -> AbstractAsyncContextManager[Transaction]:
        """Open a transaction; leaving it uncommitted rolls it back."""
        ...

    async def tidy(self) -> None:
        """Take what was erased out of every file."""
        ...


class SqlUnitOfWork:
    """Fulfils `offers.ports.UnitOfWork`; to be entered once."""

    def __init__(self, books: Books, *, write: bool) -> None:
        self._books = books
        self._write = write
        self._opened = books.transaction(write=write)

    async def __aenter__(self) -> Self:
        """Open the transaction and hand it to the repositories."""
        self._in = opened = await self._opened.__aenter__()
        self.people: ports.People = SqlPeople(opened)
        self.profiles: ports.Profiles = SqlProfiles(opened)
        self.consents: ports.Consents = SqlConsents(opened)
        self.listings: ports.Listings = SqlListings(opened)
        self.marks: ports.Marks = SqlMarks(opened)
        self.cases: ports.Cases = SqlCases(opened)
        self.topics: ports.Topics = SqlTopics(opened)
        self.lines: ports.Lines = SqlLines(opened)
        self.outbox: ports.Outbox = SqlOutbox(opened)
        self.counsellors: ports.Counsellors = SqlCounsellors(opened)
        self.invitations: ports.Invitations = SqlInvitations(opened)
        self.audit: ports.Audit = SqlAudit(opened)
        self.stores: ports.Stores = SqlStores(opened)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the transaction; what was not committed is undone."""
        await self._opened.__aexit__(kind, error, trace)
        if self._in.over and self._in.erased:
            await self._books.tidy()
        attempt = current_update.get()
        if self._write and attempt is not None and isinstance(error, Refusal):
            attempt.replayed = await self._was_booked(attempt)

    async def commit(self) -> None:
        """Make it durable, once per inbound update.

        raises  Conflict when somebody changed the same thing at the same moment
        """
        if not self._write:
            message = "a reading unit of work has nothing to commit"
            raise RuntimeError(message)
        attempt = current_update.get()
        if attempt is not None and not await self._book(attempt):
            await self._in.roll_back()
            return
        if self._in.listings:
            await count_change(self._in)
        await self._in.commit()
        if attempt is not None:
            attempt.committed = True
        self._tell()

    async def _book(self, attempt: Handling) -> bool:
        """Book the update's effect; say False when an earlier attempt has."""
        if attempt.committed:
            message = f"update {attempt.update_id} has committed a use case already"
            raise RuntimeError(message)
        values = {"update_id": attempt.update_id, "done_at": self._books.now()}
        attempt.replayed = (await self._in.run(_BOOK_EFFECT, values)).first() is None
        return not attempt.replayed

    async def _was_booked(self, attempt: Handling) -> bool:
        if attempt.committed:
            return False
        async with self._books.transaction(write=False) as asking:
            return bool(await asking.all(_EFFECT, {"update_id": attempt.update_id}))

    def _tell(self) -> None:
        touched = Committed(
            people=frozenset(self._in.people),
            letters=self._in.letters,
            listings=self._in.listings,
        )
        for listener in self._books.listeners:
            listener(touched)
