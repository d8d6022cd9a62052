"""What names itself in a person's text, whichever question was asked: rooms, costs, hours, pets."""

import re
from collections.abc import Callable

from offers.answers import words
from offers.answers.dates import find_day, horizon_of
from offers.answers.numbers import number
from offers.answers.reader import Reader
from offers.catalogue import Deal
from offers.county import County
from offers.people import CostKind, Experience

Rule = Callable[[Reader], None]

ROOMS, SQUARE_METRES, KM, CHILDREN = (1, 12), (8, 100_000), (1, 150), (0, 12)
EUROS = (100, 5_000_000)
_PRICE_FROM = 15_000
_THOUSANDS_BELOW = 2_000
_YEARS = range(2020, 2041)
_TIMES = {"k": 1_000, "t": 1_000, "m": 1_000_000}
_LITTLE, _MUCH = 2, 5
_LONGEST_NAME = 40


def rooms(reader: Reader) -> None:
    """3 Zimmer, 2 bedrooms (which is a living room more)."""
    bedrooms = words.BEDROOMS.search(reader.rest) is not None
    amount = reader.take_least(words.ROOMS, ROOMS)
    if amount is not None:
        reader.facts["home.rooms_min"] = amount + bedrooms


def area(reader: Reader) -> None:
    """Ab 70 m²."""
    amount = reader.take_least(words.AREA, SQUARE_METRES)
    if amount is not None:
        reader.facts["home.area_min"] = round(amount * 10)


def radius(reader: Reader) -> None:
    """15 km."""
    match = reader.take(words.RADIUS)
    if match is not None and KM[0] <= number(match["number"]) <= KM[1]:
        reader.facts["home.radius_km"] = round(number(match["number"]))


def deal(reader: Reader) -> None:
    """Mieten, kaufen, bauen; both at once decide nothing."""
    named = [name for name, pattern in words.DEALS if pattern.search(reader.rest)]
    if named and not {"rent", "buy"} <= set(named):
        reader.facts["home.deal"] = named[0]


def place(reader: Reader) -> None:
    """49356, in Diepholz; only beside other wishes, for people also live and work somewhere."""
    about_home = any(name.startswith("home.") for name in reader.facts)
    if not (about_home or reader.asks("place")):
        return
    for match in re.finditer(r"\b\d{5}\b", reader.rest):
        if reader.county.find_place(match.group()) is not None:
            reader.facts["home.place"] = match.group()
            reader.blank(match)
            return
    for match in words.NEAR.finditer(reader.rest):
        if name := place_in(match["words"], reader.county, first=True):
            reader.facts["home.place"] = name
            return


def place_in(text: str, county: County, *, first: bool = False) -> str | None:
    """Return the municipality that neighbouring words name. first: look at the first words only."""
    found = [word for word in re.findall(r"[\w()/-]+", text) if len(word) <= _LONGEST_NAME]
    for length in (3, 2, 1):
        for at in range(1 if first else max(0, len(found) - length + 1)):
            piece = " ".join(found[at : at + length])
            meant = county.find_place(piece) if len(piece) > 1 else None
            if meant is not None:
                return meant.name
    return None


def cost(reader: Reader) -> None:
    """700 warm, bis 250.000 €, 250k; a bare number only after "bis" and the like."""
    for match in words.COST.finditer(reader.rest):
        euros = number(match["number"]) * _TIMES.get((match["times"] or "-")[0], 1)
        named = match["currency"] or match["kind"] or match["times"]
        limited = match["limit"] and euros not in _YEARS
        if (named or limited) and EUROS[0] <= euros <= EUROS[1]:
            reader.blank(match)
            put_cost(reader, euros, match["kind"])
            return


def put_cost(reader: Reader, euros: float, kind: str | None = None) -> None:
    """Keep a cost in the sense of what the person wants: rent by the month, or a price."""
    bought = reader.known_or_found("home.deal") in (Deal.BUY, Deal.PLOT) and kind is None
    if bought and euros < _THOUSANDS_BELOW:
        euros *= 1_000
    if bought or euros >= _PRICE_FROM:
        means = CostKind.PRICE
    else:
        means = CostKind.COLD if kind and kind[0] in "kce" else CostKind.WARM
    if kind is not None:
        reader.facts.setdefault("home.deal", Deal.RENT.value)
    reader.facts |= {"home.cost_max": round(euros * 100), "home.cost_kind": means.value}


def day(reader: Reader) -> None:
    """Ab März, zum 1.4.; asked for a time, also "in einem halben Jahr", "sofort"."""
    asked = reader.asks("horizon", "from_date")
    found = find_day(reader.rest, reader.today, bare=asked)
    if found is None:
        return
    reader.blank(found[1])
    if reader.asks("horizon"):
        reader.facts["horizon"] = horizon_of(found[0], reader.today).value
    reader.facts["home.from_date"] = found[0].isoformat()


def household(reader: Reader) -> None:
    """Zwei Kinder, mit meiner Frau, allein."""
    match = reader.take(words.CHILDREN)
    if match is not None:
        count = number(match["number"]) if match["number"] else (0 if match["none"] else 1)
        if CHILDREN[0] <= count <= CHILDREN[1]:
            reader.facts["household.children"] = round(count)
    if reader.take(words.TOGETHER):
        reader.facts["household.partner"] = True
    elif reader.take(words.ALONE):
        reader.facts["household.partner"] = False


def hours(reader: Reader) -> None:
    """Teilzeit, Vollzeit, Minijob, Schicht."""
    named = [(name, reader.wanted(pattern)) for name, pattern in words.HOURS]
    if wanted := sorted(name for name, yes in named if yes):
        reader.facts["job.hours"] = wanted


def remote(reader: Reader) -> None:
    """Homeoffice, or none."""
    wanted = reader.wanted(words.REMOTE)
    if wanted is not None:
        reader.facts["job.remote"] = wanted


def experience(reader: Reader) -> None:
    """10 Jahre Berufserfahrung; asked for it, also "10 Jahre"."""
    match = words.EXPERIENCE_YEARS.search(reader.rest)
    if match is None or not (match["named"] or reader.asks("experience")):
        return
    reader.blank(match)
    years = number(match["number"])
    little = Experience.STARTING if years < _LITTLE else Experience.SOME
    reader.facts["job.experience"] = (Experience.LONG if years > _MUCH else little).value


def extras(reader: Reader) -> None:
    """Mit Hund, barrierefrei, möbliert, auf Zeit."""
    for name, pattern in words.EXTRAS:
        wanted = reader.wanted(pattern)
        if wanted is not None:
            reader.facts[name] = wanted or None


_WORK: tuple[Rule, ...] = (hours, remote, experience)

# What is most unmistakable is taken out of the text first; a bare "bis 700" comes late.
_ALL: tuple[Rule, ...] = (
    *(rooms, area, radius, deal, household),
    *_WORK,
    *(day, cost, place, extras),
)
_FOR: dict[str, tuple[Rule, ...]] = {
    "lives_now": (),
    "profession": _WORK,
    "occupation": (),
    "partner_profession": (),
    "partner_occupation": (),
}


def rules_for(question: str | None) -> tuple[Rule, ...]:
    """Return what to look for in an answer; a free-text question is mostly left its words."""
    return _FOR.get(question or "", _ALL)
