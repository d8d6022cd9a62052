"""The contract of cases, topics and carried lines, in memory, on SQLite and on PostgreSQL."""

from dataclasses import replace
from datetime import timedelta

import pytest

from offers.cases import Case, CaseState
from offers.desk import Line, Topic, TopicState
from offers.errors import Conflict, Gone
from offers.letters import Side
from offers.people import Person
from tests.builders import NOW, a_case, a_line, a_topic
from tests.storage.conftest import Books, enter

LATER = NOW + timedelta(minutes=5)


async def save(books: Books, case: Case) -> Case:
    """Save a case in a transaction of its own."""
    async with books.begin() as uow:
        saved = await uow.cases.save(case)
        await uow.commit()
    return saved


async def test_case_is_opened_waiting(
    books: Books, person: Person, case: Case, listing_ids: list[int]
) -> None:
    assert case == a_case(id=case.id, person_id=person.id)
    await save(books, case.close(LATER))

    async with books.begin() as uow:
        second = await uow.cases.add(person.id, LATER, listing_ids[0])
        await uow.commit()

    async with books.begin(write=False) as uow:
        assert await uow.cases.find_open(person.id) == second
        assert second.offer_id == listing_ids[0]
        assert [one.id for one in await uow.cases.all_of(person.id)] == [case.id, second.id]


async def test_case_is_saved_with_its_next_version(books: Books, case: Case) -> None:
    taken = case.take(case.person_id, "Frau Beispiel", LATER)

    saved = await save(books, taken)

    assert saved == replace(taken, version=2)
    async with books.begin(write=False) as uow:
        assert await uow.cases.get(case.id) == saved


async def test_cases_in_hand_are_those_a_counsellor_has_taken_and_still_has(
    books: Books, case: Case, person: Person, other: Person
) -> None:
    async with books.begin() as uow:
        second = await uow.cases.add(other.id, LATER, None)
        await uow.commit()
    second = await save(books, second.take(other.id, "Frau Beispiel", LATER))
    taken = await save(books, case.take(other.id, "Frau Beispiel", LATER))

    async with books.begin(write=False) as uow:
        assert await uow.cases.in_hand_of(other.id) == [taken, second]
        assert await uow.cases.in_hand_of(person.id) == []
    await save(books, taken.hand_back())
    await save(books, second.close(LATER))

    async with books.begin(write=False) as uow:
        assert await uow.cases.in_hand_of(other.id) == []


async def test_case_saved_by_two_is_a_conflict_for_the_second(books: Books, case: Case) -> None:
    await save(books, case.take(case.person_id, "Frau Beispiel", LATER))

    with pytest.raises(Conflict):
        await save(books, case.close(LATER))

    async with books.begin(write=False) as uow:
        assert (await uow.cases.get(case.id)).state is CaseState.WITH_HUMAN


async def test_case_is_the_only_open_one_of_its_person(books: Books, case: Case) -> None:
    async with books.begin() as uow:
        with pytest.raises(Conflict):
            await uow.cases.add(case.person_id, LATER, None)


async def test_case_unknown_is_gone(books: Books) -> None:
    async with books.begin() as uow:
        with pytest.raises(Gone):
            await uow.cases.get(99)
        assert await uow.cases.find_open(99) is None


async def test_cases_wait_in_the_order_they_were_opened(
    books: Books, case: Case, other: Person
) -> None:
    third = await enter(books, "4009")
    async with books.begin() as uow:
        early = await uow.cases.add(other.id, NOW - timedelta(hours=1), None)
        same = await uow.cases.add(third.id, NOW, None)
        await uow.commit()

    async with books.begin(write=False) as uow:
        assert await uow.cases.waiting() == [early, case, same]
        places = [await uow.cases.queue_position(one) for one in (early, case, same)]
        assert places == [1, 2, 3]


async def test_case_taken_waits_no_longer(books: Books, case: Case, other: Person) -> None:
    async with books.begin() as uow:
        second = await uow.cases.add(other.id, LATER, None)
        await uow.commit()

    await save(books, case.take(other.id, "Frau Beispiel", LATER))

    async with books.begin(write=False) as uow:
        assert await uow.cases.waiting() == [second]
        assert await uow.cases.queue_position(second) == 1


async def test_topic_is_entered_once(books: Books, person: Person) -> None:
    opening = Topic(person_id=person.id, state=TopicState.OPENING)
    opened = a_topic(person_id=person.id, generation=3, card_id=5, status_id=6)

    async with books.begin() as uow:
        assert await uow.topics.find(person.id) is None
        assert await uow.topics.add_opening(person.id) == opening
        await uow.topics.save(opened)
        assert await uow.topics.add_opening(person.id) == opened
        await uow.commit()

    async with books.begin(write=False) as uow:
        assert await uow.topics.find(person.id) == opened


async def test_topic_is_found_by_its_thread(books: Books, person: Person, other: Person) -> None:
    topics = [
        a_topic(person_id=person.id, thread_id=7),
        a_topic(person_id=other.id, thread_id=8),
    ]
    async with books.begin() as uow:
        for topic in topics:
            await uow.topics.save(topic)
        await uow.commit()

    async with books.begin(write=False) as uow:
        assert await uow.topics.find_by_thread(-1001, 8) == topics[1]
        assert await uow.topics.find_by_thread(-1002, 8) is None


async def test_topic_is_never_shared(books: Books, person: Person, other: Person) -> None:
    async with books.begin() as uow:
        await uow.topics.save(a_topic(person_id=person.id, thread_id=7))
        await uow.commit()

    async with books.begin() as uow:
        with pytest.raises(Conflict):
            await uow.topics.save(a_topic(person_id=other.id, thread_id=7))


async def test_lines_are_found_from_both_sides(books: Books, person: Person, other: Person) -> None:
    line = a_line(person_id=person.id)
    await carry(books, line, a_line(person_id=other.id, desk_message=22))

    async with books.begin(write=False) as uow:
        assert await uow.lines.find(person.id, Side.PERSON, 11) == line
        assert await uow.lines.find(person.id, Side.DESK, 21) == line
        assert await uow.lines.find(person.id, Side.DESK, 22) is None
        assert await uow.lines.find(person.id, Side.PERSON, 21) is None


async def test_line_entered_twice_is_one(books: Books, person: Person) -> None:
    line = a_line(person_id=person.id)

    await carry(books, line, line)

    async with books.begin(write=False) as uow:
        assert await uow.lines.all_of(person.id) == [line]


async def test_line_repeated_is_found_as_it_was_sent_last(books: Books, person: Person) -> None:
    repeated = a_line(person_id=person.id, desk_message=25)

    await carry(books, a_line(person_id=person.id), repeated)

    async with books.begin(write=False) as uow:
        assert await uow.lines.find(person.id, Side.PERSON, 11) == repeated


async def test_line_of_an_earlier_topic_is_not_found(books: Books, person: Person) -> None:
    newer = a_line(person_id=person.id, person_message=12, generation=2)
    await carry(books, a_line(person_id=person.id), newer)

    async with books.begin() as uow:
        await uow.topics.save(a_topic(person_id=person.id, generation=2))
        await uow.commit()

    async with books.begin(write=False) as uow:
        assert await uow.lines.find(person.id, Side.PERSON, 11) is None
        assert await uow.lines.find(person.id, Side.DESK, 21) == newer


async def carry(books: Books, *lines: Line) -> None:
    """Enter carried lines."""
    async with books.begin() as uow:
        for line in lines:
            await uow.lines.add(line)
        await uow.commit()
