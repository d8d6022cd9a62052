"""Receives updates from Telegram by webhook: 200 only once they are durable.

Listens on loopback behind the operator's TLS proxy and believes nobody without the secret. What
arrives while a transaction is being written goes into the next one together.
"""

import asyncio
import hmac
import json
from typing import Any, Final

import structlog
from aiogram import Bot
from aiohttp import web

from bot.errors import attempt, shape
from bot.inbox import Intake
from bot.ingest import ALLOWED_UPDATES

SECRET_LENGTH: Final = 32
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
PATH: Final = "/telegram"
CONNECTIONS: Final = 40
RETRY_AFTER_SECONDS: Final = 2
LARGEST_UPDATE: Final = 1 << 20

log = structlog.get_logger(__name__)


class SecretTooShort(Exception):  # noqa: N818 - said to operators in these words
    """The webhook's secret is missing or shorter than 32 characters."""


class Webhook:
    """The web application that Telegram calls, and its registration there."""

    def __init__(self, intake: Intake, *, secret: str, path: str = PATH) -> None:
        if len(secret) < SECRET_LENGTH:
            raise SecretTooShort
        self._intake = intake
        self._secret = secret
        self._path = path
        self._arrivals: list[tuple[dict[str, Any], asyncio.Future[bool]]] = []
        self._writing: asyncio.Task[None] | None = None
        self._runner: web.AppRunner | None = None

    def app(self) -> web.Application:
        """Return the application: one path, nothing else."""
        app = web.Application(client_max_size=LARGEST_UPDATE)
        app.router.add_post(self._path, self._on_call)
        return app

    async def start(self, *, host: str = "127.0.0.1", port: int = 0) -> int:
        """Listen; return the port."""
        self._runner = web.AppRunner(self.app(), access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        bound: int = self._runner.addresses[0][1]
        return bound

    async def register(self, bot: Bot, url: str) -> None:
        """Tell Telegram where to call; what is waiting there stays."""
        await bot.set_webhook(
            url,
            secret_token=self._secret,
            allowed_updates=list(ALLOWED_UPDATES),
            max_connections=CONNECTIONS,
            drop_pending_updates=False,
        )

    async def stop(self) -> None:
        """Listen no more; calls that are being answered are finished."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _on_call(self, request: web.Request) -> web.Response:
        given = request.headers.getall(SECRET_HEADER, [])
        if len(given) != 1 or not self._is_secret(given[0]):
            return web.Response(status=401)
        try:
            update = json.loads(await request.read())
        except ValueError:
            return web.Response(status=400)
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return web.Response(status=400)
        if self._intake.is_full or not await self._keep(update):
            return web.Response(status=503, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
        return web.Response()

    def _is_secret(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self._secret.encode())

    async def _keep(self, update: dict[str, Any]) -> bool:
        """Return True once the update is durable, False when it cannot be made so now."""
        durable: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._arrivals.append((update, durable))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())  # noqa: TID251 - ends with arrivals
        return await durable

    async def _write(self) -> None:
        while self._arrivals:
            group, self._arrivals = self._arrivals, []
            failure = await attempt(self._intake.take_in([update for update, _ in group]))
            if failure is not None:
                log.error("cannot keep updates", updates=len(group), **shape(failure))
            for _, durable in group:
                if not durable.done():
                    durable.set_result(failure is None)
        self._writing = None
