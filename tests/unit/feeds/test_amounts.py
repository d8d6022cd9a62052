"""Numbers as German and standard exports write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offers.feeds.amounts import (
    MAX_CENTS,
    area_tenths,
    cents,
    degrees,
    number,
    plot_tenths,
    rooms,
    whole,
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("650", 65_000),
        ("650,00 €", 65_000),
        ("€ 650,5", 65_050),
        ("ca. 650 EUR", 65_000),
        ("1.250,00", 125_000),
        ("1,250.00", 125_000),
        ("1.250", 125_000),
        ("1 250", 125_000),
        ("1'250", 125_000),
        ("249.000", 24_900_000),
        ("1.249.000", 124_900_000),
        ("850,- VB", 85_000),
        (650, 65_000),
        (650.5, 65_050),
    ],
)
def test_cents_understand_what_people_write(written: object, expected: int) -> None:
    assert cents(written) == expected


@pytest.mark.parametrize(
    "written",
    ["", "0", "0,00", "-650", "auf Anfrage", "500-600", "500 bis 600", "1.2.3", None, True],
)
def test_cents_of_no_single_amount_are_unknown(written: object) -> None:
    assert cents(written) is None


@pytest.mark.parametrize("written", [float("nan"), float("inf"), 10**30, "9" * 50])
def test_cents_of_an_absurd_amount_are_unknown(written: object) -> None:
    assert cents(written) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("84,5", 845),
        ("84.50 m²", 845),
        ("84.500", 845),
        ("1.250", 12_500),
        (84.5, 845),
        ("0", None),
    ],
)
def test_area_tells_decimals_from_thousands(written: object, expected: int | None) -> None:
    assert area_tenths(written) == expected


def test_plot_groups_thousands() -> None:
    assert plot_tenths("12.500") == 125_000


@pytest.mark.parametrize(
    ("written", "expected"),
    [("3,5", 3.5), ("3.5", 3.5), ("3½", 3.5), ("2.0", 2.0), ("3 Zimmer", 3.0), ("0", None)],
)
def test_rooms_may_be_halves(written: str, expected: float | None) -> None:
    assert rooms(written) == expected


def test_rooms_beyond_reason_are_unknown() -> None:
    assert rooms("400") is None


def test_degrees_take_point_and_comma() -> None:
    assert (degrees("52,606", 90), degrees("8.371", 180)) == (52.606, 8.371)


def test_degrees_off_the_globe_are_unknown() -> None:
    assert degrees("91", 90) is None


def test_whole_number_keeps_its_bounds() -> None:
    assert [whole(text, -5, 60) for text in ("2", "-1", "61", "EG")] == [2, -1, None, None]


@given(st.integers(min_value=1, max_value=MAX_CENTS))
def test_german_money_survives_the_round_trip(amount: int) -> None:
    written = f"{amount // 100:,}".replace(",", ".") + f",{amount % 100:02d} €"

    assert cents(written) == amount


@given(st.integers(min_value=1, max_value=99_999))
def test_german_area_survives_the_round_trip(tenths: int) -> None:
    written = f"{tenths // 10},{tenths % 10}"

    assert area_tenths(written) == tenths


@given(st.text() | st.floats() | st.integers() | st.none())
def test_number_never_raises(anything: object) -> None:
    found = number(anything, thousands=True)

    assert found is None or found.is_finite()
