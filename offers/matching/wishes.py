"""What a person wishes of a home, each wish as a curve from 1 (fits) to 0 (does not).

Hard only when the person said "must", and then with a tolerance; None is what the offer does not
say: it never excludes, counts by a prior and becomes a question to the landlord. Weights and
curves are here, adding them up is `offers.matching.homes`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from offers.catalogue import Home, Listing, Pets
from offers.matching.places import (
    RADIUS_KM,
    PlaceIndex,
    Point,
    distance_km,
    nearness,
    shown_km,
    too_far_km,
)
from offers.matching.reasons import Fact
from offers.people import CostKind, HomeNeed

HEATING_CENTS = 300
"""Estimated warm minus cold rent, each square metre and month."""
MUST, IMPORTANT, NICE = 4.0, 2.0, 1.0

_OVER_BUDGET = 0.25
_UNDER_AREA = 0.3
_PER_ROOM = 0.6
_ROOM_FLOOR = 1 - _PER_ROOM
_LATE_DAYS = 120
_TOO_LATE_DAYS = 180
_BARRIER_WORTH = (0.0, 0.5, 1.0, 1.0)
_PETS_WORTH = {Pets.YES: 1.0, Pets.ON_REQUEST: 0.6, Pets.NO: 0.0}


@dataclass(frozen=True, slots=True)
class HomeRow:
    """An open home with what is looked up once."""

    listing: Listing
    home: Home
    point: Point | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One wish. raw: its curve, 1 at best, below 0 when far off, None when the offer is silent.

    prior: what silence is worth. floor: a must is broken where raw is below it. say: text key and
    facts for one home.
    """

    names: frozenset[str]
    weight: float
    prior: float
    floor: float
    raw: Callable[[HomeRow], float | None]
    say: Callable[[HomeRow], tuple[str, Mapping[str, Fact]]]
    must: bool = False

    def breaks(self, raw: float | None) -> bool:
        """Say whether a curve value breaks this wish as a must."""
        return self.must and raw is not None and raw < self.floor

    def worth(self, raw: float | None) -> float:
        """Return what a curve value adds, 0..1."""
        return self.prior if raw is None else min(1.0, max(0.0, raw))


def wishes(need: HomeNeed, places: PlaceIndex) -> tuple[Wish, ...]:
    """Return what a need wishes, in the order a person would read it; musts weigh most."""
    return tuple(
        replace(wish, weight=MUST, must=True) if wish.names & need.musts else wish
        for wish in _all_wishes(need, places)
    )


def _all_wishes(need: HomeNeed, places: PlaceIndex) -> Iterator[Wish]:
    point = places.find(need.place)
    if need.rooms_min is not None:
        yield _rooms(need.rooms_min)
    if need.area_min:
        yield _area(need.area_min)
    if need.cost_max:
        yield _cost(need.cost_max, need.cost_kind)
    if point is not None:
        yield _distance(point, places.name(need.place), need.radius_km or RADIUS_KM)
    if need.from_date is not None:
        yield _date(need.from_date)
    if need.pets:
        yield _pets()
    if need.barrier_free:
        yield _barrier()
    if need.furnished:
        yield _yes_or_no("furnished", lambda row: row.home.furnished)
    if need.short_let:
        yield _yes_or_no("short_let", lambda row: row.home.short_let)


def _rooms(least: float) -> Wish:
    def raw(row: HomeRow) -> float | None:
        rooms = row.home.rooms
        return None if rooms is None else 1 - _PER_ROOM * max(0.0, least - rooms)

    return Wish(
        names=frozenset({"rooms_min"}),
        weight=IMPORTANT,
        prior=0.6,
        floor=_ROOM_FLOOR - 1e-9,
        raw=raw,
        say=lambda row: ("rooms", _known(rooms=row.home.rooms, wanted=least)),
    )


def _area(least: int) -> Wish:
    def raw(row: HomeRow) -> float | None:
        area = row.home.area
        return None if area is None else 1 - max(0, least - area) / least / _UNDER_AREA

    def say(row: HomeRow) -> tuple[str, Mapping[str, Fact]]:
        area = None if row.home.area is None else row.home.area / 10
        return "area", _known(area=area, wanted=least / 10)

    return Wish(
        names=frozenset({"area_min"}), weight=IMPORTANT, prior=0.6, floor=-1e-9, raw=raw, say=say
    )


