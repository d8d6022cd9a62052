"""The register of everything held about a person, built from the columns' own words.

What `storage.schema.base` has each column say is enough to export a person and to erase them from
every table, those of cases, letters and dialogs included; a new table cannot be forgotten here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, bindparam, delete, select, update

from storage.schema import Base, PersonRow, TopicRow
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A column that names a person, and the personal columns that are about that person."""

    table: Table
    column: str
    by: str
    erasure: str
    about: tuple[str, ...]
    bound: tuple[str, ...]

    @property
    def named(self) -> ColumnElement[bool]:
        """The rows that name one of `names`."""
        return self.table.c[self.column].in_(bindparam("names", expanding=True))


def mentions() -> Iterator[Mention]:
    """Yield every mention of persons in any table, tables that point to others first."""
    for table in reversed(Base.metadata.sorted_tables):
        names = [column.name for column in table.columns if "person" in column.info]
        for name in names:
            info = table.c[name].info
            bound = tuple(c.name for c in table.columns if c.info.get("of") == name)
            own = tuple(
                c.name
                for c in table.columns
                if c.info["privacy"] == "personal" and "of" not in c.info and name == names[0]
            )
            yield Mention(
                table=table,
                column=name,
                by=info["by"],
                erasure=info["person"],
                about=own + bound,
                bound=bound,
            )


_MENTIONS = tuple(mentions())
_ADDRESS = select(PersonRow.address).where(PersonRow.id == bindparam("person_id"))
_THREAD = select(TopicRow.chat_id, TopicRow.thread_id).where(
    TopicRow.person_id == bindparam("person_id")
)


class SqlStores:
    """Everything that holds something about a person."""

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    async def export(self, person_id: int) -> dict[str, Any]:
        """Return every personal value about the person, by table, JSON-ready."""
        known_as = await self._names(person_id)
        found: dict[str, Any] = {}
        for mention in reversed(_MENTIONS):
            if not mention.about:
                continue
            columns = (mention.table.c[name] for name in mention.about)
            rows = await self._in.all(
                select(*columns).where(mention.named), {"names": known_as[mention.by]}
            )
            values = [{name: _plain(value) for name, value in row.items()} for row in rows]
            if values:
                found.setdefault(mention.table.name, []).extend(values)
        return found

    async def erase(self, person_id: int) -> None:
        """Remove the person from every table; counts without persons stay."""
        known_as = await self._names(person_id)
        for mention in _MENTIONS:
            nothing = dict.fromkeys((mention.column, *mention.bound))
            statement = (
                delete(mention.table).where(mention.named)
                if mention.erasure == "delete"
                else update(mention.table).where(mention.named).values(nothing)
            )
            await self._in.run(statement, {"names": known_as[mention.by]})
        self._in.people.add(person_id)
        self._in.erased = True

    async def _names(self, person_id: int) -> Mapping[str, list[Any]]:
        """Return what the person is called in the tables, by kind of name.

        A person's lane is their address; updates of the desk's topic about them may also be in the
        lane of that thread.
        """
        whose = {"person_id": person_id}
        addresses = [row["address"] for row in await self._in.all(_ADDRESS, whose)]
        threads = [
            f"{row['chat_id']}:{row['thread_id']}" for row in await self._in.all(_THREAD, whose)
        ]
        return {"id": [person_id], "address": addresses, "lane": addresses + threads}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value
