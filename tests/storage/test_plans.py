"""How databases find what is due: by index and in order, however full the outbox is."""

import re

import pytest
from sqlalchemy import Connection, insert, text

from storage.engine import Database
from storage.repositories.letters import DUE
from storage.schema import OutboxRow
from tests.builders import NOW

LETTERS = 3_000
NO_SORTING = re.compile(r"TEMP B-TREE|\bSort\b")


@pytest.fixture
async def full(database: Database) -> Database:
    """Return a database with many letters, nearly all of them over."""
    usual = {"side": "person", "kind": "say", "content": {}, "attempts": 1, "next_at": NOW}
    usual |= {"plain": False, "repeat": False, "sent_as": [], "created_at": NOW}
    rows = [
        {
            **usual,
            "dedup_key": str(number),
            "person_id": number % 500,
            "priority": 10 * (number % 5),
            "state": "new" if number % 50 == 0 else "sent",
        }
        for number in range(LETTERS)
    ]
    async with database.transaction(write=True) as transaction:
        await transaction.run(insert(OutboxRow), rows)
        await transaction.commit()
    return database


async def test_due_letters_are_found_by_index_and_in_order(full: Database) -> None:
    async with full.engine.connect() as connection:
        plan = await connection.run_sync(plan_of_due)

    assert "ix_outbox_due" in plan
    assert "ix_outbox_lanes" in plan
    assert not NO_SORTING.search(plan)


def plan_of_due(connection: Connection) -> str:
    """Return how the database would look for what is due."""
    dialect = connection.dialect
    compiled = DUE.params(now=NOW, most=20).compile(
        dialect=dialect, compile_kwargs={"literal_binds": True}
    )
    if dialect.name == "sqlite":
        explain = "EXPLAIN QUERY PLAN "
    else:
        explain = "EXPLAIN "
        connection.execute(text("SET enable_seqscan = off"))
        connection.execute(text("SET enable_sort = off"))
        connection.execute(text("SET enable_bitmapscan = off"))
        connection.execute(text("SET enable_hashjoin = off"))
        connection.execute(text("SET enable_mergejoin = off"))
    plan = connection.exec_driver_sql(f"{explain}{compiled}")
    return "\n".join(" ".join(str(part) for part in row) for row in plan)
