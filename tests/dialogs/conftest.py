"""A conversation on the sample county, with the whole vocabulary and nothing in the books yet."""

from pathlib import Path

import pytest

from offers.county import County, parse_county
from offers.matching import Vocabulary
from offers.people import Profile
from offers.services import Services, build_services
from tests.dialogs.talk import Talk
from tests.fakes import FakeClock, FakeDatabase

COUNTY_FILE = Path(__file__).parents[2] / "storage/seed/diepholz/county.toml"


@pytest.fixture(scope="session")
def county() -> County:
    """Return the sample county."""
    return parse_county(COUNTY_FILE.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """Return the vocabulary that ships."""
    return Vocabulary.load()


@pytest.fixture
def services(
    fake_database: FakeDatabase, clock: FakeClock, county: County, vocabulary: Vocabulary
) -> Services:
    """Return the services on a database in memory."""
    return build_services(fake_database.begin, clock, county, vocabulary)


@pytest.fixture
def talk(services: Services) -> Talk:
    """Return a conversation with a stranger who speaks German."""
    return Talk(services)


@pytest.fixture
async def asked(talk: Talk) -> Talk:
    """Return a conversation at the first question."""
    await talk.says("/start")
    await talk.taps(talk.label("start-accept"))
    return talk


@pytest.fixture
def english(services: Services) -> Talk:
    """Return a conversation with a stranger who speaks English."""
    return Talk(services, language="en-GB")


async def saved_profile(talk: Talk) -> Profile | None:
    """Return what was kept of the person."""
    known = await talk.services.reception.find("telegram", "1")
    return None if known is None else await talk.services.reception.profile(known.actor)
