"""The books of offers: what a provider's feed creates, changes and ends.

A second import of the same feed changes nothing. Offers end when a full feed no longer names them,
when the feed deletes them, when their own date passes, or when no import saw them for long.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from offers.catalogue import Home, Listing, Offer, OfferKind, OfferState
from offers.feeds import Feed, Skipped
from offers.ports import Begin, Clock, UnitOfWork
from offers.rights import Actor, Right, ensure_may


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, counted in records."""

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    expired: int = 0
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()

    def plus(self, other: "ImportReport") -> "ImportReport":
        """Return both reports as one."""
        return ImportReport(
            read=self.read + other.read,
            created=self.created + other.created,
            updated=self.updated + other.updated,
            unchanged=self.unchanged + other.unchanged,
            expired=self.expired + other.expired,
            skipped=self.skipped + other.skipped,
            warnings=self.warnings + other.warnings,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Changes:
    """What a feed means for the books. gone: listing ids."""

    new: list[Offer]
    changed: list[tuple[int, Offer]]
    same: list[int]
    gone: list[int]


class Books:
    """What providers and operators do with offers."""

    def __init__(self, begin: Begin, clock: Clock, *, listing_days: int) -> None:
        self.begin = begin
        self.clock = clock
        self.listing_days = listing_days

    async def take_in(
        self,
        actor: Actor,
        provider: str,
        feed: Feed,
        *,
        complete: bool = False,
        dry_run: bool = False,
    ) -> ImportReport:
        """Bring the books up to date with a provider's feed and report what that meant.

        complete: the feed is all the provider has of the kinds in it, though it does not say so.
        """
        ensure_may(actor, Right.IMPORT)
        now = self.clock.now()
        async with self.begin() as uow:
            known = await uow.listings.of_provider(provider)
            changes = _compare(known, feed, now.date(), complete=complete)
            if not dry_run:
                await _apply(uow, changes, now)
                await uow.commit()
        return ImportReport(
            read=feed.read,
            created=len(changes.new),
            updated=len(changes.changed),
            unchanged=len(changes.same),
            expired=len(changes.gone),
            skipped=feed.skipped,
            warnings=feed.warnings,
        )

    async def listings(self, kind: OfferKind | None = None) -> Sequence[Listing]:
        """Return the open offers."""
        async with self.begin(write=False) as uow:
            return await uow.listings.all(kind)

    async def expire_due(self) -> int:
        """End open offers whose date passed or that no import saw for the listing period."""
        now = self.clock.now()
        unseen_since = now - timedelta(days=self.listing_days)
        async with self.begin() as uow:
            due = [
                listing.id
                for listing in await uow.listings.all()
                if _is_over(listing.offer, now.date()) or listing.last_seen < unseen_since
            ]
            if due:
                await uow.listings.expire_many(due, now)
                await uow.commit()
        return len(due)


def _compare(known: dict[str, Listing], feed: Feed, today: date, *, complete: bool) -> _Changes:
    changes = _Changes(new=[], changed=[], same=[], gone=[])
    for offer in feed.offers:
        listing = known.get(offer.external_id)
        stored = replace(offer, state=OfferState.EXPIRED) if _is_over(offer, today) else offer
        if listing is None:
            changes.new.append(stored)
        elif listing.offer == stored or _later_the_same(listing.offer, stored):
            changes.same.append(listing.id)
        else:
            changes.changed.append((listing.id, stored))
    named = {offer.external_id for offer in feed.offers}
    whole = {offer.kind for offer in feed.offers} if complete else feed.complete_for
    for external_id, listing in known.items():
        dropped = listing.offer.kind in whole and external_id not in named
        removed = external_id in feed.removed and external_id not in named
        if (dropped or removed) and listing.offer.state is OfferState.OPEN:
            changes.gone.append(listing.id)
    return changes


async def _apply(uow: UnitOfWork, changes: _Changes, now: datetime) -> None:
    if changes.new:
        await uow.listings.add_many(changes.new, now)
    if changes.changed:
        await uow.listings.replace_many(changes.changed, now)
    if changes.same:
        await uow.listings.seen_many(changes.same, now)
    if changes.gone:
        await uow.listings.expire_many(changes.gone, now)


def _later_the_same(known: Offer, offer: Offer) -> bool:
    """Whether only the day has moved on that a word such as "now" stands for."""
    if not isinstance(known.details, Home) or not isinstance(offer.details, Home):
        return False
    if offer.details.available_text is None:
        return False
    day = known.details.available_from
    return known == replace(offer, details=replace(offer.details, available_from=day))


def _is_over(offer: Offer, today: date) -> bool:
    return offer.valid_until is not None and offer.valid_until < today
