"""JobPosting the way company pages really carry it."""

import pytest

from offers.catalogue import Contact, Hours, Place
from offers.errors import FeedUnreadable
from offers.feeds import read_feed
from tests.unit.feeds.shelf import TODAY, feed_of, job, json_feed, only, skipped


def test_page_gives_its_posting_and_names_the_broken_script() -> None:
    feed = feed_of("karriere.html")

    offer = only(feed)

    assert (offer.external_id, offer.title) == ("42", "Industriemechaniker (m/w/d)")
    assert offer.place == Place(town="Maasen", postcode="27249")
    assert offer.description == "Wir suchen dich.\n\nGern auch quer.\n\nSulingen"
    assert (job(offer).employer, job(offer).starts_now) == ("Werk Beispiel", True)
    assert job(offer).hours == {Hours.FULL, Hours.PART}
    assert [left_out.record for left_out in feed.skipped] == ["JSON-LD script 3"]


def test_address_in_nested_lists_is_found() -> None:
    feed = json_feed(
        '{"@type":["Thing","JobPosting"],"title":"Koch","url":"https://example.org/1","jobLocation":'
        '[{"address":{"streetAddress":["Weg 1"],"postalCode":["27232"],'
        '"addressLocality":[["Sulingen"]]},'
        '"geo":{"latitude":"52.68","longitude":8.8}}]}'
    )

    offer = only(feed)

    assert offer.place == Place(town="Sulingen", postcode="27232", lat=52.68, lon=8.8)
    assert offer.contact == Contact(street="Weg 1")
    assert offer.external_id == "https://example.org/1"


def test_feed_names_items_that_are_no_jobs() -> None:
    feed = json_feed(
        '{"@type":"DataFeed","dataFeedElement":[{"item":{"@type":"JobPosting","title":"Koch",'
        '"identifier":{"value":"K1"}}},{"item":{"@type":"Organization"}},"Text"]}'
    )

    assert (feed.read, only(feed).external_id) == (3, "K1")
    assert skipped(feed) == [
        ("item 2", "Organization is not a JobPosting"),
        ("item 3", "something else is not a JobPosting"),
    ]


def test_posting_without_title_is_skipped() -> None:
    feed = json_feed('[{"@type":"JobPosting","identifier":"1"},{"@type":"JobPosting","title":"K"}]')

    assert skipped(feed) == [("identifier 1", "has no title")]


def test_posting_past_its_last_day_is_removed() -> None:
    feed = json_feed(
        '{"@type":"JobPosting","title":"Koch","identifier":"1","validThrough":"2026-11-21T23:00"}'
    )

    assert (feed.offers, feed.removed) == ((), ("1",))


def test_remote_and_temporary_are_understood() -> None:
    details = job(
        only(
            json_feed(
                '{"@type":"JobPosting","title":"Koch","jobLocationType":"TELECOMMUTE",'
                '"employmentType":["PART_TIME","TEMPORARY"],"hiringOrganization":"Gasthaus"}'
            )
        )
    )

    assert (details.remote, details.permanent, details.employer) == (True, False, "Gasthaus")


def test_overlong_address_becomes_a_short_identity() -> None:
    offer = only(
        json_feed(f'{{"@type":"JobPosting","title":"K","url":"https://example.org/{"x" * 500}"}}')
    )

    assert len(offer.external_id) < 30


@pytest.mark.parametrize(
    "text",
    [
        '{"@type":"WebPage"}',
        "<html><body>nichts</body></html>",
        '<html><script type="application/ld+json">{</script></html>',
        "<html><script type='application/ld+json'>{}",
    ],
)
def test_document_without_posting_is_refused(text: str) -> None:
    with pytest.raises(FeedUnreadable):
        read_feed(text.encode(), name="x", provider="sample", today=TODAY)
