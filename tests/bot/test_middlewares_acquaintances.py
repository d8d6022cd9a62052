"""Who speaks is asked for once, and again as soon as anything about them has changed."""

import pytest

from bot.acquaintances import KEPT_SECONDS
from offers.services.reception import Known
from tests.bot.hall import Door, touching


@pytest.fixture
def door() -> Door:
    return Door()


async def test_person_is_asked_for_once_until_something_touches_them(door: Door) -> None:
    door.know(700)
    acquaintances = door.acquaintances()
    await acquaintances.find(700)
    await acquaintances.find(700)
    door.know(700, silent=True)
    acquaintances.on_committed(touching(701))
    before = await acquaintances.is_silent(700)

    acquaintances.on_committed(touching(700))

    assert not before
    assert await acquaintances.is_silent(700)
    assert door.asked == ["700", "700"]


async def test_person_is_asked_for_again_after_a_while(door: Door) -> None:
    door.know(700)
    acquaintances = door.acquaintances()
    await acquaintances.find(700)

    door.seconds = KEPT_SECONDS
    await acquaintances.find(700)

    assert door.asked == ["700", "700"]


async def test_answer_that_a_commit_has_overtaken_is_not_remembered(door: Door) -> None:
    door.know(700)
    acquaintances = door.acquaintances()

    class Overtaken(Door):
        async def find(self, channel: str, address: str) -> Known | None:
            """Look, while elsewhere a case is taken."""
            known = await super().find(channel, address)
            if len(self.asked) == 1:
                self.know(700, silent=True)
                acquaintances.on_committed(touching(700))
            return known

    slow = Overtaken()
    slow.know(700)
    acquaintances = slow.acquaintances()

    first = await acquaintances.is_silent(700)

    assert (first, await acquaintances.is_silent(700)) == (False, True)
