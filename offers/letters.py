"""Letters: every message to somebody who did not press the button, and what became of it.

A letter is written in the transaction of the fact it tells and sent later by the postman. It ends
sent, failed, cancelled or visibly ambiguous; never silently lost. What to do after each outcome of
a send is decided here, channel-free; recognising the outcome is the postman's business.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any

from offers.cases import Case
from offers.people import Person

MAX_ATTEMPTS = 12
_BACK_OFF_SECONDS = (1, 2, 4, 8, 16, 32, 60)
_SHORTEST_WAIT = timedelta(seconds=1)


class Side(StrEnum):
    """Who receives: the person, or the desk's topic about that person."""

    PERSON = "person"
    DESK = "desk"


class LetterKind(StrEnum):
    """What a letter does when it arrives. content's keys are given for each.

    SAY     a text: key (text key `letter-…`), args, and optionally reply_to (id where it arrives)
    STATUS  the person's one message about their case, written anew and edited in place
    CARD    the desk's card about the person, written anew and edited in place
    CARRY   a copy of the other side's messages: messages (ids), reply_to (id on the source side)
    AMEND   an edit of a carried message: message (id), text or caption, entities
    RETRACT a carried message taken back: message (id)
    REACT   a reaction to a carried message: message (id), emoji (or None)
    RESUME  the person's place in the dialog is shown anew, as the last line
    CLOSE   the desk's topic is closed, REOPEN opens it
    FORGET  the desk's topic is deleted for good: chat_id, thread_id, since its row may be erased
    """

    SAY = "say"
    STATUS = "status"
    CARD = "card"
    CARRY = "carry"
    AMEND = "amend"
    RETRACT = "retract"
    REACT = "react"
    RESUME = "resume"
    CLOSE = "close"
    REOPEN = "reopen"
    FORGET = "forget"


HUMAN = frozenset({LetterKind.CARRY, LetterKind.AMEND, LetterKind.RETRACT, LetterKind.REACT})
"""What a human on the other side did; every other letter is the bot's own."""

KEPT_UP = frozenset({LetterKind.STATUS, LetterKind.CARD})
"""One message each, written once and edited in place from then on."""

_NEW_MESSAGES = KEPT_UP | {LetterKind.SAY, LetterKind.CARRY, LetterKind.RESUME}
_DISPENSABLE = frozenset(LetterKind) - _NEW_MESSAGES - {LetterKind.FORGET}
"""What later letters of the lane should not wait for while an operator mends the desk's group."""


class Priority(IntEnum):
    """Who goes first when the rate is short; smaller is sooner.

    CONVERSATION is no letter: the bot's own answer to whoever pressed or typed just now.
    """

    HUMAN_ANSWER = 10
    CONVERSATION = 15
    PERSON_MESSAGE = 20
    NEW_CASE = 30
    ALERT = 40
    BROADCAST = 50
    DASHBOARD = 60


class LetterState(StrEnum):
    """Where a letter stands. SENDING is durable before the call is made."""

    NEW = "new"
    SENDING = "sending"
    SENT = "sent"
    AMBIGUOUS = "ambiguous"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """What one attempt to send came to (DELIVERY.md's table, in our words)."""

    SENT = "sent"
    WAIT = "wait"  # rate limit: not sent, this lane pauses
    HELD = "held"  # an operator must mend something (token, rights in the group): not sent, pauses
    HINDERED = "hindered"  # a step before it went wrong: not sent, retry with back-off
    NOT_SENT = "not_sent"  # refused connection: retry with back-off
    UNKNOWN = "unknown"  # answer lost: sent or not, nobody knows
    TOO_RICH = "too_rich"  # markup refused: once more as plain text
    TOPIC_GONE = "topic_gone"  # the desk's topic is deleted or closed: reopen or recreate, retry
    MOVED = "moved"  # the group has a new address: retry there
    UNREACHABLE = "unreachable"  # the person blocked us or is gone
    REFUSED = "refused"  # the content itself cannot be sent


