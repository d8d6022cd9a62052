"""Which questions a person is asked, in which order, and which profile fields each one fills."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from offers.catalogue import Deal
from offers.facts import as_facts, from_facts
from offers.people import Profile

Facts = dict[str, Any]

STEPS = 8
LINES = ("ties", "return", "household", "partner", "job", "work", "home", "where")


class Kind(StrEnum):
    """How a question is answered: by one tap, by several, or in the person's own words."""

    ONE = "one"
    MANY = "many"
    WORDS = "words"


def _always(_: Facts) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing to ask. It is answered when all its fields are in the facts.

    step: 1..STEPS, for the progress line. line: the summary line it belongs to.
    """

    key: str
    fields: tuple[str, ...]
    step: int
    line: str
    kind: Kind = Kind.ONE
    applies: Callable[[Facts], bool] = _always

    def answered(self, facts: Facts) -> bool:
        """Say whether the person answered or skipped this."""
        return all(field in facts for field in self.fields)


def _has_partner(facts: Facts) -> bool:
    return bool(facts.get("household.partner"))


def _partner_works(facts: Facts) -> bool:
    return _has_partner(facts) and bool(facts.get("household.partner_seeks_work"))


def _partner_said(facts: Facts) -> bool:
    return _partner_works(facts) and bool(facts.get("partner_job.said"))


def _job_said(facts: Facts) -> bool:
    return bool(facts.get("job.said"))


def _home(facts: Facts) -> bool:
    return bool(facts.get("home.deal"))


def _dwelling(facts: Facts) -> bool:
    return _home(facts) and facts["home.deal"] != Deal.PLOT


def _home_place(facts: Facts) -> bool:
    return _home(facts) and bool(facts.get("home.place"))


EXTRAS = ("home.furnished", "home.short_let", "home.barrier_free", "home.pets")

QUESTIONS: tuple[Question, ...] = (
    Question(key="ties", fields=("ties",), step=1, line="ties", kind=Kind.MANY),
    Question(key="lives_now", fields=("lives_now",), step=2, line="return", kind=Kind.WORDS),
    Question(key="horizon", fields=("horizon",), step=2, line="return"),
    Question(key="partner", fields=("household.partner",), step=3, line="household"),
    Question(key="children", fields=("household.children",), step=3, line="household"),
    Question(
        key="partner_work",
        fields=("household.partner_seeks_work",),
        step=3,
        line="household",
        applies=_has_partner,
    ),
    Question(
        key="partner_profession",
        fields=("partner_job.said",),
        step=3,
        line="partner",
        kind=Kind.WORDS,
        applies=_partner_works,
    ),
    Question(
        key="partner_occupation",
        fields=("partner_job.occupations",),
        step=3,
        line="partner",
        applies=_partner_said,
    ),
    Question(key="profession", fields=("job.said",), step=4, line="job", kind=Kind.WORDS),
    Question(key="occupation", fields=("job.occupations",), step=4, line="job", applies=_job_said),
    Question(
        key="hours",
        fields=("job.hours",),
        step=5,
        line="work",
        kind=Kind.MANY,
        applies=_job_said,
    ),
    Question(key="remote", fields=("job.remote",), step=5, line="work", applies=_job_said),
    Question(key="experience", fields=("job.experience",), step=5, line="work", applies=_job_said),
    Question(key="deal", fields=("home.deal",), step=6, line="home"),
    Question(key="rooms", fields=("home.rooms_min",), step=6, line="home", applies=_dwelling),
    Question(key="area", fields=("home.area_min",), step=6, line="home", applies=_home),
    Question(key="cost", fields=("home.cost_max",), step=6, line="home", applies=_home),
    Question(key="place", fields=("home.place",), step=7, line="where", applies=_home),
    Question(key="radius", fields=("home.radius_km",), step=7, line="where", applies=_home_place),
    Question(key="from_date", fields=("home.from_date",), step=7, line="where", applies=_home),
    Question(key="extras", fields=EXTRAS, step=7, line="where", kind=Kind.MANY, applies=_dwelling),
)

_BY_KEY = {question.key: question for question in QUESTIONS}

# What an answer makes void: the field that changed, and the fields to ask anew.
_VOIDS = {
    "home.deal": ("home.cost_max", "home.cost_kind", "home.area_min"),
    "job.said": ("job.occupations",),
    "partner_job.said": ("partner_job.occupations",),
}


def question_of(key: str) -> Question:
    """Return the question of that name."""
    return _BY_KEY[key]


def applicable(facts: Facts) -> tuple[Question, ...]:
    """Return the questions that make sense for the person, in order."""
    return tuple(question for question in QUESTIONS if question.applies(facts))


def next_question(facts: Facts) -> Question | None:
    """Return the first question still open, None when everything was asked."""
    return next((one for one in applicable(facts) if not one.answered(facts)), None)


def previous_question(key: str, facts: Facts) -> Question | None:
    """Return the question asked before this one."""
    before: Question | None = None
    for question in QUESTIONS:
        if question.key == key:
            return before
        if question.applies(facts):
            before = question
    return before


def skipped(question: Question, facts: Facts) -> Facts:
    """Return the facts that leave a question without an answer, keeping what was ticked."""
    if question.kind is Kind.MANY:
        empty: list[str] | None = None if len(question.fields) > 1 else []
        return {field: facts.get(field, empty) for field in question.fields}
    return dict.fromkeys(question.fields)


def with_answers(facts: Facts, new: Facts) -> Facts:
    """Return the facts with new answers; what they make void is asked again."""
    merged = dict(facts)
    for field, voided in _VOIDS.items():
        if field in new and field in facts and new[field] != facts[field]:
            for name in voided:
                merged.pop(name, None)
    return {**merged, **new}


def profile_of(facts: Facts) -> Profile:
    """Return the profile that answers add up to; what does not apply is left out."""
    nested: dict[str, Any] = {}
    for question in applicable(facts):
        for field in question.fields:
            _put(nested, field, facts.get(field))
    if "home" in nested:
        _put(nested, "home.cost_kind", facts.get("home.cost_kind"))
        _put(nested, "home.persons", _persons(facts))
    return from_facts(Profile, nested)


def facts_of(profile: Profile) -> Facts:
    """Return a profile as answers, every question that applies counting as asked."""
    nested = as_facts(profile)
    facts: Facts = {}
    for question in QUESTIONS:
        if question.applies(facts):
            facts |= {field: _picked(nested, field) for field in question.fields}
    if facts.get("home.cost_max") is not None:
        facts["home.cost_kind"] = _picked(nested, "home.cost_kind")
    return facts


def _put(nested: dict[str, Any], field: str, value: object) -> None:
    if value is None:
        return
    part, _, name = field.rpartition(".")
    (nested.setdefault(part, {}) if part else nested)[name] = value


def _picked(nested: dict[str, Any], field: str) -> Any:  # noqa: ANN401 - JSON
    part, _, name = field.rpartition(".")
    return ((nested[part] or {}) if part else nested).get(name)


def _persons(facts: Facts) -> int | None:
    if facts.get("household.partner") is None:
        return None
    return 1 + bool(facts["household.partner"]) + (facts.get("household.children") or 0)
