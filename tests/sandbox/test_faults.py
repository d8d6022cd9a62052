"""Faults: what each does to the caller, and whether the message got through."""

import asyncio
import time

import pytest

from bot.sandbox import Fault, Person, Refused, Sandbox
from bot.sandbox.faults import FaultKind
from tests.sandbox.drivers import Driver, Refusal


@pytest.mark.parametrize(
    ("kind", "felt", "delivered"),
    [
        ("flood", "flood", False),
        ("server-error", "server", False),
        ("bad-gateway", "server", False),
        ("reset-before", "network", False),
        ("reset-after", "network", True),
        ("error", "bad", False),
    ],
)
async def test_fault_strikes_once(
    bot: Driver, anna: Person, sandbox: Sandbox, kind: FaultKind, felt: str, *, delivered: bool
) -> None:
    sandbox.add_fault(Fault(kind=kind, method="sendMessage", count=1, seconds=7))

    with pytest.raises(Refusal) as caught:
        await bot.call("sendMessage", chat_id=anna.id, text="first")

    assert caught.value.kind == felt
    await bot.call("sendMessage", chat_id=anna.id, text="second")
    texts = [it.text for it in (await anna.chat()).messages[1:]]
    assert texts == (["first", "second"] if delivered else ["second"])


async def test_flood_names_the_seconds(bot: Driver, anna: Person, sandbox: Sandbox) -> None:
    sandbox.add_fault(Fault(kind="flood", seconds=7, count=1))

    with pytest.raises(Refusal) as caught:
        await bot.call("sendMessage", chat_id=anna.id, text="x")

    assert caught.value.facts == {"retry_after": 7}


async def test_fault_minds_chat_and_skips(bot: Driver, anna: Person, sandbox: Sandbox) -> None:
    bea = await sandbox.people.create("Bea")
    await bea.start()
    sandbox.add_fault(Fault(kind="server-error", chat_id=anna.id, skip=1))

    await bot.call("sendMessage", chat_id=bea.id, text="x")
    await bot.call("sendMessage", chat_id=anna.id, text="x")

    with pytest.raises(Refusal):
        await bot.call("sendMessage", chat_id=anna.id, text="y")
    sandbox.clear_faults()
    await bot.call("sendMessage", chat_id=anna.id, text="z")


async def test_latency_delays_and_delivers(bot: Driver, anna: Person, sandbox: Sandbox) -> None:
    sandbox.add_fault(Fault(kind="latency", seconds=0.05, count=1))
    began = time.monotonic()

    await bot.call("sendMessage", chat_id=anna.id, text="slow")

    assert time.monotonic() - began >= 0.05
    assert (await anna.screen()).text == "slow"


async def test_hanging_call_is_never_delivered(bot: Driver, anna: Person, sandbox: Sandbox) -> None:
    sandbox.add_fault(Fault(kind="hang", count=1))

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(bot.call("sendMessage", chat_id=anna.id, text="x"), 0.05)

    assert [it.text for it in (await anna.chat()).messages] == ["/start"]
    assert sandbox.calls()[-1]["outcome"] == {"fault": "hang"}


async def test_faults_are_switched_over_http(sandbox: Sandbox) -> None:
    people = sandbox.people
    made = await people.add_fault("error", method="sendMessage", description="Bad Request: no")

    listed = await people.ask("GET", "/sandbox/faults")

    assert [(it["id"], it["description"]) for it in listed] == [(made, "Bad Request: no")]
    await people.clear_faults()
    assert await people.ask("GET", "/sandbox/faults") == []
    with pytest.raises(Refused, match="kind must be one of"):
        await people.add_fault("gremlins")
