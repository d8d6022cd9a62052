"""Bytes of an offer feed as UTF-8, whatever the provider called them.

UTF-8 with or without BOM, UTF-16 with BOM, ISO-8859-1 and its superset Windows-1252, and files that
mix two of them. Works in slices: memory stays near the size of the file, whatever is in it.
"""

import codecs
import re
from collections.abc import Iterator

from offers.errors import FeedUnreadable

MAX_BYTES = 64 * 1024 * 1024
MAX_TEXT_MEMORY = 2 * MAX_BYTES
_SLICE = 1024 * 1024
_MAX_MENDED = 200_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""\A\s{0,8}<\?xml[^<>]{0,200}?encoding\s?=\s?["']([A-Za-z0-9._-]{1,40})"""
)
_UTF8_UMLAUT = re.compile(rb"\xc3[\xa4\xb6\xbc\x9f\x84\x96\x9c]")
_NARROW = bytes(range(0xC4))
_TWO_BYTES = bytes(range(0xF0))
_NOT_ASCII = re.compile(rb"[\x80-\xff]+")


def utf8(data: bytes) -> tuple[bytes, str | None]:
    """Return the bytes as valid UTF-8 without BOM, and a warning if that took a guess.

    raises  FeedUnreadable when too large or not text
    """
    if len(data) > MAX_BYTES:
        raise FeedUnreadable(why=f"larger than {MAX_BYTES // 1024 // 1024} MB")
    bom, encoding = _bom(data)
    body = data[len(bom) :] if bom else data
    if encoding != "utf-8":
        return _recoded(body, encoding), None
    if b"\0" in body:
        raise FeedUnreadable(why="contains NUL bytes, so it is not a text file")
    if _is_utf8(body):
        return body, None
    if _UTF8_UMLAUT.search(body):
        return _mended(body), "mixes UTF-8 and Windows-1252, read as both"
    return _single_byte(body)


def text_of(data: bytes) -> str:
    """Decode UTF-8 for a format that is read in one piece.

    raises  FeedUnreadable when wide characters would make it outgrow memory
    """
    wide = data.translate(None, _NARROW)
    width = 1 if not wide else (4 if wide.translate(None, _TWO_BYTES) else 2)
    if len(data) * width > MAX_TEXT_MEMORY:
        raise FeedUnreadable(why="too large to be read in one piece, please split it")
    return data.decode("utf-8", "replace")


def _bom(data: bytes) -> tuple[bytes, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return bom, encoding
    return b"", "utf-8"


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    try:
        for piece in _slices(data):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _single_byte(data: bytes) -> tuple[bytes, str | None]:
    """Read as the declared one-byte encoding; ISO-8859-1 means Windows-1252, as in browsers."""
    declared = _DECLARED.match(data)
    name = declared.group(1).decode("ascii").casefold() if declared else ""
    if name == "iso-8859-15":
        return _recoded(data, name), None
    expected = name in ("iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252")
    warning = None if expected else "is not UTF-8, read as Windows-1252"
    return _recoded(data, "windows-1252"), warning


def _recoded(data: bytes, encoding: str) -> bytes:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    pieces: list[bytes] = []
    size = 0
    for piece in (*_slices(data), b""):
        pieces.append(decoder.decode(piece, final=not piece).encode("utf-8", "replace"))
        size += len(pieces[-1])
        if size > MAX_BYTES:
            raise FeedUnreadable(why=f"larger than {MAX_BYTES // 1024 // 1024} MB as UTF-8")
    whole = b"".join(pieces)
    if b"\0" in whole:
        raise FeedUnreadable(why="contains NUL characters, so it is not a text file")
    return whole


def _mended(data: bytes) -> bytes:
    mended = _NOT_ASCII.sub(_mend, data, count=_MAX_MENDED)
    if len(mended) > MAX_BYTES or not _is_utf8(mended):
        raise FeedUnreadable(why="mixes encodings beyond mending")
    return mended


def _mend(found: re.Match[bytes]) -> bytes:
    run = found.group()
    try:
        run.decode("utf-8")
    except UnicodeDecodeError:
        return run.decode("windows-1252", "replace").encode()
    return run


def _slices(data: bytes) -> Iterator[bytes]:
    view = memoryview(data)
    return (bytes(view[at : at + _SLICE]) for at in range(0, len(data), _SLICE))
