"""The webhook: nobody without the secret gets in, and 200 means durable."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.webhook import PATH, SECRET_HEADER, SecretTooShort, Webhook
from tests.bot.inbound import Away, said

SECRET = "s3cret-of-forty-characters-0123456789_ab"


@dataclass(slots=True)
class Ledger:
    """An intake that writes down each group it keeps. trouble: errors of the next attempts."""

    groups: list[list[int]] = field(default_factory=list)
    trouble: list[Exception] = field(default_factory=list)
    is_full: bool = False
    may: asyncio.Event = field(default_factory=asyncio.Event)

    async def take_in(self, updates: Sequence[dict[str, Any]]) -> None:
        """Keep updates."""
        await self.may.wait()
        if self.trouble:
            raise self.trouble.pop(0)
        self.groups.append([update["update_id"] for update in updates])


@pytest.fixture
def ledger() -> Ledger:
    made = Ledger()
    made.may.set()
    return made


@dataclass(slots=True)
class Caller:
    """Somebody who calls the webhook."""

    session: ClientSession
    url: str

    async def call(
        self, body: object, headers: list[tuple[str, str]] | None = None, method: str = "POST"
    ) -> tuple[int, str | None]:
        """Return the answer's status and Retry-After."""
        named = [(SECRET_HEADER, SECRET)] if headers is None else headers
        sent = {"data": body} if isinstance(body, bytes) else {"json": body}
        async with self.session.request(method, self.url, headers=named, **sent) as answer:
            return answer.status, answer.headers.get("Retry-After")


@pytest.fixture
async def caller(ledger: Ledger) -> AsyncIterator[Caller]:
    webhook = Webhook(ledger, secret=SECRET)  # type: ignore[arg-type]
    port = await webhook.start()
    async with ClientSession() as session:
        yield Caller(session, f"http://127.0.0.1:{port}{PATH}")
    await webhook.stop()


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [(SECRET_HEADER, "")],
        [(SECRET_HEADER, SECRET[:-1])],
        [(SECRET_HEADER, SECRET.upper())],
        [(SECRET_HEADER, SECRET + "x")],
        [(SECRET_HEADER, SECRET), (SECRET_HEADER, SECRET)],
        [("Authorization", f"Bearer {SECRET}")],
        [("X-Forwarded-For", "149.154.167.220")],
        [(SECRET_HEADER, "sécret-of-forty-characters-0123456789_ab")],
    ],
    ids=["none", "empty", "short", "case", "long", "twice", "bearer", "telegrams-ip", "accent"],
)
async def test_call_without_the_secret_reaches_nothing(
    caller: Caller, ledger: Ledger, headers: list[tuple[str, str]]
) -> None:
    status, _ = await caller.call(said(1, 700), headers)

    assert status == 401
    assert ledger.groups == []


async def test_update_is_answered_once_it_is_durable(caller: Caller, ledger: Ledger) -> None:
    ledger.may.clear()
    call = asyncio.ensure_future(caller.call(said(1, 700)))
    await asyncio.sleep(0.05)

    too_early = call.done()
    ledger.may.set()

    assert not too_early
    assert await call == (200, None)
    assert ledger.groups == [[1]]


async def test_update_that_cannot_be_kept_is_asked_for_again(
    caller: Caller, ledger: Ledger
) -> None:
    ledger.trouble = [Away()]

    first = await caller.call(said(1, 700))
    second = await caller.call(said(1, 700))

    assert first == (503, "2")
    assert second == (200, None)


async def test_full_intake_takes_nothing(caller: Caller, ledger: Ledger) -> None:
    ledger.is_full = True

    answer = await caller.call(said(1, 700))

    assert answer == (503, "2")
    assert ledger.groups == []


async def test_updates_that_come_meanwhile_are_kept_together(
    caller: Caller, ledger: Ledger
) -> None:
    ledger.may.clear()
    calls = [asyncio.ensure_future(caller.call(said(1, 700)))]
    await asyncio.sleep(0.05)
    calls += [asyncio.ensure_future(caller.call(said(n, 700))) for n in range(2, 6)]
    await asyncio.sleep(0.05)

    ledger.may.set()
    answers = await asyncio.gather(*calls)

    assert answers == [(200, None)] * 5
    assert [sorted(group) for group in ledger.groups] == [[1], [2, 3, 4, 5]]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff", [], "x", {}, {"update_id": "1"}, {"message": {}}]
)
async def test_what_is_no_update_is_refused(caller: Caller, ledger: Ledger, body: object) -> None:
    status, _ = await caller.call(body)

    assert status == 400
    assert ledger.groups == []


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("PUT", ""), ("POST", "/other")])
async def test_nothing_else_is_served(caller: Caller, method: str, path: str) -> None:
    caller.url += path

    status, _ = await caller.call(said(1, 700), method=method)

    assert status in (404, 405)


@pytest.mark.parametrize("secret", ["", "x" * 31])
def test_short_secret_is_refused_at_the_start(ledger: Ledger, secret: str) -> None:
    with pytest.raises(SecretTooShort):
        Webhook(ledger, secret=secret)  # type: ignore[arg-type]
