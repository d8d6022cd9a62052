"""What a person has agreed to, and in which words: consent per purpose, provable and withdrawable.

Advice needs the notice to be accepted and nothing else; every other purpose is asked for apart.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

NOTICE_VERSION = "2026-11"


class Purpose(StrEnum):
    """What personal data may be used for, each agreed to on its own."""

    ADVICE = "advice"
    SEASON = "season"
    ALERTS = "alerts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """An entry of the consent ledger. text_version: which notice the person saw."""

    person_id: int
    purpose: Purpose
    text_version: str
    given_at: datetime
    withdrawn_at: datetime | None = None

    @property
    def holds(self) -> bool:
        """Whether the consent is in force."""
        return self.withdrawn_at is None
