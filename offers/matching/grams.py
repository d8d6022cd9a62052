"""Nearest texts by shared character n-grams: forgives typos, endings and compounds.

Knows normalised texts and their numbers only; occupations and offers are other files' business.
Rare n-grams weigh more; the weights come from the vocabulary and stay fixed, so that an index that
grew by updates scores exactly like one built at once.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import islice
from math import log
from typing import Self

from rapidfuzz import fuzz

SIZE = 3
TOO_COMMON = 0.05
"""Share of texts beyond which an n-gram brings no candidates once rarer ones have."""

_FEW_TEXTS = 200
_CANDIDATES = 2
_EDITS = 0.12
_LENGTH = 0.4
"""How much a long text is held against itself; 0.5 would be the cosine."""


@lru_cache(maxsize=24_576)
def grams(key: str) -> frozenset[str]:
    """Return the n-grams of a normalised text, word borders included."""
    padded = f" {key} "
    return frozenset(padded[i : i + SIZE] for i in range(max(1, len(padded) - SIZE + 1)))


class Weights:
    """How much each n-gram tells: the squared logarithm of its rarity among texts."""

    __slots__ = ("_rarest", "_weights")

    def __init__(self, texts: Sequence[str]) -> None:
        total = len(texts)
        seen = Counter(gram for text in texts for gram in grams(text))
        self._weights = {gram: log(1 + total / count) ** 2 for gram, count in seen.items()}
        self._rarest = log(1 + total) ** 2

    def among(self, some: Iterable[str]) -> dict[str, float]:
        """Return what each of some n-grams tells."""
        weights, rarest = self._weights, self._rarest
        return {gram: weights.get(gram, rarest) for gram in some}


class GramIndex:
    """An index of different texts by n-gram. Immutable: `with_texts` returns a larger one."""

    __slots__ = ("_numbers", "_postings", "_told", "_weights", "texts")

    def __init__(
        self,
        weights: Weights,
        texts: Sequence[str] = (),
        told: "array[float] | None" = None,
        numbers: Mapping[str, int] | None = None,
        postings: "Mapping[str, array[int]] | None" = None,
    ) -> None:
        self.texts = texts
        self._weights = weights
        self._told = told or array("f")
        self._numbers = numbers or {}
        self._postings = postings or {}

    def with_texts(self, more: Iterable[str]) -> Self:
        """Return this index with the new ones among more texts; the old one stays as it is."""
        texts, told = list(self.texts), array("f", self._told)
        numbers, postings = dict(self._numbers), dict(self._postings)
        copied: set[str] = set()
        for text in more:
            if text in numbers:
                continue
            number = numbers[text] = len(texts)
            texts.append(text)
            told.append(sum(self._weights.among(grams(text)).values()))
            for gram in grams(text):
                if gram not in copied:
                    copied.add(gram)
                    postings[gram] = array("I", postings.get(gram, ()))
                postings[gram].append(number)
        return type(self)(self._weights, texts, told, numbers, postings)

    def number(self, text: str) -> int:
        """Return the number of a text that is in the index."""
        return self._numbers[text]

    def nearest(self, key: str, limit: int) -> list[tuple[int, float]]:
        """Return (number, likeness 0..1) of the nearest texts, best first."""
        if not key:
            return []
        near = [
            (overlap + _EDITS * fuzz.token_sort_ratio(key, self.texts[-minus]) / 100, minus)
            for overlap, minus in nlargest(limit, self._overlaps(key, _CANDIDATES * limit))
        ]
        near.sort(reverse=True)
        return [(-minus, 1.0 if self.texts[-minus] == key else like) for like, minus in near]

    def _overlaps(self, key: str, limit: int) -> list[tuple[float, int]]:
        """Return (likeness without edits, minus number) of the likeliest texts, in no order."""
        mine = self._weights.among(grams(key))
        keys, weight = mine.keys(), mine.__getitem__
        texts, told = self.texts, self._told
        length = sum(mine.values()) ** (1 - _LENGTH) / (1 - _EDITS)
        most = 1 - _EDITS
        return [
            (
                min(most, sum(map(weight, keys & grams(texts[n]))) / (length * told[n] ** _LENGTH)),
                -n,
            )
            for n in self._candidates(keys, limit)
        ]

    def _candidates(self, mine: Iterable[str], limit: int) -> list[int]:
        """Return the numbers of texts that share most of the rarer n-grams, at most limit."""
        lists = sorted((self._postings[g] for g in mine if g in self._postings), key=len)
        most = max(_FEW_TEXTS, int(len(self.texts) * TOO_COMMON))
        shared: Counter[int] = Counter()
        for numbers in lists:
            if len(numbers) > most and len(shared) >= limit:
                break
            shared.update(numbers)
        return _most_shared(shared, limit)


def _most_shared(shared: Counter[int], limit: int) -> list[int]:
    """Return at most limit numbers with the highest counts; counting counts spares sorting."""
    least, room = 1, limit
    for count, numbers in sorted(Counter(shared.values()).items(), reverse=True):
        if numbers > room:
            least = count
            break
        room -= numbers
    else:
        return list(shared)
    sure = [number for number, count in shared.items() if count > least]
    ties = (number for number, count in shared.items() if count == least)
    return [*sure, *islice(ties, room)]
