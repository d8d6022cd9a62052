"""The journal of visible changes: what streams to chat pages and wakes whoever waits."""

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import Final

from bot.sandbox.params import Json

KEPT: Final = 5_000


@dataclass(frozen=True, slots=True)
class Change:
    """One visible change; `facts` are the ids needed to look at it."""

    seq: int
    kind: str
    chat_id: int | None
    facts: Json


class Changes:
    """A bounded journal that can be waited on."""

    def __init__(self) -> None:
        self.last = 0
        self._kept: deque[Change] = deque(maxlen=KEPT)
        self._waiting: set[asyncio.Future[None]] = set()

    def add(self, kind: str, chat_id: int | None = None, **facts: object) -> None:
        """Note a change and wake everyone who waits."""
        self.last += 1
        self._kept.append(Change(self.last, kind, chat_id, facts))
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)

    def since(self, seq: int) -> list[Change]:
        """Return the changes after a sequence number, as far back as they are kept."""
        missing = self.last - seq
        if missing <= 0:
            return []
        return list(self._kept)[-missing:]

    async def wait(self, seq: int, seconds: float) -> bool:
        """Wait until something newer than `seq` exists; return whether it does."""
        if self.last > seq:
            return True
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiter)
        try:
            await asyncio.wait_for(waiter, max(seconds, 0))
        except TimeoutError:
            return self.last > seq
        finally:
            self._waiting.discard(waiter)
        return True
