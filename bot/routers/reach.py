"""Whether a person can be reached: Telegram tells when somebody blocks the bot or comes back."""

from aiogram import F, Router
from aiogram.enums import ChatMemberStatus
from aiogram.types import ChatMemberUpdated

from bot.filters import Private
from offers.rights import Actor
from offers.services import Services


def reach() -> Router:
    """Return the router of blocks; coming back is noticed by the person's next words."""
    router = Router(name="reach")
    router.my_chat_member.register(
        on_blocked,
        Private(),
        F.new_chat_member.status == ChatMemberStatus.KICKED,
    )
    return router


async def on_blocked(_: ChatMemberUpdated, actor: Actor, services: Services) -> None:
    """Send nothing more, and tell the desk when it is waiting for the person."""
    await services.reception.lose(actor)
