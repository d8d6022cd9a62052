"""Lanes: the turns of one conversation one after another, conversations side by side.

A private chat and the desk's topic about that person are one conversation, so that taking a case,
handing it back and the bot's own answers can never overtake each other. Runs turns, knows no more.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from bot.turns import Turn

WIDTH = 64
"""How many turns are in hand at once; it bounds connections and memory, not conversations."""

FindPerson: TypeAlias = Callable[[int, int], Awaitable[str | None]]
"""(chat id, thread id) -> address of the person whom that topic of the desk is about."""

Work: TypeAlias = Callable[[Turn], Awaitable[float | None]]
"""Does one turn. Returns None when it is over, else in how many seconds it is to be tried again."""


async def lane_of(update: dict[str, Any], find_person: FindPerson) -> str:
    """Return the lane of an update in Telegram's JSON; a button joins the lane of its message."""
    event = next((value for value in update.values() if isinstance(value, dict)), {})
    message = event if "message" not in event else _dict(event["message"])
    chat = _dict(message.get("chat"))
    if "id" not in chat:
        sender = _dict(event.get("from")) or _dict(event.get("user"))
        return str(sender.get("id", "nowhere"))
    thread = message.get("message_thread_id") if message.get("is_topic_message") else None
    if not isinstance(thread, int):
        return str(chat["id"])
    return await find_person(chat["id"], thread) or f"{chat['id']}:{thread}"


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


class Lanes:
    """One worker for each lane that has turns; it ends when its lane is empty."""

    def __init__(self, work: Work, *, width: int = WIDTH) -> None:
        self._work = work
        self._slots = asyncio.Semaphore(width)
        self._queues: dict[str, deque[Turn]] = {}
        self._workers: set[asyncio.Task[None]] = set()

    def put(self, turn: Turn) -> None:
        """Let the turn follow those of its lane."""
        queue = self._queues.get(turn.lane)
        if queue is not None:
            queue.append(turn)
            return
        self._queues[turn.lane] = queue = deque((turn,))
        worker = asyncio.create_task(self._run(turn.lane, queue))  # noqa: TID251 - a lane's worker
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def finish(self, seconds: float) -> bool:
        """Wait until all lanes are empty, at most so long; say whether they are.

        What is still in hand then is given up: it stays in the inbox and runs after the restart.
        """
        workers = set(self._workers)
        if not workers:
            return True
        _, late = await asyncio.wait(workers, timeout=seconds)
        for worker in late:
            worker.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        return not late

    async def _run(self, lane: str, queue: deque[Turn]) -> None:
        while queue:
            async with self._slots:
                pause = await self._work(queue[0])
            if pause is None:
                queue.popleft()
            else:
                await asyncio.sleep(pause)
        del self._queues[lane]
