"""Books finished turns in groups: the update as done and its dialog states, in one transaction.

Answers do not wait for it, only the acknowledgement does; what a crash keeps from being booked is
done again after the restart, from the states before.
"""

import asyncio
from collections.abc import Callable, Sequence

import structlog

from bot.errors import attempt, shape
from bot.turns import Turn
from storage.inbox import Inbox, SettledTurn

GATHERING_SECONDS = 0.05
MOST_TURNS = 200
LONGEST_PAUSE_SECONDS = 30.0

log = structlog.get_logger(__name__)


class Committer:
    """Books turns in the order in which they were finished, and never gives one up.

    passing: errors of the database that go by themselves. listeners: told of booked turns.
    """

    def __init__(
        self,
        inbox: Inbox,
        *,
        passing: tuple[type[Exception], ...],
        gathering: float = GATHERING_SECONDS,
    ) -> None:
        self.listeners: list[Callable[[Sequence[Turn]], None]] = []
        self._inbox = inbox
        self._passing = passing
        self._gathering = gathering
        self._turns: list[Turn] = []
        self._hurry = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def add(self, turn: Turn) -> None:
        """Take a turn that is over."""
        turn.finished = True
        self._turns.append(turn)
        if len(self._turns) >= MOST_TURNS:
            self._hurry.set()
        if self._task is None:
            self._task = asyncio.create_task(self._run())  # noqa: TID251 - ends when all is booked

    async def flush(self, seconds: float) -> bool:
        """Book everything now, at most so long; say whether everything is booked."""
        if self._task is not None:
            self._hurry.set()
            await asyncio.wait({self._task}, timeout=seconds)
        return not self._turns

    async def _run(self) -> None:
        try:
            while self._turns:
                await self._gather()
                group = self._turns[:MOST_TURNS]
                await self._book(group)
                del self._turns[: len(group)]
                for listener in self.listeners:
                    listener(group)
        finally:
            self._task = None

    async def _gather(self) -> None:
        if len(self._turns) < MOST_TURNS:
            try:
                async with asyncio.timeout(self._gathering):
                    await self._hurry.wait()
            except TimeoutError:
                pass
        self._hurry.clear()

    async def _book(self, group: Sequence[Turn]) -> None:
        pause = 0.1
        while (failure := await self._settle(group)) is not None:
            log.error("cannot book turns", turns=len(group), **shape(failure))
            if not isinstance(failure, self._passing):
                await self._book_apart(group)
                return
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    async def _book_apart(self, group: Sequence[Turn]) -> None:
        """Keep one turn whose states cannot be written from holding up everybody's."""
        first = group[0]
        if len(group) > 1:
            for turn in group:
                await self._book([turn])
        elif first.states:
            log.critical("dialog states lost", update=first.update_id)
            first.states = {}
            await self._book(group)
        else:
            log.critical("turn not booked, it will run again", update=first.update_id)

    async def _settle(self, group: Sequence[Turn]) -> Exception | None:
        return await attempt(
            self._inbox.settle(
                [SettledTurn(update_id=turn.update_id, states=turn.states) for turn in group]
            )
        )
