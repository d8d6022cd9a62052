"""A fresh sandbox, a bot in either library, Anna, and a staff group with Karl in it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from bot.sandbox import Person, Sandbox
from tests.sandbox.drivers import AiogramDriver, Driver, Refusal, TelegramDriver


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox.serve(webhook_pause=0.02) as serving:
        yield serving


@pytest.fixture(params=[AiogramDriver, TelegramDriver], ids=["aiogram", "ptb"])
async def bot(
    request: pytest.FixtureRequest, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Driver]:
    """A bot in one library; PTB's RetryAfter warns, which is an error here, unless told this."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    driver: Driver = request.param(sandbox)
    await driver.open()
    yield driver
    await driver.close()


@pytest.fixture
async def anna(sandbox: Sandbox) -> Person:
    person = await sandbox.people.create("Anna", language_code="de")
    await person.start()
    return person


@pytest.fixture
def desk(sandbox: Sandbox) -> int:
    return sandbox.create_forum("Desk")


@pytest.fixture
async def karl(sandbox: Sandbox, desk: int) -> Person:
    person = await (await sandbox.people.create("Karl")).join(desk)
    await person.promote()
    return person


async def until(happened: Callable[[], Awaitable[bool]]) -> None:
    """Let the loop turn until something has happened, at most five seconds."""
    async with asyncio.timeout(5):
        while not await happened():  # noqa: ASYNC110 - nothing to wait on from outside
            await asyncio.sleep(0)


class Refusals:
    """Runs a call that must fail and returns Telegram's words, as they were sent."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.last = Refusal("none")

    async def of(self, call: Awaitable[Any]) -> str:
        """Return the description Telegram sent."""
        with pytest.raises(Refusal) as caught:
            await call
        self.last = caught.value
        return str(self.sandbox.calls()[-1]["outcome"].get("description"))


@pytest.fixture
def refusals(sandbox: Sandbox) -> Refusals:
    return Refusals(sandbox)
