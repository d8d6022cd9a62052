"""Doing a letter's errand: one call to Telegram, its answer as a verdict. Decides nothing."""

from collections.abc import Awaitable, Callable
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.postman.errands import Errand, Step
from bot.postman.outcomes import Verdict, arrived, judge
from bot.postman.rendering import Button, Rendered, plain
from offers.letters import LetterKind

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_TOPIC_NAME_LENGTH = 128


ShowPlace = Callable[[int], Awaitable[None]]
"""Shows the person in that chat their place in the dialog anew."""


class Courier:
    """Does errands through a bot; where a person was in the dialog is shown by who knows it."""

    def __init__(self, bot: Bot, show_place: ShowPlace) -> None:
        self._bot = bot
        self._show_place = show_place
        self._steps: dict[Step | LetterKind, Callable[[Errand], Awaitable[Verdict]]] = {
            Step.OPEN_TOPIC: self._open_topic,
            Step.REOPEN_TOPIC: self._reopen,
            Step.WRITE_CARD: self._write,
            LetterKind.SAY: self._write,
            LetterKind.STATUS: self._keep_up,
            LetterKind.CARD: self._keep_up,
            LetterKind.CARRY: self._carry,
            LetterKind.AMEND: self._amend,
            LetterKind.RETRACT: self._retract,
            LetterKind.REACT: self._react,
            LetterKind.RESUME: self._resume,
            LetterKind.CLOSE: self._close,
            LetterKind.REOPEN: self._reopen,
            LetterKind.FORGET: self._forget,
        }

    async def do(self, errand: Errand) -> Verdict:
        """Make the errand's call and say what came of it."""
        what = errand.letter.kind if errand.step is Step.SEND else errand.step
        try:
            return await self._steps[what](errand)
        except TelegramError as error:
            return judge(error, private=not errand.group)

    async def pin(self, chat_id: int, message_id: int) -> Verdict:
        """Pin a message without a sound."""
        try:
            await self._bot.pin_chat_message(chat_id, message_id, disable_notification=True)
        except TelegramError as error:
            return judge(error, private=False)
        return arrived()

    async def _open_topic(self, errand: Errand) -> Verdict:
        topic = await self._bot.create_forum_topic(
            errand.chat_id, name=errand.name[:_TOPIC_NAME_LENGTH]
        )
        return arrived(topic.message_thread_id)

    async def _reopen(self, errand: Errand) -> Verdict:
        await self._bot.reopen_forum_topic(errand.chat_id, _thread(errand))
        return arrived()

    async def _close(self, errand: Errand) -> Verdict:
        await self._bot.close_forum_topic(errand.chat_id, _thread(errand))
        return arrived()

    async def _forget(self, errand: Errand) -> Verdict:
        await self._bot.delete_forum_topic(errand.chat_id, _thread(errand))
        return arrived()

    async def _write(self, errand: Errand) -> Verdict:
        message = await self._bot.send_message(
            errand.chat_id,
            message_thread_id=errand.thread_id,
            reply_parameters=_reply(errand),
            **_words(errand),
        )
        return arrived(message.message_id)

    async def _keep_up(self, errand: Errand) -> Verdict:
        if errand.target is None:
            return await self._write(errand)
        await self._bot.edit_message_text(
            chat_id=errand.chat_id, message_id=errand.target, **_words(errand)
        )
        return arrived(errand.target)

    async def _carry(self, errand: Errand) -> Verdict:
        messages: list[int] = sorted(errand.letter.content["messages"])
        source = errand.from_chat or errand.chat_id
        if len(messages) > 1:
            copies = await self._bot.copy_messages(
                errand.chat_id, source, messages, message_thread_id=errand.thread_id
            )
            return arrived(*(copy.message_id for copy in copies))
        copy = await self._bot.copy_message(
            errand.chat_id,
            source,
            messages[0],
            message_thread_id=errand.thread_id,
            reply_parameters=_reply(errand),
        )
        return arrived(copy.message_id)

    async def _resume(self, errand: Errand) -> Verdict:
        await self._show_place(errand.chat_id)
        return arrived()

    async def _amend(self, errand: Errand) -> Verdict:
        content = errand.letter.content
        entities = None if errand.letter.plain else self._entities(content.get("entities"))
        if "caption" in content:
            await self._bot.edit_message_caption(
                errand.chat_id,
                _target(errand),
                caption=content["caption"] or "",
                caption_entities=entities,
            )
        else:
            await self._bot.edit_message_text(
                content["text"], errand.chat_id, _target(errand), entities=entities
            )
        return arrived(_target(errand))

    async def _retract(self, errand: Errand) -> Verdict:
        await self._bot.delete_message(errand.chat_id, _target(errand))
        return arrived()

    async def _react(self, errand: Errand) -> Verdict:
        emoji = errand.letter.content.get("emoji")
        await self._bot.set_message_reaction(
            errand.chat_id, _target(errand), reaction=[emoji] if emoji else []
        )
        return arrived()

    def _entities(self, told: list[dict[str, Any]] | None) -> list[MessageEntity] | None:
        return [MessageEntity.de_json(entity, self._bot) for entity in told or ()] or None


def _thread(errand: Errand) -> int:
    return _known(errand.thread_id)


def _target(errand: Errand) -> int:
    return _known(errand.target)


def _known(value: int | None) -> int:
    if value is None:
        message = "the errand was planned without its target"
        raise ValueError(message)
    return value


def _reply(errand: Errand) -> ReplyParameters | None:
    if errand.reply_to is None:
        return None
    return ReplyParameters(errand.reply_to, allow_sending_without_reply=True)


def _words(errand: Errand) -> dict[str, Any]:
    rendered = errand.rendered or Rendered(html="")
    bare = errand.letter.plain
    return {
        "text": plain(rendered.html) if bare else rendered.html,
        "parse_mode": None if bare else ParseMode.HTML,
        "reply_markup": _keyboard(rendered.buttons),
        "link_preview_options": _NO_PREVIEW,
    }


def _keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(one.text, callback_data=one.data, url=one.url) for one in row]
            for row in rows
        ]
    )
