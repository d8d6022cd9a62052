"""Whether somebody still belongs to the staff group: asked of Telegram, believed for a minute.

The allow-list in the books says who was invited; this notices who has left, even when the update
that told so was lost. Fails closed: who cannot be checked may not act.
"""

import time
from collections.abc import Callable
from typing import Any

from aiogram import BaseMiddleware, Bot, Router
from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
)
from aiogram.filters import Filter
from aiogram.types import Chat, ChatMemberUpdated, ResultChatMemberUnion, TelegramObject, User

from bot.middlewares import NOBODY, Next
from bot.topics import StaffGroup
from offers.services import Services

BELIEVED_SECONDS = 60.0
STRANGERS_KEPT = 1_000
"""Other groups the bot was put into, remembered so that each is asked about once."""

_INSIDE = frozenset(
    {ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER}
)


class Membership:
    """Who is in the staff group, remembered for a minute."""

    def __init__(
        self, bot: Bot, group: StaffGroup, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._bot = bot
        self._group = group
        self._monotonic = monotonic
        self._seen: dict[int, tuple[float, bool]] = {}
        self._strangers: set[int] = set()

    async def holds(self, user_id: int) -> bool:
        """Say whether the user is in the staff group right now."""
        until, inside = self._seen.get(user_id, (0.0, False))
        if self._monotonic() < until:
            return inside
        member = await self._member(user_id)
        if member is None:
            return False
        inside = member.status in _INSIDE or bool(getattr(member, "is_member", False))
        self._seen[user_id] = (self._monotonic() + BELIEVED_SECONDS, inside)
        return inside

    async def is_desk(self, chat_id: int) -> bool:
        """Say whether a chat is the staff group, perhaps under a chat id nobody told us of.

        Telegram gives a group a new one when it becomes a supergroup, and only whoever asks about
        the old one learns it; so a group that speaks for the first time makes us ask.
        """
        if chat_id > 0 or chat_id in self._strangers:
            return False
        if chat_id != self._group.current():
            await self._member(self._bot.id)
        if chat_id == self._group.current():
            return True
        if len(self._strangers) >= STRANGERS_KEPT:
            self._strangers.clear()
        self._strangers.add(chat_id)
        return False

    async def _member(self, user_id: int) -> ResultChatMemberUnion | None:
        """Ask Telegram about somebody in the group, wherever it has gone meanwhile."""
        chat_id = self._group.current()
        try:
            return await self._bot.get_chat_member(chat_id, user_id)
        except TelegramMigrateToChat as moved:
            self._group.move(chat_id, moved.migrate_to_chat_id)
        except (TelegramBadRequest, TelegramForbiddenError):
            return None
        return await self._member(user_id)

    def forget(self, user_id: int) -> None:
        """Ask Telegram anew next time."""
        self._seen.pop(user_id, None)


class OnlyMembers(BaseMiddleware):
    """Takes the rights of counsellors from whoever is not in the staff group any more."""

    def __init__(self, membership: Membership) -> None:
        self._membership = membership

    async def __call__(self, handler: Next, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401 - aiogram's interface
        """Hand the event on, with nobody as actor when the sender has left."""
        user = data.get("event_from_user")
        if not isinstance(user, User) or not await self._membership.holds(user.id):
            data["actor"] = NOBODY
        return await handler(event, data)


class AtDesk(Filter):
    """Passes what happens in the staff group."""

    def __init__(self, membership: Membership) -> None:
        self._membership = membership

    async def __call__(self, _event: TelegramObject, event_chat: Chat | None = None) -> bool:
        """Whether the event happened there."""
        return event_chat is not None and await self._membership.is_desk(event_chat.id)


def departures(membership: Membership) -> Router:
    """Return the router that ends the powers of those who leave the staff group."""
    router = Router(name="departures")

    @router.chat_member(AtDesk(membership))
    async def on_member_changed(event: ChatMemberUpdated, services: Services) -> None:
        user = event.new_chat_member.user
        membership.forget(user.id)
        inside = event.new_chat_member.status in _INSIDE
        if inside or getattr(event.new_chat_member, "is_member", False):
            return
        known = await services.reception.find("telegram", str(user.id))
        if known is not None:
            await services.team.leave(known.person.id)

    return router
