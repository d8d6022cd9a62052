"""What a person searches: jobs, homes and both together, remembered or refused.

Holds the snapshot every match is computed on; matching itself is `offers.matching` and runs in a
thread, so that the event loop never waits for it.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from offers.catalogue import Listing
from offers.county import County
from offers.matching import (
    Match,
    Miss,
    Package,
    PlaceIndex,
    Relaxation,
    Snapshot,
    Understanding,
    Vocabulary,
    match_homes,
    match_jobs,
    match_packages,
    nearest_misses,
    relaxations,
)
from offers.people import HomeNeed, JobNeed, Profile
from offers.ports import Begin, Clock
from offers.rights import Actor, Right, ensure_may

REMEMBERED = "remembered"
REFUSED = "refused"

MEANT = frozenset({"rooms_min", "cost_max", "place", "barrier_free", "pets"})
"""What a person who names it means, within the matching's tolerances; all else only orders."""
WAY_TO_WORK_KM = 30
"""How far work may be from where a person wants to live; what is further still is shown as such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search brought, best first; misses and relaxations only when matches is empty."""

    matches: tuple[Match, ...] = ()
    packages: tuple[Package, ...] = ()
    misses: tuple[Miss, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()


class Search:
    """What persons do with offers. The Telegram dialogs and the command line both call this."""

    def __init__(self, begin: Begin, clock: Clock, county: County, vocabulary: Vocabulary) -> None:
        self.begin = begin
        self.clock = clock
        self.county = county
        self.vocabulary = vocabulary
        self.places = PlaceIndex.of(county.municipalities)
        self.snapshot = Snapshot.build((), vocabulary, self.places)
        self._revision = -1

    async def refresh(self) -> bool:
        """Take in what imports changed; return whether anything had. Cheap when nothing did."""
        async with self.begin(write=False) as uow:
            revision = await uow.listings.revision()
            if revision == self._revision:
                return False
            listings = await uow.listings.all()
        self.snapshot = await asyncio.to_thread(self.snapshot.renewed, listings)
        self._revision = revision
        return True

    async def understand(self, said: str, language: str) -> Understanding:
        """Return which occupations somebody's own words mean."""
        return await asyncio.to_thread(self.vocabulary.understand, said, language)

    def occupation(self, code: str, language: str) -> str:
        """Return the title of a KldB code in a language."""
        return self.vocabulary.title(code, language)

    async def jobs(self, actor: Actor, *, partner: bool = False, limit: int = 20) -> Found:
        """Match the person's (or their partner's) job need, without what they refused."""
        profile, refused = await self._wishes(actor)
        need = _near_home(profile.partner_job if partner else profile.job, profile)
        return await asyncio.to_thread(self._find_jobs, need, refused, limit)

    async def homes(self, actor: Actor, *, limit: int = 20) -> Found:
        """Match the person's home need, without what they refused."""
        profile, refused = await self._wishes(actor)
        if profile.home is None:
            return Found()
        return await asyncio.to_thread(self._find_homes, _meant(profile.home), refused, limit)

    async def packages(self, actor: Actor, *, limit: int = 10) -> Found:
        """Match jobs and homes within reach of each other."""
        profile, refused = await self._wishes(actor)
        if profile.home is None or profile.job is None:
            return Found()
        job, home = _near_home(profile.job, profile), _meant(profile.home)
        packages = await asyncio.to_thread(
            match_packages, self.snapshot, job, home, limit=limit, refused=refused
        )
        return Found(packages=packages)

    def best_of(
        self, profile: Profile, refused: frozenset[int], *, limit: int
    ) -> tuple[Match, ...]:
        """Return the best jobs, then the best homes for a profile. Blocks; call it in a thread."""
        job, home = profile.job and _near_home(profile.job, profile), profile.home
        jobs = self._find_jobs(job, refused, limit) if job else Found()
        homes = self._find_homes(_meant(home), refused, limit) if home else Found()
        return jobs.matches + homes.matches

    async def listing(self, actor: Actor, listing_id: int) -> Listing:
        """Return one offer.

        raises  Gone when it is no longer in the books
        """
        ensure_may(actor, Right.SEARCH)
        async with self.begin(write=False) as uow:
            return await uow.listings.get(listing_id)

    async def remember(self, actor: Actor, *listing_ids: int) -> None:
        """Keep offers for the person; remembering twice changes nothing."""
        await self._mark(actor, listing_ids, REMEMBERED)

    async def refuse(self, actor: Actor, listing_id: int) -> None:
        """Never show this offer to the person again."""
        await self._mark(actor, (listing_id,), REFUSED)

    async def forget_mark(self, actor: Actor, *listing_ids: int) -> None:
        """Drop what the person made of offers."""
        async with self.begin() as uow:
            for listing_id in listing_ids:
                await uow.marks.clear(actor.person_id, listing_id)
            await uow.commit()

    async def remembered(self, actor: Actor) -> Sequence[Listing]:
        """Return the offers the person remembers, newest first, gone ones left out."""
        async with self.begin(write=False) as uow:
            return await uow.listings.many(await uow.marks.of(actor.person_id, REMEMBERED))

    async def _mark(self, actor: Actor, listing_ids: tuple[int, ...], mark: str) -> None:
        ensure_may(actor, Right.SEARCH)
        async with self.begin() as uow:
            for listing_id in listing_ids:
                await uow.listings.get(listing_id)
                await uow.marks.set(actor.person_id, listing_id, mark, self.clock.now())
            await uow.commit()

    async def _wishes(self, actor: Actor) -> tuple[Profile, frozenset[int]]:
        ensure_may(actor, Right.SEARCH)
        async with self.begin(write=False) as uow:
            profile = await uow.profiles.find(actor.person_id)
            refused = await uow.marks.of(actor.person_id, REFUSED)
        return profile or Profile(), frozenset(refused)

    def _find_jobs(self, need: JobNeed, refused: frozenset[int], limit: int) -> Found:
        matches = match_jobs(self.snapshot, need, limit=limit, refused=refused)
        if matches:
            return Found(matches=matches)
        return Found(misses=nearest_misses(self.snapshot, need))

    def _find_homes(self, need: HomeNeed, refused: frozenset[int], limit: int) -> Found:
        matches = match_homes(self.snapshot, need, limit=limit, refused=refused)
        if matches:
            return Found(matches=matches)
        return Found(
            misses=nearest_misses(self.snapshot, need),
            relaxations=relaxations(self.snapshot, need),
        )


def _meant(need: HomeNeed) -> HomeNeed:
    return replace(need, musts=need.musts | MEANT)


def _near_home(need: JobNeed | None, profile: Profile) -> JobNeed:
    """Return the need with the place where the person wants to live, if they named no other.

    The way to work may be longer than the way to the favourite village.
    """
    need, home = need or JobNeed(), profile.home
    if need.place is not None or home is None or home.place is None:
        return need
    return replace(need, place=home.place, radius_km=max(home.radius_km or 0, WAY_TO_WORK_KM))
