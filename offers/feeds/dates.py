"""Days out of what offers' providers write: ISO, German, month names, "sofort", "ab 01.03.".

A day without a year is the one from ninety days ago to nine months ahead of today, because feeds
speak of homes that are free now or soon. Nothing here reads a clock: today is handed in.
"""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

_LONGEST = 200
_REMEMBERED = 2048
_LOOK_BACK = timedelta(days=90)
_FIRST_YEAR, _LAST_YEAR = 2000, 2100

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january jan jänner",
            "februar february feb",
            "märz maerz march mär mrz",
            "april apr",
            "mai may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "dezember december dez dec",
        ),
        start=1,
    )
    for name in names.split()
}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?(?!\d)")
_GERMAN = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})[./]\s?(?P<month>\d{1,2})[./]\s?(?P<year>\d{4}|\d{2})?(?!\d)"
)
_NAMED = re.compile(
    r"(?:(?P<day>\d{1,2})\.?\s{0,3})?(?P<part>anfang|mitte|ende)?\s{0,3}"
    rf"\b(?P<name>{_NAMES})\b\.?(?:\s{{0,3}}(?P<year>\d{{4}}))?"
)
_MONTH_YEAR = re.compile(r"(?<!\d)(?P<month>\d{1,2})[./](?P<year>\d{4})(?!\d)")
_NOW = re.compile(
    r"\b(?:ab )?(?:sofort|jetzt|umgehend|now|immediately|asap|bezugsfrei|leerstehend)\b|^frei$"
)


def is_now(text: str) -> bool:
    """Say whether the words mean "at once"."""
    return _NOW.search(text[:_LONGEST].casefold().strip()) is not None


def find_day(text: str, today: date) -> date | None:
    """Return the first day the text names, None when it names none."""
    return _find(text[:_LONGEST].casefold(), today) if text else None


def availability(text: str, today: date) -> date | None:
    """Return from when a home is free: today for "sofort", a day if one is named, else None."""
    return today if is_now(text) else find_day(text, today)


@lru_cache(maxsize=_REMEMBERED)
def _find(said: str, today: date) -> date | None:
    for pattern in (_ISO, _GERMAN, _NAMED, _MONTH_YEAR):
        found = pattern.search(said)
        if found is not None:
            return _day(found.groupdict(), today)
    return None


def _day(parts: dict[str, str | None], today: date) -> date | None:
    name = parts.get("name")
    month = _MONTHS[name] if name else int(parts.get("month") or 0)
    year = parts.get("year")
    if year is None:
        return _next(month, parts, today)
    full_year = int(year) if len(year) > 2 else 2000 + int(year)  # noqa: PLR2004 - a year of two digits
    return _in_year(full_year, month, parts)


def _next(month: int, parts: dict[str, str | None], today: date) -> date | None:
    for year in (today.year - 1, today.year, today.year + 1):
        day = _in_year(year, month, parts)
        if day is not None and day >= today - _LOOK_BACK:
            return day
    return None


def _in_year(year: int, month: int, parts: dict[str, str | None]) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR or not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        return None
    last = calendar.monthrange(year, month)[1]
    part = {"mitte": 15, "ende": last}.get(parts.get("part") or "", 1)
    day = int(parts.get("day") or part)
    return date(year, month, day) if 1 <= day <= last else None
