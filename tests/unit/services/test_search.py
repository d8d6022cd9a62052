"""Search: what a person is shown, remembers and never wants to see again."""

from collections.abc import Sequence

import pytest

from offers.catalogue import Offer
from offers.county import parse_county
from offers.errors import Gone
from offers.feeds import Feed
from offers.matching import Match, Vocabulary
from offers.people import JobNeed
from offers.rights import OPERATOR, Actor
from offers.services import Books, Reception, Search
from storage.seed import sample_county
from tests.builders import a_home_need, a_home_offer, a_job_need, a_job_offer, a_profile
from tests.fakes import FakeClock, FakeDatabase

GARDENER = a_job_offer(external_id="J-1", title="Gärtner (m/w/d)")
NURSE = a_job_offer(external_id="J-2", title="Pflegefachkraft (m/w/d)")
FLAT = a_home_offer(external_id="H-1")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


@pytest.fixture
async def search(
    fake_database: FakeDatabase, clock: FakeClock, vocabulary: Vocabulary, books: Books
) -> Search:
    """Return a search over a gardener's job, a nurse's and a flat."""
    found = Search(fake_database.begin, clock, parse_county(sample_county()), vocabulary)
    await bring(books, GARDENER, NURSE, FLAT)
    await found.refresh()
    return found


@pytest.fixture
async def seeker(reception: Reception, anna: Actor) -> Actor:
    """Return a person who looks for a gardener's job and a flat, with a partner who nurses."""
    await reception.accept_notice(anna)
    profile = a_profile(partner_job=a_job_need(said="Krankenschwester"))
    await reception.save_profile(anna, profile)
    return anna


async def bring(books: Books, *offers: Offer, removed: tuple[str, ...] = ()) -> None:
    feed = Feed(read=len(offers), offers=offers, removed=removed)
    await books.take_in(OPERATOR, "probe", feed)


def ids(matches: Sequence[Match]) -> list[str]:
    return [match.listing.offer.external_id for match in matches]


async def number(books: Books, external_id: str) -> int:
    listings = await books.listings()
    return next(one.id for one in listings if one.offer.external_id == external_id)


async def test_refresh_takes_in_only_what_changed(search: Search, books: Books) -> None:
    snapshot = search.snapshot

    assert not await search.refresh()
    assert search.snapshot is snapshot

    await bring(books, a_job_offer(external_id="J-3"))
    assert await search.refresh()
    assert search.snapshot is not snapshot


async def test_jobs_fit_what_the_person_said(search: Search, seeker: Actor) -> None:
    assert ids((await search.jobs(seeker)).matches)[0] == "J-1"


async def test_the_partners_jobs_fit_what_they_do(search: Search, seeker: Actor) -> None:
    assert ids((await search.jobs(seeker, partner=True)).matches)[0] == "J-2"


async def test_homes_and_packages_fit_the_need(search: Search, seeker: Actor) -> None:
    found, both = await search.homes(seeker), await search.packages(seeker)

    assert ids(found.matches) == ["H-1"]
    assert [one.home.listing.offer.external_id for one in both.packages][:1] == ["H-1"]


async def test_without_a_profile_nothing_is_looked_for_and_nothing_breaks(
    search: Search, anna: Actor
) -> None:
    jobs, homes, packages = (
        await search.jobs(anna),
        await search.homes(anna),
        await search.packages(anna),
    )

    assert (homes.matches, homes.misses, packages.packages) == ((), (), ())
    assert set(ids(jobs.matches)) <= {"J-1", "J-2"}


async def test_a_partner_without_a_profession_finds_no_others_job(
    search: Search, reception: Reception, seeker: Actor
) -> None:
    await reception.save_profile(seeker, a_profile(partner_job=None))

    found = await search.jobs(seeker, partner=True)

    assert found == await search.jobs(Actor(person_id=99))


async def test_nothing_found_names_the_nearest_misses(
    search: Search, reception: Reception, seeker: Actor
) -> None:
    dear = a_home_need(cost_max=10_000, musts=frozenset({"cost_max"}))
    await reception.save_profile(seeker, a_profile(home=dear))

    found = await search.homes(seeker)

    assert found.matches == ()
    assert [miss.listing.offer.external_id for miss in found.misses] == ["H-1"]


async def test_what_a_person_refused_is_never_shown_to_them_again(
    search: Search, books: Books, seeker: Actor, berta: Actor
) -> None:
    for refused in ("J-1", "H-1"):
        await search.refuse(seeker, await number(books, refused))

    assert "J-1" not in ids((await search.jobs(seeker)).matches)
    assert (await search.homes(seeker)).matches == ()
    assert (await search.packages(seeker)).packages == ()
    assert "J-1" in ids((await search.jobs(berta)).matches) + ids(
        search.best_of(a_profile(), frozenset(), limit=5)
    )


async def test_remembering_twice_is_remembering_once(
    search: Search, books: Books, seeker: Actor, berta: Actor, clock: FakeClock
) -> None:
    nurse, flat = await number(books, "J-2"), await number(books, "H-1")
    await search.remember(seeker, nurse)
    clock.advance(minutes=1)
    await search.remember(seeker, flat, flat)

    assert [one.offer for one in await search.remembered(seeker)] == [FLAT, NURSE]
    assert await search.remembered(berta) == []


async def test_a_mark_replaces_another_and_can_be_dropped(
    search: Search, books: Books, seeker: Actor
) -> None:
    flat = await number(books, "H-1")
    await search.remember(seeker, flat)
    await search.refuse(seeker, flat)
    assert await search.remembered(seeker) == []

    await search.forget_mark(seeker, flat)

    assert ids((await search.homes(seeker)).matches) == ["H-1"]


async def test_an_offer_that_is_not_in_the_books_cannot_be_marked(
    search: Search, seeker: Actor
) -> None:
    for step in (search.remember, search.refuse, search.listing):
        with pytest.raises(Gone):
            await step(seeker, 999)


async def test_expired_offers_are_not_found_after_the_next_refresh(
    search: Search, books: Books, seeker: Actor
) -> None:
    flat = await number(books, "H-1")
    await search.remember(seeker, flat)
    await bring(books, removed=("H-1", "J-1"))
    await search.refresh()

    jobs, homes = await search.jobs(seeker), await search.homes(seeker)

    assert "J-1" not in ids(jobs.matches)
    assert (homes.matches, homes.misses, homes.relaxations) == ((), (), ())
    assert (await search.listing(seeker, flat)).offer.state == "expired"


async def test_offers_that_end_by_the_clock_are_not_found(
    search: Search, books: Books, seeker: Actor, clock: FakeClock
) -> None:
    clock.advance(days=31)
    await books.expire_due()
    await search.refresh()

    assert (await search.jobs(seeker)).matches == ()


async def test_limit_is_kept(search: Search, reception: Reception, seeker: Actor) -> None:
    await reception.save_profile(seeker, a_profile(job=JobNeed(said="Gärtner oder Pflege")))

    assert len((await search.jobs(seeker, limit=1)).matches) <= 1


async def test_words_are_understood_and_titled(search: Search) -> None:
    understood = await search.understand("Krankenschwester", "de")

    (code, *_) = [guess.code for guess in understood.occupations]
    assert "pfleger" in search.occupation(code, "de").casefold()
    assert search.occupation("00000", "de") == "00000"
