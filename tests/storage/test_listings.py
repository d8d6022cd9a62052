"""The contract of listings and marks, in memory, on SQLite and on PostgreSQL."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from offers.catalogue import Offer, OfferKind, OfferState, Pets
from offers.errors import Conflict, Gone
from offers.people import Person
from tests.builders import NOW, a_home_offer, a_job_offer, a_listing
from tests.storage.conftest import Books

LATER = NOW + timedelta(days=1)
JOB = a_job_offer(external_id="job", valid_until=date(2027, 1, 31), starts=date(2027, 1, 1))
HOME = a_home_offer(external_id="home", pets=Pets.ON_REQUEST, flags=frozenset({"b", "a"}))
TAKEN = a_job_offer(external_id="taken", state=OfferState.TAKEN)
FOREIGN = a_job_offer(provider="fremd", external_id="job")


async def put(books: Books, *offers: Offer) -> dict[str, int]:
    """Enter offers; return listing ids by reference."""
    async with books.begin() as uow:
        await uow.listings.add_many(offers, NOW)
        await uow.commit()
    async with books.begin(write=False) as uow:
        listings = await uow.listings.all(open_only=False)
    return {listing.offer.reference: listing.id for listing in listings}


async def test_listing_is_as_the_provider_brought_it(books: Books) -> None:
    ids = await put(books, JOB, HOME)

    async with books.begin(write=False) as uow:
        for offer in (JOB, HOME):
            listing = await uow.listings.get(ids[offer.reference])
            assert listing == a_listing(offer, id=ids[offer.reference])


async def test_listing_unknown_is_gone(books: Books) -> None:
    async with books.begin(write=False) as uow:
        with pytest.raises(Gone):
            await uow.listings.get(99)


async def test_listings_are_told_apart_by_kind_state_and_provider(books: Books) -> None:
    await put(books, JOB, HOME, TAKEN, FOREIGN)

    async with books.begin(write=False) as uow:
        listings = uow.listings
        assert [one.offer for one in await listings.all()] == [JOB, HOME, FOREIGN]
        assert [one.offer for one in await listings.all(OfferKind.HOME)] == [HOME]
        everything = await listings.all(OfferKind.JOB, open_only=False)
        assert [one.offer for one in everything] == [JOB, TAKEN, FOREIGN]
        mine = await listings.of_provider("probe")
        assert {name: one.offer for name, one in mine.items()} == {
            "job": JOB,
            "home": HOME,
            "taken": TAKEN,
        }


async def test_listings_come_in_the_order_asked_for(books: Books, listing_ids: list[int]) -> None:
    first, second, third = listing_ids

    async with books.begin(write=False) as uow:
        found = await uow.listings.many([third, 999, first, third, second])

    assert [one.id for one in found] == [third, first, third, second]


async def test_listing_of_a_provider_is_entered_once(books: Books) -> None:
    await put(books, JOB)

    async with books.begin() as uow:
        with pytest.raises(Conflict):
            await uow.listings.add_many([HOME, replace(JOB, title="Koch")], LATER)

    async with books.begin(write=False) as uow:
        assert [one.offer for one in await uow.listings.all()] == [JOB]


async def test_listing_takes_new_content_and_keeps_when_it_was_first_seen(books: Books) -> None:
    ids = await put(books, JOB, HOME)
    changed = replace(JOB, title="Koch", state=OfferState.RESERVED)
    job = ids[JOB.reference]

    async with books.begin() as uow:
        await uow.listings.replace_many([(job, changed)], LATER)
        await uow.commit()

    async with books.begin(write=False) as uow:
        assert await uow.listings.get(job) == a_listing(changed, id=job, last_seen=LATER)
        assert [one.offer for one in await uow.listings.all()] == [HOME]


async def test_listing_seen_again_is_otherwise_unchanged(
    books: Books, listing_ids: list[int]
) -> None:
    async with books.begin() as uow:
        await uow.listings.seen_many(listing_ids[:2], LATER)
        await uow.commit()

    async with books.begin(write=False) as uow:
        seen = [one.last_seen for one in await uow.listings.all()]
        assert seen == [LATER, LATER, NOW]


async def test_listing_ended_is_no_longer_open(books: Books, listing_ids: list[int]) -> None:
    async with books.begin() as uow:
        await uow.listings.expire_many(listing_ids[:2], LATER)
        await uow.commit()

    async with books.begin(write=False) as uow:
        assert [one.id for one in await uow.listings.all()] == listing_ids[2:]
        ended = await uow.listings.get(listing_ids[0])
        assert ended.offer.state is OfferState.EXPIRED
        assert ended.last_seen == NOW


async def test_listing_ended_can_be_opened_again(books: Books) -> None:
    ids = await put(books, JOB)
    for change in ("expire", "replace"):
        async with books.begin() as uow:
            if change == "expire":
                await uow.listings.expire_many([ids[JOB.reference]], NOW)
            else:
                await uow.listings.replace_many([(ids[JOB.reference], JOB)], LATER)
            await uow.commit()

    async with books.begin(write=False) as uow:
        assert [one.offer for one in await uow.listings.all()] == [JOB]


async def test_revision_grows_with_every_commit_that_changes_listings(
    books: Books, listing_ids: list[int]
) -> None:
    seen = [await revision(books)]
    for change in ("seen_many", "expire_many"):
        async with books.begin() as uow:
            await getattr(uow.listings, change)(listing_ids, LATER)
            await uow.commit()
        seen.append(await revision(books))

    assert seen == sorted(set(seen))


async def test_revision_stays_when_nothing_has_changed(
    books: Books, listing_ids: list[int]
) -> None:
    before = await revision(books)

    async with books.begin() as uow:
        await uow.listings.seen_many([], LATER)
        await uow.commit()
    async with books.begin() as uow:
        await uow.listings.seen_many(listing_ids, LATER)

    assert await revision(books) == before


async def test_revision_of_empty_books_is_nought(books: Books) -> None:
    assert await revision(books) == 0


async def test_thousands_of_listings_come_and_go(books: Books) -> None:
    offers = [a_job_offer(external_id=str(number)) for number in range(1201)]
    ids = list((await put(books, *offers)).values())

    async with books.begin() as uow:
        await uow.listings.seen_many(ids, LATER)
        await uow.listings.expire_many(ids[1:], LATER)
        await uow.commit()

    async with books.begin(write=False) as uow:
        assert [one.id for one in await uow.listings.many(ids)] == ids
        assert [one.id for one in await uow.listings.all()] == ids[:1]


async def test_mark_replaces_the_one_before(
    books: Books, person: Person, listing_ids: list[int]
) -> None:
    first, second, third = listing_ids
    async with books.begin() as uow:
        await uow.marks.set(person.id, first, "remembered", NOW)
        await uow.marks.set(person.id, second, "remembered", LATER)
        await uow.marks.set(person.id, third, "remembered", NOW)
        await uow.marks.set(person.id, third, "refused", NOW)
        await uow.commit()

    async with books.begin(write=False) as uow:
        assert await uow.marks.of(person.id, "remembered") == [second, first]
        assert await uow.marks.of(person.id, "refused") == [third]


async def test_mark_is_cleared(
    books: Books, person: Person, other: Person, listing_ids: list[int]
) -> None:
    async with books.begin() as uow:
        for whose in (person, other):
            await uow.marks.set(whose.id, listing_ids[0], "remembered", NOW)
        await uow.marks.clear(person.id, listing_ids[0])
        await uow.marks.clear(person.id, listing_ids[1])
        await uow.commit()

    async with books.begin(write=False) as uow:
        assert await uow.marks.of(person.id, "remembered") == []
        assert await uow.marks.of(other.id, "remembered") == [listing_ids[0]]


async def test_mark_on_no_listing_is_a_conflict(books: Books, person: Person) -> None:
    async with books.begin() as uow:
        with pytest.raises(Conflict):
            await uow.marks.set(person.id, 99, "remembered", NOW)


async def revision(books: Books) -> int:
    """Return the revision as another transaction sees it."""
    async with books.begin(write=False) as uow:
        return await uow.listings.revision()
