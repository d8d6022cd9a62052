"""answerCallbackQuery: the toast or alert after a tap, for 150 seconds."""

from typing import Final

from bot.sandbox.chats import Notice
from bot.sandbox.errors import refuse
from bot.sandbox.params import Params
from bot.sandbox.world import World

ANSWERABLE_SECONDS: Final = 150
TEXT_LIMIT: Final = 200


def answer_callback_query(world: World, params: Params) -> bool:
    """Show the answer to the person who tapped."""
    callback = world.callbacks.get(params.text("callback_query_id"))
    if callback is None or world.clock.now() - callback.date > ANSWERABLE_SECONDS:
        refuse("query is too old and response timeout expired or query ID is invalid")
    text = params.text("text")
    if len(text) > TEXT_LIMIT:
        refuse("MESSAGE_TOO_LONG")
    notice = Notice(
        callback_id=callback.id,
        person_id=callback.person_id,
        text=text,
        show_alert=params.flag("show_alert"),
        url=params.text("url") or None,
    )
    world.add_notice(world.chats[callback.chat_id], notice)
    return True
