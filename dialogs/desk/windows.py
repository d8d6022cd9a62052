"""Asking a human, seen by the person: one question, one confirmation."""

from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from magic_filter import F

from dialogs.desk.actions import on_call_me_pressed, on_question_written
from dialogs.desk.getters import get_ask
from dialogs.kit import BackButton, Label, T
from dialogs.states import DeskSG


def desk() -> Dialog:
    """Return the dialog in which a person asks for a human."""
    return Dialog(
        Window(
            T("desk-ask", when=~F["title"]),
            T("desk-ask-offer", when=F["title"]),
            T("desk-phone"),
            MessageInput(on_question_written),
            Button(Label("desk-call-me"), id="call_me", on_click=on_call_me_pressed),
            BackButton(),
            state=DeskSG.ask,
            getter=get_ask,
            preview_data={"title": "Tischler (m/w/d)", "phone": "030 23125 000"},
        ),
        Window(
            T("desk-asked"),
            BackButton("proceed"),
            state=DeskSG.asked,
        ),
    )
