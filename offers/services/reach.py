"""What follows when a person can no longer be reached, and when they can be again.

Used by whoever notices first: the door, told by the channel, or the postman, refused a letter.
"""

from dataclasses import replace
from datetime import datetime

from offers.letters import Draft, LetterKind, Priority, Side
from offers.people import Person
from offers.ports import UnitOfWork


async def lose(uow: UnitOfWork, person: Person, now: datetime) -> None:
    """Mark the person as unreachable, cancel their letters and tell the desk. Twice is once."""
    if person.unreachable:
        return
    await uow.people.save(replace(person, unreachable=True))
    await uow.outbox.cancel_lane(Side.PERSON, person.id, "unreachable")
    await _tell_desk(uow, person, "letter-desk-unreachable", now)


async def regain(uow: UnitOfWork, person: Person, now: datetime) -> Person:
    """Mark the person as reachable again, tell the desk, and return them so."""
    back = replace(person, unreachable=False)
    await uow.people.save(back)
    await _tell_desk(uow, person, "letter-desk-reachable", now)
    return back


async def _tell_desk(uow: UnitOfWork, person: Person, key: str, now: datetime) -> None:
    if await uow.cases.find_open(person.id) is None:
        return
    await uow.outbox.add(
        Draft(
            person_id=person.id,
            side=Side.DESK,
            kind=LetterKind.SAY,
            priority=Priority.PERSON_MESSAGE,
            dedup_key=f"{key}:{person.id}:{now.isoformat()}",
            content={"key": key},
        ),
        now,
    )
