"""Files that mean harm are refused, soon, and without touching disk or network."""

import json
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offers.errors import FeedUnreadable
from offers.feeds import FeedFormat, detect, read_feed
from tests.unit.feeds.shelf import TODAY

MILLION = 1_000_000
LAUGHS = b"".join(
    b'<!ENTITY e%d "&e%d;&e%d;&e%d;">' % (number, number - 1, number - 1, number - 1)
    for number in range(1, 30)
)
HOSTILE = {
    "xxe": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><openimmo>&e;</openimmo>',
    "doctype behind comments": b"<!-- <openimmo> --><?x y?><!DOCTYPE openimmo><openimmo/>",
    "remote dtd": b'<!DOCTYPE openimmo SYSTEM "http://127.0.0.1:1/x.dtd"><openimmo/>',
    "billion laughs": b"<!DOCTYPE x [" + LAUGHS + b"]><openimmo>&e29;</openimmo>",
    "deep XML": b"<openimmo>" + b"<a>" * MILLION,
    "just too deep XML": b"<openimmo>" + b"<a>" * 64 + b"</a>" * 64 + b"</openimmo>",
    "wide XML": b"<openimmo>" + b"<b/>" * MILLION,
    "empty records": b"<openimmo>" + b"<immobilie/>" * MILLION + b"</openimmo>",
    "one endless tag": b"<openimmo " + b'a="1" ' * MILLION,
    "stray ampersands": b"<openimmo>" + b"&" * MILLION,
    "open CDATA": b"<openimmo>&" + b"<![CDATA[" * MILLION,
    "endless prolog": b"<!---->" * MILLION + b"<openimmo/>",
    "deep JSON": b"[" * MILLION,
    "deep objects": b'{"@graph":' * 100_000,
    "wide JSON": b"[" + b"[]," * (2 * MILLION) + b"[]]",
    "endless number": b'{"stellenangebote":[' + b"9" * MILLION + b"]}",
    "scripts without end": b"<html>" + b"<script" * MILLION,
    "empty lines": b"Titel;Firma\n" + b"\n" * (2 * MILLION),
    "titleless lines": b"Titel;Firma\n" + b";x\n" * 100_000,
    "open quotes": b"Titel;Firma\n" + b'"a;b\n' * 100_000,
    "endless line": b"Titel;Firma\n" + b"x" * MILLION,
    "NUL": b"Titel;Firma\na\0;b",
    "nothing": b"",
    "a picture": b"\x89PNG\r\n",
    "a spreadsheet": b"PK\x03\x04",
    "other XML": b"<rss/>",
    "feedback": b"<openimmo_feedback/>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_soon(name: str) -> None:
    data = HOSTILE[name]
    start = time.process_time()

    with pytest.raises(FeedUnreadable) as refused:
        read_feed(data, name="feed.csv", provider="sample", today=TODAY)

    assert time.process_time() - start < 2
    assert refused.value.facts["why"]


@pytest.mark.parametrize("chosen", FeedFormat)
def test_xxe_is_refused_whatever_format_is_claimed(chosen: FeedFormat) -> None:
    with pytest.raises(FeedUnreadable):
        read_feed(HOSTILE["xxe"], name="x", provider="sample", today=TODAY, format=chosen)


@pytest.mark.parametrize(
    "start", [b"", b"<openimmo>", b"<html>", b'{"@graph":', b"[", b"Titel;Firma\n"]
)
@given(data=st.binary(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_or_refused(start: bytes, data: bytes) -> None:
    for chosen in (None, *FeedFormat):
        with suppress(FeedUnreadable):
            feed = read_feed(start + data, name="a.csv", provider="p", today=TODAY, format=chosen)

            assert feed.read >= len(feed.offers)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["ort", "plz", "adresse", "@type", "name"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)
JOB_KEYS = st.sampled_from(
    [
        "refnr",
        "titel",
        "beruf",
        "arbeitgeber",
        "arbeitsort",
        "arbeitszeitmodelle",
        "befristung",
        "eintrittsdatum",
        "stellenlokationen",
        "eintrittszeitraum",
        "externeUrl",
        "veroeffentlichungszeitraum",
        "title",
        "identifier",
        "jobLocation",
        "hiringOrganization",
        "employmentType",
        "validThrough",
        "url",
        "description",
    ]
)


@given(st.dictionaries(JOB_KEYS, ANYTHING, max_size=8))
@settings(max_examples=100, deadline=None)
def test_any_value_in_any_field_is_read_or_skipped(record: dict[str, object]) -> None:
    documents = {
        FeedFormat.JOBSUCHE: {"stellenangebote": [{"refnr": "x"}, record]},
        FeedFormat.JOBPOSTING: {**record, "@type": "JobPosting"},
    }
    for chosen, document in documents.items():
        data = json.dumps(document).encode()

        feed = read_feed(data, name="a", provider="p", today=TODAY, format=chosen)

        assert feed.read == len(feed.offers) + len(feed.skipped)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            b"\xef\xbb\xbf <?xml version='1.0'?><!-- x --><o:openimmo xmlns:o='x'/>",
            FeedFormat.OPENIMMO,
        ),
        (b'{"stellenangebote":[]}', FeedFormat.JOBSUCHE),
        (b'{"stellenangebote":[{"x":{"@type":1}}]}', FeedFormat.JOBSUCHE),
        (b'[{"@type":"JobPosting"}]', FeedFormat.JOBPOSTING),
        (b"<!DOCTYPE html><html></html>", FeedFormat.JOBPOSTING),
        (b"Titel;Firma", FeedFormat.CSV),
    ],
)
def test_format_is_told_by_the_bytes(data: bytes, expected: FeedFormat) -> None:
    assert detect(data, "feed.bin") is expected
