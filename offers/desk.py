"""What the desk keeps about a case beside its state: topics, counsellors, invitations, lines."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

INVITATION_LIFE = timedelta(days=7)


class TopicState(StrEnum):
    """OPENING is committed before the channel is asked, so that two never open one person's."""

    OPENING = "opening"
    OPEN = "open"
    CLOSED = "closed"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The desk's thread about one person. generation grows whenever it had to be made anew.

    card_id: the card's message in the topic. status_id: the person's one message about their case.
    """

    person_id: int
    state: TopicState
    generation: int = 1
    chat_id: int | None = None
    thread_id: int | None = None
    card_id: int | None = None
    status_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counsellor:
    """Somebody on the allow-list of the desk. left_at ends every power."""

    person_id: int
    joined_at: datetime
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A single-use way onto the desk; only the hash of its token is kept."""

    token_hash: str
    created_at: datetime
    expires_at: datetime
    used_by: int | None = None

    def usable(self, now: datetime) -> bool:
        """Whether it still opens the door."""
        return self.used_by is None and now < self.expires_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One carried message: which message here is which message there.

    from_side: who wrote it. person_message / desk_message: the channel's ids on both sides.
    """

    person_id: int
    from_side: str
    person_message: int
    desk_message: int
    generation: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStatus:
    """What a person is told about their case.

    position: 1-based place in the queue while waiting. next_opening: None while the office is open.
    """

    state: str
    position: int | None = None
    next_opening: datetime | None = None
    counsellor: str | None = None


def new_token() -> str:
    """Return an unguessable token of 192 bits, fit for a deep link."""
    return secrets.token_urlsafe(24)


def hash_token(token: str) -> str:
    """Return what we keep of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
