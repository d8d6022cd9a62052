"""Long polling against the sandbox: acknowledged means durable, and troubles pass."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiogram.client.telegram import TelegramAPIServer

from bot.ingest import ALLOWED_UPDATES, Poller, TokenRefused
from bot.sandbox.faults import Fault
from bot.sandbox.limits import Limits
from bot.sandbox.sandbox import TOKEN, Sandbox
from tests.bot.inbound import Away

PATIENCE = 10.0


@dataclass(slots=True)
class Ledger:
    """An intake that writes down what it keeps. trouble: errors of the next attempts."""

    kept: list[int] = field(default_factory=list)
    tried: int = 0
    trouble: list[Exception] = field(default_factory=list)
    open: asyncio.Event = field(default_factory=asyncio.Event)
    news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def room(self) -> None:
        """Wait until there is room."""
        await self.open.wait()

    async def take_in(self, updates: Sequence[dict[str, Any]]) -> None:
        """Keep updates."""
        async with self.news:
            self.tried += 1
            self.news.notify_all()
            if self.trouble:
                raise self.trouble.pop(0)
            self.kept += [update["update_id"] for update in updates]

    async def keeps(self, count: int) -> list[int]:
        """Return what is kept once it is so many updates."""
        async with asyncio.timeout(PATIENCE), self.news:
            await self.news.wait_for(lambda: len(self.kept) >= count)
        return self.kept

    async def tries(self, count: int) -> None:
        """Return once keeping was tried so often."""
        async with asyncio.timeout(PATIENCE), self.news:
            await self.news.wait_for(lambda: self.tried >= count)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox.serve(limits=Limits.off()) as running:
        yield running


@pytest.fixture
def ledger() -> Ledger:
    made = Ledger()
    made.open.set()
    return made


def poller(sandbox: Sandbox, ledger: Ledger, *, token: str = TOKEN) -> Poller:
    api = TelegramAPIServer.from_base(sandbox.base_url)
    return Poller(
        ledger,  # type: ignore[arg-type]
        token=token,
        api=api,
        long_poll=5,
        first_pause=0.01,
    )


@asynccontextmanager
async def polling(sandbox: Sandbox, ledger: Ledger) -> AsyncIterator[None]:
    fetching = asyncio.ensure_future(poller(sandbox, ledger).run())
    yield
    fetching.cancel()
    with suppress(asyncio.CancelledError):
        await fetching


def waiting(sandbox: Sandbox) -> list[int]:
    """Return what the bot has not acknowledged."""
    return [update.id for update in sandbox.world.updates.queue]


async def acknowledged(sandbox: Sandbox) -> None:
    async with asyncio.timeout(PATIENCE):
        while waiting(sandbox):  # noqa: ASYNC110 - the sandbox tells nobody of acknowledgements
            await asyncio.sleep(0.01)


async def test_updates_are_acknowledged_once_they_are_kept(
    sandbox: Sandbox, ledger: Ledger
) -> None:
    anna = await sandbox.people.create("Anna")
    sent = [(await anna.say(f"Nummer {number}")) for number in range(3)]
    queued = waiting(sandbox)

    async with polling(sandbox, ledger):
        kept = await ledger.keeps(len(sent))
        await acknowledged(sandbox)

    assert kept == queued


async def test_nothing_is_acknowledged_while_nothing_can_be_kept(
    sandbox: Sandbox, ledger: Ledger
) -> None:
    ledger.trouble = [Away() for _ in range(1000)]
    anna = await sandbox.people.create("Anna")
    await anna.say("Moin")
    queued = waiting(sandbox)

    async with polling(sandbox, ledger):
        await ledger.tries(3)

    assert waiting(sandbox) == queued
    assert len(queued) == 1


async def test_what_could_not_be_kept_is_kept_later(sandbox: Sandbox, ledger: Ledger) -> None:
    ledger.trouble = [Away()]
    anna = await sandbox.people.create("Anna")
    await anna.say("Moin")

    async with polling(sandbox, ledger):
        kept = await ledger.keeps(1)

    assert len(kept) == 1
    assert ledger.tried == 2


async def test_old_offset_is_not_kept(sandbox: Sandbox, ledger: Ledger) -> None:
    anna = await sandbox.people.create("Anna")

    async with polling(sandbox, ledger):
        await anna.say("vor der stillen Woche")
        await ledger.keeps(1)
        await acknowledged(sandbox)
        sandbox.world.updates.wake(None)
        sandbox.world.updates._next_id = 7  # noqa: SLF001 - update ids start anew after a week
        await asyncio.sleep(0.05)
        await anna.say("nach der stillen Woche")
        kept = await ledger.keeps(2)

    assert kept[1] == 8


async def test_every_kind_of_update_we_handle_is_asked_for(
    sandbox: Sandbox, ledger: Ledger
) -> None:
    anna = await sandbox.people.create("Anna")

    async with polling(sandbox, ledger):
        await anna.say("Moin")
        await ledger.keeps(1)

    assert sandbox.world.updates.allowed == frozenset(ALLOWED_UPDATES)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(kind="server-error", method="getUpdates", count=2),
        Fault(kind="bad-gateway", method="getUpdates", count=2),
        Fault(kind="reset-before", method="getUpdates", count=2),
        Fault(kind="reset-after", method="getUpdates", count=2),
        Fault(kind="error", method="getUpdates", code=409, description="Conflict", count=2),
    ],
    ids=lambda fault: fault.kind,
)
async def test_troubles_of_telegram_pass(sandbox: Sandbox, ledger: Ledger, fault: Fault) -> None:
    sandbox.add_fault(fault)
    anna = await sandbox.people.create("Anna")
    await anna.say("Moin")

    async with polling(sandbox, ledger):
        kept = await ledger.keeps(1)

    assert len(kept) == 1


async def test_unknown_token_ends_the_polling(sandbox: Sandbox, ledger: Ledger) -> None:
    with pytest.raises(TokenRefused):
        await poller(sandbox, ledger, token="43:not-this-one").run()


async def test_nothing_is_fetched_while_there_is_no_room(sandbox: Sandbox, ledger: Ledger) -> None:
    ledger.open.clear()
    anna = await sandbox.people.create("Anna")
    await anna.say("Moin")

    async with polling(sandbox, ledger):
        await asyncio.sleep(0.05)
        before = list(ledger.kept)
        ledger.open.set()
        after = await ledger.keeps(1)

    assert before == []
    assert len(after) == 1
