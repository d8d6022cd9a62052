"""Books: what an import means, and what it leaves alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from offers.catalogue import OfferKind, OfferState
from offers.errors import NotAllowed
from offers.feeds import Skipped, read_feed
from offers.rights import OPERATOR, Actor, Role
from offers.services import Books, ImportReport
from tests.builders import a_home_offer
from tests.fakes import FakeClock, FakeDatabase
from tests.unit.services.offered import COOK, FLAT, NURSE, TODAY, a_feed, states, take_in


async def test_new_offers_are_created(books: Books) -> None:
    report = await take_in(books, NURSE, FLAT)

    assert report == ImportReport(read=2, created=2)
    assert [one.offer for one in await books.listings()] == [NURSE, FLAT]
    assert [one.offer for one in await books.listings(OfferKind.HOME)] == [FLAT]


async def test_a_second_import_changes_nothing_but_when_offers_were_seen(
    books: Books, clock: FakeClock
) -> None:
    await take_in(books, NURSE, FLAT)
    before = await books.listings()
    now = clock.advance(hours=1)

    report = await take_in(books, NURSE, FLAT)

    assert report == ImportReport(read=2, unchanged=2)
    assert await books.listings() == [replace(one, last_seen=now) for one in before]


async def test_changed_content_updates_and_keeps_the_number_and_the_first_day(
    books: Books, clock: FakeClock
) -> None:
    await take_in(books, NURSE, COOK)
    (nurse, _) = await books.listings()
    now = clock.advance(days=1)
    dearer = replace(NURSE, title="Pflegefachkraft, unbefristet")

    report = await take_in(books, dearer, COOK)

    assert report == ImportReport(read=2, updated=1, unchanged=1)
    assert (await books.listings())[0] == replace(nurse, offer=dearer, last_seen=now)


async def test_skipped_records_and_warnings_are_handed_on(books: Books) -> None:
    skipped = (Skipped(record="line 2", reason="has no title"),)

    report = await take_in(books, NURSE, read=2, skipped=skipped, warnings=("guessed",))

    assert report == ImportReport(read=2, created=1, skipped=skipped, warnings=("guessed",))


async def test_what_a_feed_without_a_claim_does_not_name_stays(books: Books) -> None:
    await take_in(books, NURSE, COOK)

    report = await take_in(books, NURSE)

    assert report == ImportReport(read=1, unchanged=1)
    assert set((await states(books)).values()) == {OfferState.OPEN}


async def test_what_a_complete_feed_does_not_name_expires_within_its_kinds(books: Books) -> None:
    await take_in(books, NURSE, COOK, FLAT)

    report = await take_in(books, NURSE, complete=True)

    assert report == ImportReport(read=1, unchanged=1, expired=1)
    assert await states(books) == {
        "J-1": OfferState.OPEN,
        "J-2": OfferState.EXPIRED,
        "H-1": OfferState.OPEN,
    }


async def test_a_complete_feed_without_offers_expires_nothing(books: Books) -> None:
    """An empty export is rather a fault of the exporter's than the end of every offer."""
    await take_in(books, NURSE, FLAT)

    assert await take_in(books, complete=True) == ImportReport()


async def test_a_full_openimmo_feed_expires_homes_and_never_jobs(books: Books) -> None:
    await take_in(books, NURSE, FLAT)

    report = await take_in(books, a_home_offer(external_id="H-2"), full=True)

    assert report == ImportReport(read=1, created=1, expired=1)
    assert (await states(books))["J-1"] is OfferState.OPEN


async def test_a_delta_removes_what_it_deletes_and_nothing_else(books: Books) -> None:
    await take_in(books, FLAT, a_home_offer(external_id="H-2"))

    report = await take_in(books, removed=("H-1", "unknown"), read=2)

    assert report == ImportReport(read=2, expired=1)
    assert await states(books) == {"H-1": OfferState.EXPIRED, "H-2": OfferState.OPEN}


async def test_deleting_twice_expires_once(books: Books) -> None:
    await take_in(books, FLAT)
    await take_in(books, removed=("H-1",))

    assert (await take_in(books, removed=("H-1",))).expired == 0


async def test_an_expired_offer_that_comes_back_is_open_again(books: Books) -> None:
    await take_in(books, FLAT)
    await take_in(books, removed=("H-1",))

    report = await take_in(books, FLAT)

    assert report == ImportReport(read=1, updated=1)
    assert await states(books) == {"H-1": OfferState.OPEN}


