"""The ticks and the long-running tasks of the process; background work starts here or not at all.

Tables are the truth; APScheduler keeps its jobs in memory and only ticks. Every tick may run twice
or late, harmlessly.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.errors import attempt, shape

log = structlog.get_logger(__name__)

Tick = Callable[[], Awaitable[object]]


class EndedByItself(Exception):  # noqa: N818 - names what stopped, like a Refusal
    """A task that never ends by itself did: half a service must not look like a whole one."""


class Jobs:
    """Everything that goes on by itself while the process runs.

    ticks: name -> (seconds between two, what to do). tasks: name -> what never ends by itself.
    """

    def __init__(
        self,
        *,
        ticks: Mapping[str, tuple[float, Tick]],
        tasks: Mapping[str, Callable[[], Coroutine[Any, Any, None]]],
    ) -> None:
        self._ticks = ticks
        self._tasks = tasks

    async def run(self) -> None:
        """Tick and run until one of the tasks ends, which ends them all; so does being cancelled.

        raises  what ended a task, in an ExceptionGroup; EndedByItself when nothing did
        """
        scheduler = self._scheduler()
        scheduler.start()
        try:
            async with asyncio.TaskGroup() as group:
                for name, task in self._tasks.items():
                    group.create_task(_without_end(name, task()), name=name)
        finally:
            scheduler.shutdown(wait=False)

    def _scheduler(self) -> AsyncIOScheduler:
        scheduler = AsyncIOScheduler(
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        for name, (seconds, tick) in self._ticks.items():
            scheduler.add_job(
                _safely, "interval", args=(name, tick), seconds=seconds, id=name, jitter=None
            )
        return scheduler


async def _without_end(name: str, task: Coroutine[Any, Any, None]) -> None:
    await task
    raise EndedByItself(name)


async def _safely(name: str, tick: Tick) -> None:
    """Run a tick; what goes wrong is logged and the next tick tries again."""
    error = await attempt(tick())
    if error is not None:
        log.error("tick failed", tick=name, **shape(error))
