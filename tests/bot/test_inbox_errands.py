"""Something of our own that has its turn in a conversation's lane, between two of its updates."""

import asyncio

import pytest

from bot import inbox
from tests.bot.inbound import said
from tests.bot.office import ANNA, Office


async def test_errand_waits_for_the_update_before_it() -> None:
    office = Office()
    done: list[str] = []
    gate = asyncio.Event()

    async def handle() -> None:
        await gate.wait()
        done.append("update")

    async def errand() -> None:
        done.append("errand")

    office.on(1, handle)
    await office.intake.take_in([said(1, ANNA.chat_id)])
    waiting = asyncio.ensure_future(office.intake.in_lane(str(ANNA.chat_id), errand))
    await asyncio.sleep(0)
    gate.set()
    await waiting

    assert done == ["update", "errand"]


async def test_errand_keeps_what_it_writes_into_the_dialog() -> None:
    office = Office()

    async def errand() -> None:
        await office.states.set_data(ANNA, {"step": 2})

    await office.intake.in_lane(str(ANNA.chat_id), errand)

    assert await office.states.get_data(ANNA) == {"step": 2}


async def test_errand_that_fails_tells_who_asked() -> None:
    office = Office()

    async def errand() -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await office.intake.in_lane(str(ANNA.chat_id), errand)


async def test_errand_nobody_waits_for_any_more_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office = Office()
    done: list[str] = []
    gate = asyncio.Event()
    monkeypatch.setattr(inbox, "ERRAND_SECONDS", 0.01)

    async def errand() -> None:
        done.append("errand")

    office.on(1, gate.wait)
    await office.intake.take_in([said(1, ANNA.chat_id)])
    with pytest.raises(TimeoutError):
        await office.intake.in_lane(str(ANNA.chat_id), errand)
    gate.set()
    await office.intake.stop(5.0)

    assert done == []
