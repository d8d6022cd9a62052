"""What a person's own words answer: several facts in one line, a skip, or a question of theirs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from offers.answers import rules, words
from offers.answers.numbers import NUMBER, number
from offers.answers.questions import EXTRAS, Facts, Kind, Question, question_of, skipped
from offers.answers.reader import Reader
from offers.county import County
from offers.people import Tie

_LONGEST_PLACE = 60
_LONGEST_SAID = 120
_BARE = re.compile(rf"(?P<number>{NUMBER})(?!\w)")
_FEW_WORDS = 2
_NO_SKIP = ("horizon", "deal")
"""Questions at which not knowing is an answer, or not caring is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was understood. is_question: the person asks back instead of answering.

    too_exact: they named a street, which we neither need nor keep.
    """

    facts: Facts = field(default_factory=dict)
    is_question: bool = False
    too_exact: bool = False


def read_answers(
    text: str, *, question: str | None, county: County, today: date, known: Facts | None = None
) -> Answers:
    """Return what typed words answer, the asked question and others alike.

    Both languages are understood at any time, since people mix them. Bare words ("3", "ja",
    "März") answer the asked question only; what names itself ("3 Zimmer") is taken anywhere.
    question: None when nothing in particular was asked. known: the facts so far.
    """
    asked = None if question is None else question_of(question)
    reader = Reader(text, asked=asked, known=known or {}, county=county, today=today)
    if _asks_back(reader.rest):
        return Answers(is_question=True)
    if reader.asks("lives_now") and words.STREET.search(reader.rest):
        return Answers(too_exact=True)
    if asked is not None and question not in _NO_SKIP and words.SKIP.fullmatch(reader.rest):
        return Answers(facts=skipped(asked, {}))
    for rule in rules.rules_for(question):
        rule(reader)
    if asked is not None:
        _answer(reader, asked)
    return Answers(facts=reader.facts)


def _answer(reader: Reader, asked: Question) -> None:
    """Read the asked question's answer, where the rules have not found it."""
    if not asked.answered(reader.facts):
        _ASKED[asked.key](reader)
    if asked.kind is Kind.MANY and any(name in reader.facts for name in asked.fields):
        reader.facts = {**skipped(asked, {}), **reader.facts}


def _asks_back(rest: str) -> bool:
    if rest.rstrip(" !").endswith("?"):
        return bool(words.ASKING.match(rest)) or len(rest.split()) > _FEW_WORDS
    return bool(words.ASKING_AT_LENGTH.match(rest))


def _ties(reader: Reader) -> None:
    named = sorted(value for value, pattern in words.TIES if pattern.search(reader.rest))
    if not named and words.NO.fullmatch(reader.rest):
        named = [Tie.NONE.value]
    if named:
        reader.facts["ties"] = named


def _lives_now(reader: Reader) -> None:
    lead = words.LIVING.match(reader.rest)
    place = reader.text[lead.end() if lead else 0 :].strip(" .,!")
    if place:
        reader.facts["lives_now"] = place[:_LONGEST_PLACE]


def _said(name: str) -> rules.Rule:
    def answer(reader: Reader) -> None:
        if said := reader.left_over():
            reader.facts[name] = said[:_LONGEST_SAID]

    return answer


def _one_of(name: str, listed: Iterable[tuple[object, re.Pattern[str]]]) -> rules.Rule:
    def answer(reader: Reader) -> None:
        for value, pattern in listed:
            if pattern.search(reader.rest):
                reader.facts[name] = value
                return

    return answer


def _yes_no(name: str, *hints: tuple[bool, re.Pattern[str]]) -> rules.Rule:
    return _one_of(name, (*hints, (True, words.YES), (False, words.NO)))


def _number(name: str, span: tuple[int, int], times: int = 1) -> rules.Rule:
    def answer(reader: Reader) -> None:
        match = _BARE.search(reader.rest)
        if match is not None and span[0] <= number(match["number"]) <= span[1]:
            reader.facts[name] = round(number(match["number"]) * times)

    return answer


def _rooms(reader: Reader) -> None:
    match = _BARE.search(reader.rest)
    if match is not None and rules.ROOMS[0] <= number(match["number"]) <= rules.ROOMS[1]:
        reader.facts["home.rooms_min"] = number(match["number"])


def _children(reader: Reader) -> None:
    _number("household.children", rules.CHILDREN)(reader)
    if "household.children" not in reader.facts and words.NO.search(reader.rest):
        reader.facts["household.children"] = 0


def _deal(reader: Reader) -> None:
    if words.NO_HOME.search(reader.rest) or words.NO.fullmatch(reader.rest):
        reader.facts["home.deal"] = None


def _cost(reader: Reader) -> None:
    match = _BARE.search(reader.rest)
    if match is not None and rules.EUROS[0] <= number(match["number"]) <= rules.EUROS[1]:
        rules.put_cost(reader, number(match["number"]))


def _place(reader: Reader) -> None:
    name = rules.place_in(reader.rest, reader.county)
    if name is not None:
        reader.facts["home.place"] = name


def _extras(reader: Reader) -> None:
    if words.NO.fullmatch(reader.rest):
        reader.facts.update(dict.fromkeys(EXTRAS))


def _nothing(_: Reader) -> None:
    """Leave it to the rules: the words of this question name themselves."""


_ASKED: dict[str, rules.Rule] = {
    "ties": _ties,
    "lives_now": _lives_now,
    "horizon": _one_of("horizon", words.HORIZONS),
    "partner": _yes_no("household.partner", (True, words.PARTNER)),
    "children": _children,
    "partner_work": _yes_no("household.partner_seeks_work"),
    "profession": _said("job.said"),
    "occupation": _said("job.said"),
    "partner_profession": _said("partner_job.said"),
    "partner_occupation": _said("partner_job.said"),
    "hours": _nothing,
    "remote": _yes_no("job.remote", (False, words.ON_SITE)),
    "experience": _one_of("job.experience", words.EXPERIENCES),
    "deal": _deal,
    "rooms": _rooms,
    "area": _number("home.area_min", rules.SQUARE_METRES, 10),
    "cost": _cost,
    "place": _place,
    "radius": _number("home.radius_km", rules.KM),
    "from_date": _nothing,
    "extras": _extras,
}
