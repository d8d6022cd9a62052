"""XML of offers read by a parser that trusts nobody, one record at a time.

No DOCTYPE, no entities, no network, at most 64 levels; the living tree is measured after every
slice, so memory stays bounded whatever stands between the records. What providers often get wrong
(a bare `&`, `&nbsp;`, control characters) is mended first. What a record means is the reader's job.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from lxml import etree

from offers.errors import FeedUnreadable

Element = etree._Element  # noqa: SLF001 - lxml has no public name for its element class
MAX_DEPTH = 64
MAX_LIVING = 50_000
_MAX_PROLOG = 1024 * 1024
_SLICE = 64 * 1024
_MAX_MENDED = 500_000

_PROLOG = re.compile(rb"(?:\s++|<!--.*?-->|<\?.*?\?>)*+", re.DOTALL)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
_LONG_TAG = re.compile(rb"<[^!<>][^<>]{65534}")
_TO_MEND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)")
_MENDABLE = re.compile(
    rb"<!\[CDATA\[(?:[^\]]++|\](?!\]>))*+|&#x([0-9a-fA-F]{1,6});|&#([0-9]{1,7});|&(?!(?:amp|lt|gt|quot|apos);)"
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
_FIRST_PRINTABLE = 32
_SURROGATES = range(0xD800, 0xE000)
_LAST_CHARACTER = 0x10FFFD
_TOO_MANY = etree.XPath(f"count(//*) > {MAX_LIVING}")
_TOO_DEEP = etree.XPath("boolean(/" + "/".join(["*"] * (MAX_DEPTH + 1)) + ")")


class Broken(Exception):  # noqa: N818 - says where the well-formed part ends
    """The XML breaks off here; what was yielded before is sound."""


def root_name(data: bytes) -> str:
    """Return the local name of the root element of UTF-8 XML, "" when there is none.

    raises  FeedUnreadable for any DOCTYPE
    """
    prolog = _PROLOG.match(data, 0, _MAX_PROLOG)
    start = prolog.end() if prolog else 0
    if data[start : start + 9].upper() == b"<!DOCTYPE":
        raise FeedUnreadable(why="a DOCTYPE is refused, no offer needs one")
    found = _ROOT.match(data, start)
    return found.group(1).decode("ascii", "replace") if found else ""


def mended(data: bytes) -> tuple[bytes, bool]:
    """Return XML with stray ampersands, foreign entities and control characters made harmless."""
    clean = data.translate(None, _CONTROLS)
    if _TO_MEND.search(clean):
        clean = _MENDABLE.sub(_escape, clean, count=_MAX_MENDED)
    return clean, clean != data


def elements(data: bytes, root: str, *names: str) -> Iterator[Element]:
    """Yield the finished elements of these local names, in any namespace; each is forgotten later.

    raises  FeedUnreadable when hostile, Broken when not well-formed
    """
    parser = etree.XMLPullParser(
        events=("start", "end"),
        tag=[f"{{*}}{name}" for name in (root, *names)],
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    tree: list[Element] = []
    try:
        for at in range(0, len(data), _SLICE):
            if _LONG_TAG.search(data, at, at + 2 * _SLICE):
                raise FeedUnreadable(why="a single tag is longer than 64 KB")
            parser.feed(data[at : at + _SLICE])
            yield from _finished(parser, root, tree)
        parser.close()
    except etree.XMLSyntaxError as wrong:
        if "Excessive depth" in str(wrong):
            raise FeedUnreadable(why=f"nested deeper than {MAX_DEPTH} levels") from wrong
        yield from _finished(parser, root, tree)
        raise Broken(str(wrong.msg)[:200]) from wrong


def local(element: Element) -> str:
    """Return the lower-case name of an element without its namespace."""
    return _local(str(element.tag))


@lru_cache(maxsize=2048)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].casefold()


def _finished(parser: etree.XMLPullParser, root: str, tree: list[Element]) -> Iterator[Element]:
    events = cast(Iterator[tuple[str, Element]], parser.read_events())
    for event, element in events:
        if local(element) == root:
            tree[:] = [element]
        elif event == "end":
            yield element
            _forget(element)
    if tree:
        _measure(tree[0])


def _measure(tree: Element) -> None:
    if tree.getroottree().docinfo.internalDTD is not None:
        raise FeedUnreadable(why="a DOCTYPE is refused, no offer needs one")
    if _TOO_DEEP(tree):
        raise FeedUnreadable(why=f"nested deeper than {MAX_DEPTH} levels")
    if _TOO_MANY(tree):
        raise FeedUnreadable(why=f"more than {MAX_LIVING} elements outside finished records")


def _forget(element: Element) -> None:
    """Drop the record and the agency before this one; the parser may still hold on to the last."""
    _drop_before(element)
    agency = element.getparent()
    if agency is not None:
        _drop_before(agency)


def _drop_before(element: Element) -> None:
    before, parent = element.getprevious(), element.getparent()
    if before is not None and parent is not None and before.tag == element.tag:
        parent.remove(before)


def _escape(found: re.Match[bytes]) -> bytes:
    hexadecimal, decimal = found.group(1), found.group(2)
    if hexadecimal is None and decimal is None:
        return b"&amp;" if found.group() == b"&" else found.group()
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code in (9, 10, 13):
        return found.group()
    allowed = _FIRST_PRINTABLE <= code <= _LAST_CHARACTER and code not in _SURROGATES
    return found.group() if allowed and code & 0xFFFE != 0xFFFE else b""  # noqa: PLR2004 - U+xxFFFE and U+xxFFFF are no characters
