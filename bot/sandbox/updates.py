"""Updates waiting for the bot: the queue, who may see what, and the long poll."""

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import Final

from bot.sandbox.clock import Clock
from bot.sandbox.errors import ApiError
from bot.sandbox.faults import Faults
from bot.sandbox.params import Json

KEPT_SECONDS: Final = 24 * 3600
LONGEST_POLL: Final = 50
TYPES: Final = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "message_reaction",
    "message_reaction_count",
    "channel_post",
    "edited_channel_post",
    "inline_query",
    "chosen_inline_result",
    "poll",
    "poll_answer",
    "chat_join_request",
)
ASKED_FOR_ONLY: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_DEFAULT: Final = frozenset(TYPES) - ASKED_FOR_ONLY

CONFLICT_POLL: Final = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
CONFLICT_WEBHOOK: Final = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
CONFLICT_SET: Final = "Conflict: terminated by setWebhook request"


@dataclass(frozen=True, slots=True)
class Update:
    """One update: `lane` is the chat (or person) within which order is kept."""

    id: int
    kind: str
    lane: int
    date: float
    body: Json


class Updates:
    """The bot's queue. Confirmation by offset for polling, one by one for the webhook."""

    def __init__(self, clock: Clock, faults: Faults) -> None:
        self.queue: deque[Update] = deque()
        self.allowed = _DEFAULT
        self.asked: list[str] | None = None
        self.news = asyncio.Event()
        self._clock = clock
        self._faults = faults
        self._next_id = 100_000_001
        self._arrived: asyncio.Future[str | None] | None = None

    def add(self, kind: str, lane: int, content: Json) -> None:
        """Queue an update if the bot has asked for its kind; faults may deliver it twice."""
        if kind not in self.allowed:
            return
        update = self._make(kind, lane, content)
        self.queue.append(update)
        fault = self._faults.take_update(kind, lane)
        if fault is not None and fault.kind == "duplicate":
            self.queue.append(update)
        elif fault is not None:
            self.queue.append(self._make(kind, lane, content))
        self.news.set()
        self.wake(None)

    def drop(self, update: Update) -> None:
        """Forget one update the webhook has taken; a duplicate of it stays."""
        for index, waiting in enumerate(self.queue):
            if waiting is update:
                del self.queue[index]
                return

    def _make(self, kind: str, lane: int, content: Json) -> Update:
        self._next_id += 1
        body = {"update_id": self._next_id, kind: content}
        return Update(self._next_id, kind, lane, self._clock.now(), body)

    def allow(self, kinds: object) -> None:
        """Remember `allowed_updates`: an empty list means Telegram's default."""
        if not isinstance(kinds, list):
            return
        asked = [kind for kind in kinds if kind in TYPES]
        self.asked = asked or None
        self.allowed = frozenset(asked) if asked else _DEFAULT

    def wake(self, conflict: str | None) -> None:
        """End the poll under way: with updates, or with a conflict's words."""
        if self._arrived is not None and not self._arrived.done():
            self._arrived.set_result(conflict)

    @property
    def is_polled(self) -> bool:
        """Return whether a long poll is waiting."""
        return self._arrived is not None

    def confirm(self, offset: int) -> None:
        """Forget what the bot has confirmed, and what is a day old."""
        if offset < 0:
            while len(self.queue) > -offset:
                self.queue.popleft()
        while self.queue and offset > 0 and self.queue[0].id < offset:
            self.queue.popleft()
        oldest = self._clock.now() - KEPT_SECONDS
        while self.queue and self.queue[0].date < oldest:
            self.queue.popleft()

    async def poll(self, offset: int, limit: int, seconds: int) -> list[Json]:
        """Return up to `limit` unconfirmed updates, waiting for the first if need be.

        raises  ApiError 409 when another poll or a webhook takes over
        """
        self.wake(CONFLICT_POLL)
        self.confirm(offset)
        if not self.queue and seconds > 0:
            await self._wait(min(seconds, LONGEST_POLL))
        size = limit if 1 <= limit <= 100 else 100  # noqa: PLR2004 - Telegram's own limit
        return [self.queue[index].body for index in range(min(size, len(self.queue)))]

    async def _wait(self, seconds: float) -> None:
        arrived: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self._arrived = arrived
        try:
            conflict = await asyncio.wait_for(arrived, seconds)
        except TimeoutError:
            return
        finally:
            if self._arrived is arrived:
                self._arrived = None
        if conflict is not None:
            raise ApiError(409, conflict)
