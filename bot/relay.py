"""The relay's Telegram side: what a person or a counsellor writes becomes a line to be carried.

Who may send is `offers.services.relay`'s business, sending is the postman's.
"""

from typing import Any

from aiogram import Router
from aiogram.enums import ContentType
from aiogram.filters import Command
from aiogram.types import Message as TelegramMessage
from aiogram.types import MessageReactionUpdated, ReactionTypeEmoji

from bot.acquaintances import Acquaintances
from bot.filters import Carried, InTopic
from bot.membership import AtDesk, Membership, OnlyMembers
from bot.silence import WithHuman
from dialogs.texts import Say
from offers.letters import Side
from offers.rights import Actor
from offers.services import Message, Services, is_note

CARRIED = frozenset(
    {
        ContentType.TEXT,
        ContentType.PHOTO,
        ContentType.VIDEO,
        ContentType.VOICE,
        ContentType.VIDEO_NOTE,
        ContentType.DOCUMENT,
        ContentType.AUDIO,
        ContentType.ANIMATION,
        ContentType.STICKER,
        ContentType.LOCATION,
        ContentType.VENUE,
        ContentType.CONTACT,
        ContentType.DICE,
        ContentType.POLL,
        ContentType.STORY,
        ContentType.PAID_MEDIA,
    }
)
"""Everything a person can send; service messages are not among it."""

_ACKNOWLEDGED = "👍"


def line_of(message: TelegramMessage) -> Message:
    """Return what is to be known about a line to carry it."""
    answered = message.reply_to_message
    return Message(
        id=message.message_id,
        reply_to=None if answered is None else answered.message_id,
        album=message.media_group_id,
        media=message.content_type != ContentType.TEXT,
    )


def edit_of(message: TelegramMessage) -> dict[str, Any] | None:
    """Return an edited line's new text or caption, None for media without one."""
    for part, entities in (
        ("text", message.entities),
        ("caption", message.caption_entities),
    ):
        value = getattr(message, part)
        if value is not None:
            told = [entity.model_dump(exclude_none=True) for entity in entities or ()]
            return {part: value, "entities": told}
    return None


def person_side(acquaintances: Acquaintances) -> Router:
    """Return the router of persons with whom a human speaks; it comes before the dialogs."""
    router = Router(name="relay-person")
    with_human = WithHuman(acquaintances)
    router.message.register(on_stop_in_silence, with_human, Command("stop"))
    router.message.register(on_person_wrote, with_human, Carried(CARRIED))
    router.edited_message.register(on_person_edited, with_human)
    router.message_reaction.register(on_person_reacted, with_human)
    return router


def desk_side(membership: Membership) -> Router:
    """Return the router of lines written in the desk's topics."""
    router = Router(name="relay-desk")
    for kind in (router.message, router.edited_message):
        kind.filter(AtDesk(membership), InTopic())
        kind.middleware(OnlyMembers(membership))
    router.message.register(on_retract_asked, Command("weg", "undo"))
    router.message.register(on_desk_wrote, Carried(CARRIED))
    router.edited_message.register(on_desk_edited)
    return router


async def on_stop_in_silence(message: TelegramMessage, actor: Actor, services: Services) -> None:
    """Stop all letters at once; a reaction says so, since no line may."""
    await services.reception.stop(actor)
    await message.react([ReactionTypeEmoji(emoji=_ACKNOWLEDGED)])


async def on_person_wrote(message: TelegramMessage, actor: Actor, services: Services) -> None:
    """Carry the person's line to the desk."""
    await services.relay.to_desk(actor, line_of(message))


async def on_person_edited(message: TelegramMessage, actor: Actor, services: Services) -> None:
    """Carry the person's edit to the desk."""
    content = edit_of(message)
    if content is not None:
        await services.relay.amend(actor, actor.person_id, Side.DESK, message.message_id, content)


async def on_person_reacted(
    event: MessageReactionUpdated, actor: Actor, services: Services
) -> None:
    """Carry the person's reaction to the desk."""
    emoji = next((r.emoji for r in event.new_reaction if isinstance(r, ReactionTypeEmoji)), None)
    await services.relay.react(actor, actor.person_id, Side.DESK, event.message_id, emoji)


async def on_desk_wrote(message: TelegramMessage, actor: Actor, services: Services) -> None:
    """Carry a counsellor's line to the person, unless it is a note."""
    person_id = await _person_of(message, services)
    if person_id is not None and not is_note(message.text or message.caption or ""):
        await services.relay.to_person(actor, person_id, line_of(message))


async def on_desk_edited(message: TelegramMessage, actor: Actor, services: Services) -> None:
    """Carry a counsellor's edit to the person."""
    person_id, content = await _person_of(message, services), edit_of(message)
    if person_id is not None and content is not None:
        await services.relay.amend(actor, person_id, Side.PERSON, message.message_id, content)


async def on_retract_asked(
    message: TelegramMessage, actor: Actor, say: Say, services: Services
) -> None:
    """Take the line back that the command answers."""
    person_id, answered = await _person_of(message, services), message.reply_to_message
    if person_id is None:
        return
    if answered is None or answered.message_id == message.message_thread_id:
        await message.reply(say("desk-retract-what"))
        return
    await services.relay.retract(actor, person_id, answered.message_id)


async def _person_of(message: TelegramMessage, services: Services) -> int | None:
    person = await services.desk.person_of_topic(message.chat.id, message.message_thread_id or 0)
    return None if person is None else person.id
