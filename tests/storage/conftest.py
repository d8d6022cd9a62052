"""What storage's tests share: the three worlds a contract must hold in, and empty databases."""

from collections.abc import AsyncIterator, Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest

from offers.cases import Case
from offers.people import Person
from offers.ports import UnitOfWork
from storage.engine import Database
from storage.unit_of_work import Committed
from tests import postgres
from tests.builders import NOW, a_job_offer
from tests.fakes import FakeClock, FakeDatabase

_numbers = count(1)


class Books(Protocol):
    """A database, fake or real, as the contract sees it."""

    listeners: list[Callable[[Committed], None]]

    def begin(self, *, write: bool = True) -> UnitOfWork:
        """Start a unit of work."""
        ...


@pytest.fixture(params=["fake", "sqlite", "postgresql"])
async def books(request: pytest.FixtureRequest, clock: FakeClock) -> AsyncIterator[Books]:
    """Return a database, once of each kind the contract must hold for."""
    if request.param == "fake":
        yield FakeDatabase()
        return
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    database = Database(request.getfixturevalue(name), now=clock.now)
    yield database
    await database.close()


@pytest.fixture
async def person(books: Books) -> Person:
    """Return somebody who is in the books."""
    return await enter(books, "4001")


@pytest.fixture
async def other(person: Person, books: Books) -> Person:
    """Return somebody else, who came after the person."""
    return await enter(books, str(int(person.address) + 1))


@pytest.fixture
async def case(books: Books, person: Person) -> Case:
    """Return the person's waiting case."""
    async with books.begin() as uow:
        opened = await uow.cases.add(person.id, NOW, None)
        await uow.commit()
    return opened


@pytest.fixture
async def listing_ids(books: Books) -> list[int]:
    """Return the ids of three job listings, oldest first."""
    async with books.begin() as uow:
        await uow.listings.add_many([a_job_offer(external_id=one) for one in "abc"], NOW)
        await uow.commit()
    async with books.begin(write=False) as uow:
        return [listing.id for listing in await uow.listings.all()]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return the URL of a database nobody has migrated, once for each kind we support."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
        return
    server: postgres.PostgresServer = request.getfixturevalue("postgres_server")
    name = f"empty_{next(_numbers)}"
    yield server.create(name)
    server.drop(name)


async def enter(books: Books, address: str) -> Person:
    """Enter somebody into the books."""
    async with books.begin() as uow:
        person = await uow.people.add(
            channel="telegram", address=address, name=f"Person {address}", language="de", now=NOW
        )
        await uow.commit()
    return person
