"""The people API: what tests, demo and chat page stand on."""

import asyncio
import json
import sys

import aiohttp
import pytest

from bot.sandbox import People, Person, Refused, Sandbox
from tests.sandbox.drivers import Driver


async def test_tap_finds_the_newest_message_with_the_button(bot: Driver, anna: Person) -> None:
    for data in ("old", "new"):
        markup = {"inline_keyboard": [[{"text": "Go", "callback_data": data}]]}
        await bot.call("sendMessage", chat_id=anna.id, text=data, reply_markup=markup)

    first = (await anna.chat()).messages[1].message_id
    await anna.tap("Go")
    await anna.tap("Go", message_id=first)
    await anna.tap(row=0, col=0)

    queries = [it["callback_query"]["data"] for it in (await bot.call("getUpdates"))[1:]]
    assert queries == ["new", "old", "new"]
    with pytest.raises(Refused, match="no button “Stop”"):
        await anna.tap("Stop")


async def test_reply_keyboard_says_its_text(bot: Driver, anna: Person) -> None:
    keyboard = [["Menu"], [{"text": "My number", "request_contact": True}]]
    markup = {"keyboard": [[{"text": "Menu"}], keyboard[1]]}
    await bot.call("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)

    await anna.tap("Menu")
    await anna.tap("My number")

    menu, contact = [it["message"] for it in (await bot.call("getUpdates"))[1:]]
    assert menu["text"] == "Menu"
    assert contact["contact"]["user_id"] == anna.id


async def test_link_button_hands_over_its_address(bot: Driver, anna: Person) -> None:
    markup = {"inline_keyboard": [[{"text": "Map", "url": "https://example.org/map"}]]}
    await bot.call("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)

    assert await anna.tap("Map") == {"url": "https://example.org/map"}


async def test_waiting_ends_with_what_is_there_instead(anna: Person, bot: Driver) -> None:
    await bot.call("sendMessage", chat_id=anna.id, text="something else")

    with pytest.raises(AssertionError, match="something else"):
        await anna.wait_for("never said", timeout=0.05)


async def test_wait_wakes_on_an_edit(anna: Person, bot: Driver) -> None:
    sent = await bot.call("sendMessage", chat_id=anna.id, text="one")
    waiting = asyncio.gather(anna.wait_for("two"))

    await bot.call("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="two")

    assert (await waiting)[0].edited


async def test_payload_that_no_link_can_carry_is_refused(anna: Person) -> None:
    for payload in ("x" * 65, "mit Leerzeichen", "ä"):
        with pytest.raises(Refused, match="START_PARAM_INVALID"):
            await anna.start(payload)


async def test_events_stream_and_catch_up(sandbox: Sandbox, anna: Person) -> None:
    before = sandbox.world.changes.last
    await anna.say("first")
    url = f"{sandbox.base_url}/sandbox/events?after={before}"
    async with aiohttp.ClientSession() as session, session.get(url) as stream:
        await anna.say("second")
        texts: list[str] = []
        async with asyncio.timeout(5):
            while len(texts) < 2:
                line = (await stream.content.readline()).decode()
                if line.startswith("data: "):
                    texts.append(json.loads(line[6:])["message"]["text"])

    assert texts == ["first", "second"]


async def test_deep_link_leads_to_the_chat_page(sandbox: Sandbox) -> None:
    url = f"{sandbox.base_url}/t.me/willkommen_sandbox_bot?start=poster-7"
    async with aiohttp.ClientSession() as session:
        async with session.get(url, allow_redirects=False) as response:
            assert (response.status, response.headers["Location"]) == (302, "/?start=poster-7")
        async with session.get(url.replace("willkommen", "other")) as response:
            assert response.status == 404


async def test_calls_are_logged_with_outcome(bot: Driver, anna: Person, sandbox: Sandbox) -> None:
    sent = await bot.call("sendMessage", chat_id=anna.id, text="x")

    (call,) = await sandbox.people.calls("sendMessage")

    assert call["params"]["text"] == "x"
    assert call["outcome"]["result"]["message_id"] == sent["message_id"]
    await sandbox.people.ask("DELETE", "/sandbox/calls")
    assert await sandbox.people.calls() == []


async def test_strangers_and_unknown_acts_are_refused(sandbox: Sandbox, anna: Person) -> None:
    with pytest.raises(Refused, match="no such person"):
        await sandbox.people.ask("POST", "/people/99/say", {"text": "x"})
    with pytest.raises(Refused, match="unknown act"):
        await anna.act("dance")
    with pytest.raises(Refused, match="chat not found"):
        await anna.at(99).say("x")


async def test_message_of_the_bot_is_nobody_elses_to_edit(bot: Driver, anna: Person) -> None:
    sent = await bot.call("sendMessage", chat_id=anna.id, text="x")

    with pytest.raises(Refused, match="not the person's own"):
        await anna.edit(sent["message_id"], "y")


async def test_photo_can_be_looked_at(sandbox: Sandbox, anna: Person) -> None:
    sent = await anna.send_photo("look")
    assert sent.file is not None

    async with (
        aiohttp.ClientSession() as session,
        session.get(sandbox.base_url + sent.file["url"]) as response,
    ):
        assert (await response.read()).startswith(b"\x89PNG")


async def test_own_process_serves_and_stops(anna: Person) -> None:
    assert anna.id
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.sandbox", "--limits", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None

    about = json.loads(await process.stdout.readline())

    async with People(about["base_url"]) as people:
        karl = await (await people.create("Karl")).join(about["staff_chat_id"])
        assert (await karl.chat()).title == "Desk"
    process.terminate()
    assert await process.wait() == 0
