"""Filters of the hot path, all awaitable.

aiogram runs a plain function or an `F` expression in a thread of its own for every update it is
asked about; a filter that can be awaited costs nothing.
"""

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Chat, Message, TelegramObject


class Private(Filter):
    """Passes what happens in a private chat."""

    async def __call__(self, _event: TelegramObject, event_chat: Chat | None = None) -> bool:
        """Whether it does."""
        return event_chat is not None and event_chat.type == "private"


class Pressed(Filter):
    """Passes buttons whose data begins with this."""

    def __init__(self, data: str) -> None:
        self._data = data

    async def __call__(self, callback: CallbackQuery) -> bool:
        """Whether it does."""
        return callback.data is not None and callback.data.startswith(self._data)


class InTopic(Filter):
    """Passes messages written in a topic, General left out."""

    async def __call__(self, message: Message) -> bool:
        """Whether it was."""
        return bool(message.is_topic_message and message.message_thread_id)


class Carried(Filter):
    """Passes what somebody wrote or sent, service messages left out. kinds: content types."""

    def __init__(self, kinds: frozenset[str]) -> None:
        self._kinds = kinds

    async def __call__(self, message: Message) -> bool:
        """Whether it is one of those."""
        return message.content_type in self._kinds
