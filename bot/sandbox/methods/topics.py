"""Forum topics: open, rename, close, reopen, delete."""

from typing import Final

from bot.sandbox.chats import Chat
from bot.sandbox.errors import refuse
from bot.sandbox.params import Json, Params
from bot.sandbox.target import ensure_right, find_chat, find_topic
from bot.sandbox.utf16 import utf16_length
from bot.sandbox.world import World

NAME_LIMIT: Final = 128
COLOURS: Final = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)


def _forum(world: World, params: Params, refusal: str) -> Chat:
    chat = find_chat(world, params)
    if not chat.is_forum:
        refuse("the chat is not a forum")
    ensure_right(world, chat, "can_manage_topics", refusal)
    return chat


def create_forum_topic(world: World, params: Params) -> Json:
    """Open a topic and return it."""
    chat = _forum(world, params, "not enough rights to create a topic")
    name = params.text("name").strip()
    check_name(name)
    colour = params.number("icon_color", COLOURS[0])
    if colour not in COLOURS:
        refuse("TOPIC_ICON_COLOR_INVALID")
    topic = world.add_topic(chat, world.bot.id, name, colour)
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}


def check_name(name: str) -> None:
    """Refuse an empty or overlong name."""
    if not name:
        refuse("TOPIC_TITLE_EMPTY")
    if utf16_length(name) > NAME_LIMIT:
        refuse("TOPIC_TITLE_TOO_LONG")


def edit_forum_topic(world: World, params: Params) -> bool:
    """Rename a topic."""
    chat = _forum(world, params, "not enough rights to edit a topic")
    topic = find_topic(chat, params)
    name = params.text("name").strip()
    if not params.has("name") or name == topic.name:
        refuse("TOPIC_NOT_MODIFIED")
    check_name(name)
    world.amend_topic(chat, topic, name=name)
    world.post(chat, world.bot.id, {"forum_topic_edited": {"name": name}}, topic_id=topic.id)
    return True


def close_forum_topic(world: World, params: Params) -> bool:
    """Close a topic: nothing more can be sent to it."""
    return _set_closed(world, params, closed=True)


def reopen_forum_topic(world: World, params: Params) -> bool:
    """Open a closed topic again."""
    return _set_closed(world, params, closed=False)


def _set_closed(world: World, params: Params, *, closed: bool) -> bool:
    verb = "close" if closed else "reopen"
    chat = _forum(world, params, f"not enough rights to {verb} the topic")
    topic = find_topic(chat, params)
    if topic.closed is closed:
        refuse("TOPIC_NOT_MODIFIED")
    world.amend_topic(chat, topic, closed=closed)
    word = "forum_topic_closed" if closed else "forum_topic_reopened"
    world.post(chat, world.bot.id, {word: {}}, topic_id=topic.id)
    return True


def delete_forum_topic(world: World, params: Params) -> bool:
    """Delete a topic with all its messages."""
    chat = _forum(world, params, "not enough rights to delete the topic")
    ensure_right(world, chat, "can_delete_messages", "not enough rights to delete the topic")
    world.delete_topic(chat, find_topic(chat, params))
    return True


def get_forum_topic_icon_stickers(_: World, __: Params) -> list[Json]:
    """Return no icons: the sandbox has none."""
    return []
