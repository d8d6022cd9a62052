"""A door at which persons are met, and a look into the books."""

from collections.abc import Awaitable, Callable

import pytest

from offers.letters import Letter
from offers.rights import Actor
from offers.services import Books, Reception
from tests.fakes import FakeClock, FakeDatabase

Meet = Callable[..., Awaitable[Actor]]


@pytest.fixture
def reception(fake_database: FakeDatabase, clock: FakeClock) -> Reception:
    """Return the door."""
    return Reception(fake_database.begin, clock)


@pytest.fixture
def meet(reception: Reception) -> Meet:
    """Return how somebody comes in from an address."""

    async def come_in(address: str = "4001", language: str = "de") -> Actor:
        known = await reception.meet(
            channel="telegram", address=address, name=f"Person {address}", language=language
        )
        return known.actor

    return come_in


@pytest.fixture
async def anna(meet: Meet) -> Actor:
    """Return a person."""
    return await meet("4001")


@pytest.fixture
async def berta(meet: Meet) -> Actor:
    """Return another one."""
    return await meet("4002")


@pytest.fixture
def books(fake_database: FakeDatabase, clock: FakeClock) -> Books:
    """Return the books of offers, with a listing period of a month."""
    return Books(fake_database.begin, clock, listing_days=30)


def letters_of(database: FakeDatabase) -> list[Letter]:
    """Return every letter written so far, oldest first."""
    return list(database.shelf.letters.values())
