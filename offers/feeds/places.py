"""Places and public addresses of offers out of the scraps that feeds give for them."""

import re

from offers.catalogue import Place
from offers.feeds.amounts import degrees
from offers.feeds.texts import line

_POSTCODE = re.compile(r"(?<!\d)\d{5}(?!\d)")
_SHORT_POSTCODE = re.compile(r"\d{4}")
_TOWN_AFTER_POSTCODE = re.compile(r"^(?:D[- ])?\d{5}\s+(?=\S)")
_KILOMETRE_PLACES = 2
_MAX_TOWN = 100


def postcode(value: object) -> str | None:
    """Return five digits; a leading zero lost by a spreadsheet is put back."""
    text = str(value).strip()[:40] if value is not None else ""
    if _SHORT_POSTCODE.fullmatch(text):
        return f"0{text}"
    found = _POSTCODE.search(text)
    return found.group() if found else None


def place(
    town: str, code: object = None, lat: object = None, lon: object = None, *, exact: bool = True
) -> Place:
    """Return a place; a postcode in front of the town counts when there is no other.

    exact: False rounds degrees to about a kilometre, for an address that was not released.
    """
    name = line(town, _MAX_TOWN)
    north, east = degrees(lat, 90), degrees(lon, 180)
    if north is None or east is None:
        north = east = None
    elif not exact:
        north, east = round(north, _KILOMETRE_PLACES), round(east, _KILOMETRE_PLACES)
    return Place(
        town=_TOWN_AFTER_POSTCODE.sub("", name),
        postcode=postcode(code) or postcode(name),
        lat=north,
        lon=east,
    )


def street(name: str, number: str = "") -> str | None:
    """Return street and house number in one line, None when there is none."""
    return line(f"{name} {number}", _MAX_TOWN) or None
