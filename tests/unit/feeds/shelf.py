"""Feeds for tests: the dirty files beside them, read on one fixed day for one provider."""

from datetime import date
from pathlib import Path

from offers.catalogue import Home, Job, Offer
from offers.feeds import Feed, read_feed, read_file

TODAY = date(2026, 11, 22)
DATA = Path(__file__).parents[2] / "data" / "feeds"


def feed_of(name: str) -> Feed:
    """Read one of the dirty files."""
    return read_file(DATA / name, provider="sample", today=TODAY)


def csv_feed(text: str) -> Feed:
    """Read CSV written in a test."""
    return read_feed(text.encode(), name="offers.csv", provider="sample", today=TODAY)


def json_feed(text: str) -> Feed:
    """Read JSON written in a test."""
    return read_feed(text.encode(), name="offers.json", provider="sample", today=TODAY)


def openimmo_feed(*records: str, transfer: str = 'umfang="TEIL"') -> Feed:
    """Read OpenImmo with these records."""
    text = f"<openimmo><uebertragung {transfer}/><anbieter>{''.join(records)}</anbieter></openimmo>"
    return read_feed(text.encode(), name="offers.xml", provider="sample", today=TODAY)


def only(feed: Feed) -> Offer:
    """Return the single offer of a feed."""
    (offer,) = feed.offers
    return offer


def job(offer: Offer) -> Job:
    """Return the job side."""
    assert isinstance(offer.details, Job)
    return offer.details


def home(offer: Offer) -> Home:
    """Return the home side."""
    assert isinstance(offer.details, Home)
    return offer.details


def skipped(feed: Feed) -> list[tuple[str, str]]:
    """Return what was left out, as pairs of record and reason."""
    return [(left_out.record, left_out.reason) for left_out in feed.skipped]
