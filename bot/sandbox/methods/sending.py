"""Messages without a file: text, places, contacts, dice, and the typing sign."""

from secrets import randbelow
from typing import Any, Final

from bot.sandbox.entities import TEXT_LIMIT, read_wording
from bot.sandbox.errors import refuse
from bot.sandbox.messages import Message
from bot.sandbox.params import Json, Params
from bot.sandbox.target import Target, ensure_reachable, find_chat, writable
from bot.sandbox.world import World

TYPING_SECONDS: Final = 5
_ACTIONS: Final = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def deliver(world: World, target: Target, content: Json, **more: Any) -> Message:  # noqa: ANN401 - fields of Message
    """Post the bot's message; a reply keyboard changes what the person can press."""
    if target.markup.reply is not None:
        target.chat.keyboard = target.markup.reply
    return world.post(
        target.chat,
        world.bot.id,
        content,
        topic_id=target.topic_id,
        reply_to=target.reply_to,
        markup=target.markup.inline,
        **more,
    )


def text_content(params: Params) -> Json:
    """Return text and entities of sendMessage and editMessageText."""
    wording = read_wording(params, "text", TEXT_LIMIT)
    if not wording.text:
        refuse("message text is empty")
    content: Json = {"text": wording.text}
    if wording.entities:
        content["entities"] = wording.entities
    preview = params.tree("link_preview_options")
    if preview:
        content["link_preview_options"] = preview
    return content


def send_message(world: World, params: Params) -> Json:
    """Send text."""
    target = writable(world, params)
    return world.show(deliver(world, target, text_content(params)))


def send_location(world: World, params: Params) -> Json:
    """Send a point on the map."""
    target = writable(world, params)
    return world.show(deliver(world, target, {"location": point(params)}))


def send_venue(world: World, params: Params) -> Json:
    """Send a named place."""
    target = writable(world, params)
    where = point(params)
    venue = {
        "location": where,
        "title": params.text("title"),
        "address": params.text("address"),
    }
    return world.show(deliver(world, target, {"venue": venue, "location": where}))


def point(params: Params) -> Json:
    """Return latitude and longitude of a call."""
    try:
        latitude = float(params.text("latitude"))
        longitude = float(params.text("longitude"))
    except ValueError:
        refuse("latitude and longitude must be specified")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # noqa: PLR2004 - the globe
        refuse("wrong latitude or longitude specified")
    return {"latitude": latitude, "longitude": longitude}


def send_contact(world: World, params: Params) -> Json:
    """Send someone's telephone number."""
    target = writable(world, params)
    if not params.text("phone_number"):
        refuse("phone number must be non-empty")
    if not params.text("first_name"):
        refuse("first name must be non-empty")
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: params.text(name) for name in names if params.has(name)}
    return world.show(deliver(world, target, {"contact": contact}))


def send_dice(world: World, params: Params) -> Json:
    """Throw a die."""
    target = writable(world, params)
    dice = {"emoji": params.text("emoji", "🎲"), "value": 1 + randbelow(6)}
    return world.show(deliver(world, target, {"dice": dice}))


def send_chat_action(world: World, params: Params) -> bool:
    """Show for five seconds that the bot is at work."""
    chat = find_chat(world, params)
    ensure_reachable(world, chat)
    action = params.text("action")
    if action not in _ACTIONS:
        refuse("wrong parameter action in request")
    topic_id = params.number("message_thread_id") or None
    chat.typing[topic_id] = (action, world.clock.now() + TYPING_SECONDS)
    world.note(chat, "typing", topic_id=topic_id, action=action)
    return True
