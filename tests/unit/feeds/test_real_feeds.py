"""Files in the documented formats from the shared reading, when it lies beside the project."""

from pathlib import Path

import pytest

from offers.errors import FeedUnreadable
from offers.feeds import read_file
from tests.unit.feeds.shelf import TODAY

FEEDS = Path(__file__).parents[4] / "shared" / "data" / "feeds"
FILES = sorted(path for path in FEEDS.rglob("*") if path.suffix in (".xml", ".json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_file_is_accounted_for_record_by_record(path: Path) -> None:
    if path.name == "openimmo-feedback.xml":
        with pytest.raises(FeedUnreadable):
            read_file(path, provider="sample", today=TODAY)
        return

    feed = read_file(path, provider="sample", today=TODAY)

    assert feed.read > 0
    assert feed.read == len(feed.offers) + len(feed.skipped)


@pytest.mark.parametrize("path", [p for p in FILES if "SYNTHETIC" in p.name], ids=lambda p: p.name)
def test_documented_shape_gives_offers(path: Path) -> None:
    feed = read_file(path, provider="sample", today=TODAY)

    assert feed.offers


def test_same_file_read_twice_is_the_same_feed() -> None:
    for path in FILES:
        if path.name != "openimmo-feedback.xml":
            first, second = (read_file(path, provider="p", today=TODAY) for _ in range(2))
            assert first == second
