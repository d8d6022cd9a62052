"""Turns are booked in groups with their states, however long the database is away."""

from tests.bot.inbound import Away, said
from tests.bot.office import ANNA, Office


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
