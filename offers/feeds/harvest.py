"""What reading a feed brings in: offers, removals, skipped records and warnings, in order.

Judging single values is the readers' business; here live the rules every format shares:
the last word about an external id wins, nothing is dropped without being named, and a file may
not hold more records than a county could ever have.
"""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from offers.catalogue import Offer, OfferKind
from offers.errors import FeedUnreadable

MAX_RECORDS = 250_000
MAX_WARNINGS = 500
MAX_FRUITLESS = 5_000
MAX_ID = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A record that did not become an offer. record names it in its file, reason is English."""

    record: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One provider's file as read.

    read: records seen. removed: external ids the file deletes or says are let, sold or over.
    full: the file is everything the provider has, so what is missing in it expires.
    """

    read: int
    offers: tuple[Offer, ...] = ()
    removed: tuple[str, ...] = ()
    full: bool = False
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def complete_for(self) -> frozenset[OfferKind]:
        """The kinds of offer `full` speaks for: only OpenImmo is ever full, and has only homes."""
        return frozenset({OfferKind.HOME}) if self.full else frozenset()


class Unusable(Exception):  # noqa: N818 - an answer about one record, not an error
    """A record cannot become an offer. gone: its external id if the offer is over, else None."""

    def __init__(self, *, reason: str, gone: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.gone = gone


class Harvest:
    """Collects what one reader finds, record by record, and binds it into a Feed."""

    def __init__(self) -> None:
        self.read = 0
        self._latest: dict[str, Offer | None] = {}
        self._skipped: list[Skipped] = []
        self._warnings: list[str] = []
        self._untold = 0

    @property
    def is_fruitless(self) -> bool:
        """Whether records were read, and not one of them said anything of use."""
        return bool(self._skipped) and not self._latest

    def count(self) -> None:
        """Count one more record.

        raises  FeedUnreadable when there are more than any county could have
        """
        self.read += 1
        if self.read > MAX_RECORDS:
            raise FeedUnreadable(why=f"more than {MAX_RECORDS} records in one file")

    def add(self, offer: Offer, record: str) -> None:
        """Keep an offer; an earlier one of the same id gives way to it."""
        if self._latest.get(offer.external_id) is not None:
            self.warn(f"{record}: {offer.external_id} occurs twice, the last one counts")
        self._put(offer.external_id, offer)

    def remove(self, external_id: str) -> None:
        """Note that the file takes an offer away."""
        self._put(external_id, None)

    def skip(self, record: str, reason: str) -> None:
        """Name a record that was left out.

        raises  FeedUnreadable when a long file has given nothing at all: it is no feed of offers
        """
        self._skipped.append(Skipped(record=record, reason=reason))
        if len(self._skipped) >= MAX_FRUITLESS and self.is_fruitless:
            raise FeedUnreadable(
                why=f"none of its first {MAX_FRUITLESS} records is an offer, the first {reason}"
            )

    def refuse(self, record: str, why: Unusable) -> None:
        """Leave a record out; if its offer is over, take an older copy of it away as well."""
        self.skip(record, why.reason)
        if why.gone is not None:
            self.remove(why.gone)

    def warn(self, text: str) -> None:
        """Tell something the operator should know; a flood of it is only counted."""
        if len(self._warnings) < MAX_WARNINGS:
            self._warnings.append(text)
        else:
            self._untold += 1

    def feed(self, *, full: bool = False) -> Feed:
        """Bind everything collected so far."""
        more = [f"and {self._untold} more warnings"] if self._untold else []
        return Feed(
            read=self.read,
            offers=tuple(offer for offer in self._latest.values() if offer is not None),
            removed=tuple(key for key, offer in self._latest.items() if offer is None),
            full=full,
            skipped=tuple(self._skipped),
            warnings=(*self._warnings, *more),
        )

    def _put(self, external_id: str, offer: Offer | None) -> None:
        self._latest.pop(external_id, None)
        self._latest[external_id] = offer


def join(feeds: list[Feed]) -> Feed:
    """Make one feed of the documents of one archive; what a later document says wins.

    One full document makes the whole full: its deltas travel in the same archive.
    """
    whole = Harvest()
    for feed in feeds:
        whole.read += feed.read
        for text in feed.warnings:
            whole.warn(text)
        for left_out in feed.skipped:
            whole.skip(left_out.record, left_out.reason)
        for external_id in feed.removed:
            whole.remove(external_id)
        for offer in feed.offers:
            whole.add(offer, offer.title)
    return whole.feed(full=any(feed.full for feed in feeds))


def ensure_current(last: date | None, today: date, external_id: str | None) -> None:
    """Pass, or raise Unusable for an offer whose last day is over."""
    if last is not None and last < today:
        raise Unusable(reason=f"its listing ended on {last}", gone=external_id)


def derived_id(*parts: object) -> str:
    """Return a stable id for a record that has none, from those parts that make it what it is.

    Prices and dates do not belong in it: the same offer with a new price stays the same offer.
    """
    told = "\n".join(" ".join(str(part or "").casefold().split()) for part in parts)
    return f"content-{sha256(told.encode('utf-8', 'replace')).hexdigest()[:16]}"


def fitting_id(external_id: str) -> str:
    """Return an id as given, or its digest when it is too long to be one (a whole address)."""
    return external_id if len(external_id) <= MAX_ID else derived_id(external_id)
