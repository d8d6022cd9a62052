"""Answers in words: for the summary, for what was just understood, and for the desk's card."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from dialogs.texts import Argument, Safe, Say
from offers.answers import LINES, Facts, Kind, Question, applicable, facts_of
from offers.people import Profile

_TENTHS, _CENTS = 10, 100

SAID_AT = {"occupation": "profession", "partner_occupation": "partner_profession"}
"""What is confirmed after it was said, and the question at which it is said."""

Titles = Callable[[str], str]
"""Gives the title of an occupation's code."""


def profile_lines(
    speaks: Say, profile: Profile, titles: Titles, order: Sequence[Sequence[str]]
) -> Iterator[str]:
    """Yield a profile as HTML, what was not answered left out. order: the topics of each line."""
    facts = facts_of(profile)
    for topics in order:
        each = (line_answers(speaks, line, facts, titles) for line in topics)
        if answers := joined(each):
            yield named_line(speaks, topics[0], answers)


def summary_lines(speaks: Say, facts: Facts, titles: Titles) -> Iterator[str]:
    """Yield the answers as HTML, one line for each topic that was asked about."""
    for line in asked_lines(facts):
        answers = line_answers(speaks, line, facts, titles)
        yield named_line(speaks, line, answers or Safe(speaks("profile-nothing")))


def named_line(speaks: Say, line: str, answers: Safe) -> str:
    """Return a topic with its answers."""
    return speaks("profile-line", name=Safe(speaks(f"profile-line-{line}")), answers=answers)


def line_answers(speaks: Say, line: str, facts: Facts, titles: Titles | None = None) -> Safe:
    """Return the answers of one topic, "" when there are none."""
    return joined(
        phrase(speaks, question, facts, titles)
        for question in applicable(facts)
        if question.line == line
    )


def joined(phrases: Iterable[str]) -> Safe:
    """Return phrases side by side, empty ones left out."""
    return Safe(" · ".join(one for one in phrases if one))


def phrase(speaks: Say, question: Question, facts: Facts, titles: Titles | None = None) -> str:
    """Return an answer in words as HTML, "" when there is none or no title is known for it."""
    if question.kind is Kind.MANY:
        words = (name.replace("_", "-") for name in _ticked(question, facts))
        return ", ".join(speaks(f"profile-{question.key}-{word}") for word in words)
    value = facts.get(question.fields[0])
    if value is None:
        return ""
    if question.key in SAID_AT:
        return ", ".join(titles(code) for code in value) if titles is not None else ""
    return speaks(f"profile-is-{question.key}", **_arguments(question, value, facts))


def asked_lines(facts: Facts) -> list[str]:
    """Return the topics that make sense for the person."""
    return [line for line in LINES if changeable(facts, line)]


def changeable(facts: Facts, line: str) -> list[Question]:
    """Return the questions to choose among when a topic is to be changed."""
    return [
        question
        for question in applicable(facts)
        if question.line == line and question.key not in SAID_AT
    ]


def _ticked(question: Question, facts: Facts) -> list[str]:
    if len(question.fields) > 1:
        return [field.rpartition(".")[2] for field in question.fields if facts.get(field)]
    return list(facts.get(question.fields[0]) or ())


def _arguments(question: Question, value: Any, facts: Facts) -> dict[str, Argument]:  # noqa: ANN401 - JSON
    match question.key:
        case "area":
            return {"value": value // _TENTHS}
        case "cost":
            return {"value": value // _CENTS, "kind": facts.get("home.cost_kind") or "warm"}
        case "from_date":
            return {"value": date.fromisoformat(value)}
        case _:
            return {"value": int(value) if isinstance(value, bool) else value}
