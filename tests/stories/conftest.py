"""What the stories start from: a town, an installation in it, a counsellor and a returnee."""

from collections.abc import AsyncIterator

import pytest

from bot.app import App
from bot.sandbox import Person
from tests.stories.town import ASKING, Town, a_town, answer, serving


@pytest.fixture
async def town(database_url: str) -> AsyncIterator[Town]:
    """Return a town, once with SQLite and once with PostgreSQL."""
    async with a_town(database_url) as built:
        yield built


@pytest.fixture
async def app(town: Town) -> AsyncIterator[App]:
    """Return the running installation."""
    async with serving(town) as running:
        yield running


@pytest.fixture
async def berta(town: Town, app: App) -> Person:
    """Return a counsellor, standing in the staff group."""
    return await town.hire("Berta", app)


@pytest.fixture
async def anna(town: Town, app: App) -> Person:  # noqa: ARG001 - the bot must be running
    """Return a returnee who came by a poster and sees the notice."""
    person = await town.arrive("Anna", code="bahnhof-bremen")
    await person.wait_for("Verantwortlich")
    return person


@pytest.fixture
async def topic(town: Town, anna: Person, berta: Person) -> Person:
    """Return the counsellor standing in the returnee's topic; the question waits."""
    await answer(anna, *ASKING)
    await anna.wait_for("Deine Frage liegt bei der Beratung")
    return await town.topic_of(berta, "Anna")


@pytest.fixture
async def taken(anna: Person, topic: Person) -> Person:
    """Return the counsellor in the topic of a returnee whose question they have taken."""
    await topic.tap("Übernehmen")
    await anna.wait_for("Berta von der Beratung")
    await topic.wait_for("bei Berta")
    return topic
