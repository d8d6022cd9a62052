"""A conversation on the sample county, with the whole vocabulary; `found` has a few offers, too."""

from pathlib import Path

import pytest

from offers.catalogue import Hours, Offer
from offers.county import County, parse_county
from offers.desk import CaseStatus
from offers.feeds import Feed
from offers.matching import Vocabulary
from offers.people import Profile
from offers.rights import OPERATOR
from offers.services import Services, build_services
from tests.builders import a_home_offer, a_job_offer
from tests.dialogs.talk import Talk
from tests.fakes import FakeClock, FakeDatabase

COUNTY_FILE = Path(__file__).parents[2] / "storage/seed/diepholz/county.toml"

PART = frozenset({Hours.PART})
OFFERS = (
    a_job_offer(
        provider="musterkliniken",
        external_id="J-1",
        title="Gesundheits- und Krankenpfleger (m/w/d)",
        employer="Musterklinik (Beispiel)",
        hours=PART | {Hours.FULL},
        permanent=True,
        description="Kleine Station. Fragen an 04271 123456. Parkplätze am Haus.",
        link="https://example.org/1",
    ),
    a_job_offer(
        provider="musterkliniken",
        external_id="J-2",
        title="Krankenschwester im Nachtdienst",
        employer="Musterheim (Beispiel)",
        hours=frozenset({Hours.FULL}),
    ),
    a_home_offer(
        provider="musterkliniken",
        external_id="H-1",
        title="Helle Wohnung mit Garten",
        warm_cents=79_000,
    ),
    a_home_offer(
        provider="musterkliniken", external_id="H-2", title="Altbau am Markt", warm_cents=95_000
    ),
)


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


@pytest.fixture
async def found(asked: Talk) -> Talk:
    """Return a conversation at the results of a nurse who looks for a flat in Sulingen."""
    await take_in(asked.services, *OFFERS)
    await asked.taps("Weiter", "Überspringen", "Später", "Allein", "Keine Kinder")
    await asked.says("Krankenschwester")
    await asked.taps("Gesundheits- und Krankenpfleger/in", "Teilzeit", "Weiter")
    await asked.taps("Ist mir egal", "Überspringen")
    await asked.says("3 Zimmer bis 900 warm in Sulingen")
    await asked.taps("Ist mir egal", "bis 10 km", "Ist mir egal", "Weiter")
    await asked.taps("Passt, zeig mir Angebote")
    return asked


async def take_in(services: Services, *offers: Offer) -> None:
    """Bring offers into the books, as an import does."""
    feed = Feed(read=len(offers), offers=offers)
    await services.books.take_in(OPERATOR, offers[0].provider, feed)
    await services.search.refresh()


async def status_of(talk: Talk) -> CaseStatus:
    """Return how the person's case stands."""
    known = await talk.services.reception.find("telegram", "1")
    assert known is not None
    return await talk.services.desk.status(known.person.id)
