"""What all dialogs are built with: texts by key, the services, and the buttons every screen has.

The only reader of middleware_data. Its keys, set by the edge for every update: "services"
(Services), "actor" (Actor), "person" (Person), "say" (Say).
"""

from html import unescape
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.common import WhenCondition
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from aiogram_dialog.widgets.text import Text

from dialogs.states import leave, open_desk, open_menu, open_notice, open_typed
from dialogs.texts import Argument, Say
from offers.people import Person
from offers.rights import Actor
from offers.services import Services


def services(manager: DialogManager) -> Services:
    """Return what the domain can do."""
    return _handed(manager, "services")  # type: ignore[no-any-return]


def actor(manager: DialogManager) -> Actor:
    """Return who acts: the first argument of every service call."""
    return _handed(manager, "actor")  # type: ignore[no-any-return]


def person(manager: DialogManager) -> Person:
    """Return who talks with us."""
    return _handed(manager, "person")  # type: ignore[no-any-return]


def say(manager: DialogManager) -> Say:
    """Return what speaks the person's language."""
    return _handed(manager, "say")  # type: ignore[no-any-return]


def speak(manager: DialogManager, spoken_by: Actor) -> None:
    """Say everything that follows in this update in the actor's language."""
    manager.middleware_data["actor"] = spoken_by
    manager.middleware_data["say"] = say(manager).into(spoken_by.language)


def _handed(manager: DialogManager, key: str) -> Any:  # noqa: ANN401 - typed by the functions above
    return manager.middleware_data[key]


class T(Text):
    """A text by its key, filled from static arguments and the window's getter, escaped for HTML."""

    def __init__(self, key: str, when: WhenCondition = None, **static: Argument) -> None:
        super().__init__(when=when)
        self.key = key
        self.static = static

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        speaks = say(manager)
        known = {**data, **self.static}
        return speaks(self.key, **{name: known[name] for name in speaks.variables(self.key)})


class Label(T):
    """A text on a button: nothing there is HTML, so that names keep their ampersands."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        return unescape(await super()._render_text(data, manager))


class BackButton(Button):
    """Back to what lies beneath this dialog, or to the menu."""

    def __init__(self, key: str = "back", when: WhenCondition = None) -> None:
        super().__init__(Label(key), id="back", on_click=on_back_pressed, when=when)


class MenuButton(Button):
    """To the menu; an unfinished intake is kept."""

    def __init__(self, key: str = "menu", when: WhenCondition = None) -> None:
        super().__init__(Label(key), id="menu", on_click=on_menu_pressed, when=when)


class HumanButton(Button):
    """To a human, from every screen."""

    def __init__(self, key: str = "human", when: WhenCondition = None) -> None:
        super().__init__(Label(key), id="human", on_click=on_human_pressed, when=when)


class Words(MessageInput):
    """What is written where nothing was asked: never lost, but offered to humans."""

    def __init__(self) -> None:
        super().__init__(on_words_written)


class Progress(T):
    """How far the person has come; the getter gives step and steps."""

    def __init__(self, when: WhenCondition = "step") -> None:
        super().__init__("progress", when=when)


async def on_back_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Leave this dialog."""
    await leave(manager)


async def on_menu_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Show the menu."""
    await open_menu(manager)


async def on_human_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Offer to ask a human."""
    await ask_human(manager)


async def on_words_written(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Offer to hand it to humans."""
    await offer_human(message, manager)


async def offer_human(
    message: Message, manager: DialogManager, offer_id: int | None = None
) -> None:
    """Offer to hand a message to humans, with the offer it was written under."""
    if await services(manager).reception.notice_accepted(actor(manager)):
        await open_typed(manager, line_of(message), offer_id)
    else:
        await open_notice(manager)


def line_of(message: Message) -> dict[str, Any]:
    """Return what the relay must know of a message to carry it, as JSON."""
    return {
        "id": message.message_id,
        "album": message.media_group_id,
        "media": message.content_type != ContentType.TEXT,
    }


async def ask_human(manager: DialogManager) -> None:
    """Offer to ask a human; before the notice is accepted it comes first, with our phone number."""
    accepted = await services(manager).reception.notice_accepted(actor(manager))
    await (open_desk if accepted else open_notice)(manager)
