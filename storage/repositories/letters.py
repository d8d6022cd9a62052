"""Letters in the books: written with the fact they tell, fetched lane by lane, never lost."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from sqlalchemy import Integer, RowMapping, bindparam, func, select, text, update
from sqlalchemy.orm import aliased

from offers.errors import Gone
from offers.letters import Draft, Letter, LetterKind, LetterState, Priority, Side
from storage.schema import OutboxRow
from storage.schema.delivery import NEW, WAITING_IN_LANE
from storage.transaction import Question, Transaction
from storage.upsert import Upsert

_FIELDS = tuple(field.name for field in fields(Letter))
_LETTERS = select(*(getattr(OutboxRow, name) for name in _FIELDS))
_GET = Question(_LETTERS.where(OutboxRow.id == bindparam("letter_id")))
_FIND = Question(_LETTERS.where(OutboxRow.dedup_key == bindparam("key")))
_SENDING = _LETTERS.where(OutboxRow.state == LetterState.SENDING.value).order_by(OutboxRow.id)
_COUNTS = select(OutboxRow.state, func.count().label("number")).group_by(OutboxRow.state)

_EARLIER = aliased(OutboxRow, name="earlier")
_HEAD = (
    ~select(text("1"))
    .select_from(_EARLIER)
    .where(
        _EARLIER.side == OutboxRow.side,
        _EARLIER.person_id == OutboxRow.person_id,
        _EARLIER.id < OutboxRow.id,
        text(f"earlier.{WAITING_IN_LANE}"),
    )
    .exists()
)
DUE = (
    _LETTERS.where(text(f"outbox.{NEW}"), OutboxRow.next_at <= bindparam("now"), _HEAD)
    .order_by(OutboxRow.priority, OutboxRow.id)
    .limit(bindparam("most", type_=Integer))
)
"""Walks ix_outbox_due in its order and asks ix_outbox_lanes whether a letter is before it. The
states are text because SQLite takes a partial index only for a condition it can read."""

_ADD = Upsert(OutboxRow, returning=["id"])
_SAVED = ("attempts", "next_at", "content", "plain", "repeat", "error")
_SAVE = update(OutboxRow).where(OutboxRow.id == bindparam("letter_id"))
_CANCEL = (
    update(OutboxRow)
    .where(
        OutboxRow.side == bindparam("lane_side"),
        OutboxRow.person_id == bindparam("whose"),
        text(NEW),
    )
    .values(state=LetterState.CANCELLED.value, error=bindparam("reason"))
)


class SqlOutbox:
    """Letters; a known dedup_key is written once."""

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    async def add(self, draft: Draft, now: datetime) -> None:
        """Write a letter; when its dedup_key is known, change nothing."""
        result = await self._in.run(
            _ADD,
            {
                "dedup_key": draft.dedup_key,
                "person_id": draft.person_id,
                "side": draft.side.value,
                "kind": draft.kind.value,
                "priority": draft.priority.value,
                "content": draft.content,
                "state": LetterState.NEW.value,
                "attempts": 0,
                "next_at": draft.not_before or now,
                "plain": False,
                "repeat": False,
                "sent_as": [],
                "created_at": now,
            },
        )
        if result.first() is not None:
            self._in.letters = True

    async def find(self, dedup_key: str) -> Letter | None:
        """Return the letter with that key."""
        row = await self._in.one(_FIND, {"key": dedup_key})
        return None if row is None else _letter(row)

    async def get(self, letter_id: int) -> Letter:
        """Return the letter.

        raises  Gone
        """
        row = await self._in.one(_GET, {"letter_id": letter_id})
        if row is None:
            raise Gone
        return _letter(row)

    async def due(self, now: datetime, limit: int) -> Sequence[Letter]:
        """Return the head letter of each lane whose head is new and due, by priority then id."""
        return [_letter(row) for row in await self._in.all(DUE, {"now": now, "most": limit})]

    async def unfinished(self) -> Sequence[Letter]:
        """Return letters left in sending."""
        return [_letter(row) for row in await self._in.all(_SENDING)]

    async def save(self, letter: Letter) -> None:
        """Store what became of a letter; one erased meanwhile stays erased.

        Listeners are told as of a new letter: its lane may go on, or it may be due again.
        """
        values = {name: getattr(letter, name) for name in _SAVED}
        values |= {"state": letter.state.value, "sent_as": list(letter.sent_as)}
        await self._in.run(_SAVE, {"letter_id": letter.id, **values})
        self._in.letters = self._in.letters or letter.state is LetterState.NEW

    async def cancel_lane(self, side: Side, person_id: int, reason: str) -> int:
        """Cancel what is new in a lane; return how many."""
        result = await self._in.run(
            _CANCEL, {"lane_side": side.value, "whose": person_id, "reason": reason}
        )
        return result.rowcount

    async def counts(self) -> dict[str, int]:
        """Return how many letters are in each state."""
        return {row["state"]: row["number"] for row in await self._in.all(_COUNTS)}


def _letter(row: RowMapping) -> Letter:
    return Letter(
        **{
            **row,
            "side": Side(row["side"]),
            "kind": LetterKind(row["kind"]),
            "priority": Priority(row["priority"]),
            "state": LetterState(row["state"]),
            "sent_as": tuple(row["sent_as"]),
        }
    )
