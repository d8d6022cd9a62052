"""The durable inbox: what persons and counsellors sent is committed first, acknowledged second.

Updates are stored raw, handled lane by lane elsewhere, and settled in groups together with the
dialog states their turns wrote; from then on their text is gone. Reading them is bot's business.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, or_, select, update

from storage.dialog_states import StateRow, address_in
from storage.engine import Database
from storage.schema import DialogStateRow, EffectRow, InboxRow
from storage.upsert import Upsert

_STORE = Upsert(InboxRow, returning=["update_id"])
_PENDING = (
    select(InboxRow.update_id, InboxRow.lane, InboxRow.raw)
    .where(
        InboxRow.state == "new", InboxRow.raw.is_not(None), InboxRow.bot_id == bindparam("bot_id")
    )
    .order_by(InboxRow.seq)
)
_THESE = InboxRow.update_id.in_(bindparam("ids", expanding=True))
_SETTLED = select(InboxRow.update_id).where(
    _THESE, or_(InboxRow.state != "new", InboxRow.raw.is_(None))
)
_SETTLE = update(InboxRow).where(_THESE, InboxRow.state == "new").values(state="done", raw=None)
_KEEP_STATE = Upsert(DialogStateRow, keys=["key"], take=["address", "state", "data", "updated_at"])
_DROP_STATES = delete(DialogStateRow).where(
    DialogStateRow.key.in_(bindparam("keys", expanding=True))
)
_BURY = (
    update(InboxRow)
    .where(InboxRow.update_id == bindparam("which"), InboxRow.state == "new")
    .values(state="dead", reason=bindparam("why"))
)
_BURIED = (
    select(InboxRow.update_id, InboxRow.reason)
    .where(InboxRow.state == "dead")
    .order_by(InboxRow.seq)
)
_PURGE = delete(InboxRow).where(
    InboxRow.received_at < bindparam("before"),
    or_(InboxRow.state != "new", InboxRow.raw.is_(None)),
)
_PURGE_EFFECTS = delete(EffectRow).where(EffectRow.done_at < bindparam("before"))


@dataclass(frozen=True, slots=True, kw_only=True)
class InboundRow:
    """An update as it came in. lane: updates of one lane keep their order. raw: JSON text."""

    update_id: int
    lane: str
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledTurn:
    """What handling an update came to: dialog states by key, None where one was removed."""

    update_id: int
    states: Mapping[str, StateRow | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuriedRow:
    """An update nobody could handle, and why; never its text."""

    update_id: int
    reason: str


class Inbox:
    """The durable inbox of one database, which serves one bot at a time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def store(self, bot_id: int, rows: Sequence[InboundRow]) -> list[int]:
        """Commit updates in the order given; return the ids of those not known before."""
        if not rows:
            return []
        now = self._database.now()
        values = [
            {
                "update_id": row.update_id,
                "bot_id": bot_id,
                "lane": row.lane,
                "raw": row.raw,
                "state": "new",
                "received_at": now,
            }
            for row in rows
        ]
        async with self._database.transaction(write=True) as transaction:
            new = set((await transaction.run(_STORE, values)).scalars())
            await transaction.commit()
        return [row.update_id for row in rows if row.update_id in new]

    async def pending(self, bot_id: int) -> Sequence[InboundRow]:
        """Return what has not been settled yet, in the order of arrival."""
        async with self._database.transaction(write=False) as transaction:
            rows = await transaction.all(_PENDING, {"bot_id": bot_id})
        return [InboundRow(**row) for row in rows]

    async def settle(self, turns: Sequence[SettledTurn]) -> None:
        """Commit the dialog states of many turns and mark their updates as done.

        Settling a turn again changes nothing, nor does settling one whose person has been erased;
        a turn whose update is not in the inbox only writes its states.
        """
        ids = {"ids": [turn.update_id for turn in turns]}
        async with self._database.transaction(write=True) as transaction:
            settled = set((await transaction.run(_SETTLED, ids)).scalars())
            states: dict[str, StateRow | None] = {}
            for turn in turns:
                if turn.update_id not in settled:
                    states |= turn.states
            kept = self._kept(states)
            if kept:
                await transaction.run(_KEEP_STATE, kept)
            dropped = [key for key, row in states.items() if row is None]
            if dropped:
                await transaction.run(_DROP_STATES, {"keys": dropped})
            await transaction.run(_SETTLE, ids)
            await transaction.commit()

    async def bury(self, update_id: int, reason: str) -> None:
        """Set an update aside for the operator. reason: a word or two, never its text."""
        async with self._database.transaction(write=True) as transaction:
            await transaction.run(_BURY, {"which": update_id, "why": reason})
            await transaction.commit()

    async def buried(self) -> Sequence[BuriedRow]:
        """Return what was set aside, oldest first."""
        async with self._database.transaction(write=False) as transaction:
            rows = await transaction.all(_BURIED)
        return [BuriedRow(**row) for row in rows]

    async def purge(self, before: datetime) -> int:
        """Forget updates that are over and came in before that; return how many."""
        async with self._database.transaction(write=True) as transaction:
            purged = (await transaction.run(_PURGE, {"before": before})).rowcount
            await transaction.run(_PURGE_EFFECTS, {"before": before})
            await transaction.commit()
        return purged

    def _kept(self, states: Mapping[str, StateRow | None]) -> list[dict[str, Any]]:
        now = self._database.now()
        return [
            {
                "key": key,
                "address": address_in(key),
                "state": row.state,
                "data": row.data,
                "updated_at": now,
            }
            for key, row in states.items()
            if row is not None
        ]
