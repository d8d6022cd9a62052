"""What a person can do in a chat: say, edit, delete, react; it becomes the bot's updates."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox.chats import Account, Chat
from bot.sandbox.entities import Wording, find_entities, word
from bot.sandbox.errors import forbid, refuse
from bot.sandbox.membership import arrive
from bot.sandbox.messages import CAPTIONED, Message
from bot.sandbox.params import Json, Params
from bot.sandbox.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a person stands: a private chat with the bot, or a group's topic (None: General)."""

    person: Account
    chat: Chat
    topic_id: int | None = None


def stand(world: World, person_id: int, params: Params) -> Place:
    """Return the place a person's act names; without chat_id the private chat with the bot.

    raises  ApiError when there is no such person or chat, or the person is not in the group
    """
    person = world.people.get(person_id)
    if person is None or person.is_bot:
        refuse("no such person")
    chat = world.chats.get(params.number("chat_id", person_id))
    if chat is None or (chat.type == "private" and chat.id != person_id):
        refuse("chat not found")
    if chat.migrated_to is not None:
        chat = world.chats[chat.migrated_to]
    if chat.type != "private" and not chat.is_present(person_id):
        forbid("the person is not in this group")
    topic_id = params.number("topic") or None
    if topic_id is not None:
        _ensure_open(chat, person, topic_id)
    return Place(person=person, chat=chat, topic_id=topic_id)


def _ensure_open(chat: Chat, person: Account, topic_id: int) -> None:
    topic = chat.topics.get(topic_id)
    if topic is None or topic.deleted:
        refuse("there is no such topic")
    if topic.closed and not chat.may(person.id, "can_manage_topics"):
        refuse("the topic is closed")


def post(world: World, place: Place, content: Json, params: Params, **more: Any) -> Message:  # noqa: ANN401 - fields of Message
    """Put a person's message into the chat; in private it opens the conversation."""
    if place.chat.type == "private":
        arrive(world, place.person)
    return world.post(
        place.chat,
        place.person.id,
        content,
        topic_id=place.topic_id,
        reply_to=params.number("reply_to") or None,
        **more,
    )


def say(world: World, place: Place, params: Params) -> Message:
    """Send text; commands, links and mentions get their entities as in a real client."""
    wording = word(params.text("text"), "", params.tree("entities"))
    if not wording.text:
        refuse("message text is empty")
    return post(world, place, _text(wording), params)


def _text(wording: Wording) -> Json:
    content: Json = {"text": wording.text}
    if wording.entities:
        content["entities"] = wording.entities
    return content


def edit(world: World, place: Place, params: Params) -> Message:
    """Change one's own message and tell the bot."""
    message = own(world, place, params)
    wording = word(params.text("text"), "", params.tree("entities"))
    if "text" in message.content:
        content = _text(wording)
    elif message.kind in CAPTIONED:
        content = {key: value for key, value in message.content.items() if "caption" not in key}
        content["caption"] = wording.text
        content["caption_entities"] = find_entities(wording.text)
    else:
        refuse("there is no text in the message to edit")
    changed = world.amend(message, content=content, edited_at=world.now())
    if world.bot_sees(place.chat, changed):
        world.updates.add("edited_message", place.chat.id, world.show(changed))
    return changed


def own(world: World, place: Place, params: Params) -> Message:
    """Return the person's own message an act names."""
    message = there(world, place, params)
    if message.sender_id != place.person.id or message.is_service:
        refuse("this is not the person's own message")
    return message


def there(world: World, place: Place, params: Params) -> Message:
    """Return a message of the chat an act names."""
    message = world.find(place.chat, params.number("message_id"))
    if message is None:
        refuse("there is no such message")
    return message


def delete(world: World, place: Place, params: Params) -> None:
    """Delete messages; Telegram does not tell bots, so nobody hears of it."""
    for message_id in params.numbers("message_ids"):
        message = world.find(place.chat, message_id)
        mine = message is not None and message.sender_id == place.person.id
        if message is None or not (
            mine
            or place.chat.type == "private"
            or place.chat.may(place.person.id, "can_delete_messages")
        ):
            refuse("the person cannot delete this message")
        world.amend(message, deleted=True)


def react(world: World, place: Place, params: Params) -> Message:
    """Put an emoji on a message, or take it back; bots hear of it if they asked to."""
    message = there(world, place, params)
    me = place.person.id
    emoji = (params.text("emoji"),) if params.has("emoji") else ()
    before = message.reactions.get(me, ())
    others = {who: what for who, what in message.reactions.items() if who != me}
    changed = world.amend(message, reactions=others | ({me: emoji} if emoji else {}))
    hears = place.chat.type == "private" or place.chat.may(world.bot.id, "can_manage_chat")
    if hears:
        body = {
            "chat": place.chat.json(world.people),
            "message_id": message.id,
            "user": place.person.user(),
            "date": world.now(),
            "old_reaction": [{"type": "emoji", "emoji": item} for item in before],
            "new_reaction": [{"type": "emoji", "emoji": item} for item in emoji],
        }
        world.updates.add("message_reaction", place.chat.id, body)
    return changed
