"""One update's turn: from the durable inbox through its lane to the books.

Leaves the order of turns to `lanes`, running them to `inbox` and booking them to `committer`.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from storage.dialog_states import StateRow
from storage.unit_of_work import handling

NO_UPDATE = -1
"""The update id of what was written outside of any update's turn; no row of the inbox has it."""


@dataclass(slots=True, kw_only=True, eq=False)
class Turn:
    """What is known about one update while it is in hand.

    body: the update as Telegram's JSON gave it. states: the dialog states this turn has written,
    by key, None where it removed one; nobody else sees them before the turn is `finished`.
    errand: what is done instead of handling an update, when it is no update that has its turn.
    """

    update_id: int
    lane: str
    body: dict[str, Any]
    attempts: int = 0
    states: dict[str, StateRow | None] = field(default_factory=dict)
    finished: bool = False
    errand: "Errand | None" = None

    @contextmanager
    def running(self) -> Iterator[None]:
        """Make this the turn whose states are written and whose effect is recorded once."""
        token = current_turn.set(self)
        try:
            if self.errand is not None:
                yield
                return
            with handling(self.update_id):
                yield
        finally:
            current_turn.reset(token)


@dataclass(slots=True, kw_only=True, eq=False)
class Errand:
    """Something of our own that has a turn in a conversation's lane. over: what came of it."""

    doing: Callable[[], Awaitable[None]]
    over: "asyncio.Future[None]"


current_turn: ContextVar[Turn | None] = ContextVar("current_turn", default=None)
