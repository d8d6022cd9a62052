"""A case: one person's question in human hands, as a state machine of sentences. No clock, no I/O.

    waiting --take--> with_human --hand_back--> with_bot --reopen--> waiting
    with_human --release--> waiting
    waiting | with_human | with_bot --close--> closed

While a case is with_human the bot is silent towards the person.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from offers.errors import CaseAlreadyTaken, WrongState


class CaseState(StrEnum):
    """Where a case stands."""

    WAITING = "waiting"
    WITH_HUMAN = "with_human"
    WITH_BOT = "with_bot"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One question handed to humans. version counts changes and guards against races.

    offer_id: the listing the question is about, if any. taken_by: person id of the counsellor.
    """

    id: int
    person_id: int
    state: CaseState
    opened_at: datetime
    offer_id: int | None = None
    taken_by: int | None = None
    taken_by_name: str | None = None
    taken_at: datetime | None = None
    closed_at: datetime | None = None
    version: int = 1

    def take(self, counsellor_id: int, name: str, now: datetime) -> "Case":
        """Return the case as taken. Taking one's own case again changes nothing.

        raises  CaseAlreadyTaken by somebody else, WrongState when closed
        """
        if self.state is CaseState.WITH_HUMAN and self.taken_by == counsellor_id:
            return self
        if self.state is CaseState.WITH_HUMAN:
            raise CaseAlreadyTaken(who=self.taken_by_name or "")
        if self.state is CaseState.CLOSED:
            raise WrongState(state=self.state.value)
        return replace(
            self,
            state=CaseState.WITH_HUMAN,
            taken_by=counsellor_id,
            taken_by_name=name,
            taken_at=now,
        )

    def hand_back(self) -> "Case":
        """Return the case with the bot in charge again; handing back twice changes nothing.

        raises  WrongState when nobody has taken it
        """
        if self.state is CaseState.WITH_BOT:
            return self
        if self.state is not CaseState.WITH_HUMAN:
            raise WrongState(state=self.state.value)
        return replace(self, state=CaseState.WITH_BOT)

    def release(self) -> "Case":
        """Return the case waiting for another counsellor, in its old place in the queue.

        For when whoever has it is gone: the bot must not stay silent beside nobody.
        """
        if self.state is not CaseState.WITH_HUMAN:
            return self
        return replace(
            self, state=CaseState.WAITING, taken_by=None, taken_by_name=None, taken_at=None
        )

    def ask_again(self, now: datetime, offer_id: int | None) -> "Case":
        """Return the case waiting for a human again; while waiting or with one, it stays there.

        While it waits, it is about the offer asked about last.

        raises  WrongState when closed: a new case is due then
        """
        if self.state is CaseState.CLOSED:
            raise WrongState(state=self.state.value)
        if self.state is CaseState.WITH_HUMAN:
            return self
        if self.state is CaseState.WAITING:
            same = offer_id in (None, self.offer_id)
            return self if same else replace(self, offer_id=offer_id)
        return replace(
            self,
            state=CaseState.WAITING,
            opened_at=now,
            offer_id=offer_id,
            taken_by=None,
            taken_by_name=None,
            taken_at=None,
        )

    def close(self, now: datetime) -> "Case":
        """Return the case as closed; closing twice changes nothing."""
        if self.state is CaseState.CLOSED:
            return self
        return replace(self, state=CaseState.CLOSED, closed_at=now)

    @property
    def bot_is_silent(self) -> bool:
        """Whether a human speaks with the person, so that the bot must not."""
        return self.state is CaseState.WITH_HUMAN
