"""An erasure that meets what the person did just before, still on its way into the books."""

import pytest

from offers.errors import Conflict
from offers.ports import UnitOfWork
from offers.services import Privacy
from tests.fakes import FakeClock, FakeDatabase
from tests.unit.services.conftest import Meet


class BusyBooks:
    """Books that refuse the first units of work, as a database does that met a deadlock."""

    def __init__(self, database: FakeDatabase, refusals: int) -> None:
        self.database = database
        self.refusals = refusals

    def __call__(self, *, write: bool = True) -> UnitOfWork:
        """Refuse, or begin as the books do."""
        if write and self.refusals:
            self.refusals -= 1
            raise Conflict
        return self.database.begin(write=write)


async def test_erasure_does_not_give_way_to_a_race(
    fake_database: FakeDatabase, clock: FakeClock, meet: Meet
) -> None:
    anna = await meet()

    await Privacy(BusyBooks(fake_database, 2), clock).erase(anna)

    assert await Privacy(fake_database.begin, clock).export(anna) == {}


async def test_erasure_that_never_gets_through_says_so(
    fake_database: FakeDatabase, clock: FakeClock, meet: Meet
) -> None:
    anna = await meet()

    with pytest.raises(Conflict):
        await Privacy(BusyBooks(fake_database, 3), clock).erase(anna)
