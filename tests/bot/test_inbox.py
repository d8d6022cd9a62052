"""Updates are durable before they are handled, each has its turn, and none holds up the others."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.fsm.storage.base import StorageKey
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.committer import Committer
from bot.errors import ErrorAnswers
from bot.fsm import TurnStorage
from bot.inbox import Intake
from storage.unit_of_work import current_update
from tests.bot.inbound import Away, FakeInbox, SilentSession, pressed, said, silent_bot

ANNA = StorageKey(bot_id=42, chat_id=700, user_id=700)


async def find_nobody(_chat_id: int, _thread_id: int) -> str | None:
    return None


async def show_no_menu(_: DialogManager) -> None:
    """Show nothing."""


class Office:
    """An intake over an inbox in memory; handlers do what a test says."""

    def __init__(self, *, gathering: float = 0.0, backlog: int = 100) -> None:
        self.bot: Bot
        self.telegram: SilentSession
        self.bot, self.telegram = silent_bot()
        self.inbox = FakeInbox()
        self.handled: list[int] = []
        self.acts: dict[int, list[Callable[[], Awaitable[object]]]] = {}
        self.committer = Committer(self.inbox, passing=(Away,), gathering=gathering)  # type: ignore[arg-type]
        self.states = TurnStorage(self.inbox, self.committer)  # type: ignore[arg-type]
        self.errors = ErrorAnswers(passing=(Away,), menu=show_no_menu)
        dispatcher = Dispatcher(storage=self.states, events_isolation=DisabledEventIsolation())
        dispatcher.message.register(self._on_event)
        dispatcher.callback_query.register(self._on_event)
        dispatcher.errors.register(self.errors.on_error)
        self.intake = Intake(
            bot=self.bot,
            dispatcher=dispatcher,
            inbox=self.inbox,  # type: ignore[arg-type]
            committer=self.committer,
            states=self.states,
            errors=self.errors,
            find_person=find_nobody,
            pauses=(0.01, 0.01),
            backlog=backlog,
        )

    def on(self, update_id: int, *acts: Callable[[], Awaitable[object]]) -> None:
        """Let handling the update come to these, one each time it is handled."""
        self.acts[update_id] = list(acts)

    async def _on_event(self, _: Message | CallbackQuery) -> None:
        handling = current_update.get()
        assert handling is not None
        self.handled.append(handling.update_id)
        if self.acts.get(handling.update_id):
            await self.acts[handling.update_id].pop(0)()


def fail(error: Exception) -> Callable[[], Awaitable[object]]:
    async def act() -> None:
        raise error

    return act


async def test_update_is_kept_before_it_is_handled() -> None:
    office = Office()
    office.inbox.trouble = [Away()]

    with pytest.raises(Away):
        await office.intake.take_in([said(1, 700)])
    await office.intake.stop(5)

    assert office.handled == []
    assert office.inbox.rows == {}


async def test_update_that_comes_twice_is_handled_once() -> None:
    office = Office()

    await office.intake.take_in([said(1, 700), said(1, 700)])
    await office.intake.take_in([said(1, 700), said(2, 700)])
    await office.intake.stop(5)

    assert office.handled == [1, 2]


async def test_update_without_an_id_holds_nobody_up() -> None:
    office = Office()

    await office.intake.take_in([{"message": {}}, said(2, 700)])
    await office.intake.stop(5)

    assert office.handled == [2]


@pytest.mark.parametrize(
    "broken",
    [
        {"update_id": 1, "message": {"message_id": "no number"}},
        {"update_id": 1, "message": None},
        {"update_id": 1, "a_type_of_tomorrow": {}},
        {"update_id": 1},
    ],
)
async def test_update_that_does_not_validate_is_buried_at_once(broken: dict[str, Any]) -> None:
    office = Office()

    await office.intake.take_in([broken, said(2, 700)])
    finished = await office.intake.stop(5)

    assert finished
    assert list(office.inbox.buried) == [1]
    assert office.handled == [2]


async def test_grave_names_no_words() -> None:
    office = Office()
    update = said(1, 700, "my secret")
    update["message"]["from"] = "my name"

    await office.intake.take_in([update])
    await office.intake.stop(5)

    assert office.inbox.buried == {1: "does not validate: message.from"}


async def test_turn_is_tried_again_when_the_database_was_away() -> None:
    office = Office()
    office.on(1, fail(Away()), fail(ConnectionError()))

    await office.intake.take_in([said(1, 700), said(2, 700), said(3, 701)])
    await office.intake.stop(5)

    assert office.handled == [1, 3, 1, 1, 2]
    assert office.inbox.buried == {}
    assert sorted(one for group in office.inbox.groups for one in group) == [1, 2, 3]


async def test_turn_that_never_succeeds_is_buried() -> None:
    office = Office()
    office.on(1, *[fail(Away())] * 9)

    await office.intake.take_in([said(1, 700), said(2, 700)])
    await office.intake.stop(5)

    assert office.handled == [1, 1, 1, 2]
    assert office.inbox.buried == {1: "Away"}


async def test_bug_is_answered_and_the_turn_is_over() -> None:
    office = Office()
    office.on(1, fail(KeyError("rooms")))

    await office.intake.take_in([pressed(1, 700), pressed(2, 700)])
    await office.intake.stop(5)

    assert office.handled == [1, 2]
    assert office.inbox.buried == {}


async def test_states_of_a_failed_try_are_not_booked() -> None:
    office = Office()

    async def write_and_fail() -> None:
        await office.states.set_data(ANNA, {"try": 1})
        raise Away

    office.on(1, write_and_fail)

    await office.intake.take_in([said(1, 700)])
    await office.intake.stop(5)

    assert office.handled == [1, 1]
    assert office.inbox.states == {}


async def test_turns_are_booked_together() -> None:
    office = Office(gathering=60)

    await office.intake.take_in([said(number, number) for number in range(1, 21)])
    await office.intake.stop(5)

    assert [len(group) for group in office.inbox.groups] == [20]


async def test_booking_is_tried_until_it_succeeds() -> None:
    office = Office()
    office.inbox.trouble = [None, Away(), Away()]

    await office.intake.take_in([said(1, 700)])
    finished = await office.intake.stop(5)

    assert finished
    assert office.inbox.groups == [[1]]


async def test_states_that_cannot_be_booked_do_not_hold_up_the_others() -> None:
    office = Office(gathering=60)
    for update_id in (1, 2):
        office.on(update_id, lambda: office.states.set_data(ANNA, {"n": len(office.handled)}))
    office.inbox.trouble = [None, ValueError(), ValueError(), None, None]

    await office.intake.take_in([said(1, 700), said(2, 700)])
    await office.intake.stop(5)

    assert office.inbox.groups == [[1], [2]]
    assert [row.data for row in office.inbox.states.values()] == ['{"n": 2}']


async def test_full_intake_has_no_room_until_half_is_done() -> None:
    office = Office(backlog=4)
    go = asyncio.Event()
    for update_id in range(1, 5):
        office.on(update_id, go.wait)
    await office.intake.take_in([said(number, number) for number in range(1, 5)])
    room = asyncio.ensure_future(office.intake.room())
    await asyncio.sleep(0.01)

    was_full = office.intake.is_full
    go.set()
    await asyncio.wait_for(room, 5)

    assert was_full
    assert not office.intake.is_full


async def test_replay_takes_up_what_is_not_settled() -> None:
    office = Office()
    await office.intake.take_in([said(1, 700)])
    await office.intake.stop(5)
    later = said(2, 700)
    await _keep(office, later)

    again = await office.intake.replay()
    await office.intake.stop(5)

    assert again == 1
    assert office.handled == [1, 2]


async def _keep(office: Office, update: dict[str, Any]) -> None:
    """Put an update into the inbox as a process does that dies right afterwards."""
    before = Office()
    before.inbox.rows = office.inbox.rows
    hold = asyncio.Event()
    before.on(update["update_id"], hold.wait)
    await before.intake.take_in([update])
    await before.intake.stop(0.01)
