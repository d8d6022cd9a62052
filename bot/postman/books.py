"""What an attempt's outcome changes in the books: the letter, its topic, its lines, its echoes.

One transaction per attempt. The rules of what becomes of a letter are `offers.letters`'; here they
meet topics and persons. Whatever a human must know follows as a letter of its own.
"""

from datetime import datetime

import structlog

from bot import topics
from bot.postman import echoes
from bot.postman.errands import Errand, Nothing, Step
from bot.postman.outcomes import Verdict, Why
from bot.topics import StaffGroup
from offers.desk import Line, TopicState
from offers.errors import Gone
from offers.letters import Letter, LetterKind, LetterState, Outcome, Side
from offers.ports import Begin, Clock, UnitOfWork
from offers.services.reach import lose

_GIVEN_UP = (LetterState.FAILED, LetterState.AMBIGUOUS)

log = structlog.get_logger(__name__)


class Books:
    """Enters outcomes."""

    def __init__(self, begin: Begin, clock: Clock, group: StaffGroup) -> None:
        self._begin = begin
        self._clock = clock
        self._group = group

    async def enter(self, errand: Errand, verdict: Verdict) -> Letter:
        """Enter what came of an errand and return the letter as it now stands."""
        now = self._clock.now()
        async with self._begin() as uow:
            try:
                await uow.outbox.get(errand.letter.id)
            except Gone:
                await self._clean_up(uow, errand, verdict, now)
                letter = errand.letter.cancelled("erased")
            else:
                letter = await self._outcome(uow, errand, verdict, now)
                await uow.outbox.save(letter)
                await self._echo(uow, letter, now)
            await uow.commit()
        return letter

    async def settle(self, uow: UnitOfWork, letter: Letter, nothing: Nothing) -> None:
        """Close a letter without an errand, inside a running transaction."""
        settled = letter.arrived(()) if nothing.done else letter.cancelled(nothing.reason)
        await uow.outbox.save(settled)
        if nothing.reason == "unreachable" and letter.kind is LetterKind.CARRY:
            await uow.outbox.add(echoes.unreachable(letter), self._clock.now())

    async def _clean_up(
        self, uow: UnitOfWork, errand: Errand, verdict: Verdict, now: datetime
    ) -> None:
        """Have a topic deleted that was made for somebody who was erased meanwhile."""
        if errand.step is Step.OPEN_TOPIC and verdict.outcome is Outcome.SENT:
            await uow.outbox.add(echoes.forget(errand.chat_id, verdict.ids[0]), now)

    async def _outcome(
        self, uow: UnitOfWork, errand: Errand, verdict: Verdict, now: datetime
    ) -> Letter:
        if verdict.outcome is Outcome.SENT:
            if errand.step is Step.SEND:
                return await self._sent(uow, errand, verdict, now)
            return await self._stepped(uow, errand, verdict, now)
        if verdict.outcome is Outcome.TOPIC_GONE:
            return await self._topic_gone(uow, errand, verdict, now)
        if verdict.outcome is Outcome.UNKNOWN and errand.step is not Step.SEND:
            return await self._step_unknown(uow, errand, now)
        if verdict.why is Why.TARGET_GONE and errand.in_place:
            return await self._write_anew(uow, errand, now)
        if verdict.outcome is Outcome.MOVED and verdict.moved_to is not None:
            self._group.move(errand.chat_id, verdict.moved_to)
            log.critical("the desk's group has a new chat id", chat=verdict.moved_to)
            if errand.letter.kind is not LetterKind.FORGET:
                await topics.moved(uow, errand.letter.person_id, verdict.moved_to)
        if verdict.outcome is Outcome.UNREACHABLE:
            await lose(uow, await uow.people.get(errand.letter.person_id), now)
        return errand.letter.after(
            _of_step(errand, verdict.outcome),
            now,
            error=verdict.why,
            wait=verdict.wait,
            in_place=errand.in_place,
        )

    async def _sent(
        self, uow: UnitOfWork, errand: Errand, verdict: Verdict, now: datetime
    ) -> Letter:
        letter, person_id = errand.letter, errand.letter.person_id
        match letter.kind:
            case LetterKind.CARRY:
                await self._carried(uow, errand, verdict.ids, now)
            case LetterKind.STATUS if verdict.ids:
                await topics.status_is(uow, person_id, verdict.ids[0])
            case LetterKind.CARD if verdict.ids:
                await topics.card_is(uow, person_id, verdict.ids[0])
            case LetterKind.CLOSE:
                await topics.turned(uow, person_id, TopicState.CLOSED)
            case LetterKind.REOPEN:
                await topics.turned(uow, person_id, TopicState.OPEN)
        return letter.arrived(verdict.ids)

    async def _carried(
        self, uow: UnitOfWork, errand: Errand, copies: tuple[int, ...], now: datetime
    ) -> None:
        """Enter which message became which; of an album that lost parts nobody knows."""
        letter, messages = errand.letter, sorted(errand.letter.content["messages"])
        if len(copies) != len(messages):
            await uow.outbox.add(echoes.not_carried(letter), now)
            return
        to_desk = letter.side is Side.DESK
        for message, copy in zip(messages, copies, strict=True):
            await uow.lines.add(
                Line(
                    person_id=letter.person_id,
                    from_side=Side.PERSON if to_desk else Side.DESK,
                    person_message=message if to_desk else copy,
                    desk_message=copy if to_desk else message,
                    generation=errand.generation,
                )
            )
        if letter.repeat:
            await uow.outbox.add(echoes.possible_repeat(letter, copies[0]), now)

    async def _stepped(
        self, uow: UnitOfWork, errand: Errand, verdict: Verdict, now: datetime
    ) -> Letter:
        person_id = errand.letter.person_id
        if errand.step is Step.OPEN_TOPIC:
            generation = await topics.opened(uow, person_id, errand.chat_id, verdict.ids[0])
            twin = await uow.outbox.find(echoes.twin_topic(errand.letter, generation).dedup_key)
            if generation > 1 and twin is None:
                await uow.outbox.add(echoes.new_topic(errand.letter, generation), now)
        elif errand.step is Step.WRITE_CARD:
            await topics.card_is(uow, person_id, verdict.ids[0])
        else:
            await topics.turned(uow, person_id, TopicState.OPEN)
        return errand.letter.put_off(now)

    async def _step_unknown(self, uow: UnitOfWork, errand: Errand, now: datetime) -> Letter:
        """Go on after a step that may have happened; a topic that may exist gets a successor."""
        if errand.step is Step.OPEN_TOPIC:
            generation = await topics.perhaps_opened(uow, errand.letter.person_id)
            await uow.outbox.add(echoes.twin_topic(errand.letter, generation), now)
            log.critical("a topic may exist twice, one empty", person=errand.letter.person_id)
        return errand.letter.after(Outcome.HINDERED, now, error=Why.ANSWER_LOST)

    async def _topic_gone(
        self, uow: UnitOfWork, errand: Errand, verdict: Verdict, now: datetime
    ) -> Letter:
        letter = errand.letter
        if letter.kind is LetterKind.FORGET:
            return letter.arrived(())
        if verdict.why is Why.TOPIC_CLOSED:
            await topics.turned(uow, letter.person_id, TopicState.CLOSED)
        else:
            await topics.lost(uow, letter.person_id)
        if letter.kind is LetterKind.CLOSE:
            return letter.cancelled("no_topic")
        return letter.after(Outcome.TOPIC_GONE, now, error=verdict.why)

    async def _write_anew(self, uow: UnitOfWork, errand: Errand, now: datetime) -> Letter:
        """Forget a kept-up message that somebody deleted, so that the next pass writes it anew."""
        forget = topics.status_is if errand.letter.side is Side.PERSON else topics.card_is
        await forget(uow, errand.letter.person_id, None)
        return errand.letter.put_off(now)

    async def _echo(self, uow: UnitOfWork, letter: Letter, now: datetime) -> None:
        """Tell whoever wrote it what did not go well, and only them."""
        if letter.state not in _GIVEN_UP or letter.error == Why.BLOCKED:
            return
        case = await uow.cases.find_open(letter.person_id)
        with_human = case is not None and case.bot_is_silent
        for draft in echoes.given_up(letter, with_human=with_human):
            await uow.outbox.add(draft, now)


def _of_step(errand: Errand, outcome: Outcome) -> Outcome:
    """A step on the way that is refused is the desk's trouble and no reason to drop a letter."""
    refused = outcome is Outcome.REFUSED and errand.step is not Step.SEND
    return Outcome.HELD if refused else outcome
