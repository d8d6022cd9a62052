"""The questions the house asks: jobs, homes, both together, near misses, small concessions.

A `Snapshot` holds every open offer ready for them and never changes; an import makes the next one,
and the caller swaps it in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from offers.catalogue import Home, Listing, OfferState
from offers.matching import homes
from offers.matching.jobs import JobSearch
from offers.matching.occupations import Vocabulary
from offers.matching.places import RADIUS_KM, PlaceIndex, distance_km, nearness
from offers.matching.reasons import Match, Miss, Package, Relaxation
from offers.matching.shelf import JobShelf
from offers.matching.understanding import Understanding
from offers.matching.wishes import HomeRow
from offers.people import HomeNeed, JobNeed

DETOUR = 1.3
"""Roads are longer than straight lines by about this."""

_PARTS = 30
_FAR_COMMUTE = 0.5
_UNKNOWN_COMMUTE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Every open offer at one moment, sorted for matching. Immutable."""

    vocabulary: Vocabulary
    places: PlaceIndex
    jobs: JobShelf
    homes: dict[int, HomeRow]

    @classmethod
    def build(cls, listings: Iterable[Listing], vocabulary: Vocabulary, places: PlaceIndex) -> Self:
        """Return a snapshot of the open ones among listings."""
        shelf = JobShelf.empty(vocabulary.weights)
        empty = cls(vocabulary=vocabulary, places=places, jobs=shelf, homes={})
        return empty.updated(listings, ())

    def updated(self, changed: Iterable[Listing], gone: Iterable[int]) -> Self:
        """Return the next snapshot: listings changed or new (the last word on each), ids gone."""
        changed = tuple({listing.id: listing for listing in changed}.values())
        gone = frozenset(gone)
        rows = {number: row for number, row in self.homes.items() if number not in gone}
        for listing in changed:
            rows.pop(listing.id, None)
            home = listing.offer.details
            if isinstance(home, Home) and listing.offer.state is OfferState.OPEN:
                rows[listing.id] = HomeRow(listing, home, self.places.locate(listing.offer.place))
        moved = gone | {one.id for one in changed if isinstance(one.offer.details, Home)}
        return type(self)(
            vocabulary=self.vocabulary,
            places=self.places,
            jobs=self.jobs.updated(changed, moved, self.vocabulary, self.places),
            homes=rows,
        )

    def renewed(self, listings: Iterable[Listing]) -> Self:
        """Return the snapshot of exactly these listings; titles seen before are not read again."""
        listings = tuple(listings)
        known = self.homes.keys() | self.jobs.rows.keys()
        return self.updated(listings, known - {listing.id for listing in listings})


def match_jobs(
    snapshot: Snapshot,
    need: JobNeed,
    *,
    limit: int = 5,
    understanding: Understanding | None = None,
    refused: frozenset[int] = frozenset(),
) -> tuple[Match, ...]:
    """Return the jobs that fit best. understanding: spares understanding `need.said` again."""
    return _job_search(snapshot, need, understanding, refused).best(limit)


def match_homes(
    snapshot: Snapshot, need: HomeNeed, *, limit: int = 5, refused: frozenset[int] = frozenset()
) -> tuple[Match, ...]:
    """Return the homes that break no hard rule, best first."""
    rows = snapshot.homes.values()
    return homes.best_homes(rows, need, snapshot.places, limit=limit, refused=refused)


def match_packages(
    snapshot: Snapshot,
    job: JobNeed,
    home: HomeNeed,
    *,
    limit: int = 3,
    understanding: Understanding | None = None,
    refused: frozenset[int] = frozenset(),
) -> tuple[Package, ...]:
    """Return pairs of a good job and a good home near each other; no offer stands in two pairs."""
    found = match_jobs(snapshot, job, limit=_PARTS, understanding=understanding, refused=refused)
    flats = match_homes(snapshot, home, limit=_PARTS, refused=refused)
    radius = job.radius_km or RADIUS_KM
    pairs = [_package(snapshot, one, flat, radius) for one in found for flat in flats]
    pairs.sort(key=lambda pair: (-pair.score, pair.job.listing.id, pair.home.listing.id))
    chosen: list[Package] = []
    taken: set[int] = set()
    for pair in pairs:
        both = {pair.job.listing.id, pair.home.listing.id}
        if len(chosen) < limit and not both & taken:
            chosen.append(pair)
            taken |= both
    return tuple(chosen)


def nearest_misses(
    snapshot: Snapshot, need: JobNeed | HomeNeed, *, limit: int = 3
) -> tuple[Miss, ...]:
    """Return the offers that one rule or must kept out, with what failed."""
    if isinstance(need, JobNeed):
        return _job_search(snapshot, need, None, frozenset()).nearly(limit)
    return homes.near_homes(snapshot.homes.values(), need, snapshot.places, limit=limit)


def relaxations(snapshot: Snapshot, need: HomeNeed) -> tuple[Relaxation, ...]:
    """Return what each small concession would bring."""
    return homes.giving_way(snapshot.homes.values(), need, snapshot.places)


def _job_search(
    snapshot: Snapshot,
    need: JobNeed,
    understanding: Understanding | None,
    refused: frozenset[int],
) -> JobSearch:
    return JobSearch(
        shelf=snapshot.jobs,
        vocabulary=snapshot.vocabulary,
        places=snapshot.places,
        need=need,
        understood=understanding,
        refused=refused,
    )


def _package(snapshot: Snapshot, job: Match, home: Match, radius: int) -> Package:
    work, flat = (snapshot.places.locate(one.listing.offer.place) for one in (job, home))
    if work is None or flat is None:
        commute, near = None, _UNKNOWN_COMMUTE
    else:
        commute = round(DETOUR * distance_km(work, flat), 1)
        near = nearness(commute, DETOUR * radius)
    both = (job.score + home.score) / 2
    return Package(
        job=job,
        home=home,
        score=round(both * (_FAR_COMMUTE + (1 - _FAR_COMMUTE) * near)),
        commute_km=commute,
    )
