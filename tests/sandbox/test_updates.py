"""Updates by long poll: order, confirmation, what is left out, and who may poll."""

import asyncio
from typing import Any

import pytest

from bot.sandbox import Fault, Person, Sandbox
from tests.sandbox.conftest import Refusals, until
from tests.sandbox.drivers import Driver, Refusal

MARKUP = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}


async def kinds(bot: Driver, **params: Any) -> list[str]:  # noqa: ANN401 - parameters of getUpdates
    updates = await bot.call("getUpdates", **params)
    return [next(key for key in update if key != "update_id") for update in updates]


async def test_start_carries_payload_and_command_entity(bot: Driver, sandbox: Sandbox) -> None:
    anna = await sandbox.people.create("Anna", last_name="A", language_code="de")

    await anna.start("poster-7_x")

    message = (await bot.call("getUpdates", timeout=5))[0]["message"]
    assert message["text"] == "/start poster-7_x"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"]["language_code"] == "de"
    assert message["chat"]["type"] == "private"


async def test_poll_waits_for_the_next_update(bot: Driver, sandbox: Sandbox) -> None:
    anna = await sandbox.people.create("Anna")
    poll = asyncio.gather(bot.call("getUpdates", timeout=20))
    await until(sandbox.is_polled)

    await anna.say("Moin")

    assert (await poll)[0][0]["message"]["text"] == "Moin"


async def test_updates_stay_until_confirmed(bot: Driver, anna: Person) -> None:
    await anna.say("two")
    await anna.say("three")

    first = await bot.call("getUpdates", limit=1)
    again = await bot.call("getUpdates")
    rest = await bot.call("getUpdates", offset=first[0]["update_id"] + 1)
    last = await bot.call("getUpdates", offset=-1)

    assert [it["message"]["text"] for it in again] == ["/start", "two", "three"]
    assert [it["message"]["text"] for it in rest] == ["two", "three"]
    assert [it["message"]["text"] for it in last] == ["three"]
    ids = [it["update_id"] for it in again]
    assert ids == list(range(ids[0], ids[0] + 3))


async def test_hundred_updates_at_most(bot: Driver, anna: Person) -> None:
    for number in range(100):
        await anna.say(str(number))

    assert len(await bot.call("getUpdates", limit=100)) == 100


async def test_second_poller_ends_the_first(bot: Driver, sandbox: Sandbox) -> None:
    first = asyncio.gather(bot.call("getUpdates", timeout=20), return_exceptions=True)
    await until(sandbox.is_polled)

    await bot.call("getUpdates", timeout=0)

    (error,) = await first
    assert isinstance(error, Refusal)
    assert error.kind == "conflict"
    ended = [it["outcome"] for it in sandbox.calls("getUpdates") if not it["outcome"]["ok"]]
    assert ended == [
        {
            "ok": False,
            "error_code": 409,
            "description": "Conflict: terminated by other getUpdates request; "
            "make sure that only one bot instance is running",
        }
    ]


async def test_members_and_reactions_come_only_when_asked_for(
    bot: Driver, sandbox: Sandbox, desk: int
) -> None:
    async def live() -> list[str]:
        karl = await (await sandbox.people.create("Karl")).join(desk)
        said = await karl.say("hi")
        await karl.react(said.message_id)
        seen = await kinds(bot)
        await bot.call("getUpdates", offset=-1, limit=1)
        return seen

    assert await live() == ["message", "message"]
    asked = ["message", "chat_member", "message_reaction"]
    await bot.call("getUpdates", offset=10**9, allowed_updates=asked)
    assert await live() == ["chat_member", "message", "message", "message_reaction"]


async def test_block_and_return_are_reported(bot: Driver, anna: Person) -> None:
    await anna.block()
    await anna.start()

    updates = await bot.call("getUpdates")

    told = [it["my_chat_member"]["new_chat_member"]["status"] for it in updates[1:3]]
    assert told == ["kicked", "member"]
    assert updates[3]["message"]["text"] == "/start"


async def test_edited_message_is_reported(bot: Driver, anna: Person) -> None:
    said = await anna.say("draft")

    await anna.edit(said.message_id, "final")

    update = (await bot.call("getUpdates"))[-1]["edited_message"]
    assert (update["text"], update["message_id"]) == ("final", said.message_id)
    assert "edit_date" in update


async def test_deletions_by_people_are_not_reported(bot: Driver, anna: Person) -> None:
    said = await anna.say("oops")
    before = await kinds(bot)

    await anna.delete(said.message_id)

    assert await kinds(bot) == before


async def test_tap_is_answered_once_and_seen(bot: Driver, anna: Person) -> None:
    await bot.call("sendMessage", chat_id=anna.id, text="?", reply_markup=MARKUP)

    pressed = await anna.tap("Yes")

    query = (await bot.call("getUpdates"))[-1]["callback_query"]
    assert (query["data"], query["message"]["text"]) == ("yes", "?")
    assert query["chat_instance"]
    await bot.call(
        "answerCallbackQuery", callback_query_id=query["id"], text="Saved", show_alert=True
    )
    notice = await anna.wait_for_notice(pressed["callback_id"])
    assert (notice.text, notice.show_alert) == ("Saved", True)


@pytest.mark.parametrize("age", [151, None])
async def test_late_and_unknown_answers_are_refused(
    bot: Driver, anna: Person, sandbox: Sandbox, refusals: Refusals, age: int | None
) -> None:
    await bot.call("sendMessage", chat_id=anna.id, text="?", reply_markup=MARKUP)
    callback_id = (await anna.tap("Yes"))["callback_id"] if age else "12345"
    sandbox.advance(age or 0)

    words = await refusals.of(bot.call("answerCallbackQuery", callback_query_id=callback_id))

    expected = "query is too old and response timeout expired or query ID is invalid"
    assert words == f"Bad Request: {expected}"


async def test_update_can_be_delivered_twice(bot: Driver, sandbox: Sandbox, anna: Person) -> None:
    sandbox.add_fault(Fault(kind="duplicate", method="message", count=1))
    await anna.say("once")
    sandbox.add_fault(Fault(kind="replay", method="message", count=1))
    await anna.say("again")

    updates = (await bot.call("getUpdates"))[1:]

    assert [it["message"]["text"] for it in updates] == ["once", "once", "again", "again"]
    ids = [it["update_id"] for it in updates]
    assert (ids[0] == ids[1], ids[2] == ids[3]) == (True, False)


async def test_updates_are_kept_for_a_day(bot: Driver, sandbox: Sandbox, anna: Person) -> None:
    sandbox.advance(24 * 3600 + 1)
    await anna.say("today")

    assert [it["message"]["text"] for it in await bot.call("getUpdates")] == ["today"]
