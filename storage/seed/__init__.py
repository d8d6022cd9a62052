"""The sample county: real places of Landkreis Diepholz, invented organisations and their offers.

For the demo and for tests; importing the offers is the import's business. All but the places is
marked as a sample, see `diepholz/county.toml` and `diepholz/sources.toml`.
"""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from offers.feeds import FeedFormat

_DIEPHOLZ = Path(str(files(__name__))) / "diepholz"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFeed:
    """A file of sample offers. provider: slug of the organisation that brings it."""

    path: Path
    provider: str
    format: FeedFormat


def sample_county() -> str:
    """Return the text of the sample county file."""
    return (_DIEPHOLZ / "county.toml").read_text(encoding="utf-8")


def sample_feeds() -> tuple[SampleFeed, ...]:
    """Return the files of sample offers, in the order of `sources.toml`."""
    listed = tomllib.loads((_DIEPHOLZ / "sources.toml").read_text(encoding="utf-8"))
    return tuple(
        SampleFeed(
            path=_DIEPHOLZ / feed["path"],
            provider=feed["provider"],
            format=FeedFormat(feed["format"]),
        )
        for feed in listed["feeds"]
    )
