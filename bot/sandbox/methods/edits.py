"""Changing what the bot has said: text, caption, buttons, media."""

from bot.sandbox.attachments import caption_content, read_media
from bot.sandbox.errors import refuse
from bot.sandbox.keyboards import read_markup
from bot.sandbox.messages import CAPTIONED, MEDIA, Message
from bot.sandbox.methods.sending import text_content
from bot.sandbox.params import Json, Params
from bot.sandbox.target import editable, not_modified
from bot.sandbox.world import World


def edit_message_text(world: World, params: Params) -> Json:
    """Replace the text and, always, the buttons."""
    message = editable(world, params)
    content = text_content(params)
    if "text" not in message.content:
        refuse("there is no text in the message to edit")
    return _change(world, message, content, read_markup(params).inline)


def edit_message_caption(world: World, params: Params) -> Json:
    """Replace the caption and, always, the buttons."""
    message = editable(world, params)
    if message.kind not in CAPTIONED:
        refuse("there is no caption in the message to edit")
    kept = {key: value for key, value in message.content.items() if "caption" not in key}
    return _change(world, message, kept | caption_content(params), read_markup(params).inline)


def edit_message_reply_markup(world: World, params: Params) -> Json:
    """Replace the buttons only; Telegram does not call that an edit of the message."""
    message = editable(world, params)
    markup = read_markup(params).inline
    if markup == message.markup:
        not_modified()
    return world.show(world.amend(message, markup=markup))


def edit_message_media(world: World, params: Params) -> Json:
    """Replace the file and caption."""
    message = editable(world, params)
    media = params.mapping("media")
    if media.get("type") not in MEDIA:
        refuse("can't parse InputMedia: Can't find field \"type\"")
    content = read_media(world, Params(media, params.uploads), media["type"], "media")
    return _change(world, message, content, read_markup(params).inline)


def _change(world: World, message: Message, content: Json, markup: Json | None) -> Json:
    if content == message.content and markup == message.markup:
        not_modified()
    return world.show(world.amend(message, content=content, markup=markup, edited_at=world.now()))
