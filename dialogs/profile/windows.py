"""The windows of the intake: one per question, all of the same build, the summary and its lines."""

from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, Select, SwitchTo
from aiogram_dialog.widgets.text import Format

from dialogs.kit import HumanButton, Label, MenuButton, Progress, T
from dialogs.profile import actions
from dialogs.profile.getters import get_line, get_question, get_summary, state_of
from dialogs.profile.lines import SAID_AT
from dialogs.states import ProfileSG
from dialogs.texts import Safe
from offers.answers import LINES, QUESTIONS, STEPS, Kind, Question

_WIDE = ("occupation", "partner_occupation", "experience", "horizon")
"""Questions whose answers are too long for two in a row."""

_HAVE_THEIR_OWN = ("horizon",)
"""Questions with a quick answer of their own for not knowing, so that skipping adds nothing."""

_PREVIEW: dict[str, Any] = {
    "steps": STEPS,
    "county": "Landkreis (Beispiel)",
    "deal": "rent",
    "said": "Ingenieur",
    "sureness": "vague",
    "remark": "",
    "answer": "",
    "answered": False,
    "stopped": False,
}


def profile() -> Dialog:
    """Return the dialog of the intake."""
    return Dialog(
        *(_question(question) for question in QUESTIONS),
        _summary(),
        _line(),
        on_start=actions.on_start,
    )


def _question(question: Question) -> Window:
    key = question.key
    return Window(
        T("profile-remark", when="remark"),
        Progress(),
        T(f"profile-ask-{key}"),
        T("profile-answer", when="answered"),
        MessageInput(actions.on_typed, content_types=ContentType.TEXT),
        MessageInput(actions.on_sent_otherwise),
        _choices(question),
        *_ways_on(question),
        Row(
            Button(Label("back"), id=f"{key}_back", on_click=actions.on_back_pressed),
            HumanButton(),
        ),
        _anew(),
        state=state_of(question),
        getter=get_question,
        preview_data={
            **_PREVIEW,
            "step": question.step,
            "items": [(f"{letter}:1", letter * 20) for letter in "ABCD"],
        },
    )


def _choices(question: Question) -> Group:
    """Return the quick answers; a button carries its question, so that an old one does no harm."""
    many = question.kind is Kind.MANY
    return Group(
        Select(
            Format("{item[1]}"),
            id=question.key,
            items="items",
            item_id_getter=itemgetter(0),
            on_click=actions.on_ticked if many else actions.on_choice_tapped,
        ),
        width=1 if question.key in _WIDE else 2,
    )


def _ways_on(question: Question) -> Iterator[Button]:
    key = question.key
    if key in SAID_AT:
        yield Button(Label("profile-other"), id=f"{key}_other", on_click=actions.on_other_pressed)
    keep = Label("profile-keep")
    yield Button(keep, id=f"{key}_keep", on_click=actions.on_keep_pressed, when="answered")
    if key not in _HAVE_THEIR_OWN:
        skip = Label("proceed" if question.kind is Kind.MANY else f"profile-skip-{key}")
        yield Button(skip, id=f"{key}_skip", on_click=actions.on_skip_pressed)


def _anew() -> Button:
    return Button(
        Label("profile-anew"), id="anew", on_click=actions.on_anew_pressed, when="stopped"
    )


def _summary() -> Window:
    return Window(
        T("profile-remark", when="remark"),
        T("profile-summary"),
        MessageInput(actions.on_typed_at_summary, content_types=ContentType.TEXT),
        MessageInput(actions.on_sent_otherwise),
        Button(Label("profile-save"), id="save", on_click=actions.on_save_pressed),
        Group(
            Select(
                Format("{item[1]}"),
                id="change",
                items="items",
                item_id_getter=itemgetter(0),
                on_click=actions.on_line_chosen,
            ),
            width=2,
        ),
        Row(HumanButton(), MenuButton()),
        _anew(),
        state=ProfileSG.summary,
        getter=get_summary,
        preview_data={
            "lines": Safe("<b>Arbeit:</b> Tischler\n<b>Wohnen:</b> zur Miete"),
            "items": [(line, line) for line in LINES],
            "remark": "",
            "stopped": False,
        },
    )


def _line() -> Window:
    return Window(
        T("profile-line-ask"),
        Group(
            Select(
                Format("{item[1]}"),
                id="question",
                items="items",
                item_id_getter=itemgetter(0),
                on_click=actions.on_question_chosen,
            ),
            width=2,
        ),
        Row(
            SwitchTo(Label("back"), id="line_back", state=ProfileSG.summary),
            HumanButton(),
        ),
        state=ProfileSG.line,
        getter=get_line,
        preview_data={
            "line": "Wohnen",
            "answers": "zur Miete",
            "items": [("rooms", "Zimmer"), ("area", "Größe")],
        },
    )
