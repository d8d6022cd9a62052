"""The postman's rounds: each lane with a due letter goes its own way, one letter at a time.

Between letters the postman can stop at any moment. How one letter goes is `delivery`.
"""

import asyncio
from contextlib import suppress
from functools import partial
from typing import Final

import structlog
from telegram import Bot

from bot.pace import RatePlan
from bot.postman.books import Books
from bot.postman.calls import Courier, ShowPlace
from bot.postman.delivery import Delivery, complain
from bot.postman.errands import Planner, interrupted
from bot.postman.outcomes import LOST
from bot.postman.rendering import Renderer
from bot.postman.seen import Seen
from bot.topics import StaffGroup
from offers.letters import Letter
from offers.ports import Begin, Clock

_REST_SECONDS: Final = 0.5
_GATHER_SECONDS: Final = 0.01
"""Commits come in swarms; one look at the books serves them all."""

_MORE: Final = 64

log = structlog.get_logger(__name__)


class Postman:
    """Sends letters. language: the one the desk reads. show_place: see `calls`."""

    def __init__(
        self,
        bot: Bot,
        begin: Begin,
        clock: Clock,
        plan: RatePlan,
        renderer: Renderer,
        *,
        group: StaffGroup,
        show_place: ShowPlace,
        language: str = "de",
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._group = group
        self._books = Books(begin, clock, self._group)
        seen = Seen()
        self._delivery = Delivery(
            begin,
            clock,
            plan,
            planner=Planner(renderer, self._group, seen.knows, language=language),
            seen=seen,
            courier=Courier(bot, show_place),
            books=self._books,
        )
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._woken = asyncio.Event()
        self._stopping = False

    @property
    def staff_chat_id(self) -> int:
        """Where the desk's group is today."""
        return self._group.current()

    @property
    def halted(self) -> bool:
        """Whether nothing leaves because Telegram does not accept the token."""
        return self._delivery.halted

    def wake(self) -> None:
        """Look into the books now: letters have been written."""
        self._woken.set()

    def stop(self) -> None:
        """Take up no further letter; those under way are finished, then run() returns."""
        self._stopping = True
        self.wake()
        for lane in self._lanes.values():
            lane.cancel()

    async def run(self) -> None:
        """Send letters as they become due, until stopped; cancelled, finish those under way."""
        recovered = False
        async with asyncio.TaskGroup() as lanes:
            while not self._stopping:
                self._woken.clear()
                try:
                    if not recovered:
                        await self.recover()
                        recovered = True
                    await self._start_due(lanes)
                except Exception as error:  # noqa: BLE001 - the round outlives a lame database
                    complain("the postman cannot read the books", error)
                await self._rest()

    async def round(self) -> int:
        """Send what is due now until nothing more is; return how many errands that took."""
        errands = 0
        while True:
            async with asyncio.TaskGroup() as lanes:
                started = await self._start_due(lanes)
            if not started:
                return errands
            errands += started

    async def recover(self) -> None:
        """Enter what a crash interrupted: nobody knows whether those letters arrived."""
        async with self._begin(write=False) as uow:
            letters = await uow.outbox.unfinished()
            errands = [await interrupted(uow, letter, self._group) for letter in letters]
        for errand in errands:
            log.warning("letter interrupted", letter=errand.letter.id, step=errand.step)
            await self._books.enter(errand, LOST)

    async def _start_due(self, lanes: asyncio.TaskGroup) -> int:
        """Send somebody off for the head letter of each lane that is not under way."""
        if self.halted:
            return 0
        async with self._begin(write=False) as uow:
            due = await uow.outbox.due(self._clock.now(), len(self._lanes) + _MORE)
            free = [letter for letter in due if letter.lane not in self._lanes]
            addresses = [await self._delivery.address_of(uow, letter) for letter in free]
        if self._stopping:
            return 0
        for letter, address in zip(free, addresses, strict=True):
            task = lanes.create_task(self._delivery.deliver(letter, address))
            task.add_done_callback(partial(self._free, letter))
            self._lanes[letter.lane] = task
        return len(free)

    def _free(self, letter: Letter, _: asyncio.Task[None]) -> None:
        del self._lanes[letter.lane]
        self.wake()

    async def _rest(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_REST_SECONDS):
                await self._woken.wait()
        await asyncio.sleep(_GATHER_SECONDS)
