"""Files from disk: plain ones, archives, and archives that mean harm."""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from offers.errors import FeedUnreadable
from offers.feeds import read_bounded, read_file
from tests.unit.feeds.shelf import DATA, TODAY, skipped

FULL = (DATA / "openimmo_full_bom.xml").read_bytes()
DELTA = (DATA / "openimmo_latin1_1_2_1.xml").read_bytes()


def archive_of(
    path: Path, entries: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED
) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return path


def why(path: Path) -> str:
    with pytest.raises(FeedUnreadable) as refused:
        read_file(path, provider="sample", today=TODAY)
    return str(refused.value.facts["why"])


def test_archive_gives_its_documents_and_ignores_pictures(tmp_path: Path) -> None:
    path = archive_of(tmp_path / "a.zip", {"b.xml": FULL, "bild.jpg": b"\xff\xd8"})

    bundle = read_bounded(path)

    assert [(document.name, document.data) for document in bundle.documents] == [("b.xml", FULL)]


def test_documents_of_one_archive_are_one_feed(tmp_path: Path) -> None:
    path = archive_of(tmp_path / "a.zip", {"a.xml": FULL, "b.xml": DELTA})

    feed = read_file(path, provider="sample", today=TODAY)

    assert (feed.read, len(feed.offers), feed.full) == (9, 4, True)


def test_broken_document_costs_only_itself_and_the_claim_to_be_full(tmp_path: Path) -> None:
    path = archive_of(tmp_path / "a.zip", {"a.xml": FULL, "b.xml": b"<openimmo>"})

    feed = read_file(path, provider="sample", today=TODAY)

    assert (len(feed.offers), feed.full) == (2, False)
    assert [record for record, _ in skipped(feed)] == ["b.xml"]


def test_archive_in_an_archive_is_not_read(tmp_path: Path) -> None:
    path = archive_of(tmp_path / "a.zip", {"a.xml": FULL, "b.zip": b"PK"})

    assert read_bounded(path).warnings == ("'b.zip': an archive in an archive is not read",)


def test_names_that_climb_out_are_only_names(tmp_path: Path) -> None:
    path = archive_of(tmp_path / "a.zip", {"../evil.xml": FULL})

    assert [document.name for document in read_bounded(path).documents] == ["../evil.xml"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"<x/>" + bytes(10_000_000), "grows more than 200 times"), (bytes(70_000_000), "64 MB")],
)
def test_bomb_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    assert reason in why(archive_of(tmp_path / "a.zip", {"a.xml": data}))


def test_entry_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = archive_of(tmp_path / "a.zip", {"a.xml": b"x" * 5_000})
    raw = path.read_bytes()
    path.write_bytes(raw.replace(struct.pack("<L", 5_000), struct.pack("<L", 10)))

    assert "broken ZIP" in why(path)


def test_unusual_compression_is_refused(tmp_path: Path) -> None:
    path = archive_of(tmp_path / "a.zip", {"a.xml": FULL}, zipfile.ZIP_LZMA)

    assert "unusual compression" in why(path)


def test_encrypted_archive_is_refused(tmp_path: Path) -> None:
    path = archive_of(tmp_path / "a.zip", {"a.xml": FULL})
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)

    assert "encrypted" in why(path)


def test_crowded_archive_is_refused_before_its_directory_is_read(tmp_path: Path) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(20_001):
            archive.writestr(f"{number}", b"")
    path = tmp_path / "a.zip"
    path.write_bytes(stream.getvalue())

    assert "more than 20000 entries" in why(path)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 500, b"PK\x05\x06" + bytes(18)]
)
def test_half_an_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)

    assert "archive" in why(path)


def test_archive_without_documents_is_refused(tmp_path: Path) -> None:
    assert "without any" in why(archive_of(tmp_path / "a.zip", {"bild.jpg": b"x"}))


def test_huge_plain_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)

    assert why(path) == "larger than 64 MB"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert (why(tmp_path), why(tmp_path / "missing")) == ("not a file", "not a file")
