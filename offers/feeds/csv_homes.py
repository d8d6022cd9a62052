"""The home side of a CSV row of offers: deal, shape, size, costs, comfort.

A cell that says something we cannot read is reported as a doubt and counts as unknown.
"""

from collections.abc import Callable, Collection
from datetime import date

from offers.catalogue import Deal, Home, HomeShape
from offers.feeds import wording
from offers.feeds.amounts import area_tenths, cents, plot_tenths, rooms, whole
from offers.feeds.dates import availability
from offers.feeds.harvest import Unusable
from offers.feeds.texts import line

Cells = dict[str, str]
_NUMBERS: dict[str, Callable[[object], float | int | None]] = {
    "rooms": rooms,
    "area": area_tenths,
    "plot_area": plot_tenths,
    "cold": cents,
    "extra": cents,
    "warm": cents,
    "price": cents,
}
_EMPTY = frozenset({"-", "--", "0", "0,00", "0.00", "k.a.", "k. a.", "n/a"})
_SAYS_NOTHING = _EMPTY | {"auf anfrage"}
_FLOORS = {"eg": 0, "erdgeschoss": 0, "parterre": 0, "hochparterre": 0, "souterrain": -1, "ug": -1}


def home(cells: Cells, today: date, usual: Deal | None) -> tuple[Home, list[str]]:
    """Return the home of a row, and its doubts in English. usual: the deal its table is about.

    raises  Unusable when it is neither for rent nor for sale
    """
    shape = _shape(cells)
    deal = _deal(cells, shape, usual)
    renting = deal is Deal.RENT
    found = Home(
        deal=deal,
        shape=shape,
        rooms=rooms(cells.get("rooms")),
        area=area_tenths(cells.get("area")),
        plot_area=plot_tenths(cells.get("plot_area")),
        cold_cents=cents(cells.get("cold")) if renting else None,
        extra_cents=cents(cells.get("extra")) if renting else None,
        warm_cents=_warm(cells) if renting else None,
        price_cents=None if renting else cents(cells.get("price")),
        available_from=availability(cells.get("available", ""), today),
        available_text=line(cells.get("available", ""), 200) or None,
        furnished=wording.furnished(cells.get("furnished", "")),
        short_let=wording.yes_no(cells.get("short_let", "")),
        pets=wording.pets(cells.get("pets", "")),
        barrier=_barrier(cells),
        floor=_floor(cells.get("floor", "")),
        lift=wording.yes_no(cells.get("lift", "")),
        kitchen=_kitchen(cells.get("kitchen", "")),
        permit_required=wording.yes_no(cells.get("permit", "")),
        persons_max=whole(cells.get("persons"), 1, 50),
    )
    return found, list(_doubts(cells))


def identity_of_home(cells: Cells) -> tuple[object, ...]:
    """Return what besides title and place makes a home itself: its sizes, not its price."""
    return (rooms(cells.get("rooms")), area_tenths(cells.get("area")), cells.get("floor"))


def _shape(cells: Cells) -> HomeShape:
    for field in ("shape", "kind", "title"):
        found = wording.shape(cells.get(field, ""))
        if found is not None:
            return found
    return HomeShape.FLAT


def _deal(cells: Cells, shape: HomeShape, usual: Deal | None) -> Deal:
    if shape is HomeShape.PLOT:
        return Deal.PLOT
    for field in ("deal", "kind"):
        told = wording.deal(cells.get(field, ""))
        if told is not None:
            return told
    rented, bought = _says(cells, "cold", "warm"), _says(cells, "price")
    if rented != bought:
        return Deal.RENT if rented else Deal.BUY
    told = usual or wording.deal(cells.get("shape", "")) or wording.deal(cells.get("title", ""))
    if told is None:
        raise Unusable(reason="says neither rent nor sale")
    return told


def usual_deal(fields: Collection[str]) -> Deal | None:
    """Return what a table with these columns is about, None when it could be both."""
    rented, bought = "cold" in fields or "warm" in fields, "price" in fields
    if rented == bought:
        return None
    return Deal.RENT if rented else Deal.BUY


def _says(cells: Cells, *fields: str) -> bool:
    """Whether a price is told, "auf Anfrage" included."""
    return any(cells[field].casefold() not in _EMPTY for field in fields if field in cells)


def _warm(cells: Cells) -> int | None:
    """Return the warm rent as told, else cold, running and heating costs added up if told."""
    told = cents(cells.get("warm"))
    cold, extra = cents(cells.get("cold")), cents(cells.get("extra"))
    if told is not None or cold is None or extra is None:
        return told
    return cold + extra + (cents(cells.get("heating")) or 0)


def _barrier(cells: Cells) -> int | None:
    levels = [wording.barrier(cells.get("barrier", ""))]
    for field, level in (("wheelchair", 3), ("elderly", 1)):
        answer = wording.yes_no(cells.get(field, ""))
        levels.append(None if answer is None else (level if answer else 0))
    return max((level for level in levels if level is not None), default=None)


def _floor(text: str) -> int | None:
    words = text.casefold().split()
    if words and words[0].strip(".,") in _FLOORS:
        return _FLOORS[words[0].strip(".,")]
    return whole(text, -5, 60)


def _kitchen(text: str) -> bool | None:
    return True if "ebk" in text.casefold() or "einbau" in text.casefold() else wording.yes_no(text)


def _doubts(cells: Cells) -> list[str]:
    return [
        f"{field} {line(cells[field], 40)!r} is not one number, left out"
        for field, read in _NUMBERS.items()
        if field in cells
        and read(cells[field]) is None
        and cells[field].casefold() not in _SAYS_NOTHING
    ]
