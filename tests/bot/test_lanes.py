"""Order within a conversation, none between conversations, and which update belongs to which."""

import asyncio
from typing import Any

import pytest

from bot.lanes import Lanes, lane_of
from bot.turns import Turn
from tests.bot.inbound import person, pressed, private_chat, said, turn

DESK = -1001
TOPIC = 55
FORUM = {"id": DESK, "type": "supergroup", "title": "Desk", "is_forum": True}


class Slate:
    """Work that writes down whose turn began and ended; a turn listed in `held` waits."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.ended: list[int] = []
        self.held: dict[int, asyncio.Event] = {}
        self.pauses: dict[int, list[float]] = {}

    async def __call__(self, turn: Turn) -> float | None:
        """Do the turn's work."""
        self.begun.append(turn.update_id)
        if turn.update_id in self.held:
            await self.held[turn.update_id].wait()
        if self.pauses.get(turn.update_id):
            return self.pauses[turn.update_id].pop(0)
        self.ended.append(turn.update_id)
        return None


async def find_person(chat_id: int, thread_id: int) -> str | None:
    return "700" if (chat_id, thread_id) == (DESK, TOPIC) else None


def in_topic(thread_id: int | None) -> dict[str, Any]:
    topic = {} if thread_id is None else {"message_thread_id": thread_id, "is_topic_message": True}
    return {"message_id": 1, "chat": FORUM, "from": person(9), "date": 1, **topic}


async def test_lane_keeps_order() -> None:
    slate = Slate()
    lanes = Lanes(slate)

    for update_id in range(50):
        lanes.put(turn(update_id))

    assert await lanes.finish(5)
    assert slate.ended == list(range(50))


async def test_lanes_do_not_wait_for_each_other() -> None:
    slate = Slate()
    slate.held[1] = asyncio.Event()
    lanes = Lanes(slate)

    lanes.put(turn(1, "slow"))
    lanes.put(turn(2, "slow"))
    lanes.put(turn(3, "quick"))
    await asyncio.sleep(0.01)

    assert slate.ended == [3]
    slate.held[1].set()
    assert await lanes.finish(5)
    assert slate.ended == [3, 1, 2]


async def test_lanes_are_only_so_many_at_once() -> None:
    slate = Slate()
    go = asyncio.Event()
    slate.held = dict.fromkeys(range(10), go)
    lanes = Lanes(slate, width=3)

    for update_id in range(10):
        lanes.put(turn(update_id, str(update_id)))
    await asyncio.sleep(0.01)

    assert len(slate.begun) == 3
    go.set()
    assert await lanes.finish(5)


async def test_turn_tried_again_holds_its_lane_but_no_place() -> None:
    slate = Slate()
    slate.pauses[1] = [0.05, 0.05]
    lanes = Lanes(slate, width=1)

    lanes.put(turn(1, "in trouble"))
    lanes.put(turn(2, "in trouble"))
    lanes.put(turn(3, "well"))

    assert await lanes.finish(5)
    assert slate.begun == [1, 3, 1, 1, 2]
    assert slate.ended == [3, 1, 2]


async def test_lane_works_again_after_it_was_empty() -> None:
    slate = Slate()
    lanes = Lanes(slate)
    lanes.put(turn(1))
    await lanes.finish(5)

    lanes.put(turn(2))

    assert await lanes.finish(5)
    assert slate.ended == [1, 2]


async def test_finish_gives_up_what_takes_too_long() -> None:
    slate = Slate()
    slate.held[1] = asyncio.Event()
    lanes = Lanes(slate)
    lanes.put(turn(1))

    finished = await lanes.finish(0.01)

    assert not finished
    assert slate.ended == []


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        (said(1, 700), "700"),
        (pressed(1, 700), "700"),
        ({"edited_message": said(1, 700)["message"]}, "700"),
        ({"my_chat_member": {"chat": private_chat(700), "from": person(700)}}, "700"),
        ({"message_reaction": {"chat": private_chat(700), "user": person(700)}}, "700"),
        ({"message": in_topic(TOPIC)}, "700"),
        ({"edited_message": in_topic(TOPIC)}, "700"),
        ({"callback_query": {"from": person(9), "message": in_topic(TOPIC)}}, "700"),
        ({"message": in_topic(56)}, f"{DESK}:56"),
        ({"message": in_topic(None)}, f"{DESK}"),
        ({"message": {**in_topic(None), "message_thread_id": TOPIC}}, f"{DESK}"),
        ({"message_reaction": {"chat": FORUM, "user": person(9)}}, f"{DESK}"),
        ({"callback_query": {"from": person(700), "inline_message_id": "x"}}, "700"),
        ({"poll_answer": {"user": person(700)}}, "700"),
        ({"message": {"chat": "no chat"}}, "nowhere"),
        ({"update_id": 1}, "nowhere"),
    ],
)
async def test_lane_of_is_the_conversation(update: dict[str, Any], lane: str) -> None:
    assert await lane_of(update, find_person) == lane
