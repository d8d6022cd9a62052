"""Jobs for a need: the work first (`offers.matching.fit`), then hours, way and remote.

One score: how well the work fits, times what the circumstances leave of it. What an offer does not
say never excludes it. Five results are five firms where possible, and several occupations in doubt.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from offers.catalogue import Hours
from offers.matching.fit import Query, fitting_employers, fitting_titles, query_of
from offers.matching.occupations import Vocabulary
from offers.matching.places import (
    RADIUS_KM,
    PlaceIndex,
    Point,
    distance_km,
    nearness,
    shown_km,
    too_far_km,
)
from offers.matching.reasons import Fact, Match, Miss, Reason
from offers.matching.shelf import JobRow, JobShelf
from offers.matching.understanding import Understanding
from offers.matching.variety import Shown, varied
from offers.people import Experience, JobNeed

LEAST = 0.2
"""Work that fits less than this is not suggested."""
ROWS = 1000
"""Offers of the best titles that are looked at one by one."""

_LIKE_ROWS = 20
"""Offers of one title that are looked at when nothing tells them apart but their employers."""
_KEEPS = 0.45
_UNKNOWN = 0.7
_HOURS_WEIGHT, _WAY_WEIGHT, _REMOTE_WEIGHT = 2.0, 3.0, 2.0
_OTHER_HOURS = 0.3
_NEW_TO_IT = 0.9
_EXPERT_LEVEL = 3


@dataclass(frozen=True, slots=True)
class _Wish:
    """One circumstance. worth: 0..1, None when the offer is silent. out: far beyond bearing."""

    key: str
    weight: float
    worth: float | None
    facts: Mapping[str, Fact]
    out: bool = False

    @property
    def reason(self) -> Reason:
        return Reason(key=self.key, facts=self.facts)


@dataclass(frozen=True, slots=True)
class _Scored:
    score: float
    fit: float
    row: JobRow
    wishes: tuple[_Wish, ...]
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class JobSearch:
    """One need against one shelf; made for a single question."""

    shelf: JobShelf
    vocabulary: Vocabulary
    places: PlaceIndex
    need: JobNeed
    understood: Understanding | None = None
    refused: frozenset[int] = frozenset()

    def best(self, limit: int) -> tuple[Match, ...]:
        """Return the best jobs, each explained."""
        query = self._query()
        scored = [one for one in self._scored(query) if not any(w.out for w in one.wishes)]
        doubtful = len(query.codes) > 1 and not self.need.occupations
        chosen = varied((self._shown(one) for one in scored), limit, doubtful=doubtful)
        return tuple(self._explain(scored[place], query) for place in chosen)

    def nearly(self, limit: int) -> tuple[Miss, ...]:
        """Return fitting work that only lies too far away, by what it would else score."""
        scored = (one for one in self._scored(self._query()) if any(w.out for w in one.wishes))
        return tuple(
            Miss(
                listing=one.row.listing,
                score=round(100 * one.fit),
                failed=next(wish.reason for wish in one.wishes if wish.out),
            )
            for one in islice(scored, limit)
        )

    def _shown(self, one: _Scored) -> Shown:
        codes = self.shelf.meanings[one.row.title].codes
        return Shown(one.score, one.row.title, one.row.job.employer, codes)

    def _query(self) -> Query:
        return query_of(self.need, self.understood, self.vocabulary)

    def _scored(self, query: Query) -> list[_Scored]:
        point = self.places.find(self.need.place)
        named = fitting_employers(self.shelf, query)
        scored = [
            _Scored(fit * _left(wishes), fit, row, wishes, row.listing.id in named)
            for fit, row in islice(self._rows(query, named), ROWS)
            for wishes in (tuple(self._wishes(row, point)),)
        ]
        return sorted(scored, key=lambda one: (-one.score, one.row.listing.id))

    def _rows(self, query: Query, named: Mapping[int, float]) -> Iterator[tuple[float, JobRow]]:
        for listing_id, alike in named.items():
            if listing_id not in self.refused:
                yield alike, self.shelf.rows[listing_id]
        most = ROWS if self._is_choosy() else _LIKE_ROWS
        for fit, title in fitting_titles(self.shelf, query):
            if fit < LEAST:
                return
            for listing_id in islice(self.shelf.by_title.get(title, ()), most):
                if listing_id not in self.refused and listing_id not in named:
                    row = self.shelf.rows[listing_id]
                    yield fit * self._beginner_factor(row), row

    def _is_choosy(self) -> bool:
        """Say whether offers of one title can differ for this person at all."""
        need = self.need
        return bool(need.hours or need.remote or need.place or self.refused) or (
            need.experience is Experience.STARTING
        )

    def _beginner_factor(self, row: JobRow) -> float:
        code = self.shelf.meanings[row.title].code
        starting = self.need.experience is Experience.STARTING
        if starting and code and int(code[4]) >= _EXPERT_LEVEL and not row.job.career_changers:
            return _NEW_TO_IT
        return 1.0

    def _wishes(self, row: JobRow, point: Point | None) -> Iterator[_Wish]:
        if self.need.hours:
            yield _hours(self.need.hours, row.job.hours)
        if self.need.remote:
            worth = None if row.job.remote is None else float(row.job.remote)
            yield _Wish("remote", _REMOTE_WEIGHT, worth, {})
        if point is not None and not (self.need.remote and row.job.remote):
            yield self._way(row, point)

    def _way(self, row: JobRow, point: Point) -> _Wish:
        if row.point is None:
            return _Wish("distance", _WAY_WEIGHT, None, {})
        km, radius = distance_km(point, row.point), self.need.radius_km or RADIUS_KM
        facts: dict[str, Fact] = {"km": shown_km(km), "place": self.places.name(self.need.place)}
        worth = nearness(km, radius)
        return _Wish("distance", _WAY_WEIGHT, worth, facts, out=km > too_far_km(radius))

    def _explain(self, one: _Scored, query: Query) -> Match:
        weight = sum(wish.weight for wish in one.wishes)
        known = sum(wish.weight for wish in one.wishes if wish.worth is not None)
        work = self._work_reason(one, query)
        return Match(
            listing=one.row.listing,
            score=round(100 * one.score),
            reasons=(
                *((work,) if work else ()),
                *(wish.reason for wish in one.wishes if wish.worth == 1),
                *_extras(one.row),
            ),
            misfits=tuple(w.reason for w in one.wishes if w.worth is not None and w.worth < 1),
            unknowns=tuple(wish.reason for wish in one.wishes if wish.worth is None),
            coverage=round(100 * known / weight) if weight else 100,
        )

    def _work_reason(self, one: _Scored, query: Query) -> Reason | None:
        if one.named:
            return Reason(key="employer", facts={"employer": one.row.job.employer})
        code = self.shelf.meanings[one.row.title].code
        for same in (len(code or ""), 4, 3):
            for mine in query.codes:
                if code and mine[:same] == code[:same]:
                    return self._occupation(mine, code)
        return Reason(key="words") if query.key else None

    def _occupation(self, mine: str, theirs: str) -> Reason:
        return Reason(
            key="occupation-exact" if mine == theirs else "occupation-near",
            facts={
                "occupation": self.vocabulary.title(theirs, "de"),
                "occupation_en": self.vocabulary.title(theirs, "en"),
            },
        )


def _hours(wanted: frozenset[Hours], offered: frozenset[Hours]) -> _Wish:
    both = sorted(hours.value for hours in wanted & offered)
    if both:
        return _Wish("hours", _HOURS_WEIGHT, 1.0, {"hours": both[0]})
    if not offered:
        return _Wish("hours", _HOURS_WEIGHT, None, {})
    return _Wish("hours", _HOURS_WEIGHT, _OTHER_HOURS, {"hours": min(h.value for h in offered)})


def _left(wishes: tuple[_Wish, ...]) -> float:
    """Return what the circumstances leave of a fit: everything when none was asked."""
    weight = sum(wish.weight for wish in wishes)
    if not weight:
        return 1.0
    worth = sum(w.weight * (_UNKNOWN if w.worth is None else w.worth) for w in wishes)
    return _KEEPS + (1 - _KEEPS) * worth / weight


def _extras(row: JobRow) -> Iterator[Reason]:
    if row.job.permanent:
        yield Reason(key="permanent")
    if row.job.career_changers:
        yield Reason(key="career-changers")
