"""Whether somebody still belongs to the staff group: asked of Telegram, believed for a minute.

The allow-list in the books says who was invited; this notices who has left, even when the update
that told so was lost. Fails closed: who cannot be checked may not act.
"""

import time
from collections.abc import Callable
from typing import Any

from aiogram import BaseMiddleware, Bot, F, Router
from aiogram.enums import ChatMemberStatus
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import ChatMemberUpdated, TelegramObject, User

from bot.middlewares import NOBODY, Next
from offers.services import Services

BELIEVED_SECONDS = 60.0

_INSIDE = frozenset(
    {ChatMemberStatus.CREATOR, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER}
)


class Membership:
    """Who is in the staff group, remembered for a minute."""

    def __init__(
        self, bot: Bot, staff_chat_id: int, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._bot = bot
        self._staff_chat_id = staff_chat_id
        self._monotonic = monotonic
        self._seen: dict[int, tuple[float, bool]] = {}

    async def holds(self, user_id: int) -> bool:
        """Say whether the user is in the staff group right now."""
        until, inside = self._seen.get(user_id, (0.0, False))
        if self._monotonic() < until:
            return inside
        try:
            member = await self._bot.get_chat_member(self._staff_chat_id, user_id)
        except (TelegramBadRequest, TelegramForbiddenError):
            return False
        inside = member.status in _INSIDE or bool(getattr(member, "is_member", False))
        self._seen[user_id] = (self._monotonic() + BELIEVED_SECONDS, inside)
        return inside

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


def departures(membership: Membership, staff_chat_id: int) -> Router:
    """Return the router that ends the powers of those who leave the staff group."""
    router = Router(name="departures")

    @router.chat_member(F.chat.id == staff_chat_id)
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
