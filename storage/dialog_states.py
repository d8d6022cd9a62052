"""Where conversations with persons stand, one row a dialog stack; written by the inbox's `settle`.

A key is the bot's id, the chat's, the person's and more, with colons between them; the third part
is the person's address, by which an erasure finds the row.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from storage.schema import DialogStateRow

if TYPE_CHECKING:
    from storage.engine import Database

_PERSON_PART = 2
_LOAD = select(DialogStateRow.state, DialogStateRow.data).where(
    DialogStateRow.key == bindparam("key")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRow:
    """A dialog's state by name, and its data as JSON text."""

    state: str | None
    data: str


class DialogStates:
    """The dialog states in the books."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    async def load(self, key: str) -> StateRow | None:
        """Return what was settled last under the key."""
        async with self._database.transaction(write=False) as transaction:
            rows = await transaction.all(_LOAD, {"key": key})
        return StateRow(**rows[0]) if rows else None


def address_in(key: str) -> str:
    """Return the address of the person a key belongs to; a key of another form is its own."""
    parts = key.split(":")
    return parts[_PERSON_PART] if len(parts) > _PERSON_PART else key
