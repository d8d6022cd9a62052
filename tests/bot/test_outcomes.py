"""Every row of the outcome table over real HTTP: what Telegram answers means what for a letter.

The sandbox answers as Telegram would; the library in between turns it into exceptions.
"""

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import httpx
import pytest
from telegram.error import Forbidden, NetworkError, TelegramError, TimedOut
from telegram.ext import ExtBot

from bot.postman import open_bot
from bot.postman.outcomes import Verdict, Why, judge
from bot.sandbox import Fault, Person, Sandbox
from offers.letters import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A bot on its way to a sandbox in which somebody lives."""

    sandbox: Sandbox
    bot: ExtBot[int]
    anna: Person
    desk: int

    async def attempt(self, fault: Fault | None = None, *, private: bool = True) -> Verdict | None:
        """Send a line to Anna or the desk and return the verdict, None when it arrived."""
        if fault is not None:
            self.sandbox.add_fault(fault)
        try:
            await self.bot.send_message(self.anna.id if private else self.desk, "Moin")
        except TelegramError as error:
            return judge(error, private=private)
        return None


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    async with (
        Sandbox.serve() as sandbox,
        open_bot(sandbox.token, sandbox.base_url, per_second=None, read_seconds=0.3) as bot,
    ):
        anna = await sandbox.people.create("Anna")
        await anna.start()
        yield Post(sandbox=sandbox, bot=bot, anna=anna, desk=sandbox.create_forum())


def refusal(code: int, description: str) -> Fault:
    return Fault(kind="error", count=1, code=code, description=description)


async def test_an_accepted_send_has_arrived(post: Post) -> None:
    assert await post.attempt() is None


async def test_too_many_requests_says_how_long_to_wait(post: Post) -> None:
    verdict = await post.attempt(Fault(kind="flood", count=1, seconds=17))

    assert verdict == Verdict(outcome=Outcome.WAIT, why=Why.RATE, wait=timedelta(seconds=17))


async def test_too_many_requests_without_a_number_waits_a_moment(post: Post) -> None:
    verdict = await post.attempt(refusal(429, "Too Many Requests: retry later"))

    assert verdict == Verdict(outcome=Outcome.WAIT, why=Why.RATE, wait=timedelta(seconds=1))


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "http://nowhere.invalid"])
async def test_a_refused_connection_or_unknown_host_was_never_sent(address: str) -> None:
    async with open_bot("42:x", address, per_second=None) as bot:
        with pytest.raises(NetworkError) as caught:
            await bot.send_message(1, "Moin")

    assert judge(caught.value, private=True).outcome is Outcome.NOT_SENT


@pytest.mark.parametrize(
    ("cause", "outcome"),
    [
        (httpx.ConnectTimeout("x"), Outcome.NOT_SENT),
        (httpx.PoolTimeout("x"), Outcome.NOT_SENT),
        (httpx.ReadTimeout("x"), Outcome.UNKNOWN),
        (httpx.WriteTimeout("x"), Outcome.UNKNOWN),
    ],
)
def test_a_timeout_is_read_by_its_cause(cause: httpx.TimeoutException, outcome: Outcome) -> None:
    error = TimedOut()
    error.__cause__ = cause

    verdict = judge(error, private=True)

    assert verdict.outcome is outcome


@pytest.mark.parametrize(
    "fault",
    [
        Fault(kind="hang", count=1),
        Fault(kind="reset-before", count=1),
        Fault(kind="reset-after", count=1),
        Fault(kind="server-error", count=1),
        Fault(kind="bad-gateway", count=1),
        refusal(504, "Gateway Timeout"),
    ],
    ids=lambda fault: fault.kind,
)
async def test_a_lost_answer_means_nobody_knows(post: Post, fault: Fault) -> None:
    verdict = await post.attempt(fault)

    assert verdict == Verdict(outcome=Outcome.UNKNOWN, why=Why.ANSWER_LOST)


@pytest.mark.parametrize(
    ("description", "outcome", "why"),
    [
        (
            "can't parse entities: Can't find end tag corresponding to start tag b",
            Outcome.TOO_RICH,
            Why.MARKUP,
        ),
        ("ENTITY_BOUNDS_INVALID", Outcome.TOO_RICH, Why.MARKUP),
        ("message thread not found", Outcome.TOPIC_GONE, Why.TOPIC_DELETED),
        ("TOPIC_DELETED", Outcome.TOPIC_GONE, Why.TOPIC_DELETED),
        ("TOPIC_ID_INVALID", Outcome.TOPIC_GONE, Why.TOPIC_DELETED),
        ("TOPIC_CLOSED", Outcome.TOPIC_GONE, Why.TOPIC_CLOSED),
        ("TOPIC_NOT_MODIFIED", Outcome.SENT, Why.UNCHANGED),
        (
            "message is not modified: specified new message content is exactly the same",
            Outcome.SENT,
            Why.UNCHANGED,
        ),
        ("message to delete not found", Outcome.SENT, Why.UNCHANGED),
        ("message to edit not found", Outcome.REFUSED, Why.TARGET_GONE),
        ("message can't be edited", Outcome.REFUSED, Why.TARGET_GONE),
        ("MESSAGE_ID_INVALID", Outcome.REFUSED, Why.TARGET_GONE),
        ("message to copy not found", Outcome.REFUSED, Why.NOT_COPYABLE),
        ("message can't be copied", Outcome.REFUSED, Why.NOT_COPYABLE),
        ("CHAT_FORWARDS_RESTRICTED", Outcome.REFUSED, Why.NOT_COPYABLE),
        ("not enough rights to create a topic", Outcome.HELD, Why.NO_ACCESS),
        ("the chat is not a forum", Outcome.HELD, Why.NO_ACCESS),
        ("message is too long", Outcome.REFUSED, Why.REFUSED),
        ("message can't be deleted", Outcome.REFUSED, Why.REFUSED),
    ],
)
async def test_a_bad_request_is_read_by_what_it_says(
    post: Post, description: str, outcome: Outcome, why: Why
) -> None:
    verdict = await post.attempt(refusal(400, f"Bad Request: {description}"), private=False)

    assert verdict is not None
    assert (verdict.outcome, verdict.why) == (outcome, why)


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
        (403, "Forbidden: bot can't initiate conversation with a user"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: PEER_ID_INVALID"),
    ],
)
async def test_a_person_who_is_gone_is_unreachable(post: Post, code: int, description: str) -> None:
    verdict = await post.attempt(refusal(code, description))

    assert verdict == Verdict(outcome=Outcome.UNREACHABLE, why=Why.BLOCKED)


async def test_a_person_who_blocked_the_bot_is_unreachable(post: Post) -> None:
    await post.anna.block()

    verdict = await post.attempt()

    assert verdict == Verdict(outcome=Outcome.UNREACHABLE, why=Why.BLOCKED)


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (403, "Forbidden: bot was kicked from the supergroup chat"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
    ],
)
async def test_a_desk_that_shuts_the_bot_out_waits_for_an_operator(
    post: Post, code: int, description: str
) -> None:
    verdict = await post.attempt(refusal(code, description), private=False)

    assert verdict is not None
    assert (verdict.outcome, verdict.why) == (Outcome.HELD, Why.NO_ACCESS)
    assert verdict.wait >= timedelta(seconds=30)


async def test_a_migrated_group_says_where_it_is_now(post: Post) -> None:
    group = post.sandbox.create_group()
    new_id = post.sandbox.migrate(group)

    with pytest.raises(TelegramError) as caught:
        await post.bot.send_message(group, "Moin")

    verdict = judge(caught.value, private=False)
    assert verdict == Verdict(outcome=Outcome.MOVED, why=Why.MOVED, moved_to=new_id)


@pytest.mark.parametrize(("code", "description"), [(401, "Unauthorized"), (404, "Not Found")])
async def test_a_token_nobody_knows_stops_everything(
    post: Post, code: int, description: str
) -> None:
    verdict = await post.attempt(refusal(code, description))

    assert verdict is not None
    assert (verdict.outcome, verdict.why) == (Outcome.HELD, Why.TOKEN)


def test_a_page_of_something_in_between_is_no_answer_of_telegrams() -> None:
    page = TelegramError("Invalid server response")

    error = Forbidden("Forbidden (403)")
    error.__cause__ = page

    verdict = judge(error, private=True)

    assert verdict.outcome is Outcome.UNKNOWN


async def test_neither_token_nor_text_reaches_the_log(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    for fault in (None, Fault(kind="bad-gateway", count=1), Fault(kind="flood", count=1)):
        await post.attempt(fault)

    assert post.sandbox.token not in caplog.text
    assert "Moin" not in caplog.text
