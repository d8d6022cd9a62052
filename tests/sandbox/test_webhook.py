"""Webhook delivery: secret, order within a chat, retries until 2xx, answers that call methods."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from bot.sandbox import Person, Sandbox
from tests.sandbox.conftest import Refusals, until
from tests.sandbox.drivers import Driver

SECRET = "s3cret_-"


class Receiver:
    """A bot's web server: answers each update as told, 200 when not told otherwise."""

    def __init__(self) -> None:
        self.updates: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answers: list[web.Response] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.url = ""
        self._news = asyncio.Condition()

    async def handle(self, request: web.Request) -> web.Response:
        """Take an update, wait at the gate, answer."""
        update = await request.json()
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        async with self._news:
            self.updates.append(update)
            self._news.notify_all()
        await self.gate.wait()
        return self.answers.pop(0) if self.answers else web.Response()

    async def texts(self, count: int) -> list[str]:
        """Wait for so many deliveries and return their texts."""
        async with asyncio.timeout(5), self._news:
            await self._news.wait_for(lambda: len(self.updates) >= count)
        return [update["message"]["text"] for update in self.updates]


@pytest.fixture
async def receiver(sandbox: Sandbox) -> AsyncIterator[Receiver]:
    assert sandbox.base_url
    made = Receiver()
    app = web.Application()
    app.router.add_post("/hook", made.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.05)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await sandbox.world.webhook.stop()
    await runner.cleanup()


async def test_updates_arrive_in_order_with_the_secret(
    bot: Driver, receiver: Receiver, anna: Person
) -> None:
    await bot.call("setWebhook", url=receiver.url, secret_token=SECRET)

    await anna.say("two")

    assert await receiver.texts(2) == ["/start", "two"]
    assert receiver.secrets == [SECRET, SECRET]


async def test_delivery_is_repeated_until_taken(
    bot: Driver, receiver: Receiver, anna: Person
) -> None:
    receiver.answers = [web.Response(status=500), web.Response(status=503)]
    await anna.say("two")

    await bot.call("setWebhook", url=receiver.url)

    assert await receiver.texts(4) == ["/start", "/start", "/start", "two"]
    info = await bot.call("getWebhookInfo")
    assert info["last_error_message"].startswith("Wrong response from the webhook: 503")


async def test_nobody_listening_is_reported(bot: Driver, anna: Person) -> None:
    assert anna.id
    await bot.call("setWebhook", url="http://127.0.0.1:9/hook")

    async def failed() -> bool:
        return "last_error_message" in await bot.call("getWebhookInfo")

    await until(failed)
    info = await bot.call("getWebhookInfo")
    assert (info["pending_update_count"], info["last_error_message"]) == (1, "Connection refused")
    await bot.call("deleteWebhook")


async def test_one_chat_waits_and_others_go_on(
    bot: Driver, receiver: Receiver, anna: Person, sandbox: Sandbox
) -> None:
    receiver.gate.clear()
    await anna.say("held back")
    bea = await sandbox.people.create("Bea")
    await bea.say("past her")

    await bot.call("setWebhook", url=receiver.url)

    assert await receiver.texts(2) == ["/start", "past her"]
    receiver.gate.set()
    assert (await receiver.texts(3))[2] == "held back"


async def test_answer_may_call_a_method(bot: Driver, receiver: Receiver, anna: Person) -> None:
    call = {"method": "sendMessage", "chat_id": anna.id, "text": "from the answer"}
    receiver.answers = [web.json_response(call)]

    await bot.call("setWebhook", url=receiver.url)

    assert (await anna.wait_for("from the answer")).is_from_bot


async def test_polling_and_webhook_exclude_each_other(
    bot: Driver, receiver: Receiver, refusals: Refusals
) -> None:
    await bot.call("setWebhook", url=receiver.url)

    words = await refusals.of(bot.call("getUpdates"))

    assert words == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await bot.call("deleteWebhook")
    assert await bot.call("getUpdates") == []


async def test_pending_updates_can_be_dropped(
    bot: Driver, receiver: Receiver, anna: Person
) -> None:
    await bot.call("setWebhook", url=receiver.url, drop_pending_updates=True)

    await anna.say("fresh")

    assert await receiver.texts(1) == ["fresh"]


async def test_bad_secret_is_refused(bot: Driver, receiver: Receiver, refusals: Refusals) -> None:
    call = bot.call("setWebhook", url=receiver.url, secret_token="not allowed!")

    words = await refusals.of(call)

    assert words == "Bad Request: secret token contains unallowed characters"
