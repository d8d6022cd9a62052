"""When a person wants to come, as they say it: months, seasons, spans, in German and English."""

import re
from calendar import monthrange
from datetime import date

from offers.answers.numbers import NUMBER, number
from offers.people import Horizon

_MONTHS = (
    "januar|jänner|january|jan",
    "februar|february|feb",
    "märz|maerz|march|mar",
    "april|apr",
    "mai|may",
    "juni|june|jun",
    "juli|july|jul",
    "august|aug",
    "september|sept|sep",
    "oktober|october|okt|oct",
    "november|nov",
    "dezember|december|dez|dec",
)
_SEASONS = {
    "frühjahr|frühling|fruehjahr|fruehling|spring": 3,
    "sommer|summer": 6,
    "herbst|autumn|fall": 9,
    "winter": 12,
}
_NOW = re.compile(
    r"(?:ab |from )?\b(?:sofort|jetzt|so(?:bald)? (?:schnell )?wie möglich|demnächst|bald"
    r"|now|asap|as soon as possible|right away|immediately|soon)\b"
)
_SPAN = re.compile(
    rf"\b(?:in|within|ab in|innerhalb von)\s+(?:etwa |ca\.? |about )?(?P<number>{NUMBER}|a|an)\s*"
    r"(?P<half>halben? |half(?: a)? )?(?P<unit>wochen?|monat(?:e|en|s)?|jahr(?:e|en|es)?"
    r"|weeks?|months?|years?)\b"
)
_HALF = re.compile(
    r"\b(?:in |within )?(?:einem |nem |a )?(?:halb(?:en|es|e)? jahr|half(?: a)? year)\b"
)
_NEXT_YEAR = re.compile(
    r"\b(?:nächstes jahr|nächsten jahr|kommendes jahr|next year|in einem jahr|in a year"
    r"|in einem jahr)\b"
)
_DAY = re.compile(
    r"\b(?:(?:ab|zum|from|by|starting)\s+)?(?:dem )?"
    r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.?(?:\s?(?P<year>\d{4}|\d{2}))?(?!\d)"
)
_ISO = re.compile(r"\b(?:(?:ab|zum|from)\s+)?(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_LEAD = r"\b(?:ab|zum|im|ende|anfang|mitte|seit|from|in|by|starting|early|late)\b"
_OF_YEAR = r"(?:\s+(?P<year>20\d\d))?"
_MONTH = re.compile(
    rf"(?P<lead>(?:{_LEAD}\s+)*)(?:\d{{1,2}}\.\s*)?\b(?:"
    + "|".join(f"(?P<m{at}>{names})" for at, names in enumerate(_MONTHS, start=1))
    + rf")\b{_OF_YEAR}"
)
_SEASON = re.compile(
    rf"(?P<lead>(?:{_LEAD}\s+)*)(?:(?:nächsten|nächstes|next|the)\s+)?\b(?:"
    + "|".join(f"(?P<m{at}>{names})" for names, at in _SEASONS.items())
    + rf")\b{_OF_YEAR}"
)
_YEAR = re.compile(r"\b(?:ab|im jahr|from|in)\s+(?P<year>20\d\d)\b")

_SOON, _HALF_YEAR, _ONE_YEAR = 3, 9, 15
_WEEKS_A_MONTH = 4.345
_MONTHS_A_YEAR = 12


def in_months(today: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month."""
    year, month = divmod(today.month - 1 + months, _MONTHS_A_YEAR)
    year, month = today.year + year, month + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def horizon_of(day: date, today: date) -> Horizon:
    """Return how far away a day is, in the words of the question."""
    months = (day.year - today.year) * _MONTHS_A_YEAR + day.month - today.month
    if months <= _SOON:
        return Horizon.NOW
    if months <= _HALF_YEAR:
        return Horizon.HALF_YEAR
    return Horizon.YEAR if months <= _ONE_YEAR else Horizon.LATER


def find_day(text: str, today: date, *, bare: bool) -> tuple[date, re.Match[str]] | None:
    """Return the day a folded text names and where it stands, None when it names none.

    bare: take a month alone ("März") and "sofort", as after "from when?"; else only "ab März".
    """
    for find in (_exact, _span, _named, _now):
        found = find(text, today)
        if found is not None and (bare or _LEADS.match(found[1].group().strip())):
            return found
    return None


_LEADS = re.compile(r"(?:ab|zum|from|by|starting)\b")


def _exact(text: str, today: date) -> tuple[date, re.Match[str]] | None:
    match = _ISO.search(text) or _DAY.search(text)
    if match is None:
        return None
    day, month, year = int(match["day"]), int(match["month"]), match["year"]
    century = 2000 if year is not None and len(year) == len("27") else 0
    try:
        named = date(int(year) + century if year else today.year, month, day)
    except ValueError:
        return None
    if not year and named < today:
        named = named.replace(year=today.year + 1, day=min(day, 28))
    return named, match


def _span(text: str, today: date) -> tuple[date, re.Match[str]] | None:
    if match := _HALF.search(text):
        return in_months(today, _MONTHS_A_YEAR // 2), match
    if match := _NEXT_YEAR.search(text):
        return in_months(today, _MONTHS_A_YEAR), match
    match = _SPAN.search(text)
    if match is None:
        return None
    amount = 1.0 if match["number"] in ("a", "an") else number(match["number"])
    unit = match["unit"][0]
    months = {"w": 1 / _WEEKS_A_MONTH, "m": 1, "j": _MONTHS_A_YEAR, "y": _MONTHS_A_YEAR}[unit]
    return in_months(today, min(round(amount * months), 600)), match


def _named(text: str, today: date) -> tuple[date, re.Match[str]] | None:
    match = _MONTH.search(text) or _SEASON.search(text)
    if match is None:
        match = _YEAR.search(text)
        return None if match is None else (date(int(match["year"]), 1, 1), match)
    named = next(name for name, value in match.groupdict().items() if value and name[1:].isdigit())
    month, year = int(named[1:]), match["year"]
    if year:
        return date(int(year), month, 1), match
    return date(today.year + (month < today.month), month, 1), match


def _now(text: str, today: date) -> tuple[date, re.Match[str]] | None:
    match = _NOW.search(text)
    return None if match is None else (today, match)
