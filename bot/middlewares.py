"""What every handler is given: actor, person, say and services, and nothing else.

Before that, messages lose whatever aiogram-dialog would take for a forged or outdated press.
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


class PlainMessages(BaseMiddleware):
    """Takes presses out of people's messages: nobody presses a button by writing."""

    async def __call__(self, handler: Next, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401 - aiogram's interface
        """Hand the update on with a plain message."""
        return await handler(plain(event) if isinstance(event, Update) else event, data)


def plain(update: Update) -> Update:
    """Return the update without what aiogram-dialog would read as a press in a message.

    That is reply-callback symbols at the end of the text, and the buttons of an old window that
    the message replies to, which would make it a word to that window.
    """
    message = update.message
    if message is None:
        return update
    changes: dict[str, object] = {}
    if message.text and message.text[-1] in _SYMBOLS:
        changes["text"] = message.text.rstrip(REPLY_CALLBACK_SYMBOLS) or INVISIBLE_TEXT
    answered = message.reply_to_message
    if answered is not None and answered.reply_markup is not None:
        changes["reply_to_message"] = answered.model_copy(update={"reply_markup": None})
    if not changes:
        return update
    return update.model_copy(update={"message": message.model_copy(update=changes)})


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
    dispatcher.update.outer_middleware(PlainMessages())
    dispatcher.update.outer_middleware(introduction)
