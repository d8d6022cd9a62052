"""Letters: every message to somebody who did not press the button, and what became of it.

A letter is written in the transaction of the fact it tells and sent later by the postman. It ends
sent, failed, cancelled or visibly ambiguous; never silently lost. What to do after each outcome of
a send is decided here, channel-free; recognising the outcome is the postman's business.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any

MAX_ATTEMPTS = 12
_BACK_OFF_SECONDS = (1, 2, 4, 8, 16, 32, 60)


class Side(StrEnum):
    """Who receives: the person, or the desk's topic about that person."""

    PERSON = "person"
    DESK = "desk"


class LetterKind(StrEnum):
    """What a letter does when it arrives. content's keys are given for each.

    SAY     a text: key, args                            (key: text key `letter-…`)
    STATUS  the person's one message about their case, written anew and edited in place
    CARD    the desk's card about the person, written anew and edited in place
    CARRY   a copy of the other side's messages: messages (ids), reply_to (id on the source side)
    AMEND   an edit of a carried message: message (id), text or caption, entities
    RETRACT a carried message taken back: message (id)
    REACT   a reaction to a carried message: message (id), emoji (or None)
    CLOSE   the desk's topic is closed, REOPEN opens it, FORGET deletes it for good
    """

    SAY = "say"
    STATUS = "status"
    CARD = "card"
    CARRY = "carry"
    AMEND = "amend"
    RETRACT = "retract"
    REACT = "react"
    CLOSE = "close"
    REOPEN = "reopen"
    FORGET = "forget"


IDEMPOTENT = frozenset(LetterKind) - {LetterKind.SAY, LetterKind.CARRY}


class Priority(IntEnum):
    """Who goes first when the rate is short; smaller is sooner."""

    HUMAN_ANSWER = 10
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
    NOT_SENT = "not_sent"  # refused connection: retry with back-off
    UNKNOWN = "unknown"  # answer lost: sent or not, nobody knows
    TOO_RICH = "too_rich"  # markup refused: once more as plain text
    TOPIC_GONE = "topic_gone"  # the desk's topic is deleted or closed: reopen or recreate, retry
    MOVED = "moved"  # the group has a new address: retry there
    UNREACHABLE = "unreachable"  # the person blocked us or is gone
    REFUSED = "refused"  # the content itself cannot be sent


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

    def after(self, outcome: Outcome, now: datetime, *, error: str | None = None) -> "Letter":
        """Return the letter after an attempt that did not arrive for certain.

        WAIT is not counted as an attempt. A text that may have arrived is sent once more, marked as
        a possible repeat; idempotent kinds are simply repeated; media to a person stay ambiguous.
        """
        match outcome:
            case Outcome.WAIT:
                return replace(self, state=LetterState.NEW, attempts=self.attempts - 1)
            case Outcome.NOT_SENT | Outcome.TOPIC_GONE | Outcome.MOVED:
                return self._again(now, error)
            case Outcome.UNKNOWN:
                return self._after_unknown(now, error)
            case Outcome.TOO_RICH if not self.plain:
                return replace(self, state=LetterState.NEW, plain=True, next_at=now, error=error)
            case _:
                return replace(self, state=LetterState.FAILED, error=error)

    def arrived(self, message_ids: tuple[int, ...]) -> "Letter":
        """Return the letter as sent."""
        return replace(self, state=LetterState.SENT, sent_as=message_ids, error=None)

    def _again(self, now: datetime, error: str | None) -> "Letter":
        if self.attempts >= MAX_ATTEMPTS:
            return replace(self, state=LetterState.FAILED, error=error)
        wait = _BACK_OFF_SECONDS[min(self.attempts, len(_BACK_OFF_SECONDS)) - 1]
        return replace(
            self, state=LetterState.NEW, next_at=now + timedelta(seconds=wait), error=error
        )

    def _after_unknown(self, now: datetime, error: str | None) -> "Letter":
        if self.kind in IDEMPOTENT:
            return self._again(now, error)
        may_repeat = self.priority is not Priority.BROADCAST and not self.content.get("media")
        to_desk = self.side is Side.DESK
        if self.repeat or not (may_repeat or to_desk):
            return replace(self, state=LetterState.AMBIGUOUS, error=error)
        return replace(self._again(now, error), repeat=True)
