"""Mark-up into entities: HTML and MarkdownV2, what Telegram finds itself, and what it refuses."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.entities import find_entities, piece, word
from bot.sandbox.errors import ApiError
from bot.sandbox.utf16 import utf16_length


def marked(raw: str, mode: str = "HTML") -> list[tuple[str, str]]:
    wording = word(raw, mode)
    return [(item["type"], piece(wording.text, item)) for item in wording.entities]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<b>a<i>b</i></b>", [("bold", "ab"), ("italic", "b")]),
        ("<strong>é👋</strong> x", [("bold", "é👋")]),
        ('<a href="https://x.de/?a=1&amp;b=2">go</a>', [("text_link", "go")]),
        ('<span class="tg-spoiler">s</span>', [("spoiler", "s")]),
        ("<blockquote expandable>q</blockquote>", [("expandable_blockquote", "q")]),
        ('<pre><code class="language-py">x</code></pre>', [("pre", "x")]),
        ("<b></b>x", []),
        ("<b> x </b>", [("bold", "x")]),
        ("&lt;b&gt; &nbsp; &#39;", []),
    ],
)
def test_html_becomes_entities(raw: str, expected: list[tuple[str, str]]) -> None:
    assert marked(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("*a _b_*", [("bold", "a b"), ("italic", "b")]),
        ("__u__ ~s~ ||p||", [("underline", "u"), ("strikethrough", "s"), ("spoiler", "p")]),
        ("[go](https://x.de/a\\.b)", [("text_link", "go")]),
        ("`c*` ```py\nx```", [("code", "c*"), ("pre", "x")]),
        ("1\\. \\*x\\*", []),
    ],
)
def test_markdown_becomes_entities(raw: str, expected: list[tuple[str, str]]) -> None:
    assert marked(raw, "MarkdownV2") == expected


@pytest.mark.parametrize("raw", ["*a", "a.", "[x]", "`a", "_a*b_*", "1 > 2"])
def test_broken_markdown_is_refused(raw: str) -> None:
    with pytest.raises(ApiError, match="can't parse entities"):
        word(raw, "MarkdownV2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/start abc", ["/start"]),
        ("👋 /hilfe@my_bot", ["/hilfe@my_bot"]),
        ("a/b 1/2", []),
        ("see https://example.org/a?b=1 now", ["https://example.org/a?b=1"]),
        ("mail me@example.org", ["me@example.org"]),
        ("@karl #home", ["@karl", "#home"]),
    ],
)
def test_plain_text_has_its_own_entities(text: str, expected: list[str]) -> None:
    assert [piece(text, item) for item in find_entities(text)] == expected


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_escaped_text_is_sent_as_it_is(text: str) -> None:
    assert word(html.escape(text), "HTML").text == text.strip()


@given(st.text(alphabet="<>/b i&;a=\"' é👋", max_size=40))
def test_any_text_is_parsed_or_refused(raw: str) -> None:
    try:
        wording = word(raw, "HTML")
    except ApiError as refusal:
        text, entities = refusal.description, []
        known = text.startswith("Bad Request: can't parse entities: ")
    else:
        text, entities, known = wording.text, wording.entities, True

    assert known
    ends = [item["offset"] + item["length"] for item in entities]
    assert max(ends, default=0) <= utf16_length(text)
    assert all(item["offset"] >= 0 and item["length"] > 0 for item in entities)
