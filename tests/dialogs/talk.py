"""A conversation under test: somebody who taps and types, and the screen they see."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Dispatcher
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import Message, TelegramObject, User
from aiogram_dialog import setup_dialogs
from aiogram_dialog.test_tools import BotClient, MockMessageManager
from aiogram_dialog.test_tools.keyboard import InlineButtonTextLocator
from aiogram_dialog.test_tools.memory_storage import JsonMemoryStorage

from bot.conversation import all_dialogs
from bot.routers.asking import out_of_the_blue
from bot.routers.commands import commands
from dialogs.texts import Texts
from offers.services import Services


class Door(BaseMiddleware):
    """Meets whoever sends something, as the edge does."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:  # noqa: ANN401 - aiogram's interface
        """Hand on actor, person, say and services."""
        user: User = data["event_from_user"]
        known = await self._services.reception.meet(
            channel="telegram",
            address=str(user.id),
            name=user.full_name,
            language=user.language_code or "",
        )
        data["actor"], data["person"] = known.actor, known.person
        data["say"] = Texts.load().say(known.actor.language)
        data["services"] = self._services
        return await handler(event, data)


class Talk:
    """A person in their private chat. restart() is a new process on the same storage."""

    def __init__(self, services: Services, language: str = "de") -> None:
        self.services = services
        self.storage = JsonMemoryStorage()
        self.language = language
        self.restart()

    def restart(self) -> None:
        """Build everything anew but what is remembered."""
        dispatcher = Dispatcher(storage=self.storage, events_isolation=DisabledEventIsolation())
        dispatcher.update.outer_middleware(Door(self.services))
        dispatcher.include_routers(commands(), *all_dialogs(), out_of_the_blue())
        self.screen = MockMessageManager()  # type: ignore[no-untyped-call]
        setup_dialogs(dispatcher, message_manager=self.screen)
        self.client = BotClient(dispatcher)
        self.client.user = User(id=1, is_bot=False, first_name="Probe", language_code=self.language)

    async def says(self, *lines: str) -> str:
        """Type lines, one after the other, and return what is on the screen then."""
        for line in lines:
            await self.client.send(line)
        return self.text

    async def taps(self, *labels: str) -> str:
        """Tap buttons by their labels, one after the other, and return what is on the screen."""
        for label in labels:
            await self.taps_on(self.shown, label)
        return self.text

    async def taps_on(self, message: Message, label: str) -> str:
        """Tap a button of a message that may be an old one."""
        await self.client.click(message, InlineButtonTextLocator(re.escape(label)))
        return self.text

    def label(self, key: str) -> str:
        """Return what a button says in the person's language."""
        return Texts.load().say(self.language[:2]).plain(key)

    @property
    def shown(self) -> Message:
        """Return the message on the screen."""
        message: Message = self.screen.last_message()
        return message

    @property
    def text(self) -> str:
        """Return what is on the screen."""
        return self.shown.text or ""

    @property
    def title(self) -> str:
        """Return the first words in bold on the screen."""
        found = re.search(r"<b>(.*?)</b>", self.text)
        return found[1] if found else ""

    @property
    def buttons(self) -> list[str]:
        """Return the labels of all buttons, row by row."""
        return [label for row in self.rows for label in row]

    @property
    def rows(self) -> list[list[str]]:
        """Return the labels of the buttons by row."""
        markup = self.shown.reply_markup
        return [[button.text for button in row] for row in markup.inline_keyboard] if markup else []
