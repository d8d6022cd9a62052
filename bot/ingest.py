"""Fetches updates by long polling: asks for the next ones only once the last are durable.

Asking with an offset is the acknowledgement, so nothing is acknowledged that could be lost. Knows
no update's meaning; `webhook` is the other way in.
"""

import asyncio
import json
from http import HTTPStatus
from typing import Any, Final

import structlog
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import ClientSession, ClientTimeout

from bot.errors import attempt, shape
from bot.inbox import Intake

ALLOWED_UPDATES: Final = (
    "message",
    "edited_message",
    "callback_query",
    "message_reaction",
    "my_chat_member",
    "chat_member",
)
"""Named one by one: Telegram sends chat_member and message_reaction to nobody who does not ask."""

LONG_POLL_SECONDS: Final = 30
FIRST_PAUSE_SECONDS: Final = 1.0
LONGEST_PAUSE_SECONDS: Final = 30.0

log = structlog.get_logger(__name__)


class TokenRefused(Exception):  # noqa: N818 - said to operators in these words
    """Telegram does not know the bot's token; asking again is no use."""


class FetchFailed(Exception):  # noqa: N818 - passes
    """Telegram did not give updates this time. status: of HTTP. wait: seconds it asked for."""

    def __init__(self, status: int, wait: float) -> None:
        super().__init__(f"status {status}")
        self.status = status
        self.wait = wait


class Poller:
    """Asks one Bot API server for updates and hands them to the intake."""

    def __init__(
        self,
        intake: Intake,
        *,
        token: str,
        api: TelegramAPIServer,
        long_poll: int = LONG_POLL_SECONDS,
        first_pause: float = FIRST_PAUSE_SECONDS,
    ) -> None:
        self._intake = intake
        self._url = api.api_url(token=token, method="getUpdates")
        self._long_poll = long_poll
        self._first_pause = first_pause
        self._offset: int | None = None

    async def run(self) -> None:
        """Fetch until cancelled. No webhook may be set.

        raises  TokenRefused
        """
        timeout = ClientTimeout(total=self._long_poll + 30, connect=10)
        async with ClientSession(timeout=timeout) as session:
            pause = self._first_pause
            while True:
                await self._intake.room()
                failure = await attempt(self._fetch_and_keep(session))
                if failure is None:
                    pause = self._first_pause
                elif isinstance(failure, TokenRefused):
                    raise failure
                else:
                    wait = max(pause, getattr(failure, "wait", 0.0))
                    log.error("cannot take updates in", again_in=wait, **_told(failure))
                    await asyncio.sleep(wait)
                    pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    async def _fetch_and_keep(self, session: ClientSession) -> None:
        updates = await self._fetch(session)
        if updates:
            await self._intake.take_in(updates)
        # Asked without an offset Telegram gives what is not acknowledged yet. An old offset must
        # not be kept for long: after a quiet week update ids may start anew, below it.
        self._offset = max(map(_id_of, updates)) + 1 if updates else None

    async def _fetch(self, session: ClientSession) -> list[dict[str, Any]]:
        question: dict[str, Any] = {
            "timeout": self._long_poll,
            "limit": 100,
            "allowed_updates": ALLOWED_UPDATES,
        }
        if self._offset is not None:
            question["offset"] = self._offset
        async with session.post(self._url, json=question) as response:
            body = await response.read()
        if response.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
            raise TokenRefused
        if response.status != HTTPStatus.OK:
            raise FetchFailed(response.status, _asked_to_wait(body))
        updates: list[dict[str, Any]] = json.loads(body)["result"]
        return updates


def _id_of(update: dict[str, Any]) -> int:
    return int(update["update_id"])


def _asked_to_wait(body: bytes) -> float:
    """Return retry_after of an error answer; gateways answer with pages that have none."""
    try:
        return float(json.loads(body)["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return 0.0


def _told(failure: Exception) -> dict[str, str]:
    """Return what operators need: a status in plain words, else where it arose."""
    if isinstance(failure, FetchFailed):
        conflict = failure.status == HTTPStatus.CONFLICT
        return {"error": "somebody else fetches with this token" if conflict else str(failure)}
    return shape(failure)
