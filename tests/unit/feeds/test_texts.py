"""Text of strangers, made fit to keep and show."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offers.feeds.texts import MAX_DESCRIPTION, MAX_TITLE, line, link, paragraphs


def test_paragraphs_lose_markup_and_keep_lines() -> None:
    told = paragraphs("<p>Ruhig &amp; hell.</p><script>alert(1)</script><ul><li>Keller</li></ul>")

    assert told == "Ruhig & hell.\n\nKeller"


def test_paragraphs_lose_markup_that_was_escaped() -> None:
    assert paragraphs("&lt;b&gt;Koch&lt;/b&gt; gesucht") == "Koch gesucht"


def test_comparison_signs_are_no_markup() -> None:
    assert line("2 < 3 und 5 > 4") == "2 < 3 und 5 > 4"


def test_line_loses_control_and_invisible_characters() -> None:
    assert line("Ko\x00ch\u202e\u200b\ud800 \r\n(m/w/d)\ufeff") == "Koch (m/w/d)"


def test_line_composes_umlauts() -> None:
    assert line("Ba\u0308cker") == "Bäcker"


@pytest.mark.parametrize(("clean", "limit"), [(line, MAX_TITLE), (paragraphs, MAX_DESCRIPTION)])
def test_overlong_text_is_cut_with_a_sign(clean: Callable[[str], str], limit: int) -> None:
    told = clean("x" * 100_000)

    assert (len(told), told[-1]) == (limit, "…")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        (" http://example.org ", "http://example.org"),
        ("www.example.org/a", "https://www.example.org/a"),
        ("javascript:alert(1)", None),
        ("ftp://example.org", None),
        ("https://example.org/\"onclick='x'", None),
        ("https://user@example.org", None),
        ("https://[::1", None),
        ("https://", None),
        ("https://example.org/a b", None),
        ("https://example.org/" + "x" * 3000, None),
        ("", None),
    ],
)
def test_link_is_kept_only_when_it_is_safe(written: str, kept: str | None) -> None:
    assert link(written) == kept


@given(st.text(alphabet=st.characters(), max_size=400))
def test_any_text_becomes_one_storable_line(text: str) -> None:
    told = line(text)

    assert told.encode("utf-8").decode() == told
    assert "\n" not in told
    assert "\x00" not in told


@given(st.text(max_size=200))
def test_any_link_never_raises(text: str) -> None:
    kept = link(text)

    assert kept is None or kept.casefold().startswith(("http://", "https://"))