async def test_another_providers_offers_are_not_touched(books: Books) -> None:
    await take_in(books, NURSE)
    foreign = replace(NURSE, provider="andere")

    await books.take_in(OPERATOR, "andere", a_feed(foreign), complete=True)
    report = await books.take_in(OPERATOR, "andere", a_feed(removed=("J-1",)))

    assert report.expired == 1
    assert [one.offer for one in await books.listings()] == [NURSE]


async def test_a_dry_run_says_the_same_and_changes_nothing(
    books: Books, fake_database: FakeDatabase
) -> None:
    await take_in(books, NURSE, COOK)
    shelf = fake_database.shelf
    feed = a_feed(replace(NURSE, title="Pflege"), FLAT, removed=("J-2",))

    tried = await books.take_in(OPERATOR, "probe", feed, dry_run=True)

    assert fake_database.shelf is shelf
    assert tried == await books.take_in(OPERATOR, "probe", feed)
    assert (tried.created, tried.updated, tried.expired) == (1, 1, 1)


async def test_a_home_free_now_is_unchanged_on_a_later_day(books: Books) -> None:
    """Readers turn "sofort" into the day of the import."""
    first = a_home_offer(available_from=TODAY, available_text="sofort")
    await take_in(books, first)

    report = await take_in(
        books, a_home_offer(available_from=TODAY + timedelta(days=1), available_text="sofort")
    )

    assert report == ImportReport(read=1, unchanged=1)
    assert [one.offer for one in await books.listings()] == [first]


@pytest.mark.parametrize(
    "changed",
    [
        {"available_from": TODAY + timedelta(days=1), "available_text": "nach Absprache"},
        {"available_from": TODAY + timedelta(days=1), "available_text": None},
        {"available_from": TODAY + timedelta(days=1), "available_text": "sofort", "warm_cents": 1},
        {"available_from": TODAY, "available_text": "sofort", "title": "Neu"},
    ],
)
async def test_a_home_that_changed_otherwise_is_updated(
    books: Books, changed: dict[str, object]
) -> None:
    await take_in(books, a_home_offer(available_from=TODAY, available_text="sofort"))

    assert await take_in(books, a_home_offer(**changed)) == ImportReport(read=1, updated=1)


SOON = {
    "homes.csv": "Referenz;Titel;Art;Ort;PLZ;frei ab\nH-1;Wohnung;Miete;Syke;28857;sofort\n",
    "jobs.csv": "Referenz;Titel;Firma;Ort;PLZ;Beginn\nJ-1;Koch;Musterküche;Syke;28857;sofort\n",
}


@pytest.mark.parametrize("name", SOON)
async def test_a_file_that_says_at_once_changes_nothing_a_day_later(
    books: Books, name: str
) -> None:
    today, tomorrow = (
        read_feed(SOON[name].encode(), name=name, provider="probe", today=day)
        for day in (TODAY, TODAY + timedelta(days=1))
    )
    await books.take_in(OPERATOR, "probe", today)

    report = await books.take_in(OPERATOR, "probe", tomorrow)

    assert report == ImportReport(read=1, unchanged=1)


async def test_a_removed_home_free_now_comes_back_on_a_later_day(books: Books) -> None:
    home = a_home_offer(available_from=TODAY, available_text="sofort")
    await take_in(books, home)
    await take_in(books, removed=("H-1",))

    later = a_home_offer(available_from=TODAY + timedelta(days=1), available_text="sofort")
    assert await take_in(books, later) == ImportReport(read=1, updated=1)

    assert await states(books) == {"H-1": OfferState.OPEN}


@pytest.mark.parametrize("role", [Role.PERSON, Role.COUNSELLOR])
async def test_only_operators_bring_offers_in(
    books: Books, fake_database: FakeDatabase, role: Role
) -> None:
    with pytest.raises(NotAllowed):
        await books.take_in(Actor(person_id=1, role=role), "probe", a_feed(NURSE))

    assert fake_database.shelf.listings == {}


def test_two_reports_make_one() -> None:
    skipped = Skipped(record="line 2", reason="has no title")
    one = ImportReport(read=2, created=1, skipped=(skipped,), warnings=("a",))
    other = ImportReport(read=3, updated=1, unchanged=1, expired=4, warnings=("b",))

    assert one.plus(other) == ImportReport(
        read=5,
        created=1,
        updated=1,
        unchanged=1,
        expired=4,
        skipped=(skipped,),
        warnings=("a", "b"),
    )
