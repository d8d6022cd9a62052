"""Updates are durable before they are handled, each has its turn, and none holds up the others."""

import asyncio
from typing import Any

import pytest

from tests.bot.inbound import Away, pressed, said
from tests.bot.office import Office, fail


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
