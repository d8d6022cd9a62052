"""A street on which people ask the rate plan for turns, under a clock that is moved by hand."""

import asyncio
import heapq
from collections.abc import Callable
from itertools import count

from bot.pace import Limits, RatePlan
from offers.letters import Priority


class Alarm:
    """A timer's handle."""

    def __init__(self, callback: Callable[[], None]) -> None:
        self.callback: Callable[[], None] | None = callback

    def cancel(self) -> None:
        """Call it off."""
        self.callback = None


class Hands:
    """A clock moved by hand that calls back on the way."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._alarms: list[tuple[float, int, Alarm]] = []
        self._numbers = count()

    def time(self) -> float:
        """Return seconds since some day."""
        return self.now

    def call_later(self, delay: float, callback: Callable[[], None], /) -> Alarm:
        """Call back on the way."""
        alarm = Alarm(callback)
        heapq.heappush(self._alarms, (self.now + delay, next(self._numbers), alarm))
        return alarm

    async def pass_by(self, seconds: float) -> None:
        """Let time pass, alarm by alarm, and everybody do what they then do."""
        end = self.now + seconds
        await settle()
        while self._alarms and self._alarms[0][0] <= end:
            at, _, alarm = heapq.heappop(self._alarms)
            self.now = max(self.now, at)
            if alarm.callback is not None:
                alarm.callback()
            await settle()
        self.now = end


class Street:
    """Everybody who asks for a turn, and when each got it."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.clock = Hands()
        self.plan = RatePlan(limits, timer=self.clock)
        self.went: list[tuple[str, float]] = []
        self.tasks: list[asyncio.Task[None]] = []

    def come(
        self, chat: int, priority: int = Priority.CONVERSATION, *, name: str = "", size: int = 1
    ) -> asyncio.Task[None]:
        """Let somebody ask for a turn; a negative chat is a group."""

        async def go() -> None:
            await self.plan.turn(chat, priority, group=chat < 0, size=size)
            self.went.append((name, round(self.clock.now - 1000.0, 3)))

        task = asyncio.get_running_loop().create_task(go())
        self.tasks.append(task)
        return task

    @property
    def times(self) -> list[float]:
        """When turns were given, in seconds from the start."""
        return [at for _, at in self.went]

    @property
    def names(self) -> list[str]:
        """Who got turns, in order."""
        return [name for name, _ in self.went]

    async def go_home(self) -> None:
        """Let those who still wait give up."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


async def settle() -> None:
    """Let everybody do what they can do now."""
    for _ in range(3):
        await asyncio.sleep(0)


def most_within(times: list[float], seconds: float) -> int:
    """Return the most events in any closed window of that length."""
    return max(
        (sum(1 for at in times if start <= at <= start + seconds) for start in times), default=0
    )
