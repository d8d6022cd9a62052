"""The contract of the outbox, in memory, on SQLite and on PostgreSQL."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from offers.errors import Gone
from offers.letters import Draft, Letter, LetterState, Outcome, Priority, Side
from tests.builders import NOW, a_draft, a_letter
from tests.storage.conftest import Books

LATER = NOW + timedelta(minutes=1)


async def write(books: Books, *drafts: Draft, now: datetime = NOW) -> list[Letter]:
    """Write letters; return them as they stand in the books."""
    async with books.begin() as uow:
        for draft in drafts:
            await uow.outbox.add(draft, now)
        await uow.commit()
    async with books.begin(write=False) as uow:
        found = [await uow.outbox.find(draft.dedup_key) for draft in drafts]
    return [letter for letter in found if letter is not None]


async def keep(books: Books, *letters: Letter) -> None:
    """Store what became of letters."""
    async with books.begin() as uow:
        for letter in letters:
            await uow.outbox.save(letter)
        await uow.commit()


async def due(books: Books, now: datetime = NOW, limit: int = 10) -> list[int]:
    """Return the ids of the letters that are due."""
    async with books.begin(write=False) as uow:
        return [letter.id for letter in await uow.outbox.due(now, limit)]


async def test_letter_is_new_and_due_when_written(books: Books) -> None:
    (letter,) = await write(books, a_draft(content={"messages": [1, 2], "reply_to": None}))

    assert letter == a_letter(id=letter.id, content={"messages": [1, 2], "reply_to": None})
    assert await due(books) == [letter.id]


async def test_letter_is_written_once_per_key(books: Books) -> None:
    first, again = await write(books, a_draft(), a_draft(content={"key": "letter-other"}))

    assert again == first
    assert await due(books) == [first.id]


async def test_letter_lies_until_its_time(books: Books) -> None:
    (letter,) = await write(books, a_draft(not_before=LATER))

    assert await due(books, LATER - timedelta(microseconds=1)) == []
    assert await due(books, LATER) == [letter.id]


async def test_letter_keeps_what_became_of_it(books: Books) -> None:
    (letter,) = await write(books, a_draft())
    changed = replace(
        letter.sending(),
        content={"messages": [7]},
        next_at=LATER,
        plain=True,
        repeat=True,
        sent_as=(31, 32),
        error="timeout",
    )

    await keep(books, changed)

    async with books.begin(write=False) as uow:
        assert await uow.outbox.get(letter.id) == changed


async def test_letter_unknown_is_gone(books: Books) -> None:
    async with books.begin(write=False) as uow:
        assert await uow.outbox.find("unknown") is None
        with pytest.raises(Gone):
            await uow.outbox.get(99)


async def test_letters_of_a_lane_leave_one_after_another(books: Books) -> None:
    first, second = await write(books, a_draft(), a_draft(dedup_key="second"))

    assert await due(books) == [first.id]
    await keep(books, first.sending())
    assert await due(books) == []
    await keep(books, first.sending().arrived((1,)))
    assert await due(books) == [second.id]


@pytest.mark.parametrize(
    "state", [LetterState.AMBIGUOUS, LetterState.FAILED, LetterState.CANCELLED]
)
async def test_letter_that_is_over_does_not_hold_up_its_lane(
    books: Books, state: LetterState
) -> None:
    first, second = await write(books, a_draft(), a_draft(dedup_key="second"))

    await keep(books, replace(first, state=state))

    assert await due(books) == [second.id]


async def test_letter_put_off_holds_up_its_lane_and_no_other(books: Books) -> None:
    first, _, desk, other = await write(
        books,
        a_draft(),
        a_draft(dedup_key="second"),
        a_draft(dedup_key="desk", side=Side.DESK),
        a_draft(dedup_key="other", person_id=2),
    )

    await keep(books, first.sending().after(Outcome.NOT_SENT, NOW))

    assert await due(books) == [desk.id, other.id]
    assert await due(books, LATER) == [first.id, desk.id, other.id]


async def test_letters_of_humans_come_first(books: Books) -> None:
    ids = [
        letter.id
        for letter in await write(
            books,
            a_draft(dedup_key="a", person_id=1, priority=Priority.DASHBOARD),
            a_draft(dedup_key="b", person_id=2, priority=Priority.NEW_CASE),
            a_draft(dedup_key="c", person_id=3, priority=Priority.HUMAN_ANSWER),
            a_draft(dedup_key="d", person_id=4, priority=Priority.NEW_CASE),
        )
    ]

    assert await due(books) == [ids[2], ids[1], ids[3], ids[0]]
    assert await due(books, limit=2) == [ids[2], ids[1]]


async def test_letters_left_in_sending_are_unfinished(books: Books) -> None:
    first, second, third = await write(
        books, *(a_draft(dedup_key=str(one), person_id=one) for one in (1, 2, 3))
    )
    await keep(books, third.sending(), first.sending(), second.sending().arrived((1,)))

    async with books.begin(write=False) as uow:
        unfinished = await uow.outbox.unfinished()
        counts = await uow.outbox.counts()

    assert unfinished == [first.sending(), third.sending()]
    assert counts == {"sending": 2, "sent": 1}


async def test_lane_is_cancelled_as_far_as_it_is_new(books: Books) -> None:
    first, second, third, desk = await write(
        books,
        a_draft(dedup_key="a"),
        a_draft(dedup_key="b"),
        a_draft(dedup_key="c"),
        a_draft(dedup_key="d", side=Side.DESK),
    )
    await keep(books, first.sending())

    async with books.begin() as uow:
        cancelled = await uow.outbox.cancel_lane(Side.PERSON, 1, "blocked")
        await uow.commit()

    assert cancelled == 2
    async with books.begin(write=False) as uow:
        for letter in (second, third):
            assert await uow.outbox.get(letter.id) == letter.cancelled("blocked")
    assert await due(books) == [desk.id]


async def test_letter_erased_while_it_was_sent_stays_erased(books: Books) -> None:
    (letter,) = await write(books, a_draft())
    async with books.begin() as uow:
        await uow.stores.erase(letter.person_id)
        await uow.commit()

    await keep(books, letter.sending().arrived((1,)))

    async with books.begin(write=False) as uow:
        assert await uow.outbox.counts() == {}
