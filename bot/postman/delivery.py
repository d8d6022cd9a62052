"""One letter's way from the books to the channel and back into the books, one errand at a time.

The letter is in the books as sending before the call, and its outcome right after it. A crash in
between leaves it there for the next start; cancelling waits until the errand is done.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

import structlog

from bot import topics
from bot.pace import RatePlan
from bot.postman.books import Books
from bot.postman.calls import Courier
from bot.postman.errands import Errand, Nothing, Planner, Step, size_of
from bot.postman.outcomes import LOST, Verdict, Why
from bot.postman.rendering import Rendered
from bot.postman.seen import Seen
from bot.postman.wire import HANDS
from offers.errors import Gone
from offers.letters import Letter, LetterKind, LetterState, Outcome, Side
from offers.ports import Begin, Clock, UnitOfWork

_PATIENCE: Final = (0.1, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0)
"""Seconds between tries to enter an outcome while the database does not take it."""

_STRAIGHT: Final = frozenset({LetterKind.SAY, LetterKind.CARRY, LetterKind.RESUME})
"""What always makes a line, so that there is nothing to be found out before its turn."""

log = structlog.get_logger(__name__)


class Delivery:
    """Delivers letters."""

    def __init__(
        self,
        begin: Begin,
        clock: Clock,
        plan: RatePlan,
        *,
        planner: Planner,
        seen: Seen,
        courier: Courier,
        books: Books,
    ) -> None:
        self._begin = begin
        self._clock = clock
        self._plan = plan
        self._planner = planner
        self._seen = seen
        self._courier = courier
        self._books = books
        self._hands = asyncio.Semaphore(HANDS)
        self._halted_until: datetime | None = None

    @property
    def halted(self) -> bool:
        """Whether nothing leaves because Telegram does not accept the token."""
        return self._halted_until is not None and self._clock.now() < self._halted_until

    async def address_of(self, uow: UnitOfWork, letter: Letter) -> int | None:
        """Return the chat of a letter that goes straight to a person; None: look at it first."""
        if letter.side is Side.DESK or letter.kind not in _STRAIGHT:
            return None
        try:
            return int((await uow.people.get(letter.person_id)).address)
        except Gone:
            return None

    async def deliver(self, letter: Letter, address: int | None = None) -> None:
        """Do what comes next for a letter, when its turn comes; never raises. See address_of."""
        try:
            if address is None:
                await self._look_and_go(letter)
            else:
                await self._plan.turn(address, letter.priority, size=size_of(letter))
                await self._go(letter)
        except Exception as error:  # noqa: BLE001 - one letter's trouble must not stop the others
            complain("letter stumbled", error, letter=letter.id)
            await self._put_back(letter.id, type(error).__name__)

    async def _look_and_go(self, letter: Letter) -> None:
        """Look what is to be done first, so that a letter without need takes no turn."""
        planned = await self._look(letter.id)
        if isinstance(planned, Nothing):
            await self._settle(letter.id)
        if not isinstance(planned, Errand):
            return
        await self._turn(planned, planned.size)
        card = await self._go(letter, keeps_up=planned.keeps_up)
        if card is not None:
            await self._turn(planned)
            await self._pin(planned, card)

    async def _turn(self, errand: Errand, size: int = 1) -> None:
        await self._plan.turn(errand.chat_id, errand.letter.priority, group=errand.group, size=size)

    async def _look(self, letter_id: int) -> Errand | Nothing | None:
        async with self._begin(write=False) as uow:
            letter = await _new_letter(uow, letter_id)
            return None if letter is None else await self._planner.plan(uow, letter)

    async def _go(self, letter: Letter, *, keeps_up: bool = False) -> int | None:
        async with self._hands:
            return await _to_the_end(self._errand(letter.id, keeps_up=keeps_up))

    async def _errand(self, letter_id: int, *, keeps_up: bool) -> int | None:
        """Do one errand from gate to books; return the message id of a card that was written.

        keeps_up: put its words together before the gate, where nobody waits for it.
        """
        latest = await self._look(letter_id) if keeps_up else None
        words = latest.rendered if isinstance(latest, Errand) and latest.keeps_up else None
        errand = await self._take_up(letter_id, words)
        if errand is None:
            return None
        verdict = await self._do(errand)
        await self._enter(errand, verdict)
        self._heed(errand, verdict)
        if verdict.outcome is not Outcome.SENT:
            return None
        self._seen.learn(errand, verdict.ids)
        return verdict.ids[0] if errand.writes_card else None

    async def _take_up(self, letter_id: int, words: Rendered | None) -> Errand | None:
        """Pass the gate and enter the letter as sending, in one transaction."""
        async with self._begin() as uow:
            letter = await _new_letter(uow, letter_id)
            if letter is None:
                return None
            planned = await self._planner.plan(uow, letter, words=words)
            if isinstance(planned, Nothing):
                await self._books.settle(uow, letter, planned)
                await uow.commit()
                return None
            await uow.outbox.save(letter.sending())
            if planned.step is Step.OPEN_TOPIC:
                await topics.open_soon(uow, letter.person_id)
            await uow.commit()
        return replace(planned, letter=letter.sending())

    async def _settle(self, letter_id: int) -> None:
        """Close a letter for which there is nothing to be done, if that is still so."""
        async with self._begin() as uow:
            letter = await _new_letter(uow, letter_id)
            if letter is not None:
                planned = await self._planner.plan(uow, letter)
                if isinstance(planned, Nothing):
                    await self._books.settle(uow, letter, planned)
                    await uow.commit()

    async def _do(self, errand: Errand) -> Verdict:
        try:
            return await self._courier.do(errand)
        except Exception as error:  # noqa: BLE001 - whatever it is, the letter may have arrived
            complain("errand stumbled", error, letter=errand.letter.id)
            return LOST

    async def _enter(self, errand: Errand, verdict: Verdict) -> None:
        """Enter the outcome, however often it takes: nobody else will ever know it."""
        for pause in _PATIENCE:
            try:
                await self._books.enter(errand, verdict)
            except Exception as error:  # noqa: BLE001 - the books may be back in a moment
                complain("outcome not entered", error, letter=errand.letter.id)
                await asyncio.sleep(pause)
            else:
                return
        log.critical("letter left in sending until the next start", letter=errand.letter.id)

    def _heed(self, errand: Errand, verdict: Verdict) -> None:
        """Do what the outcome asks of all letters, and say what an operator must know."""
        if verdict.outcome is Outcome.WAIT:
            self._plan.pause(errand.chat_id, verdict.wait.total_seconds())
        if verdict.why is Why.TOKEN:
            self._halted_until = self._clock.now() + verdict.wait
            log.critical("Telegram does not accept the token: nothing leaves")
        elif verdict.outcome is Outcome.HELD:
            log.critical("the bot may not act in the desk's group", step=errand.step)
        if verdict.outcome is not Outcome.SENT:
            log.info("letter", id=errand.letter.id, outcome=verdict.outcome, why=verdict.why)

    async def _pin(self, errand: Errand, message_id: int) -> None:
        verdict = await self._courier.pin(errand.chat_id, message_id)
        if verdict.outcome is not Outcome.SENT:
            log.warning("card not pinned", person=errand.letter.person_id, why=verdict.why)

    async def _put_back(self, letter_id: int, error: str) -> None:
        """Let a letter that never came to be sent wait a little longer each time."""
        try:
            async with self._begin() as uow:
                letter = await _new_letter(uow, letter_id)
                if letter is not None:
                    tried = letter.sending().after(Outcome.HINDERED, self._clock.now(), error=error)
                    await uow.outbox.save(tried)
                    await uow.commit()
        except Exception as trouble:  # noqa: BLE001 - the letter is as it was; try again later
            complain("letter not put back", trouble, letter=letter_id)
            await asyncio.sleep(_PATIENCE[2])


def complain(event: str, error: Exception, **ids: int) -> None:
    """Log an error by its type alone: its text or trace may quote what was written."""
    log.error(event, error=type(error).__name__, **ids)


async def _new_letter(uow: UnitOfWork, letter_id: int) -> Letter | None:
    """Return the letter if it is there and still to be sent."""
    try:
        letter = await uow.outbox.get(letter_id)
    except Gone:
        return None
    return letter if letter.state is LetterState.NEW else None


async def _to_the_end(work: Coroutine[Any, Any, int | None]) -> int | None:
    """Finish the work even when cancelled meanwhile; a second cancellation cuts it short."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise
