"""The sandbox's memory: accounts, chats, messages, files; the only place that changes them.

Every change is journalled for people to see, and becomes an update where Telegram would send one.
"""

from dataclasses import dataclass, replace
from secrets import token_hex
from typing import Any, Final

from bot.sandbox.calls import Calls
from bot.sandbox.changes import Changes
from bot.sandbox.chats import ADMINS, Account, Chat, Notice, Topic
from bot.sandbox.clock import Clock
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.limits import Limits, Meter
from bot.sandbox.messages import Message
from bot.sandbox.params import Json
from bot.sandbox.profile import Profile
from bot.sandbox.updates import Updates
from bot.sandbox.webhook import Webhook

NOTICES_KEPT: Final = 50
CALLBACKS_KEPT: Final = 3_600


@dataclass(frozen=True, slots=True, kw_only=True)
class Callback:
    """A tap that waits for its answer."""

    id: str
    person_id: int
    chat_id: int
    message_id: int
    date: float


class World:
    """Everything that exists in one sandbox."""

    def __init__(self, bot: Account) -> None:
        self.clock = Clock()
        self.faults = Faults()
        self.changes = Changes()
        self.updates = Updates(self.clock, self.faults)
        self.webhook = Webhook(self.updates, self.clock)
        self.calls = Calls()
        self.meter = Meter(Limits.off())
        self.files = Files()
        self.profile = Profile()
        self.bot = bot
        self.people: dict[int, Account] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.callbacks: dict[str, Callback] = {}
        self._private_message_id = 0
        self._next_person = 1_000_001
        self._next_group = 1

    def now(self) -> int:
        """Return sandbox time in whole seconds, as messages are dated."""
        return int(self.clock.now())

    def add_person(self, first_name: str, **more: str | None) -> Account:
        """Let a person exist, with a private chat the bot may not open."""
        person = Account(id=self._next_person, first_name=first_name, **more)  # type: ignore[arg-type]  # only name fields reach here
        self._next_person += 1
        self.people[person.id] = person
        self.chats[person.id] = Chat(id=person.id, type="private")
        self.changes.add("person", person.id, person_id=person.id)
        return person

    def amend_person(self, person_id: int, **facts: Any) -> Account:  # noqa: ANN401 - fields of Account
        """Change what is true of a person: started, blocked, deactivated."""
        person = replace(self.people[person_id], **facts)
        self.people[person_id] = person
        return person

    def add_group(self, title: str, *, supergroup: bool, forum: bool = False) -> Chat:
        """Found a group; nobody is in it yet."""
        number = self._next_group
        self._next_group += 1
        chat_id = -1_000_000_000_000 - 2_000_000_000 - number if supergroup else -5_000_000 - number
        chat = Chat(
            id=chat_id,
            type="supergroup" if supergroup else "group",
            title=title,
            is_forum=forum,
        )
        self.chats[chat_id] = chat
        self.changes.add("chat", chat_id)
        return chat

    def next_message_id(self, chat: Chat) -> int:
        """Return a fresh id: supergroups count on their own, all other chats together."""
        if chat.type == "supergroup":
            chat.last_message_id += 1
            return chat.last_message_id
        self._private_message_id += 1
        return self._private_message_id

    def post(self, chat: Chat, sender_id: int, content: Json, **more: Any) -> Message:  # noqa: ANN401 - fields of Message
        """Put a message into a chat; what people post becomes an update."""
        message = Message(
            id=self.next_message_id(chat),
            chat_id=chat.id,
            sender_id=sender_id,
            date=self.now(),
            content=content,
            **more,
        )
        chat.messages[message.id] = message
        chat.typing.pop(message.topic_id, None)
        self.note(chat, "message", message_id=message.id)
        if sender_id != self.bot.id and self.bot_sees(chat, message):
            self.updates.add("message", chat.id, self.show(message))
        return message

    def bot_sees(self, chat: Chat, message: Message) -> bool:
        """Return whether the bot is told; an ordinary member hears only what is meant for it."""
        if chat.type == "private" or chat.members.get(self.bot.id) in ADMINS:
            return True
        replied = chat.messages.get(message.reply_to or 0)
        meant = replied is not None and replied.sender_id == self.bot.id
        command = str(message.content.get("text", "")).startswith("/")
        return chat.is_present(self.bot.id) and (message.is_service or meant or command)

    def amend(self, message: Message, **facts: Any) -> Message:  # noqa: ANN401 - fields of Message
        """Replace a message by its changed self and show it."""
        changed = replace(message, **facts)
        chat = self.chats[message.chat_id]
        chat.messages[message.id] = changed
        kind = "deleted" if changed.deleted else "edited"
        self.note(chat, "reaction" if "reactions" in facts else kind, message_id=message.id)
        return changed

    def note(self, chat: Chat, kind: str, **facts: object) -> None:
        """Journal a visible change of a chat."""
        chat.version += 1
        self.changes.add(kind, chat.id, **facts)

    def find(self, chat: Chat, message_id: int) -> Message | None:
        """Return a message that still exists."""
        message = chat.messages.get(message_id)
        return None if message is None or message.deleted else message

    def show(self, message: Message, *, nested: bool = False) -> Json:
        """Return a message as the Bot API shows it; a reply carries its original once."""
        chat = self.chats[message.chat_id]
        shown: Json = {
            "message_id": message.id,
            "from": self.people[message.sender_id].user(),
            "chat": chat.json(self.people),
            "date": message.date,
        }
        if message.topic_id is not None:
            shown["message_thread_id"] = message.topic_id
            shown["is_topic_message"] = True
        if message.edited_at is not None:
            shown["edit_date"] = message.edited_at
        if message.album is not None:
            shown["media_group_id"] = message.album
        if message.origin is not None:
            shown["forward_origin"] = message.origin
        shown.update(message.content)
        if message.markup is not None:
            shown["reply_markup"] = message.markup
        if not nested:
            self._show_reply(shown, chat, message)
        return shown

    def _show_reply(self, shown: Json, chat: Chat, message: Message) -> None:
        """Add the original; in a topic the first message of the topic stands in for none."""
        original = message.reply_to or message.topic_id
        if original is None or original == message.id:
            return
        replied = self.find(chat, original)
        if replied is not None:
            shown["reply_to_message"] = self.show(replied, nested=True)

    def add_topic(self, chat: Chat, creator_id: int, name: str, icon_color: int) -> Topic:
        """Open a topic: the service message that creates it gives it its id."""
        number = chat.last_message_id + 1
        topic = Topic(id=number, name=name, creator_id=creator_id, icon_color=icon_color)
        chat.topics[number] = topic
        created = {"forum_topic_created": {"name": name, "icon_color": icon_color}}
        self.post(chat, creator_id, created, topic_id=number)
        self.note(chat, "topic", topic_id=number)
        return topic

    def amend_topic(self, chat: Chat, topic: Topic, **facts: Any) -> Topic:  # noqa: ANN401 - fields of Topic
        """Replace a topic by its changed self."""
        changed = replace(topic, **facts)
        chat.topics[topic.id] = changed
        self.note(chat, "topic", topic_id=topic.id)
        return changed

    def delete_topic(self, chat: Chat, topic: Topic) -> None:
        """Delete a topic with everything in it."""
        for message in list(chat.messages.values()):
            if message.topic_id == topic.id and not message.deleted:
                chat.messages[message.id] = replace(message, deleted=True)
        self.amend_topic(chat, topic, deleted=True)

    def new_album(self) -> str:
        """Return an id for messages that belong together."""
        return str(int(token_hex(7), 16))

    def add_callback(self, person_id: int, message: Message) -> Callback:
        """Remember a tap until it is answered or too old."""
        callback = Callback(
            id=str(int(token_hex(8), 16)),
            person_id=person_id,
            chat_id=message.chat_id,
            message_id=message.id,
            date=self.clock.now(),
        )
        oldest = next(iter(self.callbacks.values()), callback)
        if callback.date - oldest.date > CALLBACKS_KEPT:
            del self.callbacks[oldest.id]
        self.callbacks[callback.id] = callback
        return callback

    def add_notice(self, chat: Chat, notice: Notice) -> None:
        """Show a callback's answer to the person who tapped."""
        chat.notices.append(notice)
        del chat.notices[:-NOTICES_KEPT]
        self.note(chat, "notice", person_id=notice.person_id, callback_id=notice.callback_id)
