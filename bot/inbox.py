"""The durable inbox at work: updates are committed first, acknowledged second, then handled.

One lane per conversation, each update's effect once. Where updates come from is `ingest` and
`webhook`; what they mean is the dispatcher's routers.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError
from pydantic import ValidationError

from bot.committer import Committer
from bot.errors import ErrorAnswers, attempt, shape
from bot.fsm import TurnStorage
from bot.lanes import WIDTH, FindPerson, Lanes, lane_of
from bot.turns import NO_UPDATE, Errand, Turn
from storage.inbox import InboundRow, Inbox

BACKLOG = 1_000
"""Updates in hand above which no more are fetched; Telegram keeps the rest for a day."""

ERRAND_SECONDS = 60.0
"""How long something of our own may wait for its turn in a lane and take there."""

PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0, 60.0)
"""Seconds between tries of a turn while the database or Telegram is away; then it is buried."""

log = structlog.get_logger(__name__)


class Intake:
    """Takes updates in and sees to it that each has its turn.

    find_person: says whom a topic of the desk is about, so that it shares that person's lane.
    """

    def __init__(
        self,
        *,
        bot: Bot,
        dispatcher: Dispatcher,
        inbox: Inbox,
        committer: Committer,
        states: TurnStorage,
        errors: ErrorAnswers,
        find_person: FindPerson,
        width: int = WIDTH,
        backlog: int = BACKLOG,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._inbox = inbox
        self._committer = committer
        self._states = states
        self._errors = errors
        self._find_person = find_person
        self._lanes = Lanes(self._take_turn, width=width)
        self._pauses = pauses
        self._most = backlog
        self._in_hand = 0
        self._relief = asyncio.Event()
        self._relief.set()
        committer.listeners.append(self._on_booked)

    async def replay(self) -> int:
        """Give what an earlier process left undone its turn again; return how many updates."""
        rows = await self._inbox.pending(self._bot.id)
        for row in rows:
            self._put(Turn(update_id=row.update_id, lane=row.lane, body=json.loads(row.raw)))
        return len(rows)

    async def take_in(self, updates: Sequence[dict[str, Any]]) -> None:
        """Make updates durable, then let each join its lane. Known ones change nothing.

        updates: as Telegram's JSON gave them. Once this returns they may be acknowledged.
        """
        turns: dict[int, Turn] = {}
        for body in updates:
            update_id = body.get("update_id")
            if isinstance(update_id, int):
                lane = await lane_of(body, self._find_person)
                turns[update_id] = Turn(update_id=update_id, lane=lane, body=body)
            else:
                log.critical("update without an id left out")
        rows = [
            InboundRow(update_id=turn.update_id, lane=turn.lane, raw=json.dumps(turn.body))
            for turn in turns.values()
        ]
        for update_id in await self._inbox.store(self._bot.id, rows) if rows else ():
            self._put(turns[update_id])

    async def in_lane(self, lane: str, doing: Callable[[], Awaitable[None]]) -> None:
        """Do something of our own in a conversation's lane, between two of its updates.

        Never from a turn of the same lane: it would wait for itself.
        raises  what the doing raises, TimeoutError when the lane does not come to it
        """
        errand = Errand(doing=doing, over=asyncio.get_running_loop().create_future())
        self._lanes.put(Turn(update_id=NO_UPDATE, lane=lane, body={}, errand=errand))
        async with asyncio.timeout(ERRAND_SECONDS):
            await errand.over

    async def room(self) -> None:
        """Return as soon as there is room for more updates."""
        await self._relief.wait()

    @property
    def is_full(self) -> bool:
        """Whether more updates would have to wait."""
        return not self._relief.is_set()

    async def stop(self, seconds: float) -> bool:
        """Finish what is in hand and book it, at most so long; say whether nothing is left.

        Call it when nothing more comes in. What is left runs after the next start.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        finished = await self._lanes.finish(seconds)
        booked = await self._committer.flush(max(1.0, end - loop.time()))
        return finished and booked

    def _put(self, turn: Turn) -> None:
        self._in_hand += 1
        if self._in_hand >= self._most:
            self._relief.clear()
        self._lanes.put(turn)

    def _on_booked(self, turns: Sequence[Turn]) -> None:
        self._gone(sum(turn.update_id != NO_UPDATE for turn in turns))

    def _gone(self, count: int) -> None:
        self._in_hand -= count
        if self._in_hand < max(1, self._most // 2):
            self._relief.set()

    async def _run_errand(self, turn: Turn, errand: Errand) -> None:
        if errand.over.done():
            return  # whoever asked has stopped waiting, and will ask again
        with turn.running():
            failure = await attempt(errand.doing())
        if failure is None:
            self._states.finish(turn)
        if errand.over.done():
            return
        if failure is None:
            errand.over.set_result(None)
        else:
            errand.over.set_exception(failure)

    async def _take_turn(self, turn: Turn) -> float | None:
        if turn.errand is not None:
            await self._run_errand(turn, turn.errand)
            return None
        try:
            update = Update.model_validate(turn.body, context={"bot": self._bot})
            _ = update.event_type
        except (ValidationError, UpdateTypeLookupError) as error:
            return await self._bury(turn, _unreadable(error))
        with turn.running():
            failure = await attempt(self._dispatcher.feed_update(self._bot, update))
        if failure is None:
            self._states.finish(turn)
            return None
        turn.states.clear()
        log.warning("turn failed", update=turn.update_id, tries=turn.attempts, **shape(failure))
        if self._errors.may_pass(failure) and turn.attempts < len(self._pauses):
            turn.attempts += 1
            return self._pauses[turn.attempts - 1]
        return await self._bury(turn, type(failure).__name__)

    async def _bury(self, turn: Turn, reason: str) -> float | None:
        """Put the update where the operator sees it; when even that fails, once more later."""
        log.critical("update buried", update=turn.update_id, reason=reason)
        failure = await attempt(self._inbox.bury(turn.update_id, reason))
        if failure is not None:
            log.error("cannot bury", update=turn.update_id, **shape(failure))
            return self._pauses[-1]
        self._gone(1)
        return None


def _unreadable(error: ValidationError | UpdateTypeLookupError) -> str:
    """Say where the update does not validate, never what it says."""
    if isinstance(error, UpdateTypeLookupError):
        return "unknown type of update"
    places = (".".join(map(str, fault["loc"])) for fault in error.errors(include_input=False))
    return f"does not validate: {', '.join(places)}"[:200]
