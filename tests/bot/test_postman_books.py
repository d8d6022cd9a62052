"""The postman with real databases: what he enters there is what the next start finds."""

from collections.abc import AsyncIterator

import pytest

from bot.pace import RatePlan
from bot.postman import Postman, open_bot
from bot.sandbox import Fault, Limits, Person, Sandbox
from bot.topics import StaffGroup
from offers.desk import TopicState
from offers.letters import Letter, LetterKind, LetterState, Priority, Side
from storage.engine import Database
from tests.bot.post_office import PlainWords
from tests.builders import a_draft
from tests.fakes import FakeClock


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox.serve(limits=Limits.off()) as sandbox:
        yield sandbox


@pytest.fixture
async def postman(sandbox: Sandbox, database: Database, clock: FakeClock) -> AsyncIterator[Postman]:
    async with open_bot(sandbox.token, sandbox.base_url, per_second=None) as bot:
        yield Postman(
            bot,
            database.begin,
            clock,
            RatePlan.unlimited(),
            PlainWords(),
            group=StaffGroup(sandbox.create_forum()),
            show_place=_nowhere,
        )


async def _nowhere(_: int) -> None:
    pass


async def enter_person(database: Database, clock: FakeClock, person: Person) -> int:
    """Enter somebody who has met the bot."""
    await person.start()
    async with database.begin() as uow:
        known = await uow.people.add(
            channel="telegram",
            address=str(person.id),
            name=person.name,
            language="de",
            now=clock.now(),
        )
        await uow.commit()
    return known.id


async def write(
    database: Database,
    clock: FakeClock,
    person_id: int,
    kind: LetterKind,
    side: Side,
    **content: object,
) -> str:
    """Write a letter and return its key."""
    key = f"{kind}:{side}:{person_id}:{content}"
    async with database.begin() as uow:
        await uow.outbox.add(
            a_draft(
                person_id=person_id,
                kind=kind,
                side=side,
                priority=Priority.PERSON_MESSAGE,
                dedup_key=key,
                content=content,
            ),
            clock.now(),
        )
        await uow.commit()
    return key


async def find(database: Database, key: str) -> Letter:
    async with database.begin(write=False) as uow:
        letter = await uow.outbox.find(key)
    assert letter is not None
    return letter


async def test_a_conversation_with_the_desk_is_entered_whole(
    sandbox: Sandbox, database: Database, clock: FakeClock, postman: Postman
) -> None:
    anna = await sandbox.people.create("Anna")
    person_id = await enter_person(database, clock, anna)
    message = await anna.say("Hallo?")
    await write(database, clock, person_id, LetterKind.STATUS, Side.PERSON)
    carried = await write(
        database,
        clock,
        person_id,
        LetterKind.CARRY,
        Side.DESK,
        messages=[message.message_id],
        reply_to=None,
        media=False,
    )

    await postman.round()

    letter = await find(database, carried)
    async with database.begin(write=False) as uow:
        topic = await uow.topics.find(person_id)
        line = await uow.lines.find(person_id, Side.PERSON, message.message_id)
        counts = await uow.outbox.counts()
    assert topic is not None
    assert line is not None
    assert (topic.state, topic.chat_id) == (TopicState.OPEN, postman.staff_chat_id)
    assert topic.status_id == (await anna.screen()).message_id
    assert letter.sent_as == (line.desk_message,)
    assert counts == {LetterState.SENT: 2}


async def test_a_person_who_is_gone_is_entered_as_gone(
    sandbox: Sandbox, database: Database, clock: FakeClock, postman: Postman
) -> None:
    anna = await sandbox.people.create("Anna")
    person_id = await enter_person(database, clock, anna)
    await anna.block()
    letters = [
        await write(database, clock, person_id, LetterKind.SAY, Side.PERSON, key=f"letter-{number}")
        for number in range(2)
    ]

    await postman.round()

    states = [(await find(database, letter)).state for letter in letters]
    async with database.begin(write=False) as uow:
        person = await uow.people.get(person_id)
    assert states == [LetterState.FAILED, LetterState.CANCELLED]
    assert person.unreachable


async def test_letters_of_many_persons_each_arrive_once(
    sandbox: Sandbox, database: Database, clock: FakeClock, postman: Postman
) -> None:
    everybody = [await sandbox.people.create(f"P{number}") for number in range(20)]
    ids = [await enter_person(database, clock, person) for person in everybody]
    for person_id in ids:
        for number in range(3):
            key = f"letter-{number}"
            await write(database, clock, person_id, LetterKind.SAY, Side.PERSON, key=key)
    sandbox.add_fault(Fault(kind="flood", method="sendMessage", count=1, seconds=0))

    await postman.round()
    clock.advance(seconds=5)
    await postman.round()

    for person in everybody:
        texts = [m.text for m in (await person.chat()).standing if m.is_from_bot]
        assert texts == ["letter-0 de", "letter-1 de", "letter-2 de"]
