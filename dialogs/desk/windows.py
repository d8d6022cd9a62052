"""Asking a human, seen by the person: one question, one confirmation."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from magic_filter import F

from dialogs.desk import actions
from dialogs.desk.getters import get_ask, get_typed
from dialogs.kit import BackButton, Label, T
from dialogs.states import DeskSG


def desk() -> Dialog:
    """Return the dialog in which a person asks for a human."""
    return Dialog(
        _ask(),
        _typed(),
        Window(
            T("desk-asked"),
            MessageInput(actions.on_question_written),
            BackButton("proceed"),
            state=DeskSG.asked,
        ),
    )


def _ask() -> Window:
    return Window(
        T("desk-ask", when="first"),
        T("desk-ask-more", when=F["waiting"] & ~F["title"]),
        T("desk-ask-offer", when="title"),
        T("desk-phone"),
        MessageInput(actions.on_question_written),
        Button(
            Label("desk-call-me"),
            id="call_me",
            on_click=actions.on_call_me_pressed,
            when=~F["waiting"] | F["title"],
        ),
        BackButton(),
        state=DeskSG.ask,
        getter=get_ask,
        preview_data={
            "title": "Tischler (m/w/d)",
            "phone": "030 23125 000",
            "waiting": False,
            "first": False,
        },
    )


def _typed() -> Window:
    return Window(
        T("desk-typed"),
        T("desk-typed-offer", when="title"),
        MessageInput(actions.on_more_typed),
        Button(Label("desk-hand-over"), id="hand_over", on_click=actions.on_hand_over_pressed),
        Button(Label("search-change"), id="change", on_click=actions.on_change_pressed),
        BackButton(),
        state=DeskSG.typed,
        getter=get_typed,
        preview_data={"title": "Tischler (m/w/d)", "lines": 1},
    )
