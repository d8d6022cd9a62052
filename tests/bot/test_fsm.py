"""Dialog states: a turn's own until it is over, in memory what is in the books, nothing lost."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import StorageKey

from bot.committer import Committer
from bot.fsm import TurnStorage
from bot.turns import Turn
from storage.dialog_states import StateRow, address_in
from tests.bot.inbound import Away, FakeInbox, turn

ANNA = StorageKey(bot_id=42, chat_id=700, user_id=700, destiny="aiogd:stack:")
BERT = StorageKey(bot_id=42, chat_id=701, user_id=701)
ANNAS = "42:700:700:::aiogd:stack:"


class HomeSG(StatesGroup):
    """A dialog of these tests."""

    rooms = State()


@pytest.fixture
def inbox() -> FakeInbox:
    return FakeInbox()


@pytest.fixture
def committer(inbox: FakeInbox) -> Committer:
    return Committer(inbox, passing=(Away,), gathering=60)  # type: ignore[arg-type]


@pytest.fixture
def states(inbox: FakeInbox, committer: Committer) -> TurnStorage:
    return TurnStorage(inbox, committer, remembered=2)  # type: ignore[arg-type]


@contextmanager
def running(update_id: int) -> Iterator[Turn]:
    one = turn(update_id)
    with one.running():
        yield one


async def test_turn_reads_what_it_wrote(states: TurnStorage) -> None:
    with running(1):
        await states.set_state(ANNA, HomeSG.rooms)
        await states.set_data(ANNA, {"rooms": 3})

        assert await states.get_state(ANNA) == "HomeSG:rooms"
        assert await states.get_data(ANNA) == {"rooms": 3}


async def test_turn_in_hand_is_seen_by_nobody_else(states: TurnStorage) -> None:
    with running(1):
        await states.set_data(ANNA, {"rooms": 3})

    with running(2):
        assert await states.get_data(ANNA) == {}


async def test_finished_turn_is_seen_before_it_is_booked(
    states: TurnStorage, inbox: FakeInbox
) -> None:
    with running(1) as first:
        await states.set_data(ANNA, {"rooms": 3})

    states.finish(first)

    with running(2):
        assert await states.get_data(ANNA) == {"rooms": 3}
    assert inbox.states == {}


async def test_failed_turn_leaves_nothing(
    states: TurnStorage, inbox: FakeInbox, committer: Committer
) -> None:
    inbox.states[ANNAS] = StateRow(state=None, data='{"rooms": 2}')
    with running(1):
        await states.set_data(ANNA, {"rooms": 3})

    with running(1) as again:
        data = await states.get_data(ANNA)
    states.finish(again)
    await committer.flush(5)

    assert data == {"rooms": 2}
    assert inbox.states[ANNAS].data == '{"rooms": 2}'


async def test_booked_states_are_read_from_memory(
    states: TurnStorage, inbox: FakeInbox, committer: Committer
) -> None:
    with running(1) as first:
        await states.set_data(ANNA, {"rooms": 3})
    states.finish(first)
    await committer.flush(5)
    inbox.loads.clear()

    with running(2):
        data = await states.get_data(ANNA)

    assert data == {"rooms": 3}
    assert inbox.loads == []
    assert inbox.states == {ANNAS: StateRow(state=None, data='{"rooms": 3}')}


async def test_absent_state_is_asked_for_once(states: TurnStorage, inbox: FakeInbox) -> None:
    for update_id in range(3):
        with running(update_id):
            await states.get_state(ANNA)

    assert inbox.loads == [ANNAS]


async def test_memory_forgets_what_was_not_used_for_longest(
    states: TurnStorage, inbox: FakeInbox
) -> None:
    others = [StorageKey(bot_id=42, chat_id=i, user_id=i) for i in (1, 2)]
    for key in (ANNA, *others, ANNA):
        await states.get_data(key)

    assert inbox.loads.count(ANNAS) == 2


async def test_memory_never_forgets_what_is_not_booked(
    states: TurnStorage, inbox: FakeInbox
) -> None:
    with running(1) as first:
        await states.set_data(ANNA, {"rooms": 3})
    states.finish(first)
    for i in range(10):
        await states.get_data(StorageKey(bot_id=42, chat_id=i, user_id=i))

    with running(2):
        assert await states.get_data(ANNA) == {"rooms": 3}
    assert inbox.loads.count(ANNAS) == 1


async def test_later_turn_outlives_the_booking_of_earlier_ones(
    states: TurnStorage, inbox: FakeInbox, committer: Committer
) -> None:
    inbox.states[ANNAS] = StateRow(state=None, data='{"rooms": 1}')
    turns: list[Turn] = []
    for update_id, rooms in enumerate(({}, {"rooms": 2}, {})):
        with running(update_id) as one:
            await states.set_data(ANNA, rooms)
        states.finish(one)
        turns.append(one)
    seen = []

    for one in turns:
        for listener in committer.listeners:
            listener([one])
        seen.append(await states.get_data(ANNA))

    assert seen == [{}, {}, {}]


async def test_unchanged_state_is_not_written(states: TurnStorage, inbox: FakeInbox) -> None:
    inbox.states[ANNAS] = StateRow(state=None, data='{"rooms": 2}')

    with running(1) as first:
        await states.set_data(ANNA, {"rooms": 2})

    assert first.states == {}


async def test_emptied_state_is_removed(
    states: TurnStorage, inbox: FakeInbox, committer: Committer
) -> None:
    inbox.states[ANNAS] = StateRow(state=None, data='{"rooms": 2}')

    with running(1) as first:
        await states.set_data(ANNA, {})
    states.finish(first)
    await committer.flush(5)

    assert inbox.states == {}


async def test_writing_outside_of_turns_is_booked_too(
    states: TurnStorage, inbox: FakeInbox, committer: Committer
) -> None:
    with running(1) as first:
        pass
    states.finish(first)
    with first.running():
        await states.set_data(ANNA, {"rooms": 3})
    await states.set_state(BERT, "HomeSG:rooms")

    await committer.flush(5)

    assert inbox.states == {
        ANNAS: StateRow(state=None, data='{"rooms": 3}'),
        "42:701:701:::default": StateRow(state="HomeSG:rooms", data="{}"),
    }


async def test_data_read_is_the_readers_own(states: TurnStorage) -> None:
    with running(1):
        await states.set_data(ANNA, {"towns": ["Sulingen"]})
        (await states.get_data(ANNA))["towns"].append("Diepholz")

        assert await states.get_data(ANNA) == {"towns": ["Sulingen"]}


async def test_forgetting_a_chat_removes_what_was_waiting_to_be_booked(
    states: TurnStorage, inbox: FakeInbox, committer: Committer
) -> None:
    with running(1) as first:
        await states.set_data(ANNA, {"rooms": 3})
        await states.set_data(BERT, {"rooms": 4})
    states.finish(first)

    with running(2) as erasing:
        states.forget(700)
    states.finish(erasing)
    await committer.flush(5)

    assert list(inbox.states) == ["42:701:701:::default"]


async def test_key_names_the_person_for_erasure(states: TurnStorage) -> None:
    key = StorageKey(bot_id=42, chat_id=-1001, user_id=700, thread_id=5, destiny="a:b")

    with running(1) as first:
        await states.set_data(key, {"rooms": 3})

    assert [address_in(name) for name in first.states] == ["700"]
