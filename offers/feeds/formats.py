"""Which format a provider's file of offers is in, told by its bytes rather than by its name."""

import re
from enum import StrEnum

from offers.errors import FeedUnreadable
from offers.feeds.encodings import utf8
from offers.feeds.tables import separator_of
from offers.feeds.trees import root_name


class FeedFormat(StrEnum):
    """The formats offers come in."""

    OPENIMMO = "openimmo"
    JOBSUCHE = "jobsuche"
    JOBPOSTING = "jobposting"
    CSV = "csv"


_BINARY = (
    (b"PK\x03\x04", "a ZIP archive or a spreadsheet; unpack it, or save it as CSV"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "compressed with gzip; unpack it"),
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as CSV"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_FIRST_KEY = re.compile(
    rb'"(?:@(?P<linked>type|graph|context)|stellenangebote|ergebnisliste|refnr|referenznummer)"'
    rb"\s*:"
)
_HTML = frozenset({"html", "head", "body", "script", "div", "meta", "main", "section", "article"})
_CSV_NAMES = (".csv", ".tsv", ".txt")
_HEAD = 20_000


def detect(data: bytes, name: str) -> FeedFormat:
    """Return the format of a file; its name only counts for a CSV of one column.

    raises  FeedUnreadable when it is none of ours
    """
    ensure_text(data)
    return detect_in_utf8(utf8(data)[0], name)


def ensure_text(data: bytes) -> None:
    """Pass, or raise FeedUnreadable naming what kind of file this is instead of a feed."""
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise FeedUnreadable(why=f"not a feed but {what}")


def detect_in_utf8(data: bytes, name: str) -> FeedFormat:
    """Return the format of text that is known to be UTF-8; raises as `detect`."""
    head = data[:_HEAD].lstrip()
    if not head:
        raise FeedUnreadable(why="the file is empty")
    if head[:1] == b"<":
        return _of_markup(data, head)
    if head[:1] in (b"{", b"["):
        key = _FIRST_KEY.search(data)
        return FeedFormat.JOBPOSTING if key and key["linked"] else FeedFormat.JOBSUCHE
    rows = head.decode("utf-8", "replace").splitlines()[:10]
    if name.casefold().endswith(_CSV_NAMES) or any(separator_of(row) for row in rows):
        return FeedFormat.CSV
    raise FeedUnreadable(why="neither XML, JSON, HTML nor CSV")


def _of_markup(data: bytes, head: bytes) -> FeedFormat:
    if head[:14].lower() == b"<!doctype html":
        return FeedFormat.JOBPOSTING
    root = root_name(data)
    if root.startswith("openimmo"):
        return FeedFormat.OPENIMMO
    if root.casefold() in _HTML:
        return FeedFormat.JOBPOSTING
    raise FeedUnreadable(why=f"XML of an unknown kind, its root element is <{root[:60]}>")
