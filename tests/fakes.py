"""The world in memory: a clock that stands still and a database of persons, offers and cases.

Fulfils `offers.ports` as `storage` does; the contract in tests/storage runs against both. The
repositories are in `fake_people`, `fake_desk` and `fake_letters`.
"""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from offers import ports
from offers.errors import Refusal
from storage.unit_of_work import Committed, Handling, current_update
from tests.builders import NOW
from tests.fake_desk import (
    FakeAudit,
    FakeCases,
    FakeCounsellors,
    FakeInvitations,
    FakeLines,
    FakeTopics,
)
from tests.fake_letters import FakeOutbox, FakeStores
from tests.fake_people import FakeConsents, FakeListings, FakeMarks, FakePeople, FakeProfiles
from tests.fake_shelf import Draught, Shelf


class FakeClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, now: datetime = NOW) -> None:
        self._now = now

    def now(self) -> datetime:
        """Return the moment it stands at."""
        return self._now

    def advance(self, **by: float) -> datetime:
        """Go on, in timedelta's words, and return the moment: `clock.advance(minutes=5)`."""
        self._now += timedelta(**by)
        return self._now


class FakeDatabase:
    """A database in memory. One writes at a time; readers see what was there when they came."""

    def __init__(self) -> None:
        self.shelf = Shelf()
        self.listeners: list[Callable[[Committed], None]] = []
        self.turnstile = asyncio.Lock()

    def begin(self, *, write: bool = True) -> "FakeUnitOfWork":
        """Start a unit of work."""
        return FakeUnitOfWork(self, write=write)

    async def close(self) -> None:
        """Do nothing; real databases have connections."""


class FakeUnitOfWork:
    """One transaction: a copy of the shelf that becomes the shelf when it is committed."""

    def __init__(self, database: FakeDatabase, *, write: bool) -> None:
        self._database = database
        self._write = write
        self._held = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Take a copy of what is there."""
        if self._write:
            await self._held.enter_async_context(self._database.turnstile)
        self._on = on = Draught(self._database.shelf.copied())
        self.people: ports.People = FakePeople(on)
        self.profiles: ports.Profiles = FakeProfiles(on)
        self.consents: ports.Consents = FakeConsents(on)
        self.listings: ports.Listings = FakeListings(on)
        self.marks: ports.Marks = FakeMarks(on)
        self.cases: ports.Cases = FakeCases(on)
        self.topics: ports.Topics = FakeTopics(on)
        self.lines: ports.Lines = FakeLines(on)
        self.outbox: ports.Outbox = FakeOutbox(on)
        self.counsellors: ports.Counsellors = FakeCounsellors(on)
        self.invitations: ports.Invitations = FakeInvitations(on)
        self.audit: ports.Audit = FakeAudit(on)
        self.stores: ports.Stores = FakeStores(on)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Forget the copy."""
        await self._held.__aexit__(kind, error, trace)
        attempt = current_update.get()
        if self._write and attempt is not None and isinstance(error, Refusal):
            booked = attempt.update_id in self._database.shelf.effects
            attempt.replayed = booked and not attempt.committed

    async def commit(self) -> None:
        """Make the copy the shelf, once per inbound update."""
        if not self._write:
            message = "a reading unit of work has nothing to commit"
            raise RuntimeError(message)
        attempt = current_update.get()
        fresh = attempt is None or self._book(attempt)
        if fresh and self._on.listings:
            self._on.shelf.count("revision")
        if fresh:
            self._database.shelf = self._on.shelf
        self._on.over = True
        if fresh:
            self._tell(attempt)

    def _tell(self, attempt: Handling | None) -> None:
        if attempt is not None:
            attempt.committed = True
        touched = Committed(
            people=frozenset(self._on.people),
            letters=self._on.letters,
            listings=self._on.listings,
        )
        for listener in self._database.listeners:
            listener(touched)

    def _book(self, attempt: Handling) -> bool:
        if attempt.committed:
            message = f"update {attempt.update_id} has committed a use case already"
            raise RuntimeError(message)
        attempt.replayed = attempt.update_id in self._on.shelf.effects
        self._on.shelf.effects.add(attempt.update_id)
        return not attempt.replayed
