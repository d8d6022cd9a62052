"""The rate plan: when a letter or an answer may leave, one plan per bot token for all that sends.

Knows Telegram's limits and who goes first when they are short; sends nothing itself. There is no
task behind it: whoever comes when there is room goes on at once, the others wait for one timer.
"""

import asyncio
from bisect import insort
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from typing import Protocol

from offers.letters import Priority


class Handle(Protocol):
    """A timer that can be called off."""

    def cancel(self) -> None:
        """Call it off."""
        ...


class Timer(Protocol):
    """Monotonic time and a way to be called later; every event loop is one."""

    def time(self) -> float:
        """Return seconds."""
        ...

    def call_later(self, delay: float, callback: Callable[[], None], /) -> Handle:
        """Call back after so many seconds."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much may leave; the defaults stay just below what Telegram allows.

    overall: a second, evenly paced, since a bucket that starts full meets 429 in its first second.
    private: messages to one person in any private_window seconds: one a second with a short burst.
    group: actions in any group_window seconds. Windows are a little longer than Telegram's because
    it counts arrivals and we count departures. group_reserve: how many of the group's are kept for
    what is more urgent than an alert.
    """

    overall: float = 29.0
    private: float = 3
    private_window: float = 3.2
    group: float = 19
    group_window: float = 62.0
    group_reserve: int = 4


UNLIMITED = Limits(overall=inf, private=inf, group=inf)

_JITTER = 0.005
"""How late a timer may fire without costing a place: seconds."""
_EPSILON = 1e-9
_MOMENT = 2.0
_SEVERAL = 3
_KEEP = 1024


@dataclass(slots=True, kw_only=True, eq=False)
class _Chat:
    """One chat: so many in any window. taken: when they left, oldest first."""

    most: float
    window: float
    reserve: int = 0
    taken: deque[float] = field(default_factory=deque)
    paused_until: float = -inf

    def ready_at(self, priority: int, size: int) -> float:
        """Return when so many more fit; more than ever fit at once need an empty window."""
        most = self.most - (self.reserve if priority >= Priority.ALERT else 0)
        over = len(self.taken) + min(size, most) - most
        free_at = self.taken[int(over) - 1] + self.window if over > 0 else -inf
        return max(free_at, self.paused_until)

    def take(self, now: float, size: int) -> None:
        if self.most == inf:
            return
        while self.taken and self.taken[0] + self.window <= now:
            self.taken.popleft()
        self.taken.extend([now] * size)

    def is_idle(self, now: float) -> bool:
        last = self.taken[-1] + self.window if self.taken else -inf
        return max(last, self.paused_until) <= now


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Waiter:
    """Somebody who waits for a turn. order: priority, then who came first."""

    order: tuple[int, int]
    chat_id: int
    group: bool
    size: int
    granted: asyncio.Future[None]


class RatePlan:
    """Everybody who sends asks here first: `await plan.turn(chat_id, priority, group=…)`."""

    def __init__(self, limits: Limits | None = None, *, timer: Timer | None = None) -> None:
        self._limits = limits or Limits()
        self._timer = timer
        self._chats: dict[int, _Chat] = {}
        self._chats_kept = _KEEP
        self._waiting: list[_Waiter] = []
        self._came = 0
        self._next = -inf
        self._alarm: Handle | None = None
        self._hits: deque[tuple[float, int, float]] = deque(maxlen=16)

    @classmethod
    def unlimited(cls) -> "RatePlan":
        """Return a plan that lets everything pass but a pause: for measuring, not for Telegram."""
        return cls(UNLIMITED)

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._waiting)

    async def turn(
        self, chat_id: int, priority: int, *, group: bool = False, size: int = 1
    ) -> None:
        """Return when one message, edit or topic may leave for the chat.

        chat_id: all topics of a group are one. priority: `offers.letters.Priority`. size: how many
        messages an album has. Cancelled waiters leave no trace.
        """
        now = self._time().time()
        if not self._waiting:
            chat = self._chats.get(chat_id) or self._new_chat(chat_id, group=group)
            if max(self._next, chat.ready_at(priority, size)) <= now + _EPSILON:
                self._take(chat, now, size)
                return
        self._came += 1
        waiter = _Waiter(
            order=(priority, self._came),
            chat_id=chat_id,
            group=group,
            size=size,
            granted=asyncio.get_running_loop().create_future(),
        )
        insort(self._waiting, waiter, key=lambda other: other.order)
        self._serve()
        try:
            await waiter.granted
        finally:
            if waiter in self._waiting:
                self._waiting.remove(waiter)

    def pause(self, chat_id: int, seconds: float) -> None:
        """Let nothing leave for the chat for so long: it has just answered "too many requests".

        When several chats say so within a moment it is the whole bot that is too fast, and all
        wait for the shortest of the pauses.
        """
        now = self._time().time()
        chat = self._chats.get(chat_id) or self._new_chat(chat_id, group=chat_id < 0)
        chat.paused_until = max(chat.paused_until, now + seconds)
        self._hits.append((now, chat_id, seconds))
        recent = {hit: pause for at, hit, pause in self._hits if at > now - _MOMENT}
        if len(recent) >= _SEVERAL:
            self._next = max(self._next, now + min(recent.values()))

    def _take(self, chat: _Chat, now: float, size: int) -> None:
        chat.take(now, size)
        self._next = max(self._next, now - _JITTER) + size / self._limits.overall

    def _serve(self) -> None:
        """Give turns to whoever may go now, the most urgent first; set the timer for the rest."""
        now = self._time().time()
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        while True:
            ready, waiter = self._next_ready(now)
            if waiter is None or ready > now + _EPSILON:
                break
            self._waiting.remove(waiter)
            self._take(self._chats[waiter.chat_id], now, waiter.size)
            waiter.granted.set_result(None)
        if waiter is not None:
            self._alarm = self._time().call_later(max(0.0, ready - now), self._serve)

    def _next_ready(self, now: float) -> tuple[float, _Waiter | None]:
        """Return who goes next and when: the most urgent of those who could go first.

        Of each chat only its most urgent waiter counts, so that small messages never keep an album
        waiting for good.
        """
        heads: dict[int, _Waiter] = {}
        for waiter in self._waiting:
            if not waiter.granted.done():
                heads.setdefault(waiter.chat_id, waiter)
        soonest: tuple[float, _Waiter | None] = (inf, None)
        for waiter in heads.values():
            ready = max(now, self._next, self._ready_at(waiter))
            if ready < soonest[0]:
                soonest = (ready, waiter)
        return soonest

    def _ready_at(self, waiter: _Waiter) -> float:
        chat = self._chats.get(waiter.chat_id)
        chat = chat or self._new_chat(waiter.chat_id, group=waiter.group)
        return chat.ready_at(waiter.order[0], waiter.size)

    def _new_chat(self, chat_id: int, *, group: bool) -> _Chat:
        self._forget_idle()
        limits = self._limits
        chat = self._chats[chat_id] = (
            _Chat(most=limits.group, window=limits.group_window, reserve=limits.group_reserve)
            if group
            else _Chat(most=limits.private, window=limits.private_window)
        )
        return chat

    def _forget_idle(self) -> None:
        if len(self._chats) < self._chats_kept:
            return
        now = self._time().time()
        self._chats = {i: chat for i, chat in self._chats.items() if not chat.is_idle(now)}
        self._chats_kept = max(_KEEP, 2 * len(self._chats))

    def _time(self) -> Timer:
        if self._timer is None:
            self._timer = asyncio.get_running_loop()
        return self._timer
