"""The register: every column says what it means, export tells all, erasure leaves nothing."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, select

from offers.cases import Case
from offers.errors import Gone
from offers.people import Person
from storage.dialog_states import DialogStates, StateRow
from storage.engine import Database
from storage.inbox import Inbox, SettledTurn
from storage.register import mentions
from storage.schema import Base
from tests.storage.canary import LATER, live, state_key, talk
from tests.storage.conftest import Books

CANARY = "kanarienvogel"
ADDRESS = "770099008877"


def columns() -> Iterator[Column[Any]]:
    """Yield every column of every table."""
    for table in Base.metadata.sorted_tables:
        yield from table.columns


def test_every_column_says_what_it_means_for_privacy() -> None:
    silent = [
        str(column)
        for column in columns()
        if column.info.get("privacy") not in ("none", "pseudonym", "personal")
    ]

    assert silent == []


def test_every_reference_to_a_person_says_what_erasure_does() -> None:
    silent = [
        str(column)
        for column in columns()
        for key in column.foreign_keys
        if key.target_fullname == "person.id" and "person" not in column.info
    ]

    assert silent == []


def test_every_personal_value_belongs_to_somebody() -> None:
    told = {(mention.table.name, name) for mention in mentions() for name in mention.about}

    orphans = [
        str(column)
        for column in columns()
        if column.info["privacy"] == "personal" and (column.table.name, column.name) not in told
    ]

    assert orphans == []


def test_what_is_blanked_may_be_empty() -> None:
    stubborn = [
        f"{mention.table.name}.{name}"
        for mention in mentions()
        for name in (mention.column, *mention.bound)
        if mention.erasure == "blank" and not mention.table.c[name].nullable
    ]

    assert stubborn == []


async def test_export_tells_everything_about_the_person(database: Database) -> None:
    person = await live(database, ADDRESS, CANARY)
    await talk(database, person, CANARY, 900)

    async with database.begin(write=False) as uow:
        exported = await uow.stores.export(person.id)

    told: dict[str, set[str]] = defaultdict(set)
    for table, rows in exported.items():
        told[table] = {name for row in rows for name, value in row.items() if value is not None}
    owed: dict[str, set[str]] = defaultdict(set)
    for mention in mentions():
        owed[mention.table.name] |= set(mention.about)
    assert told == {table: names for table, names in owed.items() if names}
    assert json.loads(json.dumps(exported)) == exported


async def test_export_is_by_table_in_memory_too(books: Books) -> None:
    person = await live(books, ADDRESS, CANARY)

    async with books.begin(write=False) as uow:
        exported = await uow.stores.export(person.id)

    assert sorted(exported) == [
        "audit",
        "consent",
        "counsellor",
        "desk_case",
        "line",
        "mark",
        "outbox",
        "person",
        "profile",
    ]


async def test_export_tells_nothing_about_others(books: Books) -> None:
    person = await live(books, ADDRESS, CANARY)
    await live(books, "4002", "spatz")

    async with books.begin(write=False) as uow:
        assert "spatz" not in json.dumps(await uow.stores.export(person.id))
        assert await uow.stores.export(99) == {}


async def test_counsellor_is_not_told_of_their_cases(books: Books, case: Case) -> None:
    counsellor = await live(books, ADDRESS, CANARY)
    async with books.begin() as uow:
        await uow.cases.save(case.take(counsellor.id, CANARY, LATER))
        await uow.commit()

    async with books.begin(write=False) as uow:
        cases = (await uow.stores.export(counsellor.id))["desk_case"]

    assert sum("opened_at" in row for row in cases) == 1


async def test_erasure_leaves_others_as_they_are(books: Books) -> None:
    person = await live(books, ADDRESS, CANARY)
    other = await live(books, "4002", "spatz")
    async with books.begin(write=False) as uow:
        before = await uow.stores.export(other.id)

    await erase(books, person)

    async with books.begin(write=False) as uow:
        assert await uow.stores.export(person.id) == {}
        assert await uow.stores.export(other.id) == before


async def test_erasure_twice_is_once(books: Books) -> None:
    person = await live(books, ADDRESS, CANARY)

    for _ in range(2):
        await erase(books, person)

    async with books.begin(write=False) as uow:
        assert await uow.people.find("telegram", ADDRESS) is None


async def test_case_without_its_person_is_found_by_nobody(books: Books, case: Case) -> None:
    async with books.begin() as uow:
        await uow.stores.erase(case.person_id)
        await uow.commit()

    async with books.begin(write=False) as uow:
        assert await uow.cases.waiting() == []
        with pytest.raises(Gone):
            await uow.cases.get(case.id)


async def test_case_without_its_counsellor_names_nobody(books: Books, case: Case) -> None:
    counsellor = await live(books, ADDRESS, CANARY)
    async with books.begin() as uow:
        await uow.cases.save(case.take(counsellor.id, CANARY, LATER))
        await uow.commit()

    await erase(books, counsellor)

    async with books.begin(write=False) as uow:
        left = await uow.cases.get(case.id)
        assert (left.taken_by, left.taken_by_name) == (None, None)


async def test_erased_person_is_in_no_row(database: Database) -> None:
    person = await live(database, ADDRESS, CANARY)
    await talk(database, person, CANARY, 900)

    await erase(database, person)

    found = await everything(database)
    assert CANARY not in found
    assert ADDRESS not in found


async def test_erased_person_is_in_no_byte_of_sqlite(sqlite_url: str) -> None:
    database, file = Database(sqlite_url), Path(sqlite_url.removeprefix("sqlite:///"))
    person = await live(database, ADDRESS, CANARY)
    await talk(database, person, CANARY, 900)
    assert traces(file) > 0

    await erase(database, person)

    assert traces(file) == 0
    await database.close()
    assert traces(file) == 0


async def test_turn_of_an_erased_person_writes_no_state(database: Database) -> None:
    person = await live(database, ADDRESS, CANARY)
    await talk(database, person, CANARY, 900)
    await erase(database, person)

    state = StateRow(state="PrivacySG:gone", data="{}")
    await Inbox(database).settle([SettledTurn(update_id=901, states={state_key(person): state})])

    assert await DialogStates(database).load(state_key(person)) is None
    assert await Inbox(database).pending(7) == []


async def erase(books: Books, person: Person) -> None:
    """Erase a person in a transaction of its own."""
    async with books.begin() as uow:
        await uow.stores.erase(person.id)
        await uow.commit()


async def everything(database: Database) -> str:
    """Return all rows of all tables as one text."""
    async with database.transaction(write=False) as transaction:
        tables = [await transaction.all(select(table)) for table in Base.metadata.sorted_tables]
    return "\n".join(str(row) for rows in tables for row in rows)


def traces(file: Path) -> int:
    """Count what is left of the canary in the database's files."""
    files = file.parent.glob(f"{file.name}*")
    texts = [one.read_bytes().lower() for one in files]
    return sum(text.count(word.encode()) for text in texts for word in (CANARY, ADDRESS))