_RETRIED = frozenset({Outcome.HINDERED, Outcome.TOPIC_GONE, Outcome.MOVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A letter before it is in the books.

    dedup_key: the same key is never written twice. not_before: leave it lying until then.
    """

    person_id: int
    side: Side
    kind: LetterKind
    priority: Priority
    dedup_key: str
    content: dict[str, Any] = field(default_factory=dict)
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter in the books. Letters of one lane (side, person_id) leave in the order of id.

    sent_as: the message ids the channel gave. repeat: resent after an ambiguous attempt.
    """

    id: int
    person_id: int
    side: Side
    kind: LetterKind
    priority: Priority
    content: dict[str, Any]
    state: LetterState = LetterState.NEW
    attempts: int = 0
    next_at: datetime
    plain: bool = False
    repeat: bool = False
    sent_as: tuple[int, ...] = ()
    error: str | None = None

    @property
    def lane(self) -> str:
        """Letters of one lane keep their order; lanes do not wait for each other."""
        return f"{self.side}:{self.person_id}"

    def sending(self) -> "Letter":
        """Return the letter as handed to the channel right now."""
        return replace(self, state=LetterState.SENDING, attempts=self.attempts + 1)

    def after(
        self,
        outcome: Outcome,
        now: datetime,
        *,
        error: str | None = None,
        wait: timedelta = timedelta(0),
        in_place: bool = False,
    ) -> "Letter":
        """Return the letter after an attempt that did not arrive for certain.

        WAIT and HELD are not counted as attempts, and a connection that is down is never a reason
        to give a letter up. A text that may have arrived is sent once more, marked as a possible
        repeat; what only changes something that is there is simply repeated; media to a person and
        broadcasts stay ambiguous.
        wait: how long WAIT and HELD last. in_place: a STATUS or CARD was edited, not written anew.
        """
        if outcome is Outcome.WAIT or (outcome is Outcome.HELD and self.kind not in _DISPENSABLE):
            return self.put_off(now + max(wait, _SHORTEST_WAIT), error=error)
        if outcome is Outcome.NOT_SENT:
            return self._later(now, error)
        if outcome in _RETRIED:
            return self._again(now, error, at_once=outcome is not Outcome.HINDERED)
        if outcome is Outcome.UNKNOWN:
            return self._after_unknown(now, error, in_place=in_place)
        if outcome is Outcome.TOO_RICH and not self.plain:
            return replace(self, state=LetterState.NEW, plain=True, next_at=now, error=error)
        return replace(self, state=LetterState.FAILED, error=error)

    def arrived(self, message_ids: tuple[int, ...]) -> "Letter":
        """Return the letter as sent."""
        return replace(self, state=LetterState.SENT, sent_as=message_ids, error=None)

    def put_off(self, until: datetime, *, error: str | None = None) -> "Letter":
        """Return the letter as waiting until then, as if it had not been tried this time."""
        attempts = max(0, self.attempts - 1)
        return replace(self, state=LetterState.NEW, attempts=attempts, next_at=until, error=error)

    def cancelled(self, reason: str) -> "Letter":
        """Return the letter as not to be sent any more. reason: a word, never content."""
        return replace(self, state=LetterState.CANCELLED, error=reason)

    def barred_by(self, person: Person, case: Case | None, *, in_place: bool = False) -> str | None:
        """Say in a word why the letter may not go to this person right now, None when it may.

        Asked directly before each send. While a human speaks with the person, nothing of the bot's
        own arrives as a new message; only the STATUS that is there already may change (in_place).
        """
        if self.side is not Side.PERSON:
            return None
        if person.unreachable:
            return "unreachable"
        silent = case is not None and case.bot_is_silent
        own_line = self.kind not in HUMAN and not (self.kind is LetterKind.STATUS and in_place)
        return "with_human" if silent and own_line else None

    def _again(self, now: datetime, error: str | None, *, at_once: bool = False) -> "Letter":
        """Try again, at_once after the first attempt; give up after MAX_ATTEMPTS."""
        if self.attempts >= MAX_ATTEMPTS:
            return replace(self, state=LetterState.FAILED, error=error)
        if at_once and self.attempts <= 1:
            return replace(self, state=LetterState.NEW, next_at=now, error=error)
        return replace(self._later(now, error), attempts=self.attempts)

    def _later(self, now: datetime, error: str | None) -> "Letter":
        """Back off, counting attempts only as far as the longest wait."""
        tried = min(self.attempts, len(_BACK_OFF_SECONDS))
        wait = timedelta(seconds=_BACK_OFF_SECONDS[max(0, tried - 1)])
        return replace(self, state=LetterState.NEW, attempts=tried, next_at=now + wait, error=error)

    def _after_unknown(self, now: datetime, error: str | None, *, in_place: bool) -> "Letter":
        if in_place or self.kind not in _NEW_MESSAGES:
            return self._again(now, error)
        may_repeat = self.priority is not Priority.BROADCAST and not self.content.get("media")
        to_desk = self.side is Side.DESK
        if self.repeat or not (may_repeat or to_desk):
            return replace(self, state=LetterState.AMBIGUOUS, error=error)
        return replace(self._later(now, error), repeat=True)
