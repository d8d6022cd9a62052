"""Books: how offers end by the calendar, and how they return."""

from dataclasses import replace
from datetime import date, timedelta

from offers.catalogue import OfferState
from offers.services import Books, ImportReport
from tests.fakes import FakeClock, FakeDatabase
from tests.unit.services.offered import COOK, NURSE, TODAY, states, take_in


async def test_an_offer_whose_day_has_passed_is_never_open(books: Books) -> None:
    over = replace(NURSE, valid_until=TODAY - timedelta(days=1))

    await take_in(books, over, replace(COOK, valid_until=TODAY))

    assert await states(books) == {"J-1": OfferState.EXPIRED, "J-2": OfferState.OPEN}
    assert await take_in(books, over) == ImportReport(read=1, unchanged=1)


async def test_offers_end_with_their_day(books: Books, clock: FakeClock) -> None:
    await take_in(books, replace(NURSE, valid_until=date(2026, 11, 24)), COOK)

    clock.advance(days=1)
    assert await books.expire_due() == 0
    clock.advance(days=1)
    assert await books.expire_due() == 1
    assert await books.expire_due() == 0

    assert [one.offer for one in await books.listings()] == [COOK]


async def test_offers_no_import_sees_end_with_the_listing_period(
    books: Books, clock: FakeClock
) -> None:
    await take_in(books, NURSE, COOK)
    clock.advance(days=20)
    await take_in(books, COOK)

    clock.advance(days=10)
    assert await books.expire_due() == 0
    clock.advance(seconds=1)
    assert await books.expire_due() == 1

    assert [one.offer for one in await books.listings()] == [COOK]


async def test_an_offer_ended_by_the_period_returns_with_the_next_import(
    books: Books, clock: FakeClock
) -> None:
    await take_in(books, NURSE)
    clock.advance(days=31)
    await books.expire_due()

    assert await take_in(books, NURSE) == ImportReport(read=1, updated=1)

    assert await books.expire_due() == 0


async def test_an_idle_expiry_changes_no_revision(
    books: Books, fake_database: FakeDatabase
) -> None:
    await take_in(books, NURSE)
    shelf = fake_database.shelf

    await books.expire_due()

    assert fake_database.shelf is shelf
