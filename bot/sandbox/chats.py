"""Who and where: accounts, chats, members and topics of the sandbox's little Telegram."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from bot.sandbox.messages import Message
from bot.sandbox.params import Json

ChatType: TypeAlias = Literal["private", "group", "supergroup"]
Status: TypeAlias = Literal["creator", "administrator", "member", "left", "kicked"]

PRESENT: Final = frozenset({"creator", "administrator", "member"})
ADMINS: Final = frozenset({"creator", "administrator"})
ADMIN_RIGHTS: Final = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
    "can_send_welcome_messages",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person or the bot. The flags are the person's relation to the bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def user(self) -> Json:
        """Return the account as a Bot API User."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A forum topic; its id is the id of the service message that created it."""

    id: int
    name: str
    creator_id: int
    icon_color: int = 0x6FB9F0
    closed: bool = False
    deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the bot answered to a tap: a toast, or an alert to be closed."""

    callback_id: str
    person_id: int
    text: str
    show_alert: bool
    url: str | None


@dataclass(slots=True, kw_only=True)
class Chat:
    """One private chat or group with everything said in it.

    Mutable on purpose: this is the world itself, not a fact about it. `version` counts every
    visible change, so that a reader can wait for the next one.
    """

    id: int
    type: ChatType
    title: str = ""
    is_forum: bool = False
    migrated_to: int | None = None
    version: int = 0
    last_message_id: int = 0
    messages: dict[int, Message] = field(default_factory=dict)
    members: dict[int, Status] = field(default_factory=dict)
    rights: dict[int, frozenset[str]] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    links: dict[str, int | None] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    typing: dict[int | None, tuple[str, float]] = field(default_factory=dict)
    keyboard: Mapping[str, object] = field(default_factory=dict)

    def is_present(self, account_id: int) -> bool:
        """Return whether the account is in this group."""
        return self.members.get(account_id) in PRESENT

    def may(self, account_id: int, right: str) -> bool:
        """Return whether a group member holds an administrator's right."""
        status = self.members.get(account_id)
        if status == "creator":
            return True
        return status == "administrator" and right in self.rights.get(account_id, frozenset())

    def json(self, people: Mapping[int, Account]) -> Json:
        """Return the chat as the Bot API shows it inside a message."""
        if self.type == "private":
            user = people[self.id].user()
            names = ("id", "first_name", "last_name", "username")
            return {name: user[name] for name in names if name in user} | {"type": "private"}
        chat: Json = {"id": self.id, "title": self.title, "type": self.type}
        if self.is_forum:
            chat["is_forum"] = True
        return chat

    def member(self, account: Account) -> Json:
        """Return an account's ChatMember in this group."""
        status = self.members.get(account.id, "left")
        member: Json = {"status": status, "user": account.user()}
        if status == "creator":
            member["is_anonymous"] = False
        elif status == "administrator":
            held = self.rights.get(account.id, frozenset())
            member |= {right: right in held for right in ADMIN_RIGHTS}
            member |= {"can_be_edited": False, "is_anonymous": False}
        elif status == "kicked":
            member["until_date"] = 0
        return member
