"""What the world must do for offers, cases and letters: Protocols, fulfilled by storage and fakes.

Repositories never commit; leaving a unit of work without `commit()` rolls back. get() raises
`Gone`, find() may return None or nothing. Commit applies at most once per inbound update: when the
update's effect is already in the books (a replay after a crash), commit rolls back quietly.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Any, Protocol, Self

from offers.cases import Case
from offers.catalogue import Listing, Offer, OfferKind
from offers.desk import Counsellor, Invitation, Line, Topic
from offers.letters import Draft, Letter, Side
from offers.people import Person, Profile
from offers.privacy import Consent, Purpose


class Clock(Protocol):
    """The time."""

    def now(self) -> datetime:
        """Return the present moment, aware UTC."""
        ...


class People(Protocol):
    """Persons, by our number or by their channel's address."""

    async def get(self, person_id: int) -> Person: ...
    async def find(self, channel: str, address: str) -> Person | None: ...
    async def add(
        self, *, channel: str, address: str, name: str, language: str, now: datetime
    ) -> Person: ...
    async def save(self, person: Person) -> None: ...


class Profiles(Protocol):
    """What persons told us; find() is None before the first answer."""

    async def find(self, person_id: int) -> Profile | None: ...
    async def save(self, person_id: int, profile: Profile, now: datetime) -> None: ...


class Consents(Protocol):
    """The ledger: entries are added and withdrawn, never changed."""

    async def find(self, person_id: int, purpose: Purpose) -> Consent | None:
        """Return the consent in force."""
        ...

    async def all_of(self, person_id: int) -> Sequence[Consent]: ...
    async def add(self, consent: Consent) -> None:
        """Enter a consent; when one of that purpose and text is in force, change nothing."""
        ...

    async def withdraw(self, person_id: int, purposes: Iterable[Purpose], now: datetime) -> int:
        """Withdraw what is in force; return how many."""
        ...


class Listings(Protocol):
    """The offers in our books."""

    async def get(self, listing_id: int) -> Listing: ...
    async def many(self, listing_ids: Sequence[int]) -> Sequence[Listing]:
        """Return those that exist, in the order asked for."""
        ...

    async def all(
        self, kind: OfferKind | None = None, *, open_only: bool = True
    ) -> Sequence[Listing]: ...
    async def of_provider(self, provider: str) -> dict[str, Listing]:
        """Return every listing of a provider by external id, expired ones included."""
        ...

    async def add_many(self, offers: Sequence[Offer], now: datetime) -> None: ...
    async def replace_many(self, changed: Sequence[tuple[int, Offer]], now: datetime) -> None:
        """Give listings new content and last_seen."""
        ...

    async def seen_many(self, listing_ids: Sequence[int], now: datetime) -> None: ...
    async def expire_many(self, listing_ids: Sequence[int], now: datetime) -> None: ...
    async def revision(self) -> int:
        """Return a number that grows with every change to any listing."""
        ...


class Marks(Protocol):
    """What persons made of offers: "remembered" or "refused", one mark per person and listing."""

    async def set(self, person_id: int, listing_id: int, mark: str, now: datetime) -> None: ...
    async def clear(self, person_id: int, listing_id: int) -> None: ...
    async def of(self, person_id: int, mark: str) -> Sequence[int]:
        """Return listing ids, newest first."""
        ...


class Cases(Protocol):
    """Cases; waiting() is longest-waiting first, save() raises Conflict on an old version."""

    async def get(self, case_id: int) -> Case: ...
    async def find_open(self, person_id: int) -> Case | None:
        """Return the person's case that is not closed."""
        ...

    async def all_of(self, person_id: int) -> Sequence[Case]: ...
    async def add(self, person_id: int, now: datetime, offer_id: int | None) -> Case:
        """Open a waiting case.

        raises  Conflict when the person has an open one already (UNIQUE)
        """
        ...

    async def save(self, case: Case) -> Case:
        """Store the case and return it with its new version."""
        ...

    async def waiting(self) -> Sequence[Case]: ...
    async def in_hand_of(self, counsellor_id: int) -> Sequence[Case]: ...
    async def queue_position(self, case: Case) -> int:
        """Return the 1-based place of a waiting case in the queue."""
        ...


class Topics(Protocol):
    """Topics; one row per person."""

    async def find(self, person_id: int) -> Topic | None: ...
    async def find_by_thread(self, chat_id: int, thread_id: int) -> Topic | None: ...
    async def add_opening(self, person_id: int) -> Topic:
        """Enter a topic as opening, or return the row that exists."""
        ...

    async def save(self, topic: Topic) -> None: ...


class Lines(Protocol):
    """Which message here is which message there."""

    async def add(self, line: Line) -> None: ...
    async def find(self, person_id: int, side: Side, message_id: int) -> Line | None:
        """Return the line whose message on that side has that id (current generation)."""
        ...

    async def all_of(self, person_id: int) -> Sequence[Line]: ...


class Outbox(Protocol):
    """Letters. add() of a known dedup_key changes nothing."""

    async def add(self, draft: Draft, now: datetime) -> None: ...
    async def find(self, dedup_key: str) -> Letter | None: ...
    async def get(self, letter_id: int) -> Letter: ...
    async def due(self, now: datetime, limit: int) -> Sequence[Letter]:
        """Return the head letter of each lane whose head is new and due, by priority then id."""
        ...

    async def unfinished(self) -> Sequence[Letter]:
        """Return letters left in sending: after a crash nobody knows whether they arrived."""
        ...

    async def save(self, letter: Letter) -> None: ...
    async def cancel_lane(self, side: Side, person_id: int, reason: str) -> int:
        """Cancel what is not yet sent in a lane; return how many."""
        ...

    async def counts(self) -> dict[str, int]:
        """Return how many letters are in each state."""
        ...


class Counsellors(Protocol):
    """The allow-list of the desk."""

    async def find(self, person_id: int) -> Counsellor | None: ...
    async def save(self, counsellor: Counsellor) -> None: ...
    async def all(self) -> Sequence[Counsellor]: ...


class Invitations(Protocol):
    """Invitations by the hash of their token."""

    async def add(self, invitation: Invitation) -> None: ...
    async def use(self, token_hash: str, person_id: int, now: datetime) -> bool:
        """Mark a usable invitation as used by the person; False when it is not usable."""
        ...


class Audit(Protocol):
    """Who did what to which case, and when; never content."""

    async def add(self, *, actor_id: int, case_id: int, action: str, now: datetime) -> None: ...


class Stores(Protocol):
    """Everything that holds something about a person, for export and erasure (the register)."""

    async def export(self, person_id: int) -> dict[str, Any]:
        """Return every personal value about the person, by table, JSON-ready."""
        ...

    async def erase(self, person_id: int) -> None:
        """Remove the person from every table; counts without persons stay."""
        ...


class UnitOfWork(Protocol):
    """One transaction of one use case."""

    people: People
    profiles: Profiles
    consents: Consents
    listings: Listings
    marks: Marks
    cases: Cases
    topics: Topics
    lines: Lines
    outbox: Outbox
    counsellors: Counsellors
    invitations: Invitations
    audit: Audit
    stores: Stores

    async def __aenter__(self) -> Self: ...
    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
    async def commit(self) -> None:
        """Make it durable, once per inbound update.

        raises  Conflict when somebody changed the same thing at the same moment
        """
        ...


class Begin(Protocol):
    """How services start a transaction: `async with self.begin() as uow:`.

    write False: a cheap reading transaction on which commit() is not allowed.
    """

    def __call__(self, *, write: bool = True) -> UnitOfWork: ...
