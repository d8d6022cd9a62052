"""What happens to a case at the desk: asked, taken, handed back, closed. The channel-neutral core.

The Telegram group and any later desk both call this. Every message that follows from a step goes to
the outbox in the same transaction. Carrying lines both ways is `relay`.
"""

from collections.abc import Callable
from dataclasses import replace

from offers.cases import Case, CaseState
from offers.county import County
from offers.desk import CaseStatus
from offers.errors import Barred
from offers.letters import Draft, LetterKind, Priority, Side
from offers.people import Person
from offers.ports import Begin, Clock, UnitOfWork
from offers.rights import Actor, Right, ensure_may
from offers.services.casefile import status_of
from offers.services.relay import Message, carry

_QUEUE_TOLD = 20


class Desk:
    """What persons ask of the desk and what counsellors do there."""

    def __init__(self, begin: Begin, clock: Clock, county: County) -> None:
        self.begin = begin
        self.clock = clock
        self.county = county

    async def ask(self, actor: Actor, offer_id: int | None = None, *lines: Message) -> Case:
        """Put the person's question before humans; lines: what they wrote to go with it.

        raises  Barred, Gone when the offer is no longer in the books, Conflict
        """
        now = self.clock.now()
        async with self.begin() as uow:
            if (await uow.people.get(actor.person_id)).barred:
                raise Barred(phone=self.county.office.phone)
            if offer_id is not None:
                await uow.listings.get(offer_id)
            before = await uow.cases.find_open(actor.person_id)
            if before is None:
                case = await uow.cases.add(actor.person_id, now, offer_id)
            else:
                case = await _saved(uow, before, before.ask_again(now, offer_id))
            await uow.topics.add_opening(actor.person_id)
            await self._tell_both(uow, case, "asked", Priority.NEW_CASE)
            if before is not None and offer_id is not None and offer_id != before.offer_id:
                await self._say_about(uow, case, offer_id)
            for line in lines:
                await carry(uow, actor.person_id, Side.DESK, line, now)
            await uow.audit.add(actor_id=actor.person_id, case_id=case.id, action="ask", now=now)
            await uow.commit()
        return case

    async def take(self, actor: Actor, case_id: int) -> Case:
        """Give a case to the counsellor; from the commit on the bot is silent towards the person.

        raises  NotAllowed, CaseAlreadyTaken, WrongState, Conflict
        """
        now = self.clock.now()
        return await self._step(
            actor, case_id, "take", lambda case: case.take(actor.person_id, actor.name, now)
        )

    async def hand_back(self, actor: Actor, case_id: int) -> Case:
        """Let the bot speak again, where the person was.

        raises  NotAllowed, WrongState, Conflict
        """
        return await self._step(actor, case_id, "hand-back", Case.hand_back)

    async def close(self, actor: Actor, case_id: int) -> Case:
        """Close a case.

        raises  NotAllowed, Conflict
        """
        now = self.clock.now()
        return await self._step(actor, case_id, "close", lambda case: case.close(now))

    async def bar(self, actor: Actor, case_id: int) -> Case:
        """Close a case and take no further questions from the person.

        raises  NotAllowed, Conflict
        """
        ensure_may(actor, Right.ANSWER)
        async with self.begin() as uow:
            case = await uow.cases.get(case_id)
            person = await uow.people.get(case.person_id)
            await uow.people.save(replace(person, barred=True))
            closed = await _saved(uow, case, case.close(self.clock.now()))
            await self._after(uow, actor, case, closed, "bar")
            await uow.commit()
        return closed

    async def case_of(self, person_id: int) -> Case | None:
        """Return the person's case that is not closed."""
        async with self.begin(write=False) as uow:
            return await uow.cases.find_open(person_id)

    async def case(self, actor: Actor, case_id: int) -> Case:
        """Return a case.

        raises  NotAllowed, Gone
        """
        ensure_may(actor, Right.ANSWER)
        async with self.begin(write=False) as uow:
            return await uow.cases.get(case_id)

    async def person_of_topic(self, chat_id: int, thread_id: int) -> Person | None:
        """Return whom a topic of the desk is about."""
        async with self.begin(write=False) as uow:
            topic = await uow.topics.find_by_thread(chat_id, thread_id)
            return None if topic is None else await uow.people.get(topic.person_id)

    async def status(self, person_id: int) -> CaseStatus:
        """Return what the person may know about their case right now."""
        async with self.begin(write=False) as uow:
            return await status_of(uow, person_id, self.county, self.clock.now())

    async def _step(
        self, actor: Actor, case_id: int, action: str, rule: Callable[[Case], Case]
    ) -> Case:
        ensure_may(actor, Right.ANSWER)
        async with self.begin() as uow:
            before = await uow.cases.get(case_id)
            after = await _saved(uow, before, rule(before))
            await self._after(uow, actor, before, after, action)
            await uow.commit()
        return after

    async def _after(
        self, uow: UnitOfWork, actor: Actor, before: Case, after: Case, action: str
    ) -> None:
        if after is before:
            return
        now = self.clock.now()
        await uow.audit.add(actor_id=actor.person_id, case_id=after.id, action=action, now=now)
        await self._tell_both(uow, after, action, Priority.HUMAN_ANSWER)
        if action in ("hand-back", "close"):
            await self._say_both(uow, after, action, actor.name)
        if before.state is CaseState.WAITING:
            await self._tell_queue(uow, after)

    async def _tell_both(
        self, uow: UnitOfWork, case: Case, action: str, priority: Priority
    ) -> None:
        """Bring the person's status message and the desk's card up to date."""
        for side, kind in ((Side.DESK, LetterKind.CARD), (Side.PERSON, LetterKind.STATUS)):
            await uow.outbox.add(
                Draft(
                    person_id=case.person_id,
                    side=side,
                    kind=kind,
                    priority=priority,
                    dedup_key=f"{kind}:{case.id}:{case.version}:{action}",
                    content={"case_id": case.id},
                ),
                self.clock.now(),
            )

    async def _say_both(self, uow: UnitOfWork, case: Case, action: str, who: str) -> None:
        """Say in one line on both sides who speaks now, then show the person their place."""
        for side, key in ((Side.PERSON, f"letter-{action}"), (Side.DESK, f"letter-desk-{action}")):
            await uow.outbox.add(
                Draft(
                    person_id=case.person_id,
                    side=side,
                    kind=LetterKind.SAY,
                    priority=Priority.HUMAN_ANSWER,
                    dedup_key=f"say:{side}:{case.id}:{case.version}:{action}",
                    content={"key": key, "args": {"who": who}},
                ),
                self.clock.now(),
            )
        await uow.outbox.add(
            Draft(
                person_id=case.person_id,
                side=Side.PERSON,
                kind=LetterKind.RESUME,
                priority=Priority.HUMAN_ANSWER,
                dedup_key=f"resume:{case.id}:{case.version}",
            ),
            self.clock.now(),
        )

    async def _say_about(self, uow: UnitOfWork, case: Case, offer_id: int) -> None:
        """Say in the topic which offer the lines that follow are about."""
        offer = (await uow.listings.get(offer_id)).offer
        await uow.outbox.add(
            Draft(
                person_id=case.person_id,
                side=Side.DESK,
                kind=LetterKind.SAY,
                priority=Priority.PERSON_MESSAGE,
                dedup_key=f"about:{case.id}:{case.version}:{offer_id}",
                content={
                    "key": "letter-desk-about",
                    "args": {"title": offer.title, "reference": offer.reference},
                },
            ),
            self.clock.now(),
        )

    async def _tell_queue(self, uow: UnitOfWork, moved: Case) -> None:
        """Tell those who wait that the queue has moved up."""
        for case in (await uow.cases.waiting())[:_QUEUE_TOLD]:
            await uow.outbox.add(
                Draft(
                    person_id=case.person_id,
                    side=Side.PERSON,
                    kind=LetterKind.STATUS,
                    priority=Priority.DASHBOARD,
                    dedup_key=f"status:{case.id}:after:{moved.id}:{moved.version}",
                    content={"case_id": case.id},
                ),
                self.clock.now(),
            )


async def _saved(uow: UnitOfWork, before: Case, after: Case) -> Case:
    return before if after is before else await uow.cases.save(after)
