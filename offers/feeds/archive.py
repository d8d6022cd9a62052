"""Files of offers from disk, plain or as a ZIP with pictures, never more than memory can bear.

Nothing is unpacked to disk and no name out of an archive is ever a path. Sizes an archive claims
are checked first and held against what really comes out.
"""

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from offers.errors import FeedUnreadable
from offers.feeds.encodings import MAX_BYTES

MAX_ARCHIVE_BYTES = 512 * 1024 * 1024
MAX_ENTRIES = 20_000
MAX_DOCUMENTS = 200
MAX_RATIO = 200
_SMALL = 1024 * 1024
_MAX_DIRECTORY = 4 * 1024 * 1024
_TAIL = 65_557
_END = struct.Struct("<4s4H2LH")
_DOCUMENTS = frozenset({".xml", ".json", ".jsonld", ".csv", ".tsv", ".txt", ".html", ".htm"})
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text of a provider. name: of the file, or of the entry in its archive."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What one file holds: itself, or the documents of the archive it is, ordered by name."""

    documents: tuple[Document, ...]
    warnings: tuple[str, ...] = ()


def read_bounded(path: Path) -> Bundle:
    """Read a file, and into it if it is a ZIP.

    raises  FeedUnreadable when missing, too large or hostile
    """
    try:
        if not path.is_file():
            raise FeedUnreadable(why="not a file")
        with path.open("rb") as stream:
            if stream.read(4) in (b"PK\x03\x04", b"PK\x05\x06"):
                return _unpack(stream, path.stat().st_size)
            stream.seek(0)
            data = stream.read(MAX_BYTES + 1)
    except OSError as wrong:
        raise FeedUnreadable(why=f"cannot be read: {wrong.strerror}") from wrong
    if len(data) > MAX_BYTES:
        raise FeedUnreadable(why=f"larger than {_megabytes(MAX_BYTES)}")
    return Bundle(documents=(Document(name=path.name, data=data),))


def _unpack(stream: IO[bytes], size: int) -> Bundle:
    if size > MAX_ARCHIVE_BYTES:
        raise FeedUnreadable(why=f"an archive larger than {_megabytes(MAX_ARCHIVE_BYTES)}")
    _ensure_small_directory(stream, size)
    try:
        with ZipFile(stream) as archive:
            chosen, warnings = _choose(archive.infolist())
            documents = tuple(
                Document(name=entry.filename, data=archive.read(entry)) for entry in chosen
            )
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as wrong:
        raise FeedUnreadable(why=f"a broken ZIP archive: {wrong}") from wrong
    return Bundle(documents=documents, warnings=warnings)


def _ensure_small_directory(stream: IO[bytes], size: int) -> None:
    """Refuse a directory that would fill memory before anything of it can be judged."""
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + _END.size:
        raise FeedUnreadable(why="a broken ZIP archive: it has no directory")
    entries, directory = _END.unpack_from(tail, at)[4:6]
    if b"PK\x06\x07" in tail or entries > MAX_ENTRIES or directory > _MAX_DIRECTORY:
        raise FeedUnreadable(why=f"an archive of more than {MAX_ENTRIES} entries")


def _choose(entries: list[ZipInfo]) -> tuple[list[ZipInfo], tuple[str, ...]]:
    """Return the entries to read and what is to be said about the others."""
    if len(entries) > MAX_ENTRIES:
        raise FeedUnreadable(why=f"an archive of more than {MAX_ENTRIES} entries")
    nested = [entry for entry in entries if _suffix(entry) == ".zip"]
    chosen = sorted(filter(_is_document, entries), key=lambda entry: entry.filename)
    warnings = tuple(
        f"{entry.filename[:200]!r}: an archive in an archive is not read" for entry in nested
    )
    if not chosen:
        raise FeedUnreadable(why="an archive without any XML, JSON, HTML or CSV")
    if len(chosen) > MAX_DOCUMENTS or sum(entry.file_size for entry in chosen) > MAX_BYTES:
        raise FeedUnreadable(
            why=f"an archive with more than {MAX_DOCUMENTS} documents or {_megabytes(MAX_BYTES)}"
        )
    for entry in chosen:
        _ensure_harmless(entry)
    return chosen, warnings


def _ensure_harmless(entry: ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise FeedUnreadable(why="an encrypted archive")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise FeedUnreadable(why="an archive with an unusual compression")
    if entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        raise FeedUnreadable(why=f"an archive that grows more than {MAX_RATIO} times")


def _is_document(entry: ZipInfo) -> bool:
    path = PurePosixPath(entry.filename)
    hidden = path.name.startswith(".") or "__MACOSX" in path.parts
    return not entry.is_dir() and not hidden and _suffix(entry) in _DOCUMENTS


def _suffix(entry: ZipInfo) -> str:
    return PurePosixPath(entry.filename).suffix.casefold()


def _megabytes(size: int) -> str:
    return f"{size // 1024 // 1024} MB"
