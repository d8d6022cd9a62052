"""The bot's own answers: paced, patient, silent over a human, and said once."""

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    CreateForumTopic,
    DeleteMessage,
    EditMessageReplyMarkup,
    EditMessageText,
    SendChatAction,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiohttp import ClientConnectorError, ClientOSError
from aiohttp.client_reqrep import ConnectionKey

from bot.errors import Silenced
from bot.pace import RatePlan
from bot.session import LONGEST_WAIT_SECONDS, MOST_WAITS, Manners
from offers.letters import Priority
from tests.bot.inbound import SilentSession, silent_bot

QUIET = 700
DESK = -1001
HELLO = SendMessage(chat_id=701, text="Moin")


class NotedPlan(RatePlan):
    """A plan that lets everything pass and writes down who asked."""

    def __init__(self) -> None:
        super().__init__()
        self.turns: list[tuple[int, int, bool]] = []
        self.pauses: list[tuple[int, float]] = []

    async def turn(
        self, chat_id: int, priority: int, *, group: bool = False, size: int = 1
    ) -> None:
        """Let it pass."""
        assert size == 1
        self.turns.append((chat_id, priority, group))

    def pause(self, chat_id: int, seconds: float) -> None:
        """Write it down."""
        self.pauses.append((chat_id, seconds))


async def is_quiet(user_id: int) -> bool:
    return user_id == QUIET


@pytest.fixture
def plan() -> NotedPlan:
    return NotedPlan()


@pytest.fixture
def line(plan: NotedPlan) -> tuple[Bot, SilentSession]:
    bot, telegram = silent_bot()
    telegram.middleware(Manners(plan, is_silent=is_quiet, pauses=(0.0, 0.0)))
    return bot, telegram


def refused() -> TelegramNetworkError:
    """Return what aiogram raises when nobody listens."""
    error = TelegramNetworkError(method=HELLO, message="refused")
    key = ConnectionKey("127.0.0.1", 1, False, True, None, None, None)  # noqa: FBT003 - aiohttp's tuple
    error.__cause__ = ClientConnectorError(key, OSError("refused"))
    return error


def lost() -> TelegramNetworkError:
    """Return what aiogram raises when the answer did not arrive."""
    error = TelegramNetworkError(method=HELLO, message="reset")
    error.__cause__ = ClientOSError("reset")
    return error


async def test_answers_wait_for_their_turn(
    line: tuple[Bot, SilentSession], plan: NotedPlan
) -> None:
    bot, _ = line

    await bot(HELLO)
    await bot(CreateForumTopic(chat_id=DESK, name="Anna"))
    await bot(EditMessageText(chat_id=701, message_id=1, text="Moin"))

    assert plan.turns == [
        (701, Priority.CONVERSATION, False),
        (DESK, Priority.CONVERSATION, True),
        (701, Priority.CONVERSATION, False),
    ]
    assert Priority.HUMAN_ANSWER < Priority.CONVERSATION < Priority.PERSON_MESSAGE


async def test_what_telegram_does_not_count_does_not_wait(
    line: tuple[Bot, SilentSession], plan: NotedPlan
) -> None:
    bot, _ = line

    await bot(AnswerCallbackQuery(callback_query_id="1"))
    await bot(SendChatAction(chat_id=701, action="typing"))
    await bot(DeleteMessage(chat_id=701, message_id=1))

    assert plan.turns == []


@pytest.mark.parametrize(
    "method",
    [
        SendMessage(chat_id=QUIET, text="Moin"),
        SendPhoto(chat_id=QUIET, photo="id"),
        EditMessageText(chat_id=QUIET, message_id=1, text="Moin"),
    ],
)
async def test_no_line_reaches_who_speaks_with_a_human(
    line: tuple[Bot, SilentSession], method: TelegramMethod[object]
) -> None:
    bot, telegram = line

    with pytest.raises(Silenced):
        await bot(method)

    assert telegram.asked == []


@pytest.mark.parametrize(
    "method",
    [
        AnswerCallbackQuery(callback_query_id="1"),
        SendChatAction(chat_id=QUIET, action="typing"),
        EditMessageReplyMarkup(chat_id=QUIET, message_id=1),
        DeleteMessage(chat_id=QUIET, message_id=1),
    ],
)
async def test_what_is_no_line_may_pass(
    line: tuple[Bot, SilentSession], method: TelegramMethod[object]
) -> None:
    bot, telegram = line

    await bot(method)

    assert telegram.asked == [method]


async def test_rate_limit_pauses_the_chat_and_the_answer_is_said(
    line: tuple[Bot, SilentSession], plan: NotedPlan
) -> None:
    bot, telegram = line
    telegram.trouble = [TelegramRetryAfter(method=HELLO, message="slow", retry_after=3)] * 2

    await bot(HELLO)

    assert len(telegram.asked) == 3
    assert plan.pauses == [(701, 3), (701, 3)]


@pytest.mark.parametrize(
    ("waits", "seconds", "asked"), [(MOST_WAITS + 1, 1, 6), (1, LONGEST_WAIT_SECONDS + 1, 1)]
)
async def test_rate_limit_without_end_goes_back_to_the_lane(
    line: tuple[Bot, SilentSession], waits: int, seconds: int, asked: int
) -> None:
    bot, telegram = line
    limit = TelegramRetryAfter(method=HELLO, message="slow", retry_after=seconds)
    telegram.trouble = [limit] * waits

    with pytest.raises(TelegramRetryAfter):
        await bot(HELLO)

    assert len(telegram.asked) == asked


async def test_what_never_left_is_tried_again(line: tuple[Bot, SilentSession]) -> None:
    bot, telegram = line
    telegram.trouble = [refused(), refused()]

    await bot(HELLO)

    assert len(telegram.asked) == 3


async def test_trying_ends_when_nobody_listens(line: tuple[Bot, SilentSession]) -> None:
    bot, telegram = line
    telegram.trouble = [refused(), refused(), refused()]

    with pytest.raises(TelegramNetworkError):
        await bot(HELLO)

    assert len(telegram.asked) == 3


@pytest.mark.parametrize(
    ("method", "error", "times"),
    [
        (HELLO, lost(), 1),
        (HELLO, TelegramServerError(method=HELLO, message="bad gateway"), 1),
        (EditMessageText(chat_id=701, message_id=1, text="Moin"), lost(), 2),
        (AnswerCallbackQuery(callback_query_id="1"), lost(), 2),
        (DeleteMessage(chat_id=701, message_id=1), lost(), 2),
        (HELLO, TelegramEntityTooLarge(method=HELLO, message="too large"), 1),
        (HELLO, TelegramBadRequest(method=HELLO, message="chat not found"), 1),
    ],
)
async def test_only_what_does_no_harm_twice_is_repeated(
    line: tuple[Bot, SilentSession], method: TelegramMethod[object], error: Exception, times: int
) -> None:
    bot, telegram = line
    telegram.trouble = [error]

    if times == 1:
        with pytest.raises(type(error)):
            await bot(method)
    else:
        await bot(method)

    assert len(telegram.asked) == times
