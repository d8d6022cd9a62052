"""Two libraries behind one call, so that a test states a behaviour once for both.

A driver calls a Bot API method by its name, lets its library build the request and read the
answer, and hands back plain JSON. Errors are the library's own; `Refusal` carries their kind.
"""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final, Protocol

import aiogram
import httpx
import telegram
from aiogram import exceptions as aiogram_errors
from aiogram import methods as aiogram_methods
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, InputMediaPhoto
from telegram import error as telegram_errors
from telegram.request import HTTPXRequest

from bot.sandbox import Sandbox


class Refusal(Exception):  # noqa: N818 - the expected outcome of a test, not a crash
    """A library raised; `kind` is one of the values of KINDS."""

    def __init__(self, kind: str, **facts: int) -> None:
        super().__init__(kind)
        self.kind = kind
        self.facts = facts


KINDS: Final = {
    aiogram_errors.TelegramRetryAfter: "flood",
    aiogram_errors.TelegramMigrateToChat: "migrated",
    aiogram_errors.TelegramForbiddenError: "blocked",
    aiogram_errors.TelegramConflictError: "conflict",
    aiogram_errors.TelegramUnauthorizedError: "token",
    aiogram_errors.TelegramNetworkError: "network",
    aiogram_errors.TelegramBadRequest: "bad",
    aiogram_errors.TelegramServerError: "server",
    aiogram_errors.ClientDecodeError: "server",
    telegram_errors.RetryAfter: "flood",
    telegram_errors.ChatMigrated: "migrated",
    telegram_errors.Forbidden: "blocked",
    telegram_errors.Conflict: "conflict",
    telegram_errors.InvalidToken: "token",
    telegram_errors.BadRequest: "bad",
}


def _kind(error: Exception) -> str:
    """Return what a library's error means; PTB has one class for the net and for 5xx."""
    if type(error) in KINDS:
        return KINDS[type(error)]
    return "network" if isinstance(error.__cause__, httpx.HTTPError) else "server"


class Driver(Protocol):
    """A library under test."""

    async def open(self) -> None:
        """Get ready."""

    async def call(self, method: str, **params: Any) -> Any:  # noqa: ANN401 - JSON both ways
        """Call a method and return its result as JSON."""

    async def close(self) -> None:
        """Give the connections back."""

    def upload(self, data: bytes, name: str) -> Any:  # noqa: ANN401 - each library's own type
        """Wrap bytes for sending."""

    def media(self, items: list[dict[str, Any]]) -> list[Any]:
        """Wrap album items in the library's own types."""

    async def download(self, file_id: str) -> bytes:
        """Fetch a file by its id."""


class AiogramDriver:
    """aiogram, as its users have it."""

    def __init__(self, sandbox: Sandbox) -> None:
        server = TelegramAPIServer.from_base(sandbox.base_url)
        self.session = AiohttpSession(api=server)
        self.bot = aiogram.Bot(sandbox.token, session=self.session)

    async def open(self) -> None:
        """Get ready: nothing to do."""

    async def call(self, method: str, **params: Any) -> Any:  # noqa: ANN401 - JSON both ways
        """Call through the library's method classes."""
        request = getattr(aiogram_methods, method[0].upper() + method[1:])(**params)
        try:
            return _plain(await self.bot(request))
        except aiogram_errors.AiogramError as error:
            facts = {
                name: getattr(error, name)
                for name in ("retry_after", "migrate_to_chat_id")
                if hasattr(error, name)
            }
            raise Refusal(_kind(error), **facts) from error

    async def close(self) -> None:
        """Give the connections back."""
        session = self.session._session  # noqa: SLF001 - close() of aiogram sleeps for 250 ms
        if session is not None:
            await session.close()

    def upload(self, data: bytes, name: str) -> BufferedInputFile:
        """Wrap bytes for sending."""
        return BufferedInputFile(data, name)

    def media(self, items: list[dict[str, Any]]) -> list[InputMediaPhoto]:
        """Wrap album items in the library's own types."""
        return [InputMediaPhoto(**item) for item in items]

    async def download(self, file_id: str) -> bytes:
        """Fetch a file by its id."""
        fetched = await self.bot.download(file_id)
        assert fetched is not None
        return fetched.read()


TYPED: Final[dict[str, Callable[[Any], Any]]] = {
    "reply_parameters": lambda it: telegram.ReplyParameters(**it),
    "commands": lambda items: [telegram.BotCommand(**it) for it in items],
    "reaction": lambda items: [telegram.ReactionTypeEmoji(it["emoji"]) for it in items],
}


class TelegramDriver:
    """python-telegram-bot, as its users have it."""

    def __init__(self, sandbox: Sandbox) -> None:
        base = sandbox.base_url
        self.bot = telegram.Bot(
            sandbox.token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=_plain_request(),
            get_updates_request=_plain_request(),
        )

    async def open(self) -> None:
        """Get ready, which calls getMe."""
        await self.bot.initialize()

    async def call(self, method: str, **params: Any) -> Any:  # noqa: ANN401 - JSON both ways
        """Call through the library's bot methods."""
        name = re.sub(r"([A-Z])", r"_\1", method).lower()
        params |= {key: TYPED[key](params[key]) for key in TYPED if key in params}
        try:
            return _plain(await getattr(self.bot, name)(**params))
        except telegram_errors.TelegramError as error:
            facts = {}
            if isinstance(error, telegram_errors.RetryAfter):
                facts["retry_after"] = _seconds(error.retry_after)
            if isinstance(error, telegram_errors.ChatMigrated):
                facts["migrate_to_chat_id"] = error.new_chat_id
            raise Refusal(_kind(error), **facts) from error

    async def close(self) -> None:
        """Give the connections back."""
        await self.bot.shutdown()

    def upload(self, data: bytes, name: str) -> telegram.InputFile:
        """Wrap bytes for sending."""
        return telegram.InputFile(data, name, attach=True)

    def media(self, items: list[dict[str, Any]]) -> list[telegram.InputMediaPhoto]:
        """Wrap album items in the library's own types."""
        facts = [{key: it[key] for key in it if key != "type"} for it in items]
        return [telegram.InputMediaPhoto(**it) for it in facts]

    async def download(self, file_id: str) -> bytes:
        """Fetch a file by its id."""
        file = await self.bot.get_file(file_id)
        return bytes(await file.download_as_bytearray())


def _seconds(pause: int | timedelta) -> int:
    return pause if isinstance(pause, int) else round(pause.total_seconds())


def _plain_request() -> HTTPXRequest:
    """Spare each test the reading of certificates it does not need."""
    return HTTPXRequest(httpx_kwargs={"verify": False})


def _plain(result: Any) -> Any:  # noqa: ANN401 - any library object
    """Return a library's result as JSON-like values."""
    if isinstance(result, list | tuple):
        return [_plain(item) for item in result]
    if isinstance(result, telegram.TelegramObject):
        return result.to_dict()
    if hasattr(result, "model_dump"):
        return _renamed(result.model_dump(mode="json", exclude_none=True))
    return result


def _renamed(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Give aiogram's from_user its name on the wire."""
    if isinstance(value, Mapping):
        return {
            "from" if key == "from_user" else key: _renamed(item) for key, item in value.items()
        }
    return [_renamed(item) for item in value] if isinstance(value, list) else value
