"""From a provider's file to its offers: find the format, call its reader, join an archive."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from offers.errors import FeedUnreadable
from offers.feeds.archive import Document, read_bounded
from offers.feeds.csv_offers import read_csv
from offers.feeds.encodings import utf8
from offers.feeds.formats import FeedFormat, detect_in_utf8, ensure_text
from offers.feeds.harvest import Feed, Skipped, join
from offers.feeds.jobposting import read_jobposting
from offers.feeds.jobsuche import read_jobsuche
from offers.feeds.openimmo import read_openimmo

_READERS: dict[FeedFormat, Callable[..., Feed]] = {
    FeedFormat.OPENIMMO: read_openimmo,
    FeedFormat.JOBSUCHE: read_jobsuche,
    FeedFormat.JOBPOSTING: read_jobposting,
    FeedFormat.CSV: read_csv,
}


def read_feed(
    data: bytes,
    *,
    name: str,
    provider: str,
    today: date,
    format: FeedFormat | None = None,  # noqa: A002 - the operator's own word, as in --format
) -> Feed:
    """Read the bytes of one document; blocking, so call it off the event loop.

    raises  FeedUnreadable when the document as a whole cannot be read
    """
    ensure_text(data)
    text, guess = utf8(data)
    chosen = format or detect_in_utf8(text, name)
    feed = _READERS[chosen](text, provider=provider, today=today)
    return replace(feed, warnings=(guess, *feed.warnings)) if guess else feed


def read_file(
    path: Path,
    *,
    provider: str,
    today: date,
    format: FeedFormat | None = None,  # noqa: A002 - the operator's own word, as in --format
) -> Feed:
    """Read a file, or every document of the ZIP it is, as one feed.

    A document of several that cannot be read is skipped by name, and the feed is no longer full.
    raises  FeedUnreadable when nothing can be read
    """
    bundle = read_bounded(path)
    read = partial(read_feed, provider=provider, today=today, format=format)
    if len(bundle.documents) == 1:
        only = bundle.documents[0]
        feed = read(only.data, name=only.name)
    else:
        feed = _read_all(bundle.documents, read)
    return replace(feed, warnings=(*bundle.warnings, *feed.warnings))


def _read_all(documents: tuple[Document, ...], read: Callable[..., Feed]) -> Feed:
    feeds: list[Feed] = []
    failed: list[Skipped] = []
    for document in documents:
        try:
            feeds.append(read(document.data, name=document.name))
        except FeedUnreadable as why:
            failed.append(Skipped(record=document.name[:200], reason=str(why.facts["why"])))
    if not feeds:
        raise FeedUnreadable(why=f"{failed[0].record}: {failed[0].reason}")
    whole = join(feeds)
    return replace(whole, full=whole.full and not failed, skipped=(*whole.skipped, *failed))
