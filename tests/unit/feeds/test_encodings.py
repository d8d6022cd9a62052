"""Bytes under true and false names."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offers.errors import FeedUnreadable
from offers.feeds.encodings import MAX_BYTES, text_of, utf8

DECLARED = "<?xml version='1.0' encoding='ISO-8859-1'?>"


def test_utf8_passes_untouched() -> None:
    data = "Küche".encode()

    assert utf8(data) == (data, None)


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + "Küche".encode(),
        codecs.BOM_UTF16_LE + "Küche".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "Küche".encode("utf-16-be"),
    ],
)
def test_byte_order_mark_decides(data: bytes) -> None:
    assert utf8(data) == ("Küche".encode(), None)


def test_windows_1252_is_guessed_and_said() -> None:
    assert utf8("Küche 650 €".encode("windows-1252")) == (
        "Küche 650 €".encode(),
        "is not UTF-8, read as Windows-1252",
    )


def test_declared_iso_8859_1_is_read_as_its_superset_without_a_word() -> None:
    assert utf8(f"{DECLARED}650 € Küche".encode("windows-1252")) == (
        f"{DECLARED}650 € Küche".encode(),
        None,
    )


def test_utf8_declared_as_something_else_is_utf8() -> None:
    data = f"{DECLARED}Küche".encode()

    assert utf8(data) == (data, None)


def test_mixed_encodings_are_read_as_both() -> None:
    told, warning = utf8("Küche".encode() + "Tür".encode("windows-1252"))

    assert (told.decode(), warning) == ("KücheTür", "mixes UTF-8 and Windows-1252, read as both")


@pytest.mark.parametrize("data", [b"a\0b", codecs.BOM_UTF16_LE + b"a\0\0\0"])
def test_nul_is_refused(data: bytes) -> None:
    with pytest.raises(FeedUnreadable) as refused:
        utf8(data)

    assert "NUL" in str(refused.value.facts["why"])


def test_too_large_is_refused() -> None:
    with pytest.raises(FeedUnreadable) as refused:
        utf8(bytes(MAX_BYTES + 1))

    assert refused.value.facts == {"why": "larger than 64 MB"}


def test_wide_text_that_would_outgrow_memory_is_refused() -> None:
    with pytest.raises(FeedUnreadable) as refused:
        text_of("😀".encode() + b"x" * (MAX_BYTES // 2))

    assert "split" in str(refused.value.facts["why"])


@given(st.binary(max_size=300))
def test_any_bytes_become_utf8_or_are_refused(data: bytes) -> None:
    try:
        told, _ = utf8(data)
    except FeedUnreadable:
        return

    assert told.decode().encode() == told
