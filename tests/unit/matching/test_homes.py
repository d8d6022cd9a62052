"""Homes: hard rules, soft curves, silence, and what giving way brings."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from offers.catalogue import Deal, Home, Listing, OfferState, Pets, Place
from offers.county import Municipality
from offers.matching import (
    Match,
    PlaceIndex,
    Snapshot,
    Vocabulary,
    match_homes,
    nearest_misses,
    relaxations,
)
from offers.people import CostKind, HomeNeed
from tests.builders import a_home_offer, a_listing

PLACES = PlaceIndex.of(
    (
        Municipality(name="Diepholz", postcodes=("49356",), lat=52.607, lon=8.371),
        Municipality(name="Sulingen", postcodes=("27232",), lat=52.683, lon=8.809),
    )
)
EMPTY = Snapshot.build((), Vocabulary(()), PLACES)


def found(need: HomeNeed, *listings: Listing) -> tuple[Match, ...]:
    return match_homes(EMPTY.updated(listings, ()), need)


def score(need: HomeNeed, **facts: object) -> int | None:
    matches = found(need, a_listing(a_home_offer(**facts)))
    return matches[0].score if matches else None


def keys(reasons: tuple[Any, ...]) -> list[str]:
    return [reason.key for reason in reasons]


@pytest.mark.parametrize(
    ("need", "facts"),
    [
        ({}, {"deal": Deal.BUY}),
        ({}, {"state": OfferState.TAKEN}),
        ({}, {"state": OfferState.RESERVED}),
        ({"persons": 4}, {"persons_max": 3}),
        ({"permit_held": False}, {"permit_required": True}),
    ],
)
def test_hard_rule_always_excludes(need: dict[str, Any], facts: dict[str, Any]) -> None:
    assert score(HomeNeed(deal=Deal.RENT, **need), **facts) is None


MUSTS: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    ("cost_max", {"cost_max": 80_000}, {"warm_cents": 100_000}, {"warm_cents": 100_001}),
    ("area_min", {"area_min": 1000}, {"area": 700}, {"area": 699}),
    ("rooms_min", {"rooms_min": 3.0}, {"rooms": 2.0}, {"rooms": 1.5}),
    ("pets", {"pets": True}, {"pets": Pets.ON_REQUEST}, {"pets": Pets.NO}),
    ("barrier_free", {"barrier_free": True}, {"barrier": 2}, {"barrier": 1}),
    ("furnished", {"furnished": True}, {"furnished": True}, {"furnished": False}),
    ("short_let", {"short_let": True}, {"short_let": True}, {"short_let": False}),
    (
        "from_date",
        {"from_date": date(2027, 1, 1)},
        {"available_from": date(2027, 6, 30)},
        {"available_from": date(2027, 7, 1)},
    ),
    (
        "place",
        {"place": "49356", "radius_km": 9},
        {"town": "Sulingen"},
        {"lat": 52.607, "lon": 8.9},
    ),
]


@pytest.mark.parametrize(("name", "wish", "bearable", "too_much"), MUSTS)
def test_must_excludes_only_beyond_its_tolerance(
    name: str, wish: dict[str, Any], bearable: dict[str, Any], too_much: dict[str, Any]
) -> None:
    need = HomeNeed(deal=Deal.RENT, musts=frozenset({name}), **wish)

    assert score(need, **bearable) is not None
    assert score(need, **too_much) is None
    assert score(replace(need, musts=frozenset()), **too_much) is not None


@pytest.mark.parametrize("name", [name for name, *_ in MUSTS])
def test_silence_never_excludes_and_becomes_a_question(name: str) -> None:
    wish = next(wish for key, wish, *_ in MUSTS if key == name)
    silent = replace(a_home_offer(), details=Home(deal=Deal.RENT), place=Place())

    (match,) = found(HomeNeed(deal=Deal.RENT, musts=frozenset({name}), **wish), a_listing(silent))

    assert (len(match.unknowns), match.reasons, match.misfits) == (1, (), ())
    assert match.coverage == 0


def test_everything_wished_is_a_hundred() -> None:
    need = HomeNeed(deal=Deal.RENT, rooms_min=3, area_min=700, cost_max=80_000)

    (match,) = found(need, a_listing(a_home_offer()))

    assert (match.score, match.coverage) == (100, 100)
    assert keys(match.reasons) == ["rooms", "area", "cost-warm"]


def test_soft_curves_fall_as_told() -> None:
    need = HomeNeed(deal=Deal.RENT, cost_max=80_000)

    assert [score(need, warm_cents=cents) for cents in (80_000, 90_000, 100_000, 200_000)] == [
        100,
        50,
        0,
        0,
    ]


def test_estimated_cost_is_marked_and_never_excludes() -> None:
    need = HomeNeed(deal=Deal.RENT, cost_max=50_000, musts=frozenset({"cost_max"}))
    offer = a_home_offer(warm_cents=None, cold_cents=60_000, area=700)

    (match,) = found(need, a_listing(offer))

    assert [(r.key, r.facts["cost"]) for r in match.misfits] == [("cost-warm-estimated", 810)]


def test_price_is_what_buyers_mean() -> None:
    need = HomeNeed(deal=Deal.BUY, cost_max=20_000_000, cost_kind=CostKind.PRICE)

    assert score(need, deal=Deal.BUY, price_cents=19_000_000) == 100


def test_permit_not_known_is_a_question() -> None:
    (match,) = found(HomeNeed(deal=Deal.RENT), a_listing(a_home_offer(permit_required=True)))

    assert keys(match.unknowns) == ["permit"]


def test_coverage_counts_by_weight() -> None:
    need = HomeNeed(deal=Deal.RENT, rooms_min=3, furnished=True)

    (match,) = found(need, a_listing(a_home_offer(furnished=None)))

    assert match.coverage == 67


def test_refused_home_stays_away() -> None:
    snapshot = EMPTY.updated([a_listing(a_home_offer(), id=7)], ())

    assert match_homes(snapshot, HomeNeed(deal=Deal.RENT), refused=frozenset({7})) == ()


def test_nearest_miss_names_what_failed() -> None:
    need = HomeNeed(deal=Deal.RENT, rooms_min=3, pets=True, musts=frozenset({"pets"}))
    snapshot = EMPTY.updated([a_listing(a_home_offer(pets=Pets.NO))], ())

    (miss,) = nearest_misses(snapshot, need)

    assert (miss.failed.key, miss.score) == ("pets", 100)


def test_nearest_misses_put_fewest_failures_first() -> None:
    need = HomeNeed(
        deal=Deal.RENT, pets=True, cost_max=50_000, musts=frozenset({"pets", "cost_max"})
    )
    both = a_home_offer(pets=Pets.NO, warm_cents=90_000, external_id="both")
    one = a_home_offer(pets=Pets.NO, warm_cents=50_000, external_id="one")
    snapshot = EMPTY.updated([a_listing(both, id=1), a_listing(one, id=2)], ())

    assert [miss.listing.id for miss in nearest_misses(snapshot, need)] == [2, 1]


def test_relaxation_counts_what_giving_way_brings() -> None:
    need = HomeNeed(deal=Deal.RENT, rooms_min=4, pets=True, place="Diepholz", radius_km=10)
    fitting = {"rooms": 4.0, "pets": Pets.YES, "town": "Diepholz"}
    homes = [
        a_home_offer(**fitting),
        a_home_offer(**{**fitting, "rooms": 3.0}),
        a_home_offer(**{**fitting, "rooms": 3.5}),
        a_home_offer(**{**fitting, "pets": Pets.NO}),
    ]
    snapshot = EMPTY.updated([a_listing(home, id=n) for n, home in enumerate(homes)], ())

    found = [(one.key, one.more) for one in relaxations(snapshot, need)]

    assert found == [("rooms", 2), ("pets", 1)]
