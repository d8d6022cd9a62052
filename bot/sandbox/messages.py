"""A message as the sandbox keeps it, in Telegram's own content fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.sandbox.params import Json

MEDIA: Final = (
    "photo",
    "document",
    "voice",
    "video",
    "video_note",
    "audio",
    "animation",
    "sticker",
)
CONTENT: Final = frozenset({"text", "location", "venue", "contact", "dice", *MEDIA})
CAPTIONED: Final = frozenset({"photo", "document", "voice", "video", "audio", "animation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """`content` holds the Bot API's fields for what was sent (text, entities, photo …).

    `markup` is the inline keyboard, the only one Telegram echoes. `reactions` are by account.
    """

    id: int
    chat_id: int
    sender_id: int
    date: int
    content: Json
    topic_id: int | None = None
    reply_to: int | None = None
    markup: Json | None = None
    edited_at: int | None = None
    album: str | None = None
    origin: Json | None = None
    reactions: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    deleted: bool = False

    @property
    def kind(self) -> str:
        """Return what was sent ("text", "photo", …), or the service field's name."""
        for name in self.content:
            if name in CONTENT:
                return "venue" if "venue" in self.content else name
        return next(iter(self.content), "")

    @property
    def is_service(self) -> bool:
        """Return whether Telegram wrote it (topic created, member joined …)."""
        return not CONTENT.intersection(self.content)
