"""What only the chat page needs of the server: the QR code, full events, safe files."""

import json

import aiohttp
import pytest

from bot.sandbox import Person, Sandbox
from bot.sandbox.poster import deep_link
from tests.sandbox.drivers import AiogramDriver


@pytest.mark.parametrize(
    ("payload", "link"),
    [("", "https://t.me/b_bot"), ("poster-7", "https://t.me/b_bot?start=poster-7")],
)
def test_deep_link_carries_the_code(payload: str, link: str) -> None:
    assert deep_link("b_bot", payload) == link


async def test_qr_code_is_a_picture_that_depends_on_the_code(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession(sandbox.base_url) as http:
        one = await http.get("/sandbox/qr.svg?start=poster-7")
        other = await http.get("/sandbox/qr.svg?start=poster-8")
        refused = await http.get("/sandbox/qr.svg?start=no%20code")

        assert one.content_type == "image/svg+xml"
        assert await one.read() != await other.read()
        assert refused.status == 400


async def test_file_is_handed_out_without_rights(sandbox: Sandbox, anna: Person) -> None:
    sent = await anna.send("document", data=b"<script>1</script>", mime="text/html", name="a.html")
    assert sent.file is not None

    async with aiohttp.ClientSession(sandbox.base_url) as http:
        answer = await http.get(sent.file["url"])

    assert answer.headers["Content-Security-Policy"] == "sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def events(sandbox: Sandbox, count: int, after: int = 0) -> list[dict[str, object]]:
    """Return the next events of the stream."""
    found: list[dict[str, object]] = []
    async with (
        aiohttp.ClientSession(sandbox.base_url) as http,
        http.get(f"/sandbox/events?after={after}") as stream,
    ):
        async for line in stream.content:
            if line.startswith(b"data: "):
                found.append(json.loads(line[6:]))
            if len(found) == count:
                break
    return found


async def test_event_of_a_message_brings_the_persons_keyboard(
    sandbox: Sandbox, anna: Person
) -> None:
    driver = AiogramDriver(sandbox)
    keyboard = {"keyboard": [[{"text": "Ja"}]]}
    before = sandbox.world.changes.last
    await driver.call("sendMessage", chat_id=anna.id, text="Moin", reply_markup=keyboard)
    await driver.close()

    (event,) = await events(sandbox, 1, before)

    assert event["keyboard"] == keyboard


async def test_event_of_a_topic_brings_the_topic(sandbox: Sandbox, desk: int, karl: Person) -> None:
    before = sandbox.world.changes.last
    await karl.at(desk).act("topic", action="create", name="Anna")

    _, event = await events(sandbox, 2, before)

    assert isinstance(event["topic"], dict)
    assert (event["topic"]["name"], event["topic"]["closed"]) == ("Anna", False)


async def test_events_begin_again_when_the_reader_is_from_another_world(
    sandbox: Sandbox, anna: Person
) -> None:
    async with (
        aiohttp.ClientSession(sandbox.base_url) as http,
        http.get("/sandbox/events", headers={"Last-Event-ID": "9999"}) as stream,
    ):
        first = await stream.content.readline()

    assert first == f": from {sandbox.world.changes.last}\n".encode()
    assert anna.id in sandbox.world.people
