"""Persons and offers in memory, as `storage.repositories.people` and `.listings` keep them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from offers.catalogue import Listing, Offer, OfferKind, OfferState
from offers.errors import Conflict, Gone
from offers.people import Person, Profile
from offers.privacy import Consent, Purpose
from tests.fake_shelf import Draught


class FakePeople:
    """Persons."""

    def __init__(self, draught: Draught) -> None:
        self._on = draught

    async def get(self, person_id: int) -> Person:
        """Return the person, or raise Gone."""
        if person_id not in self._on.shelf.people:
            raise Gone
        return self._on.shelf.people[person_id]

    async def find(self, channel: str, address: str) -> Person | None:
        """Return the person with that address."""
        everybody = self._on.shelf.people.values()
        return next((p for p in everybody if (p.channel, p.address) == (channel, address)), None)

    async def add(
        self, *, channel: str, address: str, name: str, language: str, now: datetime
    ) -> Person:
        """Enter somebody new, or raise Conflict."""
        if await self.find(channel, address) is not None:
            raise Conflict
        person = Person(
            id=self._on.shelf.count("person"),
            channel=channel,
            address=address,
            name=name,
            language=language,
            created_at=now,
        )
        await self._keep(person)
        return person

    async def save(self, person: Person) -> None:
        """Store the person, or raise Gone."""
        await self.get(person.id)
        await self._keep(person)

    async def _keep(self, person: Person) -> None:
        self._on.shelf.people[person.id] = person
        self._on.people.add(person.id)


class FakeProfiles:
    """What persons told us."""

    def __init__(self, draught: Draught) -> None:
        self._on = draught

    async def find(self, person_id: int) -> Profile | None:
        """Return the profile."""
        return self._on.shelf.profiles.get(person_id)

    async def save(self, person_id: int, profile: Profile, now: datetime) -> None:  # noqa: ARG002 - the port's moment, which only SQL keeps
        """Store the profile."""
        self._on.shelf.ensure_person(person_id)
        self._on.shelf.profiles[person_id] = profile
        self._on.people.add(person_id)


class FakeConsents:
    """The consent ledger."""

    def __init__(self, draught: Draught) -> None:
        self._on = draught

    async def find(self, person_id: int, purpose: Purpose) -> Consent | None:
        """Return the newest consent in force."""
        entries = await self.all_of(person_id)
        return next((c for c in reversed(entries) if c.purpose is purpose and c.holds), None)

    async def all_of(self, person_id: int) -> Sequence[Consent]:
        """Return every entry, oldest first."""
        return [c for c in self._on.shelf.consents.values() if c.person_id == person_id]

    async def add(self, consent: Consent) -> None:
        """Enter a consent unless it is in force."""
        self._on.shelf.ensure_person(consent.person_id)
        same = (consent.purpose, consent.text_version)
        entries = await self.all_of(consent.person_id)
        if not any(c.holds and (c.purpose, c.text_version) == same for c in entries):
            self._on.shelf.consents[self._on.shelf.count("consent")] = consent
        self._on.people.add(consent.person_id)

    async def withdraw(self, person_id: int, purposes: Iterable[Purpose], now: datetime) -> int:
        """Withdraw what is in force; return how many."""
        wanted = set(purposes)
        held = [
            (key, consent)
            for key, consent in self._on.shelf.consents.items()
            if consent.person_id == person_id and consent.purpose in wanted and consent.holds
        ]
        self._on.shelf.consents |= {key: replace(one, withdrawn_at=now) for key, one in held}
        self._on.people.add(person_id)
        return len(held)


class FakeListings:
    """The offers in our books."""

    def __init__(self, draught: Draught) -> None:
        self._on = draught

    async def get(self, listing_id: int) -> Listing:
        """Return the listing, or raise Gone."""
        if listing_id not in self._on.shelf.listings:
            raise Gone
        return self._on.shelf.listings[listing_id]

    async def many(self, listing_ids: Sequence[int]) -> Sequence[Listing]:
        """Return those that exist, in the order asked for."""
        known = self._on.shelf.listings
        return [known[one] for one in listing_ids if one in known]

    async def all(
        self, kind: OfferKind | None = None, *, open_only: bool = True
    ) -> Sequence[Listing]:
        """Return the listings, oldest first."""
        return [
            listing
            for listing in self._on.shelf.listings.values()
            if kind in (None, listing.offer.kind)
            and (not open_only or listing.offer.state is OfferState.OPEN)
        ]

    async def of_provider(self, provider: str) -> dict[str, Listing]:
        """Return every listing of a provider by external id."""
        everything = self._on.shelf.listings.values()
        return {one.offer.external_id: one for one in everything if one.offer.provider == provider}

    async def add_many(self, offers: Sequence[Offer], now: datetime) -> None:
        """Enter new offers, or raise Conflict."""
        for offer in offers:
            if offer.external_id in await self.of_provider(offer.provider):
                raise Conflict
            number = self._on.shelf.count("listing")
            self._keep(Listing(id=number, offer=offer, first_seen=now, last_seen=now))

    async def replace_many(self, changed: Sequence[tuple[int, Offer]], now: datetime) -> None:
        """Give listings new content and last_seen."""
        for listing_id, offer in changed:
            self._keep(replace(await self.get(listing_id), offer=offer, last_seen=now))

    async def seen_many(self, listing_ids: Sequence[int], now: datetime) -> None:
        """Note that an import has seen these listings."""
        for listing_id in listing_ids:
            self._keep(replace(await self.get(listing_id), last_seen=now))

    async def expire_many(self, listing_ids: Sequence[int], now: datetime) -> None:  # noqa: ARG002 - the port's moment, which nobody keeps yet
        """End these listings."""
        for listing_id in listing_ids:
            listing = await self.get(listing_id)
            self._keep(replace(listing, offer=replace(listing.offer, state=OfferState.EXPIRED)))

    async def revision(self) -> int:
        """Return how many commits have changed a listing."""
        return self._on.shelf.counters.get("revision", 0)

    def _keep(self, listing: Listing) -> None:
        self._on.shelf.listings[listing.id] = listing
        self._on.listings = True


class FakeMarks:
    """What persons made of offers."""

    def __init__(self, draught: Draught) -> None:
        self._on = draught

    async def set(self, person_id: int, listing_id: int, mark: str, now: datetime) -> None:
        """Set the mark in place of another."""
        self._on.shelf.ensure_person(person_id)
        self._on.shelf.ensure_listing(listing_id)
        self._on.shelf.marks[person_id, listing_id] = (mark, now)
        self._on.people.add(person_id)

    async def clear(self, person_id: int, listing_id: int) -> None:
        """Remove the mark."""
        self._on.shelf.marks.pop((person_id, listing_id), None)
        self._on.people.add(person_id)

    async def of(self, person_id: int, mark: str) -> Sequence[int]:
        """Return listing ids, newest first."""
        found = [
            (at, listing_id)
            for (whose, listing_id), (what, at) in self._on.shelf.marks.items()
            if (whose, what) == (person_id, mark)
        ]
        return [listing_id for _, listing_id in sorted(found, reverse=True)]
