"""Taking messages back: within 48 hours, the bot's own or with the right to."""

from typing import Final

from bot.sandbox.chats import Chat
from bot.sandbox.errors import refuse
from bot.sandbox.messages import Message
from bot.sandbox.params import Params
from bot.sandbox.target import find_chat
from bot.sandbox.world import World

DELETABLE_SECONDS: Final = 48 * 3600
MOST: Final = 100


def delete_message(world: World, params: Params) -> bool:
    """Delete one message or say why not."""
    chat = find_chat(world, params)
    message = world.find(chat, params.number("message_id"))
    if message is None:
        refuse("message to delete not found")
    if not _may_delete(world, chat, message):
        refuse("message can't be deleted")
    world.amend(message, deleted=True)
    return True


def delete_messages(world: World, params: Params) -> bool:
    """Delete what can be found and deleted; the rest is skipped in silence."""
    chat = find_chat(world, params)
    ids = params.numbers("message_ids")
    if not 1 <= len(ids) <= MOST:
        refuse(
            "too many message identifiers specified"
            if ids
            else "message identifiers are not specified"
        )
    for message_id in ids:
        message = world.find(chat, message_id)
        if message is not None and _may_delete(world, chat, message):
            world.amend(message, deleted=True)
    return True


def _may_delete(world: World, chat: Chat, message: Message) -> bool:
    if world.now() - message.date >= DELETABLE_SECONDS:
        return False
    if "forum_topic_created" in message.content:
        return False
    if chat.type == "private" or message.sender_id == world.bot.id:
        return True
    return chat.may(world.bot.id, "can_delete_messages")
