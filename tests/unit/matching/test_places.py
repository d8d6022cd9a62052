"""Towns, postcodes and the way between them."""

import pytest

from offers.catalogue import Place
from offers.county import Municipality
from offers.matching import PlaceIndex, distance_km
from offers.matching.places import nearness, shown_km

DIEPHOLZ = Municipality(name="Diepholz", postcodes=("49356",), lat=52.607, lon=8.371)
SULINGEN = Municipality(
    name="Sulingen", postcodes=("27232",), lat=52.683, lon=8.809, parts=("Groß Lessen",)
)
PLACES = PlaceIndex.of((DIEPHOLZ, SULINGEN))


@pytest.mark.parametrize(
    "said", ["Sulingen", "SULINGEN ", "27232", "27232 Sulingen", "Groß Lessen"]
)
def test_place_is_found_however_said(said: str) -> None:
    assert PLACES.find(said) == (52.683, 8.809)
    assert PLACES.name(said) == "Sulingen"


@pytest.mark.parametrize("said", [None, "", "Berlin", "10115"])
def test_place_elsewhere_is_unknown(said: str | None) -> None:
    assert PLACES.find(said) is None
    assert PLACES.name(said) == (said or "")


def test_own_coordinates_win_over_the_town() -> None:
    assert PLACES.locate(Place(town="Sulingen", lat=52.7, lon=8.8)) == (52.7, 8.8)


def test_distance_is_a_straight_line() -> None:
    assert distance_km((52.607, 8.371), (52.683, 8.809)) == pytest.approx(30.8, abs=0.2)
    assert PLACES.distance_km(Place(postcode="49356"), Place(town="Sulingen")) == pytest.approx(
        30.8, abs=0.2
    )


def test_distance_to_nowhere_is_unknown() -> None:
    assert PLACES.distance_km(Place(town="Sulingen"), Place()) is None


def test_nearness_halves_with_each_further_radius() -> None:
    assert [nearness(km, 10) for km in (0, 10, 20, 30)] == [1, 1, 0.5, 0.25]


def test_distance_is_shown_as_people_say_it() -> None:
    assert [shown_km(km) for km in (1.234, 12.6)] == [1.2, 13]
