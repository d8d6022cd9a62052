"""Races: many writers at once lose nothing and are never told that the database is locked."""

import asyncio
from dataclasses import replace

import pytest

from offers.cases import Case
from offers.errors import CaseAlreadyTaken, Conflict
from offers.people import Person
from storage.engine import Database
from storage.inbox import InboundRow, Inbox
from tests.builders import NOW, an_invitation
from tests.storage.conftest import enter

WRITERS = 8
TURNS = 12


async def test_writers_lose_nothing_and_meet_no_lock(database: Database, database_url: str) -> None:
    person = await enter(database, "0")
    second = Database(database_url, now=database.now)

    async def write(books: Database) -> None:
        for _ in range(TURNS):
            async with books.begin() as uow:
                counted = await uow.people.get(person.id)
                await uow.people.save(replace(counted, address=str(int(counted.address) + 1)))
                await uow.commit()

    await asyncio.gather(*(write((database, second)[one % 2]) for one in range(WRITERS)))

    await second.close()
    async with database.begin(write=False) as uow:
        assert (await uow.people.get(person.id)).address == str(WRITERS * TURNS)


async def test_case_is_taken_by_exactly_one_and_the_others_read_who(database: Database) -> None:
    case = await open_case(database, await enter(database, "4001"))
    counsellors = [await enter(database, str(number)) for number in range(WRITERS)]

    async def take(counsellor: Person) -> str:
        async with database.begin() as uow:
            waiting = await uow.cases.get(case.id)
            await asyncio.sleep(0)
            await uow.cases.save(waiting.take(counsellor.id, counsellor.name, NOW))
            await uow.commit()
        return counsellor.name

    ends = await asyncio.gather(*(take(one) for one in counsellors), return_exceptions=True)

    (winner,) = [end for end in ends if isinstance(end, str)]
    told = [end.facts["who"] for end in ends if isinstance(end, CaseAlreadyTaken)]
    assert told == [winner] * (WRITERS - 1)


async def test_case_is_opened_by_exactly_one(database: Database) -> None:
    person = await enter(database, "4001")

    opened = [open_case(database, person) for _ in range(WRITERS)]
    ends = await asyncio.gather(*opened, return_exceptions=True)

    assert sum(isinstance(end, Case) for end in ends) == 1
    assert sum(isinstance(end, Conflict) for end in ends) == WRITERS - 1


async def test_invitation_lets_exactly_one_in(database: Database) -> None:
    invitation = an_invitation()
    guests = [await enter(database, str(number)) for number in range(WRITERS)]
    async with database.begin() as uow:
        await uow.invitations.add(invitation)
        await uow.commit()

    async def come_in(guest: Person) -> bool:
        async with database.begin() as uow:
            let_in = await uow.invitations.use(invitation.token_hash, guest.id, NOW)
            await uow.commit()
        return let_in

    let_in = await asyncio.gather(*(come_in(guest) for guest in guests))

    assert sorted(let_in) == [False] * (WRITERS - 1) + [True]


async def test_update_delivered_many_times_at_once_is_new_once(database: Database) -> None:
    inbox = Inbox(database)
    rows = [InboundRow(update_id=number, lane="1", raw="{}") for number in range(20)]

    stored = await asyncio.gather(*(inbox.store(7, rows) for _ in range(WRITERS)))

    assert sorted(number for new in stored for number in new) == list(range(20))


async def test_two_who_wait_for_each_other_end_in_a_conflict(postgres_url: str) -> None:
    database = Database(postgres_url)
    first, second = await enter(database, "1"), await enter(database, "2")
    both_hold_one = asyncio.Barrier(2)

    async def rename(one: Person, then: Person) -> None:
        async with database.begin() as uow:
            await uow.people.save(one)
            await both_hold_one.wait()
            await uow.people.save(then)
            await uow.commit()

    ends = await asyncio.gather(
        rename(first, second), rename(second, first), return_exceptions=True
    )

    await database.close()
    assert sorted(map(type, ends), key=str) == [type(None), Conflict]


@pytest.mark.parametrize("write", [True, False])
async def test_task_cancelled_leaves_no_lock(database: Database, *, write: bool) -> None:
    inside = asyncio.Event()

    async def linger() -> None:
        async with database.begin(write=write) as uow:
            await uow.people.find("web", "1")
            inside.set()
            await asyncio.sleep(60)

    task = asyncio.ensure_future(linger())
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    async with asyncio.timeout(5):
        assert await enter(database, "4001") is not None


async def open_case(database: Database, person: Person) -> Case:
    """Open a case in a transaction of its own."""
    async with database.begin() as uow:
        case = await uow.cases.add(person.id, NOW, None)
        await uow.commit()
    return case
