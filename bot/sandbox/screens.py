"""What people see, typed: messages, chats, notices, topics as frozen values."""

from dataclasses import dataclass, fields
from typing import Any


class Refused(Exception):  # noqa: N818 - it is an answer, not a crash
    """The sandbox did not let a person do something; the words say why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One message as a person sees it.

    text     also the caption
    kind     text, photo, …, location, or the service field (forum_topic_closed …)
    file     media: file_id, name, mime, size, duration, emoji, url; details: location, contact …
    """

    message_id: int
    chat_id: int
    topic_id: int | None
    date: int
    sender: dict[str, Any]
    kind: str
    text: str
    entities: list[dict[str, Any]]
    file: dict[str, Any] | None
    details: Any
    service: bool
    buttons: list[list[dict[str, Any]]]
    reply_to: int | None
    album: str | None
    forwarded: bool
    reactions: list[dict[str, Any]]
    pinned: bool
    edited: bool
    deleted: bool

    @classmethod
    def read(cls, view: dict[str, Any]) -> "Screen":
        """Build from the people API's JSON."""
        return cls(**{field.name: view[field.name] for field in fields(cls)})

    @property
    def is_from_bot(self) -> bool:
        """Return whether the bot wrote it."""
        return bool(self.sender["is_bot"])

    @property
    def labels(self) -> list[str]:
        """Return the texts of all buttons, row by row."""
        return [button["text"] for row in self.buttons for button in row]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the bot answered to a tap; an empty text only stopped the button's spinning."""

    callback_id: str
    person_id: int
    text: str
    show_alert: bool
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """A forum's topic."""

    id: int
    name: str
    creator_id: int
    icon_color: int
    closed: bool
    deleted: bool
    last_message_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatView:
    """A chat, or one topic of it, at one moment; `version` counts its changes."""

    chat_id: int
    title: str
    version: int
    migrated_to: int | None
    members: list[dict[str, Any]]
    messages: list[Screen]
    keyboard: dict[str, Any]
    notices: list[Notice]
    typing: list[dict[str, Any]]
    topics: list[TopicView]

    @classmethod
    def read(cls, view: dict[str, Any]) -> "ChatView":
        """Build from the people API's JSON."""
        return cls(
            chat_id=view["chat_id"],
            title=view["title"],
            version=view["version"],
            migrated_to=view["migrated_to"],
            members=view["members"],
            messages=[Screen.read(message) for message in view["messages"]],
            keyboard=view["keyboard"],
            notices=[Notice(**notice) for notice in view["notices"]],
            typing=view["typing"],
            topics=[TopicView(**topic) for topic in view["topics"]],
        )

    @property
    def standing(self) -> list[Screen]:
        """Return the messages that are not deleted."""
        return [message for message in self.messages if not message.deleted]
