"""Readers that turn a provider's file into offers: OpenImmo, Jobsuche, JobPosting, CSV.

Pure functions of bytes: no network, no database, no clock; only `archive` touches the disk. A
record that cannot be an offer is skipped with its reason and never costs the others; a file that
cannot be read as a whole is `FeedUnreadable`. What is done with a Feed is the import's business.
"""

from offers.errors import FeedUnreadable
from offers.feeds.archive import Bundle, Document, read_bounded
from offers.feeds.formats import FeedFormat, detect
from offers.feeds.harvest import Feed, Skipped, join
from offers.feeds.reading import read_feed, read_file

__all__ = [
    "Bundle",
    "Document",
    "Feed",
    "FeedFormat",
    "FeedUnreadable",
    "Skipped",
    "detect",
    "join",
    "read_bounded",
    "read_feed",
    "read_file",
]
