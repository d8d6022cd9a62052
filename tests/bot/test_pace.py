"""The rate plan: even pace, bursts, groups, priorities, pauses."""

import asyncio
from time import perf_counter

import pytest

from bot.pace import Limits, RatePlan
from offers.letters import Priority
from tests.bot.street import Hands, Street, most_within

GROUP = -100
ALICE, BEN, CARA, DAN = 1, 2, 3, 4


async def test_a_turn_without_a_queue_costs_no_waiting() -> None:
    plan = RatePlan()

    turn = plan.turn(ALICE, Priority.CONVERSATION)

    with pytest.raises(StopIteration):
        turn.send(None)


async def test_many_chats_leave_evenly_and_never_thirty_one_in_a_second() -> None:
    street = Street()

    for chat in range(1, 201):
        street.come(chat)
    await street.clock.pass_by(10)

    gaps = [later - sooner for sooner, later in zip(street.times, street.times[1:], strict=False)]
    assert len(street.went) == 200
    assert street.times[-1] == pytest.approx(199 / 29, abs=0.02)
    assert most_within(street.times, 1.0) <= 30
    assert max(gaps) == pytest.approx(1 / 29, abs=0.002)


async def test_one_chat_gets_three_at_once_and_one_a_second_on_the_whole() -> None:
    street = Street()

    for _ in range(9):
        street.come(ALICE)
    await street.clock.pass_by(10)

    assert [round(at, 1) for at in street.times] == [0, 0, 0.1, 3.2, 3.2, 3.3, 6.4, 6.4, 6.5]


async def test_an_album_counts_as_many_as_it_has() -> None:
    street = Street()

    street.come(GROUP, name="album", size=10)
    street.come(GROUP, name="album", size=10)
    street.come(GROUP, name="text")
    await street.clock.pass_by(70)

    assert [(name, round(at)) for name, at in street.went] == [
        ("album", 0),
        ("album", 62),
        ("text", 62),
    ]


async def test_an_album_larger_than_a_burst_still_leaves() -> None:
    street = Street()
    street.come(ALICE, name="text")

    street.come(ALICE, name="album", size=10)
    await street.clock.pass_by(5)

    assert [(name, round(at, 1)) for name, at in street.went] == [("text", 0), ("album", 3.2)]


async def test_a_chat_that_must_wait_does_not_hold_up_another() -> None:
    street = Street()
    for _ in range(4):
        street.come(ALICE, name="alice")
    await street.clock.pass_by(0.2)

    street.come(BEN, Priority.BROADCAST, name="ben")
    await street.clock.pass_by(0.1)

    assert street.names == ["alice", "alice", "alice", "ben"]
    await street.go_home()


async def test_the_more_urgent_goes_first_and_equals_in_the_order_they_came() -> None:
    street = Street()
    for chat, priority in [
        (11, Priority.BROADCAST),
        (12, Priority.BROADCAST),
        (13, Priority.DASHBOARD),
        (14, Priority.PERSON_MESSAGE),
        (15, Priority.CONVERSATION),
        (16, Priority.HUMAN_ANSWER),
        (17, Priority.HUMAN_ANSWER),
    ]:
        street.come(chat, priority, name=str(chat))

    await street.clock.pass_by(2)

    assert street.names == ["11", "16", "17", "15", "14", "12", "13"]


async def test_a_broadcast_takes_what_live_traffic_leaves() -> None:
    street = Street()
    for chat in range(1000, 1100):
        street.come(chat, Priority.BROADCAST, name="broadcast")

    for second in range(2):
        for chat in range(20):
            street.come(second * 20 + chat + 1, name="live")
        await street.clock.pass_by(1.0)

    assert street.names.count("live") == 40
    assert street.names.count("broadcast") == pytest.approx(2 * 29 - 40, abs=2)
    await street.go_home()


async def test_a_group_gets_nineteen_a_minute_over_all_its_topics() -> None:
    street = Street()

    for _ in range(40):
        street.come(GROUP)
    await street.clock.pass_by(120)

    assert [sum(1 for at in street.times if at < end) for end in (60, 120)] == [19, 38]
    await street.go_home()


async def test_dashboards_leave_room_in_the_group_for_what_is_urgent() -> None:
    street = Street()
    for _ in range(30):
        street.come(GROUP, Priority.DASHBOARD, name="dashboard")
    await street.clock.pass_by(5)

    street.come(GROUP, Priority.NEW_CASE, name="new case")
    await street.clock.pass_by(1)

    assert street.names == ["dashboard"] * 15 + ["new case"]
    await street.go_home()


async def test_answers_to_persons_never_wait_for_the_group() -> None:
    street = Street()
    for _ in range(60):
        street.come(GROUP, Priority.HUMAN_ANSWER)
    await street.clock.pass_by(2)

    street.come(ALICE, Priority.HUMAN_ANSWER, name="alice")
    await street.clock.pass_by(0.1)

    assert street.names[-1] == "alice"
    await street.go_home()


async def test_a_pause_holds_one_chat_and_nobody_else() -> None:
    street = Street()
    street.plan.pause(ALICE, 7)

    street.come(ALICE, name="alice")
    street.come(BEN, name="ben")
    await street.clock.pass_by(10)

    assert street.went == [("ben", 0.0), ("alice", 7.0)]


async def test_pauses_of_several_chats_in_a_moment_hold_everybody() -> None:
    street = Street()
    for chat, seconds in [(ALICE, 5), (BEN, 4), (CARA, 6)]:
        street.plan.pause(chat, seconds)

    street.come(DAN, name="dan")
    await street.clock.pass_by(10)

    assert street.went == [("dan", 4.0)]


async def test_pauses_far_apart_hold_only_their_chats() -> None:
    street = Street()
    for chat in (ALICE, BEN, CARA):
        street.plan.pause(chat, 60)
        await street.clock.pass_by(3)

    street.come(DAN, name="dan")
    await street.clock.pass_by(0.1)

    assert street.names == ["dan"]


async def test_who_gives_up_waiting_takes_no_turn() -> None:
    street = Street()
    for _ in range(3):
        street.come(ALICE)
    given_up = street.come(ALICE, name="given up")
    street.come(ALICE, name="next")
    await street.clock.pass_by(0.2)

    given_up.cancel()
    await street.clock.pass_by(3.1)

    assert street.names[3:] == ["next"]
    assert street.plan.waiting == 0


async def test_idle_chats_are_forgotten() -> None:
    clock = Hands()
    plan = RatePlan(timer=clock)

    for chat in range(1, 10_001):
        await plan.turn(chat, Priority.CONVERSATION)
        clock.now += 1

    assert len(plan._chats) <= 1025  # noqa: SLF001 - memory has no public face


async def test_an_unlimited_plan_waits_only_for_a_pause() -> None:
    plan = RatePlan.unlimited()
    plan.pause(BEN, 60)
    start = perf_counter()

    for _ in range(1000):
        await plan.turn(ALICE, Priority.BROADCAST)
        await plan.turn(GROUP, Priority.BROADCAST, group=True)

    assert perf_counter() - start < 1.0
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(plan.turn(BEN, Priority.HUMAN_ANSWER), 0.02)


async def test_real_time_is_kept_by_the_running_loop() -> None:
    plan = RatePlan(Limits(overall=100.0))
    start = perf_counter()

    for chat in range(1, 21):
        await plan.turn(chat, Priority.CONVERSATION)

    assert perf_counter() - start >= 0.17
