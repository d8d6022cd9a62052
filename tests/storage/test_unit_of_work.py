"""The contract of transactions: whole or not at all, once per update, and listeners are told."""

from dataclasses import replace

import pytest

from offers.cases import Case
from offers.errors import Conflict, Gone
from offers.people import Person
from storage.unit_of_work import Committed, current_update, handling
from tests.builders import NOW, a_draft, a_job_offer, a_profile
from tests.storage.conftest import Books, enter


async def name_of(books: Books, person: Person) -> str:
    """Return the person's name as another transaction sees it."""
    async with books.begin(write=False) as uow:
        return (await uow.people.get(person.id)).name


async def rename(books: Books, person: Person, name: str) -> None:
    """Do a use case: give the person another name."""
    async with books.begin() as uow:
        await uow.people.save(replace(await uow.people.get(person.id), name=name))
        await uow.commit()


async def test_leaving_without_commit_undoes_everything(books: Books, person: Person) -> None:
    told: list[Committed] = []
    books.listeners.append(told.append)

    async with books.begin() as uow:
        await uow.people.save(replace(person, name="Niemand"))
        await uow.cases.add(person.id, NOW, None)
        await uow.outbox.add(a_draft(), NOW)
        await uow.listings.add_many([a_job_offer()], NOW)

    assert await name_of(books, person) == person.name
    async with books.begin(write=False) as uow:
        assert await uow.cases.waiting() == []
        assert await uow.outbox.counts() == {}
        assert await uow.listings.all() == []
    assert told == []


async def test_an_error_undoes_everything(books: Books, person: Person) -> None:
    async def fail() -> None:
        async with books.begin() as uow:
            await uow.people.save(replace(person, name="Niemand"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()

    assert await name_of(books, person) == person.name


async def test_reading_has_nothing_to_commit(books: Books) -> None:
    async with books.begin(write=False) as uow:
        with pytest.raises(RuntimeError):
            await uow.commit()


async def test_a_use_case_commits_once(books: Books, person: Person) -> None:
    async with books.begin() as uow:
        await uow.people.save(person)
        await uow.commit()
        with pytest.raises(RuntimeError):
            await uow.commit()
        with pytest.raises(RuntimeError):
            await uow.people.get(person.id)


async def test_listeners_are_told_what_was_touched(books: Books, person: Person) -> None:
    told: list[Committed] = []
    books.listeners.append(told.append)

    async with books.begin() as uow:
        await uow.profiles.save(person.id, a_profile(), NOW)
        await uow.commit()
    async with books.begin() as uow:
        await uow.outbox.add(a_draft(), NOW)
        await uow.listings.add_many([a_job_offer()], NOW)
        await uow.commit()

    assert told == [
        Committed(people=frozenset({person.id}), letters=False, listings=False),
        Committed(people=frozenset(), letters=True, listings=True),
    ]


async def test_listeners_are_not_told_of_a_letter_that_was_there(books: Books) -> None:
    told: list[Committed] = []
    books.listeners.append(told.append)

    for _ in range(2):
        async with books.begin() as uow:
            await uow.outbox.add(a_draft(), NOW)
            await uow.commit()

    assert [commit.letters for commit in told] == [True, False]


async def test_update_changes_the_books_once_however_often_it_comes(
    books: Books, person: Person
) -> None:
    with handling(501):
        await rename(books, person, "Erster")
    told: list[Committed] = []
    books.listeners.append(told.append)

    with handling(501) as replay:
        await rename(books, person, "Zweiter")

    assert await name_of(books, person) == "Erster"
    assert (replay.committed, replay.replayed) == (False, True)
    assert told == []


async def test_update_that_was_undone_may_come_again(books: Books, person: Person) -> None:
    with handling(501):
        async with books.begin() as uow:
            await uow.people.save(replace(person, name="Niemand"))

    with handling(501) as attempt:
        await rename(books, person, "Erster")

    assert await name_of(books, person) == "Erster"
    assert (attempt.committed, attempt.replayed) == (True, False)


async def test_update_with_two_use_cases_is_a_bug(books: Books, person: Person) -> None:
    with handling(501):
        await rename(books, person, "Erster")
        with pytest.raises(RuntimeError, match="501"):
            await rename(books, person, "Zweiter")

    assert await name_of(books, person) == "Erster"


async def test_updates_do_not_get_in_each_others_way(books: Books, person: Person) -> None:
    for update, name in ((501, "Erster"), (502, "Zweiter")):
        with handling(update):
            await rename(books, person, name)

    assert await name_of(books, person) == "Zweiter"
    assert current_update.get() is None


async def test_work_without_an_update_commits_as_often_as_it_likes(
    books: Books, person: Person
) -> None:
    for name in ("Erster", "Zweiter"):
        await rename(books, person, name)

    assert await name_of(books, person) == "Zweiter"


async def test_refusal_met_by_a_replay_says_so(books: Books, case: Case) -> None:
    with handling(501):
        await rename(books, await the_person(books, case), "Erster")

    with handling(501) as replay, pytest.raises(Conflict):
        async with books.begin() as uow:
            await uow.cases.add(case.person_id, NOW, None)

    assert replay.replayed


async def test_refusal_met_at_first_is_no_replay(books: Books) -> None:
    with handling(501) as attempt, pytest.raises(Gone):
        async with books.begin() as uow:
            await uow.cases.get(99)

    assert not attempt.replayed


async def test_refusal_after_a_commit_is_no_replay(books: Books, person: Person) -> None:
    with handling(501) as attempt:
        await rename(books, person, "Erster")
        with pytest.raises(Gone):
            async with books.begin() as uow:
                await uow.cases.get(99)

    assert not attempt.replayed


async def test_writers_wait_for_each_other_and_readers_do_not(books: Books) -> None:
    async with books.begin() as uow:
        await uow.people.add(channel="web", address="1", name="", language="de", now=NOW)

        async with books.begin(write=False) as reading:
            assert await reading.people.find("web", "1") is None
        await uow.commit()

    assert await enter(books, "2") is not None


async def the_person(books: Books, case: Case) -> Person:
    """Return the person of a case."""
    async with books.begin(write=False) as uow:
        return await uow.people.get(case.person_id)
