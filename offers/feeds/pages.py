"""JSON-LD inside a company's HTML page of offers.

A page is not parsed as a tree: the content of a script element is raw text up to its end tag, so
finding it is one walk through the bytes that no markup, however broken or deep, can slow down.
"""

import html

from offers.errors import FeedUnreadable
from offers.feeds.documents import read_json
from offers.feeds.harvest import Harvest

MAX_SCRIPTS = 5_000
_KIND = b"ld+json"


def scripts(data: bytes, harvest: Harvest) -> list[object]:
    """Return the readable JSON-LD documents of a page; unreadable ones are skipped by name.

    raises  FeedUnreadable when the page has no readable one
    """
    documents: list[object] = []
    wrong = "holds no JSON-LD"
    for number, body in enumerate(_bodies(data), start=1):
        try:
            documents.append(_read(body))
        except FeedUnreadable as why:
            wrong = f"JSON-LD script {number}: {why.facts['why']}"
            harvest.skip(f"JSON-LD script {number}", str(why.facts["why"]))
    if not documents:
        raise FeedUnreadable(why=wrong)
    return documents


def _bodies(data: bytes) -> list[bytes]:
    low = data.lower()
    found: list[bytes] = []
    at = low.find(b"<script")
    while at >= 0 and len(found) < MAX_SCRIPTS:
        start = low.find(b">", at) + 1
        end = low.find(b"</script", start)
        if not start or end < 0:
            break
        if _KIND in low[at:start]:
            found.append(data[start:end])
        at = low.find(b"<script", end)
    return found


def _read(body: bytes) -> object:
    """Read one script; comment marks around it and escaped quotes in it are old habits."""
    text = body.strip()
    for mark in (b"//<![CDATA[", b"<![CDATA[", b"<!--"):
        text = text.removeprefix(mark)
    for mark in (b"//]]>", b"]]>", b"-->"):
        text = text.removesuffix(mark)
    try:
        return read_json(text)
    except FeedUnreadable:
        if b"&quot;" not in text:
            raise
        return read_json(html.unescape(text.decode("utf-8", "replace")).encode("utf-8", "replace"))
