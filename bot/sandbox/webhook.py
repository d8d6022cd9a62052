"""Delivery by webhook: every update until a 2xx, in order within a chat, one at a time there."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, TypeAlias

import aiohttp

from bot.sandbox.clock import Clock
from bot.sandbox.errors import ApiError
from bot.sandbox.params import Json, Params, parse_object, parse_pairs
from bot.sandbox.updates import Update, Updates

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
LONGEST_PAUSE: Final = 60.0
_TIMEOUT: Final = aiohttp.ClientTimeout(total=60)

Perform: TypeAlias = Callable[[str, Params], Awaitable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """Where updates go."""

    url: str
    secret: str
    connections: int


class Webhook:
    """Sends updates to the hook while there is one. `first_pause` doubles with every failure."""

    def __init__(self, updates: Updates, clock: Clock, *, first_pause: float = 1.0) -> None:
        self.hook: Hook | None = None
        self.last_error: tuple[int, str] | None = None
        self.first_pause = first_pause
        self._updates = updates
        self._clock = clock
        self._busy: set[int] = set()
        self._perform: Perform | None = None
        self._task: asyncio.Task[None] | None = None

    def start(self, perform: Perform) -> None:
        """Be ready to deliver; `perform` does a method named in a webhook's answer."""
        self._perform = perform

    def set(self, hook: Hook | None) -> None:
        """Deliver to another address, or nowhere."""
        self.hook = hook
        self.last_error = None
        self._busy.clear()
        if self._task is not None:
            self._task.cancel()
            self._task = None
        if hook is not None:
            self._task = asyncio.create_task(  # noqa: TID251 - a server of its own; stop() ends it
                self._run(hook)
            )

    async def stop(self) -> None:
        """End delivery."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def _run(self, hook: Hook) -> None:
        news = self._updates.news
        async with aiohttp.ClientSession(timeout=_TIMEOUT) as session, asyncio.TaskGroup() as lanes:
            while True:
                news.clear()
                for lane in dict.fromkeys(update.lane for update in self._updates.queue):
                    if lane not in self._busy and len(self._busy) < hook.connections:
                        self._busy.add(lane)
                        lanes.create_task(self._lane(session, hook, lane))
                await news.wait()

    async def _lane(self, session: aiohttp.ClientSession, hook: Hook, lane: int) -> None:
        """Deliver what waits for one chat, then let the next chat have the connection."""
        pause = self.first_pause
        while (update := self._next(lane)) is not None:
            retry_after = await self._deliver(session, hook, update)
            if retry_after is None:
                self._updates.drop(update)
                pause = self.first_pause
            else:
                await asyncio.sleep(retry_after or pause)
                pause = min(2 * pause, LONGEST_PAUSE)
        self._busy.discard(lane)
        self._updates.news.set()

    def _next(self, lane: int) -> Update | None:
        return next((item for item in self._updates.queue if item.lane == lane), None)

    async def _deliver(
        self, session: aiohttp.ClientSession, hook: Hook, update: Update
    ) -> float | None:
        """Return None when taken, else the seconds the bot asked to wait (0: did not say)."""
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        try:
            async with session.post(hook.url, json=update.body, headers=headers) as response:
                if response.ok:
                    await self._obey(response)
                    return None
                wrong = f"Wrong response from the webhook: {response.status} {response.reason}"
                self._failed(wrong)
                asked = response.headers.get("Retry-After", "")
                return float(asked) if asked.isdecimal() else 0.0
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            self._failed(
                "Read timeout expired" if isinstance(error, TimeoutError) else "Connection refused"
            )
            return 0.0

    def _failed(self, message: str) -> None:
        self.last_error = (int(self._clock.now()), message)

    async def _obey(self, response: aiohttp.ClientResponse) -> None:
        """Do the method named in the answer; like Telegram, tell nobody how it went."""
        try:
            values = await _read_answer(response)
        except (ApiError, ValueError):
            return
        method = str(values.pop("method", ""))
        if method and self._perform is not None:
            with suppress(ApiError):
                await self._perform(method, Params(values))


async def _read_answer(response: aiohttp.ClientResponse) -> Json:
    if response.content_type.startswith("multipart/"):
        values: Json = {}
        reader = aiohttp.MultipartReader.from_response(response)
        while (part := await reader.next()) is not None:
            if isinstance(part, aiohttp.BodyPartReader) and part.name:
                values[part.name] = await part.text()
        return values
    body = await response.read()
    if response.content_type == "application/json" and body:
        return parse_object(body)
    return parse_pairs(body)
