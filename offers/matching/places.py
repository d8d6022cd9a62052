"""Where offers and wishes are: towns and postcodes of the county become points, points distances.

An offer's own coordinates win over its town. Distances are straight lines, said to be so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from typing import Protocol, Self

from offers.catalogue import Place
from offers.matching.text import fold

Point = tuple[float, float]
"""Latitude and longitude in degrees."""

RADIUS_KM = 20
"""Taken for a place without a radius."""

_EARTH_KM = 6371.0
_POSTCODE = re.compile(r"\b\d{5}\b")


class Located(Protocol):
    """A place of the county, as `offers.county.Municipality` is one."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def postcodes(self) -> tuple[str, ...]:
        """Its five-digit postcodes."""
        ...

    @property
    def lat(self) -> float:
        """Degrees north."""
        ...

    @property
    def lon(self) -> float:
        """Degrees east."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceIndex:
    """The county's towns and postcodes. names: how a town is shown, by its folded name."""

    points: dict[str, Point] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, municipalities: Iterable[Located]) -> Self:
        """Return an index of municipalities, and of their parts where they name any."""
        points: dict[str, Point] = {}
        names: dict[str, str] = {}
        for place in municipalities:
            for said in (place.name, *place.postcodes, *getattr(place, "parts", ())):
                points.setdefault(fold(said).strip(), (place.lat, place.lon))
                names.setdefault(fold(said).strip(), place.name)
        return cls(points=points, names=names)

    def find(self, said: str | None) -> Point | None:
        """Return where a town, a postcode or "postcode town" is; None when not in the county."""
        return next((self.points[key] for key in _keys(said) if key in self.points), None)

    def name(self, said: str | None) -> str:
        """Return the town's name for what somebody called it, else their own word."""
        return next((self.names[key] for key in _keys(said) if key in self.names), said or "")

    def locate(self, place: Place) -> Point | None:
        """Return where an offer is: its own coordinates, else its postcode, else its town."""
        if place.lat is not None and place.lon is not None:
            return (place.lat, place.lon)
        return self.find(place.postcode) or self.find(place.town)

    def distance_km(self, one: Place, other: Place) -> float | None:
        """Return the straight line between two places, None when one is unknown."""
        here, there = self.locate(one), self.locate(other)
        return None if here is None or there is None else distance_km(here, there)


def distance_km(here: Point, there: Point) -> float:
    """Return the straight line between two points on the globe."""
    lat, other_lat = radians(here[0]), radians(there[0])
    across = sin((other_lat - lat) / 2) ** 2
    along = sin(radians(there[1] - here[1]) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, across + cos(lat) * cos(other_lat) * along)))


def nearness(km: float, radius: float) -> float:
    """Return 1 inside the radius, halved for each further radius."""
    return 1.0 if km <= radius else 0.5 ** ((km - radius) / radius)


def too_far_km(radius: float) -> float:
    """Return the distance beyond which a place is no longer meant."""
    return 3 * radius + 5


def shown_km(km: float) -> float:
    """Return a distance as people say it: whole kilometres, tenths only when near."""
    return round(km, 1) if km < 3 else round(km)  # noqa: PLR2004 - a walk, not a drive


def _keys(said: str | None) -> Iterable[str]:
    if not said:
        return
    folded = fold(said).strip()
    yield folded
    yield from _POSTCODE.findall(folded)
    yield from (part.strip() for part in re.split(r"[,(/]", folded) if part.strip())
