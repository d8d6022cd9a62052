"""While a human speaks with a person, the bot does not: the filter, and the old buttons' answer.

What the person writes then goes to the relay's router, which must come before the dialogs'.
"""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Chat, TelegramObject, User

from bot.acquaintances import Acquaintances
from dialogs.texts import Say


class WithHuman(Filter):
    """Passes what a person does in their private chat while a human speaks with them."""

    def __init__(self, acquaintances: Acquaintances) -> None:
        self._acquaintances = acquaintances

    async def __call__(
        self,
        _event: TelegramObject,
        event_from_user: User | None = None,
        event_chat: Chat | None = None,
    ) -> bool:
        """Whether the bot must be silent about this event."""
        if event_from_user is None or event_chat is None or event_chat.type != "private":
            return False
        return await self._acquaintances.is_silent(event_from_user.id)


def silent_buttons(acquaintances: Acquaintances) -> Router:
    """Return the router that answers old buttons with a short word and does nothing else."""
    router = Router(name="silent-buttons")
    router.callback_query.register(on_button_pressed_in_silence, WithHuman(acquaintances))
    return router


async def on_button_pressed_in_silence(callback: CallbackQuery, say: Say) -> None:
    """Say why nothing happens; the answer to a press is no line in the chat."""
    await callback.answer(say.plain("error-silent"))
