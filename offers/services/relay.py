"""Carrying lines between a person and the desk, as letters: nothing lost, nothing said twice.

Which messages go where and who may send them is decided here; how a channel copies a message is
the postman's business. Parts of an album arrive one by one and leave together.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from offers.cases import Case, CaseState
from offers.errors import AnotherAnswers, TakeFirst
from offers.letters import Draft, LetterKind, LetterState, Priority, Side
from offers.ports import Begin, Clock, UnitOfWork
from offers.rights import Actor, Right, ensure_may

ALBUM_PATIENCE = timedelta(seconds=1.5)
NOTE_MARKS = ("//", "📝")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A line somebody wrote: the channel's id, what it answers, the album it belongs to.

    media: anything but text, so that an ambiguous send is not repeated on its own.
    """

    id: int
    reply_to: int | None = None
    album: str | None = None
    media: bool = False


def is_note(text: str) -> bool:
    """Whether a line at the desk is meant for colleagues only."""
    return text.lstrip().startswith(NOTE_MARKS)


class Relay:
    """What carries lines both ways while a case is open."""

    def __init__(self, begin: Begin, clock: Clock) -> None:
        self.begin = begin
        self.clock = clock

    async def to_desk(self, actor: Actor, message: Message) -> None:
        """Carry a person's line to the desk's topic about them."""
        async with self.begin() as uow:
            await carry(uow, actor.person_id, Side.DESK, message, self.clock.now())
            await uow.commit()

    async def to_person(self, actor: Actor, person_id: int, message: Message) -> None:
        """Carry a counsellor's line to the person whose case they have taken.

        raises  NotAllowed, TakeFirst when nobody has taken the case, AnotherAnswers
        """
        async with self.begin() as uow:
            await self._ensure_answering(uow, actor, person_id)
            await carry(uow, person_id, Side.PERSON, message, self.clock.now())
            await uow.commit()

    async def amend(
        self, actor: Actor, person_id: int, to: Side, message_id: int, content: dict[str, Any]
    ) -> None:
        """Carry an edit. content: text or caption, and entities, as the channel names them."""
        await self._follow(
            actor, person_id, to, kind=LetterKind.AMEND, content={"message": message_id, **content}
        )

    async def react(
        self, actor: Actor, person_id: int, to: Side, message_id: int, emoji: str | None
    ) -> None:
        """Carry a reaction, None when it was taken back."""
        content = {"message": message_id, "emoji": emoji}
        await self._follow(actor, person_id, to, kind=LetterKind.REACT, content=content)

    async def retract(self, actor: Actor, person_id: int, message_id: int) -> None:
        """Take a counsellor's carried line back from the person."""
        content = {"message": message_id}
        await self._follow(actor, person_id, Side.PERSON, kind=LetterKind.RETRACT, content=content)

    async def _follow(
        self, actor: Actor, person_id: int, to: Side, *, kind: LetterKind, content: dict[str, Any]
    ) -> None:
        async with self.begin() as uow:
            if to is Side.PERSON:
                await self._ensure_answering(uow, actor, person_id)
            now = self.clock.now()
            await uow.outbox.add(
                Draft(
                    person_id=person_id,
                    side=to,
                    kind=kind,
                    priority=_priority(to),
                    dedup_key=f"{kind}:{to}:{person_id}:{content['message']}:{now.timestamp()}",
                    content=content,
                ),
                now,
            )
            await uow.commit()

    async def _ensure_answering(self, uow: UnitOfWork, actor: Actor, person_id: int) -> Case:
        ensure_may(actor, Right.ANSWER)
        case = await uow.cases.find_open(person_id)
        if case is None or case.state is not CaseState.WITH_HUMAN:
            raise TakeFirst
        if case.taken_by != actor.person_id:
            raise AnotherAnswers(who=case.taken_by_name or "")
        return case


async def carry(uow: UnitOfWork, person_id: int, to: Side, message: Message, now: datetime) -> None:
    """Write the letter that carries a message, or add the message to its waiting album."""
    key = f"carry:{to}:{person_id}:{message.album or message.id}"
    waiting = await uow.outbox.find(key) if message.album else None
    if waiting is not None and waiting.state is LetterState.NEW and not waiting.attempts:
        ids = sorted({*waiting.content["messages"], message.id})
        content = {**waiting.content, "messages": ids}
        await uow.outbox.save(replace(waiting, content=content, next_at=now + ALBUM_PATIENCE))
        return
    await uow.outbox.add(
        Draft(
            person_id=person_id,
            side=to,
            kind=LetterKind.CARRY,
            priority=_priority(to),
            dedup_key=key if waiting is None else f"{key}:{message.id}",
            content={
                "messages": [message.id],
                "reply_to": message.reply_to,
                "media": message.media,
            },
            not_before=now + ALBUM_PATIENCE if message.album else None,
        ),
        now,
    )


def _priority(to: Side) -> Priority:
    return Priority.HUMAN_ANSWER if to is Side.PERSON else Priority.PERSON_MESSAGE
