"""What the intake's screens show: the question, what can be tapped, and the answers in words."""

from datetime import date
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.kit import say, services
from dialogs.profile.actions import changeable
from dialogs.profile.draft import (
    asked_question,
    choices_of,
    facts_so_far,
    sureness_of,
)
from dialogs.states import STOPPED_HERE
from dialogs.texts import Argument, Safe, Say
from offers.answers import (
    LINES,
    STEPS,
    Choice,
    Facts,
    Kind,
    Question,
    applicable,
    is_chosen,
    question_of,
)

_LONGEST_LABEL = 40
_TENTHS, _CENTS = 10, 100


async def get_question(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """items: list[(button id, label)] · step, steps: int · remark, answer: Safe, "" when none.

    Beside these what the wording needs: county, deal ("none" when not said), said, sureness.
    """
    question, facts = asked_question(dialog_manager), facts_so_far(dialog_manager)
    speaks = say(dialog_manager)
    part = question.fields[0].partition(".")[0]
    return {
        "items": [
            (_tap_id(question, one, facts), _label(dialog_manager, question, one, facts))
            for one in choices_of(dialog_manager, question)
        ],
        "step": question.step,
        "steps": STEPS,
        "county": services(dialog_manager).county.name,
        "deal": facts.get("home.deal") or "none",
        "said": facts.get(f"{part}.said") or "",
        "sureness": sureness_of(dialog_manager, question),
        "remark": _remark(dialog_manager),
        "answer": Safe(phrase(dialog_manager, question, facts, speaks)),
        "answered": question.answered(facts) and question.kind is not Kind.MANY,
        "stopped": bool(dialog_manager.dialog_data.get(STOPPED_HERE)),
    }


async def get_summary(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """lines: Safe, one per topic · items: list[(line, label)] · remark: Safe, "" when none."""
    facts, speaks = facts_so_far(dialog_manager), say(dialog_manager)
    shown = [line for line in LINES if changeable(facts, line)]
    lines = [
        speaks(
            "profile-line",
            name=Safe(speaks(f"profile-line-{line}")),
            answers=Safe(_line(dialog_manager, line, facts) or speaks("profile-nothing")),
        )
        for line in shown
    ]
    return {
        "lines": Safe("\n".join(lines)),
        "items": [(line, speaks.plain(f"profile-change-{line}")) for line in shown],
        "remark": _remark(dialog_manager),
        "stopped": bool(dialog_manager.dialog_data.get(STOPPED_HERE)),
    }


async def get_line(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """items: list[(question key, name and present answer)] · line: Safe, its name."""
    facts, speaks = facts_so_far(dialog_manager), say(dialog_manager)
    line = str(dialog_manager.dialog_data.get("line", LINES[0]))
    return {
        "line": Safe(speaks(f"profile-line-{line}")),
        "items": [
            (question.key, speaks.plain(f"profile-name-{question.key}"))
            for question in changeable(facts, line)
        ],
        "answers": Safe(_line(dialog_manager, line, facts) or speaks("profile-nothing")),
    }


def phrase(manager: DialogManager, question: Question, facts: Facts, speaks: Say) -> str:
    """Return an answer in words as HTML, "" when there is none."""
    if question.kind is Kind.MANY:
        chosen = [one for one in choices_of(manager, question) if is_chosen(question, one, facts)]
        return ", ".join(speaks(f"profile-{question.key}-{one.word}") for one in chosen)
    value = facts.get(question.fields[0])
    if value is None or value == []:
        return ""
    if question.key in ("occupation", "partner_occupation"):
        search = services(manager).search
        return ", ".join(search.occupation(code, speaks.language) for code in value)
    return speaks(f"profile-is-{question.key}", **_arguments(question, value, facts))


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


def _line(manager: DialogManager, line: str, facts: Facts) -> str:
    phrases = [
        phrase(manager, question, facts, say(manager))
        for question in applicable(facts)
        if question.line == line
    ]
    return " · ".join(one for one in phrases if one)


def _remark(manager: DialogManager) -> Safe:
    """Return what is said above the question: an interruption, or what a typed line answered."""
    data, speaks = manager.dialog_data, say(manager)
    if data.get(STOPPED_HERE):
        return Safe(speaks("profile-remark-stopped"))
    heard = [question_of(key) for key in data.get("heard", ())]
    phrases = [phrase(manager, one, facts_so_far(manager), speaks) for one in heard]
    if any(phrases):
        return Safe(
            speaks("profile-remark-heard", answers=Safe(" · ".join(one for one in phrases if one)))
        )
    key = data.get("remark")
    return Safe(speaks(f"profile-remark-{key}")) if key else Safe()


def _tap_id(question: Question, choice: Choice, facts: Facts) -> str:
    """Return what a button carries: for a tick the state it leads to, so that twice is once."""
    if question.kind is not Kind.MANY:
        return choice.id
    return f"{choice.id}:{0 if is_chosen(question, choice, facts) else 1}"


def _label(manager: DialogManager, question: Question, choice: Choice, facts: Facts) -> str:
    speaks = say(manager)
    if choice.word == "meaning":
        title = services(manager).search.occupation(choice.name or "", speaks.language)
        return title if len(title) <= _LONGEST_LABEL else f"{title[: _LONGEST_LABEL - 1]}…"
    about: dict[str, Argument] = {}
    if choice.amount is not None:
        about["amount"] = choice.amount
    if choice.name is not None:
        about["name"] = choice.name
    label = speaks.plain(f"profile-{question.key}-{choice.word}", **about)
    if question.kind is Kind.MANY and is_chosen(question, choice, facts):
        return speaks.plain("profile-ticked", label=label)
    return label
