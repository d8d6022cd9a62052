"""Open jobs sorted for finding: by occupation, by the words of their titles, by employer.

A title is understood once, however many offers carry it. A shelf never changes: `updated` returns
the next one, sharing what stayed the same, so that readers of the old one are not disturbed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from offers.catalogue import Job, Listing, OfferState
from offers.matching.grams import GramIndex, Weights
from offers.matching.occupations import Vocabulary
from offers.matching.places import PlaceIndex, Point
from offers.matching.text import normalise

MEANT = 8
"""Occupations kept for a title."""

_OWN_SHARE = 0.2
"""An occupation with a smaller share of a title's meaning does not list the title."""


@dataclass(frozen=True, slots=True)
class JobRow:
    """An open job with what is looked up once. title: its number on the shelf."""

    listing: Listing
    job: Job
    title: int
    point: Point | None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a title means. codes: KldB code to share; sure: 0..1."""

    codes: Mapping[str, float]
    sure: float

    @property
    def code(self) -> str | None:
        """The likeliest occupation."""
        return next(iter(self.codes), None)


@dataclass(frozen=True, slots=True)
class JobShelf:
    """Immutable. rows: by listing id. by_title, by_employer: listing ids by number of text.

    by_code: numbers of the titles that mean an occupation.
    """

    titles: GramIndex
    employers: GramIndex
    meanings: Sequence[Meaning] = ()
    rows: Mapping[int, JobRow] = field(default_factory=dict)
    by_title: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    by_employer: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    by_code: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def empty(cls, weights: Weights) -> Self:
        """Return a shelf without any job."""
        return cls(titles=GramIndex(weights), employers=GramIndex(weights))

    def updated(
        self,
        changed: Iterable[Listing],
        gone: Iterable[int],
        vocabulary: Vocabulary,
        places: PlaceIndex,
    ) -> Self:
        """Return the shelf with jobs changed or new, and others gone."""
        jobs = [listing for listing in changed if isinstance(listing.offer.details, Job)]
        outdated = {listing.id for listing in jobs}.union(gone) & self.rows.keys()
        opened = [listing for listing in jobs if listing.offer.state is OfferState.OPEN]
        texts = [text_of(listing) for listing in opened]
        titles = self.titles.with_texts(texts)
        employers = self.employers.with_texts(_employer(listing) for listing in opened)
        meanings = self._meanings(titles, dict(zip(texts, opened, strict=True)), vocabulary)
        old = {number: self.rows[number] for number in outdated}
        fresh = {
            listing.id: _row(listing, titles.number(text), places)
            for listing, text in zip(opened, texts, strict=True)
        }
        return type(self)(
            titles=titles,
            employers=employers,
            meanings=meanings,
            rows={n: row for n, row in self.rows.items() if n not in outdated} | fresh,
            by_title=_shelved(self.by_title, old, fresh, lambda row: row.title),
            by_employer=_shelved(
                self.by_employer, old, fresh, lambda row: employers.number(_employer(row.listing))
            ),
            by_code=_with_codes(self.by_code, meanings, len(self.meanings)),
        )

    def _meanings(
        self, titles: GramIndex, example: Mapping[str, Listing], vocabulary: Vocabulary
    ) -> Sequence[Meaning]:
        new = titles.texts[len(self.meanings) :]
        return [*self.meanings, *(_meaning(example[text], vocabulary) for text in new)]


def text_of(listing: Listing) -> str:
    """Return the words an offer is found by: its title and the provider's own occupation."""
    job = listing.offer.details
    occupation = (job.occupation if isinstance(job, Job) else None) or ""
    return normalise(f"{listing.offer.title} {occupation}")


def _employer(listing: Listing) -> str:
    job = listing.offer.details
    return normalise(job.employer) if isinstance(job, Job) else ""


def _row(listing: Listing, title: int, places: PlaceIndex) -> JobRow:
    job = listing.offer.details
    if not isinstance(job, Job):
        raise TypeError(listing.offer.kind)
    return JobRow(listing, job, title, places.locate(listing.offer.place))


def _meaning(listing: Listing, vocabulary: Vocabulary) -> Meaning:
    job = listing.offer.details
    said = [listing.offer.title]
    if isinstance(job, Job) and job.occupation:
        said.insert(0, job.occupation)
    best = max((vocabulary.understand(words) for words in said), key=lambda found: found.sure)
    return Meaning({guess.code: guess.share for guess in best.occupations[:MEANT]}, best.sure)


def _shelved(
    before: Mapping[int, tuple[int, ...]],
    old: Mapping[int, JobRow],
    fresh: Mapping[int, JobRow],
    place: Callable[[JobRow], int],
) -> dict[int, tuple[int, ...]]:
    """Return listing ids by place once old rows left and fresh ones came."""
    after = dict(before)
    for number in {place(row) for row in old.values()}:
        after[number] = tuple(one for one in after[number] if one not in old)
    added: dict[int, list[int]] = defaultdict(list)
    for listing_id, row in fresh.items():
        added[place(row)].append(listing_id)
    for number, ids in added.items():
        after[number] = (*after.get(number, ()), *ids)
    return after


def _with_codes(
    before: Mapping[str, tuple[int, ...]], meanings: Sequence[Meaning], known: int
) -> dict[str, tuple[int, ...]]:
    added: dict[str, list[int]] = defaultdict(list)
    for number, meaning in enumerate(meanings[known:], known):
        for code, share in meaning.codes.items():
            if share >= _OWN_SHARE:
                added[code].append(number)
    return dict(before) | {code: (*before.get(code, ()), *new) for code, new in added.items()}
