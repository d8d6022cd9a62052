"""What an attempt to send a letter came to: Telegram's errors read once, here and nowhere else.

Only the reason's word is kept, never the error's own text: it may quote what was sent.
"""

import os
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from offers.letters import Outcome

os.environ.setdefault("PTB_TIMEDELTA", "true")  # its errors warn about plain seconds otherwise


class Why(StrEnum):
    """The reason behind an outcome, in one word; kept as the letter's error."""

    RATE = "rate"
    NO_CONNECTION = "no_connection"
    ANSWER_LOST = "answer_lost"
    MARKUP = "markup"
    TOPIC_CLOSED = "topic_closed"
    TOPIC_DELETED = "topic_deleted"
    MOVED = "moved"
    BLOCKED = "blocked"
    TOKEN = "token"  # noqa: S105 - the word, not one
    NO_ACCESS = "no_access"
    UNCHANGED = "unchanged"
    TARGET_GONE = "target_gone"
    NOT_COPYABLE = "not_copyable"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One attempt's outcome.

    ids: what the channel made, when it arrived. wait: how long to leave the chat alone.
    moved_to: the group's new chat id.
    """

    outcome: Outcome
    why: Why | None = None
    ids: tuple[int, ...] = ()
    wait: timedelta = timedelta(0)
    moved_to: int | None = None


_A_MOMENT: Final = timedelta(seconds=1)
_UNTIL_MENDED: Final = timedelta(seconds=60)
_NEVER_LEFT: Final = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)
_NEVER_MET: Final = ("chat not found", "user not found", "peer_id_invalid", "user_is_blocked")
_SAYINGS: Final = (
    ("not modified", Outcome.SENT, Why.UNCHANGED),
    ("topic_not_modified", Outcome.SENT, Why.UNCHANGED),
    ("message to delete not found", Outcome.SENT, Why.UNCHANGED),
    ("can't parse entities", Outcome.TOO_RICH, Why.MARKUP),
    ("can't parse message text", Outcome.TOO_RICH, Why.MARKUP),
    ("can't parse caption", Outcome.TOO_RICH, Why.MARKUP),
    ("entity_", Outcome.TOO_RICH, Why.MARKUP),
    ("entities_too_long", Outcome.TOO_RICH, Why.MARKUP),
    ("topic_closed", Outcome.TOPIC_GONE, Why.TOPIC_CLOSED),
    ("topic is closed", Outcome.TOPIC_GONE, Why.TOPIC_CLOSED),
    ("message thread not found", Outcome.TOPIC_GONE, Why.TOPIC_DELETED),
    ("topic_deleted", Outcome.TOPIC_GONE, Why.TOPIC_DELETED),
    ("topic_id_invalid", Outcome.TOPIC_GONE, Why.TOPIC_DELETED),
    ("message to edit not found", Outcome.REFUSED, Why.TARGET_GONE),
    ("message can't be edited", Outcome.REFUSED, Why.TARGET_GONE),
    ("message_id_invalid", Outcome.REFUSED, Why.TARGET_GONE),
    ("message to react not found", Outcome.REFUSED, Why.TARGET_GONE),
    ("message can't be copied", Outcome.REFUSED, Why.NOT_COPYABLE),
    ("message to copy not found", Outcome.REFUSED, Why.NOT_COPYABLE),
    ("there are no messages to copy", Outcome.REFUSED, Why.NOT_COPYABLE),
    ("protected content", Outcome.REFUSED, Why.NOT_COPYABLE),
    ("forwards_restricted", Outcome.REFUSED, Why.NOT_COPYABLE),
    ("upgraded to a supergroup", Outcome.HELD, Why.NO_ACCESS),
    ("chat not found", Outcome.HELD, Why.NO_ACCESS),
    ("not enough rights", Outcome.HELD, Why.NO_ACCESS),
    ("have no rights", Outcome.HELD, Why.NO_ACCESS),
    ("need administrator rights", Outcome.HELD, Why.NO_ACCESS),
    ("admin_required", Outcome.HELD, Why.NO_ACCESS),
    ("write_forbidden", Outcome.HELD, Why.NO_ACCESS),
    ("chat_restricted", Outcome.HELD, Why.NO_ACCESS),
    ("not a forum", Outcome.HELD, Why.NO_ACCESS),
)
"""What a 400 says in its text, which is all it has; the first that fits counts."""


def arrived(*ids: int) -> Verdict:
    """Return the verdict on what the channel has confirmed."""
    return Verdict(outcome=Outcome.SENT, ids=ids)


def judge(error: TelegramError, *, private: bool) -> Verdict:
    """Return what an error means. private: the chat is a person's, not the desk's group."""
    match error:
        case RetryAfter():
            verdict = Verdict(outcome=Outcome.WAIT, why=Why.RATE, wait=_time(error.retry_after))
        case ChatMigrated():
            verdict = Verdict(outcome=Outcome.MOVED, why=Why.MOVED, moved_to=error.new_chat_id)
        case InvalidToken():
            verdict = _held(Why.TOKEN)
        case Forbidden() | BadRequest() if isinstance(error.__cause__, TelegramError):
            verdict = LOST  # a page of something in between, not an answer of Telegram's
        case Forbidden():
            verdict = _UNREACHABLE if private else _held(Why.NO_ACCESS)
        case BadRequest():
            verdict = _judge_saying(str(error).lower(), private=private)
        case NetworkError():
            verdict = _judge_network(error)
        case _:
            verdict = LOST
    return verdict


LOST: Final = Verdict(outcome=Outcome.UNKNOWN, why=Why.ANSWER_LOST)
_UNREACHABLE: Final = Verdict(outcome=Outcome.UNREACHABLE, why=Why.BLOCKED)


def _judge_network(error: NetworkError) -> Verdict:
    """Tell what never left from what may have arrived: only the cause knows."""
    if isinstance(error.__cause__, _NEVER_LEFT):
        return Verdict(outcome=Outcome.NOT_SENT, why=Why.NO_CONNECTION)
    if error.__cause__ is None and "too many requests" in str(error).lower():
        return Verdict(outcome=Outcome.WAIT, why=Why.RATE, wait=_A_MOMENT)
    return LOST


def _held(why: Why) -> Verdict:
    return Verdict(outcome=Outcome.HELD, why=why, wait=_UNTIL_MENDED)


def _judge_saying(text: str, *, private: bool) -> Verdict:
    if private and any(saying in text for saying in _NEVER_MET):
        return _UNREACHABLE
    for saying, outcome, why in _SAYINGS:
        if saying in text:
            return _held(why) if outcome is Outcome.HELD else Verdict(outcome=outcome, why=why)
    return Verdict(outcome=Outcome.REFUSED, why=Why.REFUSED)


def _time(wait: int | timedelta) -> timedelta:
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