def _cost(most: int, kind: CostKind) -> Wish:
    def raw(row: HomeRow) -> float | None:
        cents, estimated = cost(row.home, kind)
        if cents is None:
            return None
        value = 1 - max(0, cents - most) / most / _OVER_BUDGET
        return max(0.0, value) if estimated else value  # an estimate never excludes

    def say(row: HomeRow) -> tuple[str, Mapping[str, Fact]]:
        cents, estimated = cost(row.home, kind)
        euros = None if cents is None else round(cents / 100)
        over = None if cents is None else round(max(0, cents - most) / 100)
        key = f"cost-{kind.value}"
        return (f"{key}-estimated" if estimated else key), _known(cost=euros, over=over)

    return Wish(
        names=frozenset({"cost_max"}), weight=IMPORTANT, prior=0.6, floor=-1e-9, raw=raw, say=say
    )


def cost(home: Home, kind: CostKind) -> tuple[int | None, bool]:
    """Return what a home costs in a sense, in cents, and whether that is our estimate."""
    if kind is CostKind.PRICE:
        return home.price_cents, False
    if kind is CostKind.COLD:
        return home.cold_cents, False
    if home.warm_cents is not None or home.cold_cents is None:
        return home.warm_cents, False
    if home.extra_cents is not None:
        return home.cold_cents + home.extra_cents, True
    if home.area is not None:
        return home.cold_cents + HEATING_CENTS * home.area // 10, True
    return None, False


def _distance(point: Point, place: str, radius: int) -> Wish:
    def raw(row: HomeRow) -> float | None:
        if row.point is None:
            return None
        return nearness(distance_km(point, row.point), radius)

    def say(row: HomeRow) -> tuple[str, Mapping[str, Fact]]:
        km = None if row.point is None else shown_km(distance_km(point, row.point))
        return "distance", _known(km=km, place=place)

    return Wish(
        names=frozenset({"place", "radius_km"}),
        weight=IMPORTANT,
        prior=0.5,
        floor=nearness(too_far_km(radius), radius) - 1e-9,
        raw=raw,
        say=say,
    )


def _date(wanted: date) -> Wish:
    def raw(row: HomeRow) -> float | None:
        free = row.home.available_from
        return None if free is None else 1 - max(0, (free - wanted).days) / _LATE_DAYS

    def say(row: HomeRow) -> tuple[str, Mapping[str, Fact]]:
        free = row.home.available_from
        if free is None:
            return "date", {}
        return "date", {"day": free.day, "month": free.month, "year": str(free.year)}

    floor = 1 - _TOO_LATE_DAYS / _LATE_DAYS - 1e-9
    names = frozenset({"from_date"})
    return Wish(names=names, weight=NICE, prior=0.7, floor=floor, raw=raw, say=say)


def _pets() -> Wish:
    def raw(row: HomeRow) -> float | None:
        return None if row.home.pets is None else _PETS_WORTH[row.home.pets]

    def say(row: HomeRow) -> tuple[str, Mapping[str, Fact]]:
        return "pets", _known(pets=row.home.pets.value if row.home.pets else None)

    names = frozenset({"pets"})
    return Wish(names=names, weight=IMPORTANT, prior=0.5, floor=0.3, raw=raw, say=say)


def _barrier() -> Wish:
    def raw(row: HomeRow) -> float | None:
        level = row.home.barrier
        return None if level is None else _BARRIER_WORTH[max(0, min(level, 3))]

    def say(row: HomeRow) -> tuple[str, Mapping[str, Fact]]:
        return "barrier", _known(level=row.home.barrier)

    names = frozenset({"barrier_free"})
    return Wish(names=names, weight=IMPORTANT, prior=0.35, floor=0.75, raw=raw, say=say)


def _yes_or_no(name: str, of: Callable[[HomeRow], bool | None]) -> Wish:
    def raw(row: HomeRow) -> float | None:
        answer = of(row)
        return None if answer is None else float(answer)

    key = name.replace("_", "-")
    return Wish(
        names=frozenset({name}),
        weight=NICE,
        prior=0.3,
        floor=0.5,
        raw=raw,
        say=lambda _: (key, {}),
    )


def _known(**facts: Fact | None) -> dict[str, Fact]:
    return {key: fact for key, fact in facts.items() if fact is not None}
