"""Where a call points: the chat, the topic, the message replied to, and whether the bot may."""

from dataclasses import dataclass
from typing import NoReturn

from bot.sandbox.chats import Chat, Topic
from bot.sandbox.errors import forbid, migrated, refuse
from bot.sandbox.keyboards import Markup, read_markup
from bot.sandbox.messages import Message
from bot.sandbox.params import Params
from bot.sandbox.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A place the bot may write to."""

    chat: Chat
    topic_id: int | None
    reply_to: int | None
    markup: Markup


def find_chat(world: World, params: Params, name: str = "chat_id") -> Chat:
    """Return the chat a call names.

    raises  ApiError when it is missing, unknown, or has become a supergroup
    """
    raw = params.text(name)
    if not raw:
        refuse(f"{name} is empty")
    chat = world.chats.get(int(raw)) if raw.removeprefix("-").isdecimal() else None
    if chat is None:
        refuse("chat not found")
    if chat.type == "private" and not world.people[chat.id].started:
        forbid("bot can't initiate conversation with a user")
    if chat.migrated_to is not None:
        raise migrated(chat.migrated_to)
    if chat.type != "private" and not chat.is_present(world.bot.id):
        kicked = chat.members.get(world.bot.id) == "kicked"
        verb = "was kicked from" if kicked else "is not a member of"
        forbid(f"bot {verb} the {chat.type} chat")
    return chat


def ensure_reachable(world: World, chat: Chat) -> None:
    """Refuse to write to someone who blocked the bot or is gone."""
    if chat.type != "private":
        return
    person = world.people[chat.id]
    if person.deactivated:
        forbid("user is deactivated")
    if person.blocked:
        forbid("bot was blocked by the user")


def writable(world: World, params: Params) -> Target:
    """Return where a send call goes.

    raises  ApiError when the chat, topic or replied message is not there for the bot
    """
    chat = find_chat(world, params)
    ensure_reachable(world, chat)
    reply_to = _reply_to(world, chat, params)
    topic_id = _topic(chat, params)
    if topic_id is None and reply_to is not None:
        topic_id = chat.messages[reply_to].topic_id
        _ensure_open(chat, topic_id)
    return Target(chat=chat, topic_id=topic_id, reply_to=reply_to, markup=read_markup(params))


def _topic(chat: Chat, params: Params) -> int | None:
    if not params.has("message_thread_id"):
        return None
    thread = params.number("message_thread_id")
    topic = chat.topics.get(thread)
    if topic is None or topic.deleted:
        refuse("message thread not found")
    _ensure_open(chat, thread)
    return thread


def _ensure_open(chat: Chat, topic_id: int | None) -> None:
    topic = chat.topics.get(topic_id or 0)
    if topic is not None and topic.closed:
        refuse("TOPIC_CLOSED")


def _reply_to(world: World, chat: Chat, params: Params) -> int | None:
    reply = Params(params.mapping("reply_parameters"))
    wanted = reply.number("message_id") or params.number("reply_to_message_id")
    if not wanted:
        return None
    lenient = reply.flag("allow_sending_without_reply") or params.flag(
        "allow_sending_without_reply"
    )
    if world.find(chat, wanted) is not None:
        return wanted
    if not lenient:
        refuse("message to be replied not found")
    return None


def find_topic(chat: Chat, params: Params) -> Topic:
    """Return the topic a forum call names.

    raises  ApiError TOPIC_ID_INVALID when there never was one, TOPIC_DELETED when it is gone
    """
    if not chat.is_forum:
        refuse("the chat is not a forum")
    topic = chat.topics.get(params.number("message_thread_id"))
    if topic is None:
        refuse("TOPIC_ID_INVALID")
    if topic.deleted:
        refuse("TOPIC_DELETED")
    return topic


def ensure_right(world: World, chat: Chat, right: str, refusal: str) -> None:
    """Refuse what the bot may not do in a group."""
    if chat.type != "private" and not chat.may(world.bot.id, right):
        refuse(refusal)


def editable(world: World, params: Params) -> Message:
    """Return the bot's own message an edit call names.

    raises  ApiError with the words for missing, foreign, and swallowed by a deleted topic
    """
    if params.has("inline_message_id"):
        refuse("MESSAGE_ID_INVALID")
    chat = find_chat(world, params)
    ensure_reachable(world, chat)
    if not params.has("message_id"):
        refuse("message identifier is not specified")
    message = chat.messages.get(params.number("message_id"))
    if message is not None and message.topic_id is not None:
        topic = chat.topics.get(message.topic_id)
        if topic is not None and topic.deleted and message.sender_id == world.bot.id:
            refuse("MESSAGE_ID_INVALID")
    if message is None or message.deleted:
        refuse("message to edit not found")
    if message.sender_id != world.bot.id or message.is_service or message.origin is not None:
        refuse("message can't be edited")
    return message


def not_modified() -> NoReturn:
    """Refuse an edit that changes nothing."""
    refuse(
        "message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message"
    )
