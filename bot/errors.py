"""The one error handler: who is told what when something did not work, and what is tried again.

Refusals are answered, stale windows replaced, passing troubles handed back to the lane that tries
the turn again. All else is a bug: one apology, and a log line without anybody's words.
"""

import traceback
from collections.abc import Awaitable, Callable

import structlog
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import CallbackQuery, ErrorEvent, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.exceptions import OutdatedIntent, UnknownIntent, UnknownState

from dialogs.texts import Say
from offers.errors import Gone, Refusal
from storage.unit_of_work import current_update

TELEGRAM_AWAY = (
    TelegramNetworkError,
    TelegramServerError,
    TelegramRetryAfter,
    ClientDecodeError,
    ConnectionError,
    TimeoutError,
)
"""Telegram could not be reached or answered with a gateway's error page."""

STALE = (Gone, OutdatedIntent, UnknownIntent, UnknownState)
"""The window that was pressed or written to is no longer the person's."""

_HARMLESS = ("message is not modified", "query is too old", "query id is invalid")
_LONGEST_ALERT = 200

log = structlog.get_logger(__name__)


class Silenced(Exception):  # noqa: N818 - a rule kept the bot quiet, nothing went wrong
    """A line to a person who speaks with a human was held back."""


async def attempt(doing: Awaitable[object]) -> Exception | None:
    """Do it and return what went wrong, so that callers decide without a broad except."""
    try:
        await doing
    except Exception as error:  # noqa: BLE001 - this is the one place; callers look at the type
        return error
    return None


def shape(error: Exception | None) -> dict[str, str]:
    """Return what may be logged of an error: its type and where it arose, never its words."""
    if error is None:
        return {}
    frames = traceback.format_tb(error.__traceback__)
    return {"error": type(error).__name__, "trace": "".join(frames)}


class ErrorAnswers:
    """Answers what handlers raise.

    passing: errors of the database that go by themselves. menu: shows a person the start of
    everything in a new message, whatever was open before; also to those who are nowhere.
    """

    def __init__(
        self,
        *,
        passing: tuple[type[Exception], ...],
        menu: Callable[[DialogManager], Awaitable[None]],
    ) -> None:
        self._passing = passing
        self._menu = menu

    def may_pass(self, error: Exception) -> bool:
        """Whether trying the same again later may succeed."""
        if isinstance(error, TelegramEntityTooLarge):
            return False
        return isinstance(error, (*TELEGRAM_AWAY, *self._passing))

    async def on_error(
        self,
        event: ErrorEvent,
        say: Say | None = None,
        dialog_manager: DialogManager | None = None,
    ) -> None:
        """Answer one error; register it on the router that has the dialogs.

        raises  what may pass, so that the turn is tried again
        """
        error = event.exception
        if self.may_pass(error):
            raise error
        if isinstance(error, Refusal) and _was_done_before():
            await self._show_menu(event, dialog_manager)
        elif isinstance(error, Gone):
            await self._tell(event, say, error.key)
            await self._show_menu(event, dialog_manager)
        elif isinstance(error, STALE):
            await self._show_place(event, say, dialog_manager)
        elif isinstance(error, Refusal):
            await self._tell(event, say, error.key, **error.facts)
        elif isinstance(error, (Silenced, TelegramForbiddenError)) or _is_harmless(error):
            log.info("not said", update=event.update.update_id, error=type(error).__name__)
        else:
            log.error("bug", update=event.update.update_id, **shape(error))
            await self._tell(event, say, "error-apology")

    async def _tell(self, event: ErrorEvent, say: Say | None, key: str, **facts: str | int) -> None:
        if say is None:
            return
        text = say.plain(key, **facts)
        match event.update.event:
            case CallbackQuery() as press:
                failure = await _pop_up(press, text)
            case Message() as message:
                failure = await attempt(message.answer(text, parse_mode=None))
            case _:
                return
        self._judge(event, failure)

    async def _show_place(
        self, event: ErrorEvent, say: Say | None, manager: DialogManager | None
    ) -> None:
        """Lead whoever pressed something outdated back to where they are.

        A second tap finds the next screen in the message it was made on: there is nothing to say.
        """
        press = event.update.event
        if manager is None or not manager.has_context():
            await self._tell(event, say, "error-stale")
            await self._show_menu(event, manager)
        elif isinstance(press, CallbackQuery) and _is_present_screen(press, manager):
            self._judge(event, await attempt(press.answer()))
            self._judge(event, await attempt(manager.show(ShowMode.EDIT)))
        else:
            await self._tell(event, say, "error-stale")
            self._judge(event, await attempt(manager.show(ShowMode.SEND)))

    async def _show_menu(self, event: ErrorEvent, manager: DialogManager | None) -> None:
        chat = getattr(event.update.event, "chat", None)
        if isinstance(event.update.event, CallbackQuery) and event.update.event.message:
            chat = event.update.event.message.chat
        if manager is not None and chat is not None and chat.type == "private":
            self._judge(event, await attempt(self._menu(manager)))

    def _judge(self, event: ErrorEvent, failure: Exception | None) -> None:
        if failure is None:
            return
        if self.may_pass(failure):
            raise failure
        log.warning("cannot tell", update=event.update.update_id, **shape(failure))


async def _pop_up(press: CallbackQuery, text: str) -> Exception | None:
    """Answer the press; in the chat where the text is too long or the press too old for that."""
    if len(text) <= _LONGEST_ALERT:
        failure = await attempt(press.answer(text, show_alert=True))
        if not isinstance(failure, TelegramBadRequest):
            return failure
    if isinstance(press.message, Message):
        return await attempt(press.message.answer(text, parse_mode=None))
    return None


def _is_present_screen(press: CallbackQuery, manager: DialogManager) -> bool:
    shown = manager.current_stack()
    return (
        shown is not None
        and press.message is not None
        and shown.last_message_id == press.message.message_id
    )


def _was_done_before() -> bool:
    """Whether the refusal only meets what this very update did before a crash."""
    attempt_in_hand = current_update.get()
    return attempt_in_hand is not None and attempt_in_hand.replayed


def _is_harmless(error: Exception) -> bool:
    return isinstance(error, TelegramAPIError) and any(
        words in error.message for words in _HARMLESS
    )
