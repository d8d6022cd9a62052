"""Days as providers write them, read on 22 November 2026."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offers.feeds.dates import availability, find_day, is_now
from tests.unit.feeds.shelf import TODAY


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2027-01-01", date(2027, 1, 1)),
        ("2026-11-02T13:12:33.913", date(2026, 11, 2)),
        ("2026-12-31T23:59:59+01:00", date(2026, 12, 31)),
        ("01.03.2027", date(2027, 3, 1)),
        ("1.3.27", date(2027, 3, 1)),
        ("ab 01.03.", date(2027, 3, 1)),
        ("zum 1. März", date(2027, 3, 1)),
        ("Mitte Mai 2027", date(2027, 5, 15)),
        ("Ende Februar 2028", date(2028, 2, 29)),
        ("from 1 April 2027", date(2027, 4, 1)),
        ("03/2027", date(2027, 3, 1)),
        ("2027-03", date(2027, 3, 1)),
    ],
)
def test_day_is_found_in_every_spelling(written: str, expected: date) -> None:
    assert find_day(written, TODAY) == expected


@pytest.mark.parametrize(
    "written", ["", "nach Vereinbarung", "2026-13-45", "31.02.2027", "1899-01-01", "bald", "3"]
)
def test_day_that_is_none_stays_unknown(written: str) -> None:
    assert find_day(written, TODAY) is None


def test_day_without_year_may_have_just_passed() -> None:
    assert find_day("ab 15.12.", date(2027, 1, 5)) == date(2026, 12, 15)


@pytest.mark.parametrize("written", ["sofort", "ab sofort", "Frei", "asap", "bezugsfrei"])
def test_at_once_means_today(written: str) -> None:
    assert (is_now(written), availability(written, TODAY)) == (True, TODAY)


def test_availability_by_agreement_is_unknown() -> None:
    assert availability("nach Vereinbarung", TODAY) is None


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31)))
def test_german_day_survives_the_round_trip(day: date) -> None:
    assert find_day(f"{day.day}.{day.month}.{day.year}", TODAY) == day


@given(st.text(max_size=60), st.dates(min_value=date(2020, 1, 1), max_value=date(2060, 1, 1)))
def test_day_in_any_text_never_raises(text: str, today: date) -> None:
    found = availability(text, today)

    assert found is None or 2000 <= found.year <= 2100
