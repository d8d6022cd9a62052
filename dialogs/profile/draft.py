"""The answers given so far, as they lie in dialog_data: JSON only, nothing of it saved yet."""

from collections.abc import Sequence
from datetime import date

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager

from dialogs.kit import services
from dialogs.states import STOPPED_HERE, ProfileSG
from offers.answers import Choice, Facts, Question, choices_for, question_of, with_answers
from offers.matching import Understanding

_MOST_MEANINGS = 5
_OCCUPATIONS = {"occupation": "job", "partner_occupation": "partner_job"}


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


def take(manager: DialogManager, new: Facts) -> None:
    """Add answers; what was remarked on the last screen is over."""
    manager.dialog_data["facts"] = with_answers(facts_so_far(manager), new)
    remark(manager)


def begin_with(manager: DialogManager, facts: Facts) -> None:
    """Take these answers and no others."""
    manager.dialog_data.clear()
    manager.dialog_data["facts"] = facts


def remark(manager: DialogManager, key: str = "", heard: Sequence[str] = ()) -> None:
    """Say something above the next screen. heard: keys of questions a typed line answered."""
    manager.dialog_data.pop(STOPPED_HERE, None)
    manager.dialog_data["remark"] = key
    manager.dialog_data["heard"] = list(heard)


def today(manager: DialogManager) -> date:
    """Return the date where the county is."""
    desk = services(manager)
    return desk.clock.now().astimezone(desk.county.timezone).date()


def keep_meanings(manager: DialogManager, question: str, understood: Understanding) -> None:
    """Keep what the words of a profession may mean, to be confirmed on the next screen."""
    guesses = understood.choices or understood.occupations
    known = understood.understood and bool(guesses)
    sureness = ("vague" if understood.vague else "sure") if known else "unknown"
    codes = [guess.code for guess in guesses[:_MOST_MEANINGS]] if known else []
    meanings = manager.dialog_data.setdefault("meanings", {})
    meanings[question] = {"codes": codes, "sureness": sureness}


def sureness_of(manager: DialogManager, question: Question) -> str:
    """Return how sure we are of a profession: sure, vague or unknown."""
    return str(_meanings(manager, question).get("sureness", "unknown"))


def choices_of(manager: DialogManager, question: Question) -> list[Choice]:
    """Return what can be tapped at a question."""
    if question.key not in _OCCUPATIONS:
        county = services(manager).county
        return choices_for(question, facts_so_far(manager), county, today(manager))
    codes: list[str] = _meanings(manager, question).get("codes", [])
    (field,) = question.fields
    return [Choice(id=code, facts={field: [code]}, word="meaning", name=code) for code in codes]


def _meanings(manager: DialogManager, question: Question) -> Facts:
    meanings: Facts = manager.dialog_data.get("meanings", {}).get(question.key, {})
    return meanings
