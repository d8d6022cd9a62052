"""A post office and a counsellor for whoever tests letters."""

from collections.abc import AsyncIterator

import pytest

from bot.sandbox import Person
from offers.letters import LetterKind, Side
from tests.bot.post_office import PostOffice, open_office


@pytest.fixture
async def office() -> AsyncIterator[PostOffice]:
    """Return a post office without rate limits."""
    async with open_office() as office:
        yield office


@pytest.fixture
async def meyer(office: PostOffice) -> Person:
    """Return the counsellor who has taken Anna's case, in Anna's topic."""
    await office.open_case(taken=True)
    await office.write(LetterKind.CARD, Side.DESK)
    await office.round()
    someone = await office.sandbox.people.create("Frau Meyer")
    there = await someone.join(office.desk)
    await there.promote()
    return someone.at(office.desk, office.topic().thread_id)
