"""The county an installation serves: its places, organisations, office and phone.

Where offers are, who counsels and when the office opens. Parsing the TOML file is here, reading it
from disk is not; opening hours reckon with the Bundesland's public holidays (`holidays` library).
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import holidays

from offers.errors import Refusal

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LOOK_AHEAD_DAYS = 30
_KINDS = ("municipality", "company", "association", "institution")

_POSTCODE = re.compile(r"(?<!\d)(?:D-)?(\d{5})(?!\d)", re.IGNORECASE)
_BESIDE = re.compile(r"(?is)^(?:samtgemeinde|gemeinde|flecken|stadt|sg)\s|\s(?:bei|b\.?)\s.*$")
_JOINT = re.compile(r"\s+OT\s+|[-\u2013,/()]")
_CLOSED_DAY = re.compile(r"(?:\d{4}-)?\d{2}-\d{2}")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


class CountyFileInvalid(Refusal):
    """The county file lacks or garbles something. facts: why (English, for operators)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A place of the county. lat/lon: degrees WGS84 of its centre."""

    name: str
    postcodes: tuple[str, ...]
    lat: float
    lon: float
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A partner of the campaign. kind: municipality, company, association or institution."""

    slug: str
    name: str
    kind: str
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Where counsellors sit. hours: weekday (0 = Monday) to (opens, closes) in local time.

    closed: days off besides public holidays, "MM-DD" for every year or "YYYY-MM-DD" for one.
    """

    name: str
    address: str
    phone: str
    email: str
    responsible: str
    privacy_url: str
    hours: dict[int, tuple[tuple[time, time], ...]] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class County:
    """One county with its partners. land: ISO 3166-2 code of the Bundesland without "DE-"."""

    name: str
    land: str
    timezone: ZoneInfo
    office: Office
    municipalities: tuple[Municipality, ...]
    organisations: tuple[Organisation, ...]
    radius_km: int = 20
    listing_days: int = 30

    def find_place(self, text: str) -> Municipality | None:
        """Return the municipality meant by a postcode, a name, a part of town or several of them.

        "27232 Sulingen", "Stuhr-Brinkum", "Ströhen (Wagenfeld)" and "Schwafoerden" are all
        understood. A postcode that is not ours rules the name beside it out: there is a Marl in
        Westphalia, too. Of places that share a bare postcode the county file's first answers.
        """
        code = _POSTCODE.search(text)
        pieces = self._meanings(_POSTCODE.sub(" ", text))
        named = [place for place in pieces[0] if all(place in piece for piece in pieces)]
        if code is None:
            return next(iter(named), None)
        there = [place for place in self.municipalities if code[1] in place.postcodes]
        both = [place for place in there if any(place in piece for piece in pieces)]
        return next(iter(both or (named if there else ()) or there), None)

    def _meanings(self, text: str) -> list[list[Municipality]]:
        """Return what a name may mean, or what each piece of a joint name may; own names first."""
        names = _names(self.municipalities)
        whole = names.get(_fold(text))
        if whole is not None:
            return [whole]
        return [names.get(_fold(piece), []) for piece in _JOINT.split(text) if _fold(piece)] or [[]]

    def is_open(self, now: datetime) -> bool:
        """Say whether the office is open at an aware moment."""
        local = now.astimezone(self.timezone)
        return any(opens <= local.time() < closes for opens, closes in self._hours_of(local.date()))

    def next_opening(self, now: datetime) -> datetime | None:
        """Return the aware local moment the office next opens, None when it never does."""
        local = now.astimezone(self.timezone)
        for ahead in range(_LOOK_AHEAD_DAYS):
            day = local.date() + timedelta(days=ahead)
            for opens, _ in self._hours_of(day):
                moment = datetime.combine(day, opens, tzinfo=self.timezone)
                if moment > local:
                    return moment
        return None

    def _hours_of(self, day: date) -> tuple[tuple[time, time], ...]:
        off = {f"{day:%m-%d}", day.isoformat()} & self.office.closed
        if off or day in _public_holidays(self.land):
            return ()
        return self.office.hours.get(day.weekday(), ())


@lru_cache(maxsize=16)
def _names(places: tuple[Municipality, ...]) -> dict[str, list[Municipality]]:
    """Index the folded names of places and of their parts, the former first."""
    own = [(place.name, place) for place in places]
    parts = [(part, place) for place in places for part in place.parts]
    index: dict[str, list[Municipality]] = {}
    for name, meant in own + parts:
        index.setdefault(_fold(name), []).append(meant)
    return index


def _fold(name: str) -> str:
    """Make spellings of one name equal: umlauts written out, hyphens, rank and "bei …" dropped.

    Umlauts are never dropped: Hude is a town of its own, not Hüde.
    """
    spelt = unicodedata.normalize("NFC", _BESIDE.sub("", name.strip())).casefold()
    return "".join(filter(str.isalnum, spelt.translate(_UMLAUTS)))


@lru_cache(maxsize=16)
def _public_holidays(land: str) -> holidays.HolidayBase:
    return holidays.country_holidays("DE", subdiv=land)


def parse_county(text: str) -> County:
    """Read a county from the text of its TOML file.

    raises  CountyFileInvalid naming what is missing or wrong
    """
    try:
        raw = tomllib.loads(text)
        return County(
            name=raw["name"],
            land=_land(raw["land"]),
            timezone=_timezone(raw.get("timezone", "Europe/Berlin")),
            office=_office(raw["office"]),
            municipalities=tuple(_municipality(entry) for entry in raw["municipalities"]),
            organisations=tuple(_organisation(entry) for entry in raw.get("organisations", ())),
            radius_km=int(raw.get("radius_km", 20)),
            listing_days=int(raw.get("listing_days", 30)),
        )
    except KeyError as missing:
        raise CountyFileInvalid(why=f"missing entry {missing}") from missing
    except (tomllib.TOMLDecodeError, AttributeError, TypeError, ValueError) as wrong:
        raise CountyFileInvalid(why=str(wrong)) from wrong


def _land(code: str) -> str:
    known = holidays.country_holidays("DE").subdivisions
    return _one_of(known, code, "land")


def _timezone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError as unknown:
        raise CountyFileInvalid(why=f"timezone: there is no {name!r}") from unknown


def _office(raw: dict[str, Any]) -> Office:
    texts = ("name", "address", "phone", "email", "responsible", "privacy_url")
    return Office(
        **{key: str(raw[key]) for key in texts},
        hours={
            _DAYS.index(_one_of(_DAYS, day, "office.hours")): tuple(sorted(map(_span, spans)))
            for day, spans in raw.get("hours", {}).items()
        },
        closed=frozenset(_closed_day(str(day)) for day in raw.get("closed", ())),
    )


def _span(text: str) -> tuple[time, time]:
    opens, _, closes = text.partition("-")
    span = time.fromisoformat(opens.strip()), time.fromisoformat(closes.strip())
    if span[0] >= span[1]:
        raise CountyFileInvalid(why=f"office.hours: {text!r} closes before it opens")
    return span


def _closed_day(text: str) -> str:
    if _CLOSED_DAY.fullmatch(text) is None:
        raise CountyFileInvalid(why=f"office.closed: {text!r} is neither MM-DD nor YYYY-MM-DD")
    return text


def _municipality(raw: dict[str, Any]) -> Municipality:
    name = str(raw["name"])
    codes = tuple(str(code) for code in raw["postcodes"])
    if not codes or any(re.fullmatch(r"\d{5}", code) is None for code in codes):
        raise CountyFileInvalid(why=f"municipality {name}: postcodes are lists of five digits")
    lat, lon = float(raw["lat"]), float(raw["lon"])
    if abs(lat) > 90 or abs(lon) > 180:  # noqa: PLR2004 - degrees of the globe
        raise CountyFileInvalid(why=f"municipality {name}: lat and lon are degrees")
    parts = tuple(str(part) for part in raw.get("parts", ()))
    return Municipality(name=name, postcodes=codes, lat=lat, lon=lon, parts=parts)


def _organisation(raw: dict[str, Any]) -> Organisation:
    return Organisation(
        slug=str(raw["slug"]),
        name=str(raw["name"]),
        kind=_one_of(_KINDS, str(raw["kind"]), "kind of organisation"),
        sample=bool(raw.get("sample", False)),
    )


def _one_of(known: Iterable[str], value: str, entry: str) -> str:
    if value not in known:
        raise CountyFileInvalid(why=f"{entry}: {value!r} is none of {', '.join(known)}")
    return value
