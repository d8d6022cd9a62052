"""Which of many fitting offers to show: neither one guess nor one employer fills the list.

Greedy: each offer chosen tires the occupations it stands for (only when we guess what the person
means) and its employer, so that the next one has to be better or different.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace

POOL = 60
"""Offers that may be moved up for the sake of variety."""

_TIRED = 0.5
"""What a chosen offer takes from further ones of its occupation when the meaning is a guess."""
_SAME_EMPLOYER = 0.9


@dataclass(frozen=True, slots=True)
class Shown:
    """An offer as variety sees it. title: its number. codes: KldB code to share."""

    score: float
    title: int
    employer: str
    codes: Mapping[str, float]


def varied(offers: Iterable[Shown], limit: int, *, doubtful: bool) -> list[int]:
    """Return the places of the offers to show, best score first. offers: best first.

    The same title of the same employer comes again only when nothing else is left.
    """
    pool, twins = _pool(offers, limit)
    fresh: dict[str, float] = {}
    seen: dict[str, float] = {}
    heap = [(-offer.score, place) for place, offer in pool.items()]
    heapify(heap)
    chosen: list[int] = []
    while heap and len(chosen) < limit:
        place = heap[0][1]
        best = pool[place]
        worth = best.score * _left(best, fresh) * seen.get(best.employer, 1.0)
        if len(heap) > 1 and (-worth, place) > min(heap[1:3]):
            heapreplace(heap, (-worth, place))  # tired meanwhile: let others come first
            continue
        heappop(heap)
        chosen.append(place)
        seen[best.employer] = seen.get(best.employer, 1.0) * _SAME_EMPLOYER
        if doubtful:
            _tire(fresh, best)
    return sorted([*chosen, *twins[: limit - len(chosen)]])


def _pool(offers: Iterable[Shown], limit: int) -> tuple[dict[int, Shown], list[int]]:
    """Return the best different offers by place, and the places of the first ones too many."""
    pool: dict[int, Shown] = {}
    twins: list[int] = []
    known: set[tuple[int, str]] = set()
    of_title: Counter[int] = Counter()
    for place, offer in enumerate(offers):
        like = (offer.title, offer.employer)
        if like not in known and of_title[offer.title] < limit:
            known.add(like)
            of_title[offer.title] += 1
            pool[place] = offer
        elif len(twins) < limit:
            twins.append(place)
        if len(pool) >= POOL:
            break
    return pool, twins


def _left(offer: Shown, fresh: Mapping[str, float]) -> float:
    total = sum(offer.codes.values())
    if not total or not fresh:
        return 1.0
    left = sum([share * fresh.get(code[:4], 1.0) for code, share in offer.codes.items()])
    return left / total


def _tire(fresh: dict[str, float], offer: Shown) -> None:
    total = sum(offer.codes.values())
    by_group: dict[str, float] = defaultdict(float)
    for code, share in offer.codes.items():
        by_group[code[:4]] += share / total
    for group, part in by_group.items():
        fresh[group] = fresh.get(group, 1.0) * (1 - _TIRED * part)
