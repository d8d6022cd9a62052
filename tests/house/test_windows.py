"""Every window draws itself from its preview data, in every language, on a phone; none is lost."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import InlineKeyboardMarkup
from aiogram_dialog import Dialog
from aiogram_dialog.tools.preview import FakeManager

from bot.conversation import all_dialogs
from dialogs import states
from dialogs.texts import Texts

LINES_ON_A_PHONE = 16
LAWFUL_LINES = 34
LAWFUL = {"StartSG:notice", "StartSG:details", "InfoSG:help"}
"""What the law wants said, and the page that explains everything, may scroll."""

LETTERS_IN_A_LINE = 38
BUTTON_LETTERS = 40
ALLOWED_TAGS = {"b", "i", "u", "s", "code", "pre", "a", "blockquote"}

WINDOWS = [
    (dialog, state, language)
    for language in Texts.load().languages
    for dialog in all_dialogs()
    for state in dialog.states()
]


class Checker(HTMLParser):
    """Collects what Telegram would not take: unknown or unclosed tags."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        """Open a tag."""
        self.open.append(tag)
        if tag not in ALLOWED_TAGS:
            self.wrong.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag, the last one opened."""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")


@dataclass
class Drawn:
    """A window as a person would see it."""

    text: str
    buttons: list[str] = field(default_factory=list)


async def drawn(dialog: Dialog, state: State, language: str) -> Drawn:
    manager = FakeManager()  # type: ignore[no-untyped-call] # the library's tool has no types
    manager.set_dialog(dialog)
    manager.set_state(state)
    manager.middleware_data["say"] = Texts.load().say(language)
    message = await dialog.render(manager)
    markup = message.reply_markup
    rows = markup.inline_keyboard if isinstance(markup, InlineKeyboardMarkup) else []
    return Drawn(text=message.text or "", buttons=[one.text for row in rows for one in row])


def lines_on_a_phone(text: str) -> int:
    plain = re.sub(r"<[^>]+>", "", text)
    return sum(1 + len(line) // LETTERS_IN_A_LINE for line in plain.splitlines())


@pytest.mark.parametrize(
    ("dialog", "state", "language"),
    WINDOWS,
    ids=[f"{language}-{state.state}" for _, state, language in WINDOWS],
)
async def test_window_draws_itself_on_a_phone(dialog: Dialog, state: State, language: str) -> None:
    window = await drawn(dialog, state, language)

    checker = Checker()
    checker.feed(window.text)
    assert window.text.strip()
    assert (checker.wrong, checker.open) == ([], [])
    most = LAWFUL_LINES if state.state in LAWFUL else LINES_ON_A_PHONE
    assert lines_on_a_phone(window.text) <= most
    assert [one for one in window.buttons if not one.strip() or len(one) > BUTTON_LETTERS] == []


def test_every_state_has_its_window() -> None:
    groups = [
        group
        for group in vars(states).values()
        if isinstance(group, type) and issubclass(group, StatesGroup) and group is not StatesGroup
    ]

    shown = {state for dialog in all_dialogs() for state in dialog.states()}

    assert {state for group in groups for state in group.__states__} == shown
