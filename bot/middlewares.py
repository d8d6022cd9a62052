"""What every handler is given: actor, person, say and services, and nothing else.

Before that, texts lose the invisible characters in which aiogram-dialog would read a forged press.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Dispatcher
from aiogram.types import Chat, TelegramObject, Update, User
from aiogram_dialog.utils import REPLY_CALLBACK_SYMBOLS

from bot.acquaintances import Acquaintances
from dialogs.texts import Say
from offers.rights import Actor
from offers.services import Services
from offers.services.reception import Known

NOBODY = Actor(person_id=-1)
"""Whoever acts without being known: anonymous admins, channels, strangers in the desk's group."""

INVISIBLE_TEXT = "…"
"""What a message says of which nothing visible is left, so that it is answered all the same."""

_SYMBOLS = frozenset(REPLY_CALLBACK_SYMBOLS)

Next = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class PlainTexts(BaseMiddleware):
    """Takes callback data out of people's texts: nobody presses a button by writing."""

    async def __call__(self, handler: Next, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401 - aiogram's interface
        """Hand the update on with plain text."""
        return await handler(plain(event) if isinstance(event, Update) else event, data)


def plain(update: Update) -> Update:
    """Return the update without reply-callback symbols at the end of its text."""
    message = update.message
    if message is None or not message.text or message.text[-1] not in _SYMBOLS:
        return update
    text = message.text.rstrip(REPLY_CALLBACK_SYMBOLS) or INVISIBLE_TEXT
    return update.model_copy(update={"message": message.model_copy(update={"text": text})})


class Introduction(BaseMiddleware):
    """Says who acts. In private chats newcomers are met; in groups strangers stay nobody.

    say_in: gives the `say` of a language.
    """

    def __init__(
        self,
        acquaintances: Acquaintances,
        *,
        say_in: Callable[[str], Say],
        services: Services,
    ) -> None:
        self._acquaintances = acquaintances
        self._say_in = say_in
        self._services = services

    async def __call__(self, handler: Next, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401 - aiogram's interface
        """Set actor, person, say and services."""
        known = await self._who(data.get("event_from_user"), data.get("event_chat"))
        actor = known.actor if known else NOBODY
        data["actor"] = actor
        data["person"] = known.person if known else None
        data["say"] = self._say_in(actor.language)
        data["services"] = self._services
        return await handler(event, data)

    async def _who(self, user: User | None, chat: Chat | None) -> Known | None:
        if user is None or user.is_bot:
            return None
        if chat is not None and chat.type == "private":
            return await self._acquaintances.meet(user)
        return await self._acquaintances.find(user.id)


def set_up_middlewares(dispatcher: Dispatcher, introduction: Introduction) -> None:
    """Register both in their order, before anything of the dialogs."""
    dispatcher.update.outer_middleware(PlainTexts())
    dispatcher.update.outer_middleware(introduction)
