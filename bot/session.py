"""How the bot's own answers reach Telegram: in their turn, patiently, and never over a human.

A middleware of aiogram's client. Letters have their own way out (the postman); both share one plan.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any, Final

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import (
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import Response, TelegramMethod
from aiohttp import ClientConnectorError

from bot.errors import Silenced
from bot.pace import RatePlan
from offers.letters import Priority

PAUSES: Final = (0.5, 1.0, 2.0, 4.0)
"""Seconds between tries while Telegram cannot be reached; then the turn waits as a whole."""

MOST_WAITS: Final = 5
LONGEST_WAIT_SECONDS: Final = 60
"""A rate limit that asks for more goes back to the lane, which leaves its place to others."""

_LINES = ("send", "copy", "forward", "editMessage")
_RATED = (*_LINES, "createForum", "editForum", "closeForum", "reopenForum", "deleteForum", "pin")
_REPEATABLE = ("edit", "delete", "answerCallback", "get", "set", "pin", "unpin")
_NO_LINES = frozenset({"sendChatAction", "editMessageReplyMarkup"})

log = structlog.get_logger(__name__)


class Manners(BaseRequestMiddleware):
    """Waits for its turn, holds its tongue while a human speaks, and tries again what never left.

    is_silent: whether a human speaks with that person.
    """

    def __init__(
        self,
        plan: RatePlan,
        *,
        is_silent: Callable[[int], Awaitable[bool]],
        pauses: tuple[float, ...] = PAUSES,
    ) -> None:
        self._plan = plan
        self._is_silent = is_silent
        self._pauses = pauses

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
    ) -> Response[Any]:
        """Make the request.

        raises  Silenced instead of writing to somebody who speaks with a human
        """
        _answer_type(type(method))
        chat_id = getattr(method, "chat_id", None)
        pauses = iter(self._pauses)
        waits = 0
        while True:
            await self._wait_for_turn(method, chat_id)
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                waits += 1
                if waits > MOST_WAITS or error.retry_after > LONGEST_WAIT_SECONDS:
                    raise
                await self._pause(method, chat_id, error.retry_after)
            except (TelegramNetworkError, TelegramServerError) as error:
                pause = next(pauses, None)
                if pause is None or not may_repeat(method, error):
                    raise
                await asyncio.sleep(pause)

    async def _wait_for_turn(self, method: TelegramMethod[Any], chat_id: object) -> None:
        if not isinstance(chat_id, int):
            return
        name = method.__api_method__
        if _is_rated(name):
            await self._plan.turn(chat_id, Priority.CONVERSATION, group=chat_id < 0)
        if chat_id > 0 and _is_line(name) and await self._is_silent(chat_id):
            log.error("line held back, a human speaks", chat=chat_id, method=name)
            raise Silenced

    async def _pause(self, method: TelegramMethod[Any], chat_id: object, seconds: int) -> None:
        if isinstance(chat_id, int):
            self._plan.pause(chat_id, seconds)
        if not (isinstance(chat_id, int) and _is_rated(method.__api_method__)):
            await asyncio.sleep(seconds)


def may_repeat(method: TelegramMethod[Any], error: Exception) -> bool:
    """Whether the method either never left or does no harm the second time."""
    if isinstance(error, TelegramEntityTooLarge):
        return False
    never_left = isinstance(error.__cause__, ClientConnectorError)
    return never_left or method.__api_method__.startswith(_REPEATABLE)


@cache
def _answer_type(method: type[TelegramMethod[Any]]) -> object:
    """Hold on to the type of a method's answer.

    aiogram would build it anew, at some milliseconds, whenever the garbage collector has taken it.
    """
    return Response[method.__returning__]  # type: ignore[name-defined]


@cache
def _is_line(name: str) -> bool:
    return name.startswith(_LINES) and name not in _NO_LINES


@cache
def _is_rated(name: str) -> bool:
    return name.startswith(_RATED) and name != "sendChatAction"
