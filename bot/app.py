"""One installation at work: receiving, sending and ticking until it is told to stop."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

import structlog
from aiogram import Bot

from bot.conversation import introduce
from bot.errors import TELEGRAM_AWAY, attempt, shape
from bot.inbox import Intake
from bot.ingest import Poller
from bot.jobs import Jobs
from bot.postman import Postman
from bot.settings import Settings
from bot.webhook import Webhook
from dialogs.texts import Texts
from offers.services import Services
from storage.inbox import Inbox

FINISH_SECONDS = 20.0
REFRESH_SECONDS = 4.0
HOUR_SECONDS = 3600.0
KEPT = timedelta(days=7)
"""How long handled updates are remembered, so that a repeated one is recognised."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """One installation, put together; `run` makes it serve."""

    settings: Settings
    services: Services
    texts: Texts
    bot: Bot
    inbox: Inbox
    intake: Intake
    postman: Postman

    async def run(self) -> None:
        """Serve until cancelled, then finish what is in hand, at most FINISH_SECONDS.

        raises  what ended a task of the service, in an ExceptionGroup
        """
        await self.services.search.refresh()
        replayed = await self.intake.replay()
        log.info("serving", county=self.services.county.name, replayed=replayed)
        receive = self._answer_calls if self.settings.webhook_url else self._poll
        jobs = Jobs(
            ticks={
                "search": (REFRESH_SECONDS, self.services.search.refresh),
                "expiry": (HOUR_SECONDS, self.services.books.expire_due),
                "inbox": (HOUR_SECONDS, self._forget_updates),
            },
            tasks={"receive": receive, "postman": self.postman.run},
        )
        try:
            await jobs.run()
        finally:
            await self.intake.stop(FINISH_SECONDS)

    async def _poll(self) -> None:
        await self._until_telegram_answers(self.bot.delete_webhook)
        await self._introduce()
        poller = Poller(self.intake, token=self.bot.token, api=self.bot.session.api)
        await poller.run()

    async def _answer_calls(self) -> None:
        settings = self.settings
        url, secret = settings.webhook_url or "", settings.webhook_secret
        path = urlsplit(url).path or "/"
        webhook = Webhook(
            self.intake, secret=secret.get_secret_value() if secret else "", path=path
        )
        await webhook.start(host=settings.webhook_host, port=settings.webhook_port)
        try:
            await self._until_telegram_answers(lambda: webhook.register(self.bot, url))
            await self._introduce()
            await asyncio.Event().wait()
        finally:
            await webhook.stop()

    async def _until_telegram_answers(self, ask: Callable[[], Awaitable[object]]) -> None:
        """Ask until it works; an outage at start is waited for like any other.

        raises  what asking again does not mend
        """
        while (failure := await attempt(ask())) is not None:
            if not isinstance(failure, TELEGRAM_AWAY):
                raise failure
            log.error("Telegram cannot be reached", **shape(failure))
            await asyncio.sleep(REFRESH_SECONDS)

    async def _introduce(self) -> None:
        """List the commands in Telegram's menu; the service goes on without."""
        failure = await attempt(introduce(self.bot, self.texts))
        if failure is not None:
            log.warning("commands not listed", **shape(failure))

    async def _forget_updates(self) -> None:
        await self.inbox.purge(self.services.clock.now() - KEPT)
