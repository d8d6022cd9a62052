"""The tables, by noun. Every column says in `info` what it means for privacy (see `base`)."""

from storage.schema.base import Base
from storage.schema.delivery import DialogStateRow, EffectRow, InboxRow, OutboxRow
from storage.schema.desk import (
    AuditRow,
    CaseRow,
    CounsellorRow,
    InvitationRow,
    LineRow,
    TopicRow,
)
from storage.schema.listings import ListingRevisionRow, ListingRow
from storage.schema.people import ConsentRow, MarkRow, PersonRow, ProfileRow

__all__ = [
    "AuditRow",
    "Base",
    "CaseRow",
    "ConsentRow",
    "CounsellorRow",
    "DialogStateRow",
    "EffectRow",
    "InboxRow",
    "InvitationRow",
    "LineRow",
    "ListingRevisionRow",
    "ListingRow",
    "MarkRow",
    "OutboxRow",
    "PersonRow",
    "ProfileRow",
    "TopicRow",
]
