"""Homes for a need: hard rules exclude, wishes order, and what is silent is asked.

The curves are `offers.matching.wishes`. Score: weighted mean of all wishes, times the root of what
the musts leave, so that one bad must cannot be bought off with three nice extras.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from heapq import nlargest
from math import sqrt

from offers.matching.places import RADIUS_KM, PlaceIndex
from offers.matching.reasons import Fact, Match, Miss, Reason, Relaxation
from offers.matching.wishes import HomeRow, Wish, wishes
from offers.people import HomeNeed

_MUST_FLOOR = 0.35
_FURTHER_KM = 10
_MORE_BUDGET = 0.1
_LESS_AREA = 100
_LATER_DAYS = 60


def best_homes(
    rows: Iterable[HomeRow],
    need: HomeNeed,
    places: PlaceIndex,
    *,
    limit: int,
    refused: frozenset[int] = frozenset(),
) -> tuple[Match, ...]:
    """Return the homes that break no hard rule, best first, each explained."""
    asked = wishes(need, places)
    scored = (
        (score, -row.listing.id, row)
        for row in rows
        if row.listing.id not in refused and broken_rule(row, need) is None
        for score in (score_of(row, asked),)
        if score is not None
    )
    best = nlargest(limit, scored, key=lambda entry: entry[:2])
    return tuple(_explain(row, asked, need, score) for score, _, row in best)


def score_of(row: HomeRow, asked: tuple[Wish, ...]) -> float | None:
    """Return how well a home does by the wishes, 0..1; None when a must is broken."""
    total = weights = 0.0
    musts = 1.0
    for wish in asked:
        raw = wish.raw(row)
        if wish.breaks(raw):
            return None
        worth = wish.worth(raw)
        total += wish.weight * worth
        weights += wish.weight
        if wish.must:
            musts *= _MUST_FLOOR + (1 - _MUST_FLOOR) * worth
    return total / weights * sqrt(musts) if weights else 1.0


def broken_rule(row: HomeRow, need: HomeNeed) -> Reason | None:
    """Return the rule that always holds and this home breaks: kind, persons, permit."""
    home = row.home
    if home.deal is not need.deal:
        return Reason(key="deal", facts={"deal": home.deal.value})
    if home.persons_max is not None and (need.persons or 0) > home.persons_max:
        return Reason(key="persons", facts={"persons": home.persons_max})
    if home.permit_required and need.permit_held is False:
        return Reason(key="permit")
    return None


def near_homes(
    rows: Iterable[HomeRow], need: HomeNeed, places: PlaceIndex, *, limit: int
) -> tuple[Miss, ...]:
    """Return the homes of the right kind that break fewest rules and musts, then by the rest."""
    asked = wishes(need, places)
    missed = [miss for row in rows for miss in _misses(row, need, asked)]
    missed.sort(key=lambda found: (found[0], -found[1].score, found[1].listing.id))
    return tuple(miss for _, miss in missed[:limit])


def _misses(row: HomeRow, need: HomeNeed, asked: tuple[Wish, ...]) -> Iterator[tuple[int, Miss]]:
    rule = broken_rule(row, need)
    if rule is not None and rule.key == "deal":
        return
    musts = [wish for wish in asked if wish.breaks(wish.raw(row))]
    if rule is None and not musts:
        return
    score = score_of(row, tuple(wish for wish in asked if wish not in musts))
    failed = rule or _reason(musts[0], row)
    miss = Miss(listing=row.listing, score=round(100 * (score or 0)), failed=failed)
    yield len(musts) + (rule is not None), miss


def giving_way(
    rows: Iterable[HomeRow], need: HomeNeed, places: PlaceIndex
) -> tuple[Relaxation, ...]:
    """Return what each small concession brings, most first; those that bring nothing are left out.

    A home counts when it misses no wish, as far as its provider told.
    """
    rows = [row for row in rows if row.home.deal is need.deal]
    fitting = _fitting(rows, need, places)
    found = [
        Relaxation(key=key, facts=facts, more=len(_fitting(rows, eased, places) - fitting))
        for key, facts, eased in _concessions(need, places)
    ]
    return tuple(sorted((one for one in found if one.more), key=lambda one: (-one.more, one.key)))


def _fitting(rows: Iterable[HomeRow], need: HomeNeed, places: PlaceIndex) -> set[int]:
    asked = wishes(need, places)
    return {
        row.listing.id
        for row in rows
        if broken_rule(row, need) is None
        and all(raw is None or raw >= 1 for raw in (wish.raw(row) for wish in asked))
    }


def _concessions(
    need: HomeNeed, places: PlaceIndex
) -> Iterator[tuple[str, dict[str, Fact], HomeNeed]]:
    if places.find(need.place) is not None:
        further = (need.radius_km or RADIUS_KM) + _FURTHER_KM
        yield "radius", {"km": _FURTHER_KM}, replace(need, radius_km=further)
    if need.rooms_min is not None and need.rooms_min > 1:
        yield "rooms", {"rooms": 1}, replace(need, rooms_min=need.rooms_min - 1)
    if need.area_min is not None and need.area_min > _LESS_AREA:
        area = need.area_min - _LESS_AREA
        yield "area", {"area": _LESS_AREA // 10}, replace(need, area_min=area)
    if need.cost_max:
        more = max(1, round(need.cost_max * _MORE_BUDGET / 1000)) * 1000
        yield "cost", {"cost": more // 100}, replace(need, cost_max=need.cost_max + more)
    if need.from_date is not None:
        later = need.from_date + timedelta(days=_LATER_DAYS)
        yield "date", {"days": _LATER_DAYS}, replace(need, from_date=later)
    yield from _given_up(need)


def _given_up(need: HomeNeed) -> Iterator[tuple[str, dict[str, Fact], HomeNeed]]:
    if need.pets:
        yield "pets", {}, replace(need, pets=None)
    if need.barrier_free:
        yield "barrier", {}, replace(need, barrier_free=None)
    if need.furnished:
        yield "furnished", {}, replace(need, furnished=None)
    if need.short_let:
        yield "short-let", {}, replace(need, short_let=None)


def _explain(row: HomeRow, asked: tuple[Wish, ...], need: HomeNeed, score: float) -> Match:
    found = [(wish, wish.raw(row)) for wish in asked]
    weight = sum(wish.weight for wish in asked)
    known = sum(wish.weight for wish, raw in found if raw is not None)
    permit = (Reason(key="permit"),) if row.home.permit_required else ()
    return Match(
        listing=row.listing,
        score=round(100 * score),
        reasons=_said(row, found, lambda raw: raw is not None and raw >= 1)
        + (permit if need.permit_held else ()),
        misfits=_said(row, found, lambda raw: raw is not None and raw < 1),
        unknowns=_said(row, found, lambda raw: raw is None)
        + (permit if need.permit_held is None else ()),
        coverage=round(100 * known / weight) if weight else 100,
    )


def _said(
    row: HomeRow, found: list[tuple[Wish, float | None]], takes: Callable[[float | None], bool]
) -> tuple[Reason, ...]:
    return tuple(_reason(wish, row) for wish, raw in found if takes(raw))


def _reason(wish: Wish, row: HomeRow) -> Reason:
    key, facts = wish.say(row)
    return Reason(key=key, facts=facts)
