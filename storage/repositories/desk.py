"""Those who answer cases: the desk's allow-list, the way onto it, and what they did."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from offers.desk import Counsellor, Invitation
from storage.schema import AuditRow, CounsellorRow, InvitationRow
from storage.transaction import Question, Transaction
from storage.upsert import Upsert

_FIELDS = ("person_id", "joined_at", "left_at")
_ALL = select(CounsellorRow).order_by(CounsellorRow.person_id)
_COUNSELLOR = Question(select(CounsellorRow).where(CounsellorRow.person_id == bindparam("whose")))
_SAVE = Upsert(CounsellorRow, keys=["person_id"], take=["joined_at", "left_at"])

_INVITE = insert(InvitationRow)
_USE = (
    update(InvitationRow)
    .where(
        InvitationRow.token_hash == bindparam("hash"),
        InvitationRow.used_at.is_(None),
        InvitationRow.expires_at > bindparam("now"),
    )
    .values(used_by=bindparam("person_id"), used_at=bindparam("now"))
)
_NOTE = insert(AuditRow)


class SqlCounsellors:
    """The allow-list of the desk."""

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    async def find(self, person_id: int) -> Counsellor | None:
        """Return the person as counsellor, also one who has left."""
        row = await self._in.one(_COUNSELLOR, {"whose": person_id})
        return None if row is None else Counsellor(**row)

    async def save(self, counsellor: Counsellor) -> None:
        """Enter or change a counsellor."""
        await self._in.run(_SAVE, {name: getattr(counsellor, name) for name in _FIELDS})
        self._in.people.add(counsellor.person_id)

    async def all(self) -> Sequence[Counsellor]:
        """Return every counsellor there ever was."""
        return [Counsellor(**row) for row in await self._in.all(_ALL)]


class SqlInvitations:
    """Invitations by the hash of their token."""

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    async def add(self, invitation: Invitation) -> None:
        """Enter an invitation nobody has used yet."""
        await self._in.run(
            _INVITE,
            {
                "token_hash": invitation.token_hash,
                "created_at": invitation.created_at,
                "expires_at": invitation.expires_at,
            },
        )

    async def use(self, token_hash: str, person_id: int, now: datetime) -> bool:
        """Mark a usable invitation as used by the person; False when it is not usable."""
        result = await self._in.run(_USE, {"hash": token_hash, "person_id": person_id, "now": now})
        return result.rowcount == 1


class SqlAudit:
    """Who did what to which case, and when; never content."""

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    async def add(self, *, actor_id: int, case_id: int, action: str, now: datetime) -> None:
        """Note an action. actor_id 0 is the operator."""
        await self._in.run(
            _NOTE, {"actor_id": actor_id, "case_id": case_id, "action": action, "done_at": now}
        )
