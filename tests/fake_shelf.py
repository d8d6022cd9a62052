"""Persons, offers, cases and letters in memory: what a fake database holds."""

from copy import copy
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from offers.cases import Case
from offers.catalogue import Listing
from offers.desk import Counsellor, Invitation, Line, Topic
from offers.errors import Conflict
from offers.letters import Letter
from offers.people import Person, Profile
from offers.privacy import Consent


@dataclass
class Shelf:
    """Everything there is, by table. What stands here is frozen, so copies of the dicts suffice."""

    people: dict[int, Person] = field(default_factory=dict)
    profiles: dict[int, Profile] = field(default_factory=dict)
    consents: dict[int, Consent] = field(default_factory=dict)
    listings: dict[int, Listing] = field(default_factory=dict)
    marks: dict[tuple[int, int], tuple[str, datetime]] = field(default_factory=dict)
    cases: dict[int, Case] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    lines: dict[int, Line] = field(default_factory=dict)
    letters: dict[int, Letter] = field(default_factory=dict)
    letter_keys: dict[str, int] = field(default_factory=dict)
    counsellors: dict[int, Counsellor] = field(default_factory=dict)
    invitations: dict[str, Invitation] = field(default_factory=dict)
    used: dict[str, datetime] = field(default_factory=dict)
    audit: dict[int, dict[str, Any]] = field(default_factory=dict)
    effects: set[int] = field(default_factory=set)
    counters: dict[str, int] = field(default_factory=dict)

    def copied(self) -> "Shelf":
        """Return a shelf that can be changed without changing this one."""
        return Shelf(**{one.name: copy(getattr(self, one.name)) for one in fields(self)})

    def count(self, name: str) -> int:
        """Count up and return the number, never the same twice."""
        self.counters[name] = self.counters.get(name, 0) + 1
        return self.counters[name]

    def ensure_person(self, person_id: int) -> None:
        """Refuse what a foreign key would refuse."""
        if person_id not in self.people:
            raise Conflict

    def ensure_listing(self, listing_id: int | None) -> None:
        """Refuse what a foreign key would refuse."""
        if listing_id is not None and listing_id not in self.listings:
            raise Conflict


@dataclass
class Draught:
    """A unit of work's own shelf, and what has been changed on it so far."""

    copied: Shelf
    people: set[int] = field(default_factory=set)
    letters: bool = False
    listings: bool = False
    over: bool = False

    @property
    def shelf(self) -> Shelf:
        """The shelf, until the unit of work is over."""
        if self.over:
            message = "this transaction is over"
            raise RuntimeError(message)
        return self.copied
