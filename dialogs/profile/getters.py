"""The draft of the answers as it lies in dialog_data (JSON only), and what is shown of it."""

from datetime import date
from functools import partial
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager

from dialogs.kit import say, services
from dialogs.profile.lines import (
    Titles,
    asked_lines,
    changeable,
    joined,
    line_answers,
    phrase,
    summary_lines,
)
from dialogs.states import STOPPED_HERE, ProfileSG
from dialogs.texts import Argument, Safe
from offers.answers import (
    LINES,
    STEPS,
    Choice,
    Facts,
    Kind,
    Question,
    choices_for,
    is_chosen,
    question_of,
)

_LONGEST_LABEL = 40


def state_of(question: Question) -> State:
    """Return where a question is asked."""
    state: State = getattr(ProfileSG, question.key)
    return state


def asked_question(manager: DialogManager) -> Question:
    """Return the question of the present screen."""
    state = manager.current_context().state.state or ""
    return question_of(state.rpartition(":")[2])


def facts_so_far(manager: DialogManager) -> Facts:
    """Return what was answered."""
    facts: Facts = manager.dialog_data.setdefault("facts", {})
    return facts


def today(manager: DialogManager) -> date:
    """Return the date where the county is."""
    spoken = services(manager)
    return spoken.clock.now().astimezone(spoken.county.timezone).date()


def choices_of(manager: DialogManager, question: Question) -> list[Choice]:
    """Return what can be tapped at a question."""
    meanings = _meanings(manager, question)
    if meanings is None:
        county = services(manager).county
        return choices_for(question, facts_so_far(manager), county, today(manager))
    (field,) = question.fields
    return [
        Choice(id=code, facts={field: [code]}, word="meaning", name=_titles(manager)(code))
        for code in meanings["codes"]
    ]


async def get_question(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """items: list[(button id, label)] · step, steps: int · remark, answer: Safe, "" when none.

    Beside these what the wording needs: county, deal ("none" when not said), said, sureness (sure,
    vague or unknown).
    """
    question, facts = asked_question(dialog_manager), facts_so_far(dialog_manager)
    part = question.fields[0].partition(".")[0]
    answer = phrase(say(dialog_manager), question, facts, _titles(dialog_manager))
    return {
        "items": [
            (_tap_id(question, one, facts), _label(dialog_manager, question, one))
            for one in choices_of(dialog_manager, question)
        ],
        "step": question.step,
        "steps": STEPS,
        "county": services(dialog_manager).county.name,
        "deal": facts.get("home.deal") or "none",
        "said": facts.get(f"{part}.said") or "",
        "sureness": (_meanings(dialog_manager, question) or {}).get("sureness", "unknown"),
        "answer": Safe(answer),
        "answered": question.answered(facts) and question.kind is not Kind.MANY,
        **_remarked(dialog_manager),
    }


async def get_summary(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """lines: Safe, one per topic · items: list[(line, label)] · remark: Safe, "" when none."""
    facts, speaks = facts_so_far(dialog_manager), say(dialog_manager)
    lines = summary_lines(speaks, facts, _titles(dialog_manager))
    changes = [(line, speaks.plain(f"profile-change-{line}")) for line in asked_lines(facts)]
    return {"lines": Safe("\n".join(lines)), "items": changes, **_remarked(dialog_manager)}


async def get_line(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """items: list[(question key, its name)] · line, answers: Safe, the topic as it stands."""
    facts, speaks = facts_so_far(dialog_manager), say(dialog_manager)
    line = str(dialog_manager.dialog_data.get("line", LINES[0]))
    questions = changeable(facts, line)
    answers = line_answers(speaks, line, facts, _titles(dialog_manager))
    return {
        "line": Safe(speaks(f"profile-line-{line}")),
        "answers": answers or Safe(speaks("profile-nothing")),
        "items": [(one.key, speaks.plain(f"profile-name-{one.key}")) for one in questions],
    }


def _titles(manager: DialogManager) -> Titles:
    return partial(services(manager).search.occupation, language=say(manager).language)


def _meanings(manager: DialogManager, question: Question) -> dict[str, Any] | None:
    """Return what a profession was understood to mean; None at any other question."""
    if question.key not in ("occupation", "partner_occupation"):
        return None
    kept: dict[str, Any] = manager.dialog_data.get("meanings", {})
    return kept.get(question.key) or {"codes": [], "sureness": "unknown"}


def _remarked(manager: DialogManager) -> dict[str, Any]:
    """Return what stands above the question: an interruption, or what a typed line came to."""
    data, speaks = manager.dialog_data, say(manager)
    stopped = bool(data.get(STOPPED_HERE))
    facts, titles = facts_so_far(manager), _titles(manager)
    heard = [question_of(key) for key in data.get("heard", ())]
    answers = joined(phrase(speaks, one, facts, titles) for one in heard)
    key = "stopped" if stopped else data.get("remark")
    if answers and not stopped:
        return {"remark": Safe(speaks("profile-remark-heard", answers=answers)), "stopped": False}
    return {"remark": Safe(speaks(f"profile-remark-{key}") if key else ""), "stopped": stopped}


def _tap_id(question: Question, choice: Choice, facts: Facts) -> str:
    """Return what a button carries: for a tick the state it leads to, so that twice is once."""
    if question.kind is not Kind.MANY:
        return choice.id
    return f"{choice.id}:{0 if is_chosen(question, choice, facts) else 1}"


def _label(manager: DialogManager, question: Question, choice: Choice) -> str:
    speaks = say(manager)
    if choice.word == "meaning":
        title = choice.name or ""
        return title if len(title) <= _LONGEST_LABEL else f"{title[: _LONGEST_LABEL - 1]}…"
    about: dict[str, Argument] = {}
    if choice.amount is not None:
        about["amount"] = choice.amount
    if choice.name is not None:
        about["name"] = choice.name
    label = speaks.plain(f"profile-{question.key}-{choice.word}", **about)
    if question.kind is Kind.MANY and is_chosen(question, choice, facts_so_far(manager)):
        return speaks.plain("profile-ticked", label=label)
    return label
