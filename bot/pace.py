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
    private_every: seconds between two messages to one chat, with a short burst before that counts.
    group: actions in any group_window seconds; the window is two seconds longer than Telegram's
    minute because Telegram counts arrivals and we count departures. group_reserve: how many of them
    are kept for what is more urgent than an alert.
    """

    overall: float = 29.0
    private_every: float = 1.0
    private_burst: int = 3
    group: float = 19
    group_window: float = 62.0
    group_reserve: int = 4


UNLIMITED = Limits(overall=inf, private_every=0.0, group=inf)

_JITTER = 0.005
"""How late a timer may fire without costing a place: seconds."""
_EPSILON = 1e-9
_MOMENT = 2.0
_SEVERAL = 3
_KEEP = 1024


@dataclass(slots=True, kw_only=True, eq=False)
class _Private:
    """One private chat: every so often, with a short burst. due: when the next regular turn is."""

    limits: Limits
    due: float = -inf
    paused_until: float = -inf

    def ready_at(self, _priority: int) -> float:
        early = self.limits.private_every * (self.limits.private_burst - 1)
        return max(self.due - early, self.paused_until)

    def take(self, now: float) -> None:
        self.due = max(self.due, now) + self.limits.private_every

    def is_idle(self, now: float) -> bool:
        return self.due <= now and self.paused_until <= now


@dataclass(slots=True, kw_only=True, eq=False)
class _Group:
    """One group, all its topics together: so many in any window. taken: when, oldest first."""

    limits: Limits
    taken: deque[float] = field(default_factory=deque)
    paused_until: float = -inf

    def ready_at(self, priority: int) -> float:
        reserve = self.limits.group_reserve if priority >= Priority.ALERT else 0
        over = len(self.taken) - (self.limits.group - reserve)
        free_at = -inf if over < 0 else self.taken[int(over)] + self.limits.group_window
        return max(free_at, self.paused_until)

    def take(self, now: float) -> None:
        if self.limits.group == inf:
            return
        self.taken.append(now)
        while self.taken[0] + self.limits.group_window <= now:
            self.taken.popleft()

    def is_idle(self, now: float) -> bool:
        last = self.taken[-1] + self.limits.group_window if self.taken else -inf
        return max(last, self.paused_until) <= now


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Waiter:
    """Somebody who waits for a turn. order: priority, then who came first."""

    order: tuple[int, int]
    chat_id: int
    group: bool
    granted: asyncio.Future[None]


class RatePlan:
    """Everybody who sends asks here first: `await plan.turn(chat_id, priority, group=…)`."""

    def __init__(self, limits: Limits | None = None, *, timer: Timer | None = None) -> None:
        self._limits = limits or Limits()
        self._timer = timer
        self._chats: dict[int, _Private | _Group] = {}
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

    async def turn(self, chat_id: int, priority: int, *, group: bool = False) -> None:
        """Return when one message, edit or topic may leave for the chat.

        chat_id: all topics of a group are one. priority: `offers.letters.Priority`. Cancelled
        waiters leave no trace.
        """
        now = self._time().time()
        if not self._waiting and self._ready_at(chat_id, priority, group=group) <= now + _EPSILON:
            self._take(chat_id, now, group=group)
            return
        self._came += 1
        waiter = _Waiter(
            order=(priority, self._came),
            chat_id=chat_id,
            group=group,
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
        chat = self._chat(chat_id, group=chat_id < 0)
        chat.paused_until = max(chat.paused_until, now + seconds)
        self._hits.append((now, chat_id, seconds))
        recent = {hit: pause for at, hit, pause in self._hits if at > now - _MOMENT}
        if len(recent) >= _SEVERAL:
            self._next = max(self._next, now + min(recent.values()))

    def _ready_at(self, chat_id: int, priority: int, *, group: bool) -> float:
        chat = self._chats.get(chat_id) or self._chat(chat_id, group=group)
        return max(self._next, chat.ready_at(priority))

    def _take(self, chat_id: int, now: float, *, group: bool) -> None:
        self._chat(chat_id, group=group).take(now)
        self._next = max(self._next, now - _JITTER) + 1 / self._limits.overall

    def _serve(self) -> None:
        """Give turns to whoever may go now, the most urgent first; set the timer for the rest."""
        now = self._time().time()
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        while (waiter := self._first_ready(now)) is not None:
            self._waiting.remove(waiter)
            self._take(waiter.chat_id, now, group=waiter.group)
            waiter.granted.set_result(None)
        if self._waiting:
            delay = max(0.0, min(self._ready_times().values()) - now)
            self._alarm = self._time().call_later(delay, self._serve)

    def _first_ready(self, now: float) -> _Waiter | None:
        if self._next > now + _EPSILON:
            return None
        ready = self._ready_times()
        return next(
            (
                waiter
                for waiter in self._waiting
                if not waiter.granted.done()
                and ready[waiter.chat_id, waiter.order[0]] <= now + _EPSILON
            ),
            None,
        )

    def _ready_times(self) -> dict[tuple[int, int], float]:
        """Return when each chat that is waited for has room, by chat and priority."""
        wanted = {(waiter.chat_id, waiter.order[0]): waiter.group for waiter in self._waiting}
        return {
            (chat_id, priority): self._ready_at(chat_id, priority, group=group)
            for (chat_id, priority), group in wanted.items()
        }

    def _chat(self, chat_id: int, *, group: bool) -> _Private | _Group:
        chat = self._chats.get(chat_id)
        if chat is None:
            self._forget_idle()
            kind = _Group if group else _Private
            chat = self._chats[chat_id] = kind(limits=self._limits)
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
