"""Text of offers as it may be kept: no markup, no control characters, no overlong lines.

Providers send HTML, HTML escaped twice, and invisible characters. Every expression here is linear
in its input, because the input is a stranger's.
"""

import html
import re
import unicodedata
from urllib.parse import urlsplit

MAX_TITLE = 300
MAX_DESCRIPTION = 4000
MAX_LINK = 2000
_MARKUP_FACTOR = 4

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_MARKUP = re.compile(
    r"<(?:(?P<script>script|style)\b[^<>]*>[^<]*</(?P=script)\s*>"
    r"|(?P<line>br|/?(?:p|div|ul|ol|li|tr|table|h[1-6]))\b[^<>]*>"
    r"|/?[a-z!][^<>]*>)",
    re.IGNORECASE,
)
_UNSAFE_IN_LINK = re.compile(r"[\s\"'<>\\^`{|}]")


def line(value: str, limit: int = MAX_TITLE) -> str:
    """Return one clean line of at most `limit` characters."""
    return _cut(" ".join(_plain(value, limit).split()), limit)


def paragraphs(value: str, limit: int = MAX_DESCRIPTION) -> str:
    """Return clean text of at most `limit` characters; single line breaks stay."""
    rows = (" ".join(row.split()) for row in _plain(value, limit).split("\n"))
    return _cut(re.sub(r"\n{3,}", "\n\n", "\n".join(rows)).strip(), limit)


def link(value: str) -> str | None:
    """Return an http or https address, or None for anything else.

    Addresses with a user name or with characters that could break out of an attribute are refused.
    """
    address = value.strip()
    if address.casefold().startswith("www."):
        address = f"https://{address}"
    if len(address) > MAX_LINK or _UNSAFE_IN_LINK.search(address) or _UNSEEN.search(address):
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.casefold() not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    return address


def _plain(value: str, limit: int) -> str:
    text = value[: limit * _MARKUP_FACTOR]
    if "<" in text:
        text = _without_markup(text)
    if "&" in text:
        text = _without_markup(html.unescape(text))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _without_markup(text: str) -> str:
    return _MARKUP.sub(lambda found: "\n" if found["line"] else "", text)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
