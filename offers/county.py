"""The county an installation serves: its places, organisations, office and phone.

Where offers are, who counsels and when the office opens. Parsing the TOML file is here, reading it
from disk is not; opening hours reckon with the Bundesland's public holidays (`holidays` library).
"""

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import holidays

from offers.errors import Refusal

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LOOK_AHEAD_DAYS = 30


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
    """Where counsellors sit. hours: weekday (0 = Monday) to (opens, closes) in local time."""

    name: str
    address: str
    phone: str
    email: str
    responsible: str
    privacy_url: str
    hours: dict[int, tuple[tuple[time, time], ...]] = field(default_factory=dict)


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
        """Return the municipality a postcode, name or part of town means, if it is ours."""
        wanted = text.strip().casefold()
        for place in self.municipalities:
            names = {place.name.casefold(), *(part.casefold() for part in place.parts)}
            if wanted in names or wanted in place.postcodes:
                return place
        return None

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
        if day in _public_holidays(self.land):
            return ()
        return self.office.hours.get(day.weekday(), ())


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
            land=raw["land"],
            timezone=ZoneInfo(raw.get("timezone", "Europe/Berlin")),
            office=_office(raw["office"]),
            municipalities=tuple(_municipality(entry) for entry in raw["municipalities"]),
            organisations=tuple(_organisation(entry) for entry in raw.get("organisations", ())),
            radius_km=int(raw.get("radius_km", 20)),
            listing_days=int(raw.get("listing_days", 30)),
        )
    except KeyError as missing:
        raise CountyFileInvalid(why=f"missing entry {missing}") from missing
    except (tomllib.TOMLDecodeError, TypeError, ValueError) as wrong:
        raise CountyFileInvalid(why=str(wrong)) from wrong


def _office(raw: dict[str, Any]) -> Office:
    texts = ("name", "address", "phone", "email", "responsible", "privacy_url")
    return Office(
        **{key: str(raw[key]) for key in texts},
        hours={
            _DAYS.index(day): tuple(_span(span) for span in spans)
            for day, spans in raw.get("hours", {}).items()
        },
    )


def _span(text: str) -> tuple[time, time]:
    opens, closes = text.split("-")
    return time.fromisoformat(opens.strip()), time.fromisoformat(closes.strip())


def _municipality(raw: dict[str, Any]) -> Municipality:
    return Municipality(
        name=str(raw["name"]),
        postcodes=tuple(str(code) for code in raw["postcodes"]),
        lat=float(raw["lat"]),
        lon=float(raw["lon"]),
        parts=tuple(str(part) for part in raw.get("parts", ())),
    )


def _organisation(raw: dict[str, Any]) -> Organisation:
    return Organisation(
        slug=str(raw["slug"]),
        name=str(raw["name"]),
        kind=str(raw["kind"]),
        sample=bool(raw.get("sample", False)),
    )
