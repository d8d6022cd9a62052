"""429: when it comes, for whom, and how long it lasts."""

from contextlib import suppress

import pytest

from bot.sandbox import Limits, Person, Sandbox, Window
from tests.sandbox.conftest import Refusals
from tests.sandbox.drivers import Driver, Refusal

NONE = Window(0, 1)


async def test_fourth_message_in_three_seconds_waits(
    bot: Driver, anna: Person, sandbox: Sandbox, refusals: Refusals
) -> None:
    sandbox.set_limits(Limits())
    for text in "abc":
        await bot.call("sendMessage", chat_id=anna.id, text=text)

    words = await refusals.of(bot.call("sendMessage", chat_id=anna.id, text="d"))

    assert words == "Too Many Requests: retry after 3"
    assert refusals.last.facts == {"retry_after": 3}
    sandbox.advance(3)
    await bot.call("sendMessage", chat_id=anna.id, text="d")
    assert [it.text for it in (await anna.chat()).standing] == ["/start", "a", "b", "c", "d"]


async def test_group_minute_is_shared_by_topics_and_edits(
    bot: Driver, desk: int, sandbox: Sandbox, refusals: Refusals
) -> None:
    sandbox.set_limits(Limits(overall=NONE))
    threads = [
        (await bot.call("createForumTopic", chat_id=desk, name=name))["message_thread_id"]
        for name in "ab"
    ]
    sent = await bot.call("sendMessage", chat_id=desk, text="0", message_thread_id=threads[0])
    for number in range(17):
        where = {"chat_id": desk, "message_id": sent["message_id"]}
        await bot.call("editMessageText", text=f"edit {number}", **where)

    call = bot.call("sendMessage", chat_id=desk, text="21st", message_thread_id=threads[1])

    assert await refusals.of(call) == "Too Many Requests: retry after 60"


async def test_thirty_a_second_over_all_chats(
    bot: Driver, sandbox: Sandbox, refusals: Refusals
) -> None:
    sandbox.set_limits(Limits(overall=Window(3, 60), private=NONE, group=NONE))
    people = [await sandbox.people.create(name) for name in "abcd"]
    for person in people:
        await person.start()
    for person in people[:3]:
        await bot.call("sendMessage", chat_id=person.id, text="x")

    await refusals.of(bot.call("sendMessage", chat_id=people[3].id, text="x"))

    assert refusals.last.kind == "flood"


async def test_album_counts_as_many_as_it_has(
    bot: Driver, anna: Person, sandbox: Sandbox, refusals: Refusals
) -> None:
    ids = [it.message_id for it in await anna.album(3)]
    where = {"chat_id": anna.id, "from_chat_id": anna.id}
    sandbox.set_limits(Limits())
    await bot.call("copyMessages", message_ids=ids, **where)

    await refusals.of(bot.call("sendMessage", chat_id=anna.id, text="x"))

    assert refusals.last.kind == "flood"


@pytest.mark.parametrize("preset", ["telegram", "off"])
async def test_limits_are_switched_over_http(
    bot: Driver, anna: Person, sandbox: Sandbox, preset: str
) -> None:
    await sandbox.people.set_limits(preset)
    passed = 0
    for number in range(4):
        sandbox.advance(0.01)
        with suppress(Refusal):
            await bot.call("sendMessage", chat_id=anna.id, text=str(number))
            passed += 1

    assert passed == {"telegram": 3, "off": 4}[preset]
    assert (
        await sandbox.people.ask("GET", "/sandbox/limits")
        == {
            "telegram": {
                "overall": {"count": 30, "seconds": 1},
                "private": {"count": 3, "seconds": 3},
                "group": {"count": 20, "seconds": 60},
            },
            "off": {name: {"count": 0, "seconds": 1} for name in ("overall", "private", "group")},
        }[preset]
    )
