"""What the person does in the intake: tap, tick, type, skip, go back, change a line, save."""

from collections.abc import Sequence
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from dialogs.kit import actor, services
from dialogs.profile.getters import asked_question, choices_of, facts_so_far, state_of, today
from dialogs.profile.lines import SAID_AT, changeable
from dialogs.states import STOPPED_HERE, ProfileSG, open_menu, open_results
from offers.answers import (
    QUESTIONS,
    Answers,
    Facts,
    Kind,
    Question,
    facts_of,
    next_question,
    previous_question,
    profile_of,
    question_of,
    read_answers,
    skipped,
    toggled,
    with_answers,
)
from offers.matching import Understanding

_MOST_MEANINGS = 5
PROFESSIONS = {
    "occupation": ("job.said", "job.occupations"),
    "partner_occupation": ("partner_job.said", "partner_job.occupations"),
}
"""Where a profession is confirmed, the field of the words, and the field of what they mean."""


async def on_start(_: Any, manager: DialogManager) -> None:  # noqa: ANN401 - aiogram-dialog's start data
    """Begin with what is known: at the summary, or at the first question when nothing is."""
    known = await services(manager).reception.profile(actor(manager))
    begin_with(manager, {} if known is None else facts_of(known))
    await go_on(manager)


async def on_choice_tapped(_: CallbackQuery, __: Any, manager: DialogManager, chosen: str) -> None:  # noqa: ANN401 - a managed widget
    """Take a quick answer and go on; one that is no longer offered changes nothing."""
    for choice in choices_of(manager, asked_question(manager)):
        if choice.id == chosen:
            take(manager, choice.facts)
            await go_on(manager)
            return


async def on_ticked(_: CallbackQuery, __: Any, manager: DialogManager, ticked: str) -> None:  # noqa: ANN401 - a managed widget
    """Tick or untick one of several answers as the button said, however often it is pressed."""
    chosen, on = ticked.rsplit(":", 1)
    question = asked_question(manager)
    for choice in choices_of(manager, question):
        if choice.id == chosen:
            take(manager, toggled(question, facts_so_far(manager), choice, on=on == "1"))


async def on_skip_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Leave the question without an answer, or with what was ticked."""
    take(manager, skipped(asked_question(manager), facts_so_far(manager)))
    await go_on(manager)


async def on_keep_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Leave the answer as it is."""
    remark(manager)
    await go_on(manager)


async def on_other_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Say a profession in other words."""
    remark(manager)
    said = question_of(SAID_AT[asked_question(manager).key])
    await manager.switch_to(state_of(said))


async def on_back_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Go to the question before; to the summary when only a line was to be changed."""
    remark(manager)
    facts = facts_so_far(manager)
    before = previous_question(asked_question(manager).key, facts)
    if next_question(facts) is None:
        await manager.switch_to(ProfileSG.summary)
    elif before is not None:
        await manager.switch_to(state_of(before))
    else:
        await open_menu(manager)


async def on_typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Take what the person wrote, however many questions it answers; else ask again, kindly."""
    await _hear(message, asked_question(manager), manager)


async def on_typed_at_summary(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Take a change that was written instead of tapped."""
    await _hear(message, None, manager)


async def on_sent_otherwise(_: Message, __: MessageInput, manager: DialogManager) -> None:
    """Say that only words and taps are understood here (a photo, a voice message, a place)."""
    remark(manager, "words-only")


async def on_line_chosen(_: CallbackQuery, __: Any, manager: DialogManager, line: str) -> None:  # noqa: ANN401 - a managed widget
    """Change a line of the summary: its question at once, or the choice among its questions."""
    questions = changeable(facts_so_far(manager), line)
    manager.dialog_data["line"] = line
    only = questions[0] if len(questions) == 1 else None
    await manager.switch_to(ProfileSG.line if only is None else state_of(only))


async def on_question_chosen(_: CallbackQuery, __: Any, manager: DialogManager, key: str) -> None:  # noqa: ANN401 - a managed widget
    """Ask that question again."""
    await manager.switch_to(state_of(question_of(key)))


async def on_save_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Keep the profile and show what fits."""
    profile = profile_of(facts_so_far(manager))
    await services(manager).reception.save_profile(actor(manager), profile)
    await open_results(manager)


async def on_anew_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Drop the draft and begin at the first question."""
    begin_with(manager, {})
    await go_on(manager)


async def go_on(manager: DialogManager) -> None:
    """Ask the first open question, or show the summary when there is none."""
    question = next_question(facts_so_far(manager))
    await manager.switch_to(ProfileSG.summary if question is None else state_of(question))


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
    manager.dialog_data.update({"remark": key, "heard": list(heard)})


def keep_meanings(manager: DialogManager, question: str, understood: Understanding) -> None:
    """Keep what the words of a profession may mean, to be confirmed on the next screen."""
    guesses = (understood.choices or understood.occupations)[:_MOST_MEANINGS]
    sureness = "vague" if understood.vague else "sure"
    if not (understood.understood and guesses):
        guesses, sureness = (), "unknown"
    meanings = manager.dialog_data.setdefault("meanings", {})
    meanings[question] = {"codes": [guess.code for guess in guesses], "sureness": sureness}


async def _hear(message: Message, question: Question | None, manager: DialogManager) -> None:
    read = read_answers(
        message.text or "",
        question=None if question is None else question.key,
        county=services(manager).county,
        today=today(manager),
        known=facts_so_far(manager),
    )
    if not read.facts:
        remark(manager, _why_not(read))
        return
    take(manager, read.facts)
    await _understand_professions(manager, read.facts)
    in_own_words = question is not None and question.kind is Kind.WORDS
    heard = [one for one in QUESTIONS if any(read.facts.get(field) for field in one.fields)]
    remark(manager, heard=[one.key for one in heard if not (in_own_words and one == question)])
    await go_on(manager)


async def _understand_professions(manager: DialogManager, new: Facts) -> None:
    for confirmed, (said, occupations) in PROFESSIONS.items():
        if new.get(said):
            understood = await services(manager).search.understand(
                new[said], actor(manager).language
            )
            keep_meanings(manager, confirmed, understood)
            if understood.open_to_all:
                take(manager, {occupations: []})


def _why_not(read: Answers) -> str:
    if read.is_question:
        return "question"
    return "too-exact" if read.too_exact else "not-understood"
