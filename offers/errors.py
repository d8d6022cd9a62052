"""Refusals: what a person may be told when a rule of offers, cases or letters says no.

A refusal carries its class and facts, never a wording: the text key is `refusal-<class>`.
Everything that is not a Refusal is a bug and is handled as one.
"""

from typing import ClassVar


class Refusal(Exception):  # noqa: N818 - a refusal is an answer to a person, not an error
    """A rule said no, and the person who asked may know."""

    key: ClassVar[str] = "refusal-unknown"

    def __init__(self, **facts: str | int) -> None:
        super().__init__(type(self).__name__)
        self.facts = facts

    def __init_subclass__(cls) -> None:
        """Derive the key from the class name: CaseAlreadyTaken -> refusal-case-already-taken."""
        super().__init_subclass__()
        words = "".join(f"-{c.lower()}" if c.isupper() else c for c in cls.__name__)
        cls.key = f"refusal{words}"


class NotAllowed(Refusal):
    """The actor lacks the right this needs."""


class Gone(Refusal):
    """What was asked for is no longer there (offer expired, case erased)."""


class WrongState(Refusal):
    """The case is in a state that does not know this step."""


class CaseAlreadyTaken(Refusal):
    """Another counsellor was faster. facts: who (display name)."""


class TakeFirst(Refusal):
    """A counsellor wrote before anybody took the case; the line was not sent."""


class AnotherAnswers(Refusal):
    """A colleague has taken the case; the line was not sent. facts: who (display name)."""


class Barred(Refusal):
    """The desk takes no further questions from this person here. facts: phone."""


class Conflict(Refusal):
    """Somebody changed the same thing at the same moment; try again."""


class InvitationInvalid(Refusal):
    """The invitation is unknown, used up or expired."""


class ConsentMissing(Refusal):
    """The notice has not been accepted yet, so nothing may be stored."""


class FeedUnreadable(Refusal):
    """A feed as a whole cannot be read. facts: why (in English, for operators)."""
