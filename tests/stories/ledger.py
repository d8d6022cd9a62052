"""What the books say after crashes: every update handled, every letter at an end."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select

from storage.engine import Database
from storage.schema import AuditRow, Base, InboxRow, OutboxRow
from tests.stories.town import Town

_WITHOUT_END = {"new", "sending"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A copy of the books: the inbox, the letters, and what was done to cases."""

    updates: list[dict[str, Any]]
    letters: list[dict[str, Any]]
    audit: list[dict[str, Any]]

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to be done."""
        return not any(it["state"] in _WITHOUT_END for it in self.updates + self.letters)

    def states(self) -> dict[str, int]:
        """Return how many letters ended how."""
        ends = [letter["state"] for letter in self.letters]
        return {state: ends.count(state) for state in sorted(set(ends))}

    def done(self, action: str) -> int:
        """Return how often something was done to cases."""
        return sum(row["action"] == action for row in self.audit)

    def carried(self, side: str) -> dict[int, dict[str, Any]]:
        """Return the letters that carry, by each message they carry to that side."""
        return {
            message: letter
            for letter in self.letters
            if letter["kind"] == "carry" and letter["side"] == side
            for message in letter["content"]["messages"]
        }


async def read_ledger(url: str) -> Ledger:
    """Read the books."""
    database = Database(url)
    async with database.transaction(write=False) as reading:
        tables: tuple[Table, ...] = tuple(
            Base.metadata.tables[row.__tablename__] for row in (InboxRow, OutboxRow, AuditRow)
        )
        updates, letters, audit = [
            [dict(row) for row in await reading.all(select(table))] for table in tables
        ]
    await database.close()
    return Ledger(updates=updates, letters=letters, audit=audit)


def lost_updates(town: Town, ledger: Ledger) -> set[int]:
    """Return which updates of Telegram's never reached the end of the inbox."""
    first, last = 100_000_001, town.sandbox.world.updates._next_id  # noqa: SLF001 - all it gave out
    done = {row["update_id"] for row in ledger.updates if row["state"] == "done"}
    return set(range(first + 1, last + 1)) - done
