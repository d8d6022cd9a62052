"""Copying and forwarding, one message or many, albums kept together."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.sandbox.attachments import caption_content
from bot.sandbox.chats import Chat
from bot.sandbox.errors import refuse
from bot.sandbox.messages import CAPTIONED, Message
from bot.sandbox.methods.sending import deliver
from bot.sandbox.params import Json, Params
from bot.sandbox.target import Target, find_chat, writable
from bot.sandbox.world import World

MOST: Final = 100


def copy_message(world: World, params: Params) -> Json:
    """Send the same content as the bot's own message; a caption may be replaced."""
    target = writable(world, params)
    source = find_chat(world, params, "from_chat_id")
    message = world.find(source, params.number("message_id"))
    if message is None:
        refuse("message to copy not found")
    if message.is_service:
        refuse("message can't be copied")
    content = dict(message.content)
    if "caption" in params.values and message.kind in CAPTIONED:
        content = {key: value for key, value in content.items() if "caption" not in key}
        content |= caption_content(params)
    return {"message_id": deliver(world, target, content).id}


def forward_message(world: World, params: Params) -> Json:
    """Pass a message on with its origin."""
    target = writable(world, params)
    source = find_chat(world, params, "from_chat_id")
    message = world.find(source, params.number("message_id"))
    if message is None:
        refuse("message to forward not found")
    if message.is_service:
        refuse("message can't be forwarded")
    return world.show(_forward(world, target, message, None))


def copy_messages(world: World, params: Params) -> list[Json]:
    """Copy many in order; what is missing or a service message is skipped."""
    target = writable(world, params)
    chosen = _chosen(world, params, "copy")
    albums = _albums(world, chosen)
    bare = params.flag("remove_caption")
    copies = [
        deliver(
            world,
            target,
            {
                key: value
                for key, value in message.content.items()
                if not (bare and "caption" in key)
            },
            album=albums.get(message.album or ""),
        )
        for message in chosen
    ]
    return [{"message_id": copy.id} for copy in copies]


def forward_messages(world: World, params: Params) -> list[Json]:
    """Forward many in order; what is missing or a service message is skipped."""
    target = writable(world, params)
    chosen = _chosen(world, params, "forward")
    albums = _albums(world, chosen)
    sent = [_forward(world, target, message, albums.get(message.album or "")) for message in chosen]
    return [{"message_id": message.id} for message in sent]


def _chosen(world: World, params: Params, verb: str) -> list[Message]:
    source: Chat = find_chat(world, params, "from_chat_id")
    ids = params.numbers("message_ids")
    if not ids:
        refuse("message identifiers are not specified")
    if len(ids) > MOST:
        refuse("too many message identifiers specified")
    if any(later <= earlier for earlier, later in pairwise(ids)):
        refuse("message identifiers must be in a strictly increasing order")
    found = [world.find(source, message_id) for message_id in ids]
    chosen = [message for message in found if message is not None and not message.is_service]
    if not chosen:
        refuse(f"there are no messages to {verb}")
    return chosen


def _albums(world: World, messages: list[Message]) -> dict[str, str]:
    """Return a new album id for each album of which at least two messages are taken."""
    names = [message.album for message in messages if message.album]
    return {name: world.new_album() for name in dict.fromkeys(names) if names.count(name) > 1}


def _forward(world: World, target: Target, message: Message, album: str | None) -> Message:
    origin = message.origin or {
        "type": "user",
        "date": message.date,
        "sender_user": world.people[message.sender_id].user(),
    }
    plain = replace(target, reply_to=None)
    return deliver(world, plain, message.content, origin=origin, album=album)
