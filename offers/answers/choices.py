"""Quick answers: what a person can tap at each question, and what a tap means for their profile."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from offers.answers.dates import in_months
from offers.answers.questions import EXTRAS, Facts, Question
from offers.catalogue import Deal, Hours
from offers.county import County
from offers.people import CostKind, Experience, Horizon, Tie

_PLACES_SHOWN = 6
_EUROS = {
    Deal.RENT: (500, 700, 900, 1_200),
    Deal.BUY: (150_000, 250_000, 350_000, 500_000),
    Deal.PLOT: (40_000, 80_000, 120_000, 160_000),
}
_SQUARE_METRES = (40, 60, 80, 100, 120)
_PLOT_SQUARE_METRES = (400, 600, 800, 1_000)
_ROOMS = (1, 2, 3, 4, 5)
_KM = (5, 10, 20, 30)
_MONTHS = (3, 6, 12)
_CHILDREN = (0, 1, 2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One quick answer. id: unique within the question, fit for a button.

    word: names what it says ("rent", "amount"). amount or name: what that word is about, if
    anything. For a question with several answers, facts are those of this answer alone.
    """

    id: str
    facts: Facts
    word: str
    amount: int | None = None
    name: str | None = None


def choices_for(question: Question, facts: Facts, county: County, today: date) -> list[Choice]:
    """Return the quick answers to a question for somebody who has said so much."""
    listed = _LISTED.get(question.key)
    if listed is not None:
        return list(listed)
    computed = _COMPUTED.get(question.key)
    return computed(facts, county, today) if computed is not None else []


def is_chosen(question: Question, choice: Choice, facts: Facts) -> bool:
    """Say whether a quick answer is what the facts hold already."""
    if len(question.fields) == 1 and isinstance(facts.get(question.fields[0]), list):
        return choice.id in facts[question.fields[0]]
    return all(field in facts and facts[field] == value for field, value in choice.facts.items())


def toggled(question: Question, facts: Facts, choice: Choice, *, on: bool) -> Facts:
    """Return what ticking or unticking one of several answers changes; twice changes nothing more.

    A tie of "none" and any other tie exclude each other.
    """
    if len(question.fields) > 1:
        return {field: value if on else None for field, value in choice.facts.items()}
    field = question.fields[0]
    ticked = set(facts.get(field) or ()) - {choice.id}
    if on and question.key == "ties":
        ticked = set() if choice.id == Tie.NONE else ticked - {Tie.NONE.value}
    return {field: sorted(ticked | {choice.id}) if on else sorted(ticked)}


def _rooms(_: Facts, __: County, ___: date) -> list[Choice]:
    return [
        Choice(id=str(rooms), facts={"home.rooms_min": float(rooms)}, word="amount", amount=rooms)
        for rooms in _ROOMS
    ]


def _areas(facts: Facts, _: County, __: date) -> list[Choice]:
    plot = facts.get("home.deal") == Deal.PLOT
    return [
        Choice(id=str(area), facts={"home.area_min": area * 10}, word="amount", amount=area)
        for area in (_PLOT_SQUARE_METRES if plot else _SQUARE_METRES)
    ]


def _costs(facts: Facts, _: County, __: date) -> list[Choice]:
    deal = Deal(facts.get("home.deal") or Deal.RENT)
    kind = CostKind.WARM if deal is Deal.RENT else CostKind.PRICE
    return [
        Choice(
            id=str(euros),
            facts={"home.cost_max": euros * 100, "home.cost_kind": kind.value},
            word="amount",
            amount=euros,
        )
        for euros in _EUROS[deal]
    ]


def _places(_: Facts, county: County, __: date) -> list[Choice]:
    return [
        Choice(id=str(at), facts={"home.place": place.name}, word="named", name=place.name)
        for at, place in enumerate(county.municipalities[:_PLACES_SHOWN])
    ]


def _radii(_: Facts, __: County, ___: date) -> list[Choice]:
    return [
        Choice(id=str(km), facts={"home.radius_km": km}, word="amount", amount=km) for km in _KM
    ]


def _from_dates(_: Facts, __: County, today: date) -> list[Choice]:
    now = Choice(id="now", facts={"home.from_date": today.isoformat()}, word="now")
    later = [
        Choice(
            id=str(months),
            facts={"home.from_date": in_months(today, months).isoformat()},
            word="amount",
            amount=months,
        )
        for months in _MONTHS
    ]
    return [now, *later]


def _children(_: Facts, __: County, ___: date) -> list[Choice]:
    return [
        Choice(id=str(n), facts={"household.children": n}, word="amount", amount=n)
        for n in _CHILDREN
    ]


def _yes_no(field: str) -> tuple[Choice, ...]:
    return (
        Choice(id="yes", facts={field: True}, word="yes"),
        Choice(id="no", facts={field: False}, word="no"),
    )


def _of(field: str, values: type[Horizon | Experience | Tie | Hours | Deal]) -> tuple[Choice, ...]:
    return tuple(
        Choice(id=value.value, facts={field: value.value}, word=value.value.replace("_", "-"))
        for value in values
    )


_LISTED: dict[str, tuple[Choice, ...]] = {
    "ties": _of("ties", Tie),
    "horizon": _of("horizon", Horizon),
    "partner": _yes_no("household.partner"),
    "partner_work": _yes_no("household.partner_seeks_work"),
    "hours": _of("job.hours", Hours),
    "remote": _yes_no("job.remote"),
    "experience": _of("job.experience", Experience),
    "deal": _of("home.deal", Deal),
    "extras": tuple(
        Choice(
            id=field.removeprefix("home."),
            facts={field: True},
            word=field.removeprefix("home.").replace("_", "-"),
        )
        for field in EXTRAS
    ),
}

_COMPUTED: dict[str, Callable[[Facts, County, date], list[Choice]]] = {
    "children": _children,
    "rooms": _rooms,
    "area": _areas,
    "cost": _costs,
    "place": _places,
    "radius": _radii,
    "from_date": _from_dates,
}
