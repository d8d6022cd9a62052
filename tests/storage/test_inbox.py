"""The durable inbox and the dialog states settled with it, on SQLite and on PostgreSQL."""

from datetime import timedelta

import pytest

from storage.dialog_states import DialogStates, StateRow
from storage.engine import Database
from storage.inbox import BuriedRow, InboundRow, Inbox, SettledTurn
from storage.unit_of_work import handling
from tests.builders import NOW
from tests.fakes import FakeClock

BOT = 7
KEY = "7:4001:4001:::stack"


@pytest.fixture
def inbox(database: Database) -> Inbox:
    """Return the database's inbox."""
    return Inbox(database)


@pytest.fixture
def states(database: Database) -> DialogStates:
    """Return the database's dialog states."""
    return DialogStates(database)


def a_row(update_id: int, lane: str = "4001") -> InboundRow:
    """Return an update as it came in."""
    return InboundRow(update_id=update_id, lane=lane, raw=f'{{"update_id": {update_id}}}')


def a_turn(update_id: int, **states: StateRow | None) -> SettledTurn:
    """Return what handling an update came to."""
    return SettledTurn(
        update_id=update_id, states={KEY + name: row for name, row in states.items()}
    )


def a_state(state: str | None = "SearchSG:query", data: str = "{}") -> StateRow:
    """Return where a dialog stands."""
    return StateRow(state=state, data=data)


async def ids(inbox: Inbox) -> list[int]:
    """Return the ids of what is pending."""
    return [row.update_id for row in await inbox.pending(BOT)]


async def test_updates_are_pending_as_they_came_in(inbox: Inbox) -> None:
    rows = [a_row(900), a_row(901, "-100:7"), a_row(5)]

    assert await inbox.store(BOT, rows) == [900, 901, 5]

    assert await inbox.pending(BOT) == rows
    assert await inbox.pending(BOT + 1) == []


async def test_updates_known_already_are_dropped(inbox: Inbox) -> None:
    await inbox.store(BOT, [a_row(1), a_row(2)])
    await inbox.settle([a_turn(1)])

    new = await inbox.store(BOT, [a_row(3), a_row(2), a_row(1), a_row(4), a_row(4)])

    assert list(dict.fromkeys(new)) == [3, 4]
    assert await ids(inbox) == [2, 3, 4]


async def test_nothing_is_stored_of_nothing(inbox: Inbox) -> None:
    assert await inbox.store(BOT, []) == []


async def test_turns_are_settled_with_their_states(inbox: Inbox, states: DialogStates) -> None:
    await inbox.store(BOT, [a_row(1), a_row(2), a_row(3)])

    await inbox.settle(
        [
            a_turn(1, a=a_state("one"), b=a_state("b", '{"typed": "ä"}')),
            a_turn(2, a=a_state("two")),
        ]
    )

    assert await ids(inbox) == [3]
    assert await states.load(KEY + "a") == a_state("two")
    assert await states.load(KEY + "b") == a_state("b", '{"typed": "ä"}')
    assert await states.load(KEY + "c") is None


async def test_state_is_replaced_and_removed(inbox: Inbox, states: DialogStates) -> None:
    await inbox.store(BOT, [a_row(1), a_row(2)])
    await inbox.settle([a_turn(1, a=a_state(), b=a_state())])

    await inbox.settle([a_turn(2, a=None, b=a_state(None, "[]"))])

    assert await states.load(KEY + "a") is None
    assert await states.load(KEY + "b") == a_state(None, "[]")


async def test_state_removed_and_written_again_in_one_group_is_there(
    inbox: Inbox, states: DialogStates
) -> None:
    await inbox.store(BOT, [a_row(1), a_row(2)])

    await inbox.settle([a_turn(1, a=None), a_turn(2, a=a_state("back"))])

    assert await states.load(KEY + "a") == a_state("back")


async def test_turn_settled_again_changes_nothing(inbox: Inbox, states: DialogStates) -> None:
    await inbox.store(BOT, [a_row(1), a_row(2)])
    await inbox.settle([a_turn(1, a=a_state("old"))])
    await inbox.settle([a_turn(2, a=a_state("new"))])

    await inbox.settle([a_turn(1, a=a_state("old"))])

    assert await states.load(KEY + "a") == a_state("new")


async def test_turn_without_an_update_writes_its_states(inbox: Inbox, states: DialogStates) -> None:
    for name in ("first", "second"):
        await inbox.settle([a_turn(-1, a=a_state(name))])

    assert await states.load(KEY + "a") == a_state("second")


async def test_nothing_is_settled_of_nothing(inbox: Inbox) -> None:
    await inbox.settle([])


async def test_update_buried_is_shown_without_its_text(inbox: Inbox, states: DialogStates) -> None:
    await inbox.store(BOT, [a_row(1), a_row(2), a_row(3)])
    await inbox.settle([a_turn(3)])

    for update_id in (2, 3):
        await inbox.bury(update_id, "not an update")

    assert await ids(inbox) == [1]
    assert await inbox.buried() == [BuriedRow(update_id=2, reason="not an update")]
    await inbox.settle([a_turn(2, a=a_state())])
    assert await states.load(KEY + "a") is None


async def test_updates_are_forgotten_when_they_are_over_and_old(
    inbox: Inbox, clock: FakeClock
) -> None:
    await inbox.store(BOT, [a_row(1), a_row(2), a_row(3)])
    await inbox.settle([a_turn(1)])
    await inbox.bury(2, "why")
    clock.advance(days=7)
    await inbox.store(BOT, [a_row(4)])
    await inbox.settle([a_turn(4)])

    purged = await inbox.purge(NOW + timedelta(seconds=1))

    assert purged == 2
    assert await inbox.buried() == []
    assert await ids(inbox) == [3]
    assert await inbox.store(BOT, [a_row(1), a_row(3), a_row(4)]) == [1]


async def test_effects_are_forgotten_when_old(
    inbox: Inbox, database: Database, clock: FakeClock
) -> None:
    for wanted in (False, True, False):
        with handling(501) as attempt:
            async with database.begin() as uow:
                await uow.commit()
        assert attempt.replayed is wanted
        if wanted:
            await inbox.purge(clock.now() + timedelta(seconds=1))
