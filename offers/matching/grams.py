"""Nearest texts by shared character n-grams, rescored with rapidfuzz: forgives typos and compounds.

Knows normalised texts and their numbers only; occupations and offers are other files' business.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log, sqrt
from typing import Self

from rapidfuzz import fuzz

SIZE = 3
TOO_COMMON = 0.06
"""Share of texts beyond which an n-gram no longer brings candidates (it still counts in scores)."""

_KEEP_COMMON_BELOW = 200
_EDIT_WEIGHT = 0.45


@lru_cache(maxsize=65_536)
def grams(key: str) -> frozenset[str]:
    """Return the n-grams of a normalised text, word borders included."""
    padded = f" {key} "
    return frozenset(padded[i : i + SIZE] for i in range(max(1, len(padded) - SIZE + 1)))


class GramIndex:
    """An index of different texts by n-gram. Immutable: `with_texts` returns a larger one."""

    __slots__ = ("_numbers", "_postings", "texts")

    def __init__(
        self, texts: Sequence[str], numbers: dict[str, int], postings: "dict[str, array[int]]"
    ) -> None:
        self.texts = texts
        self._numbers = numbers
        self._postings = postings

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Return an index of texts, numbered in their order from 0."""
        return cls([], {}, {}).with_texts(texts)

    def with_texts(self, more: Iterable[str]) -> Self:
        """Return this index with the new ones among more texts; the old one stays as it is."""
        texts, numbers, postings = list(self.texts), dict(self._numbers), dict(self._postings)
        copied: set[str] = set()
        for text in more:
            if text in numbers:
                continue
            number = numbers[text] = len(texts)
            texts.append(text)
            for gram in grams(text):
                if gram not in copied:
                    copied.add(gram)
                    postings[gram] = array("I", postings.get(gram, ()))
                postings[gram].append(number)
        return type(self)(texts, numbers, postings)

    def number(self, text: str) -> int:
        """Return the number of a text that is in the index."""
        return self._numbers[text]

    def candidates(self, key: str, limit: int) -> list[int]:
        """Return the numbers of texts that share most of the rarer n-grams, at most limit."""
        lists = sorted((self._postings[g] for g in grams(key) if g in self._postings), key=len)
        most = max(_KEEP_COMMON_BELOW, int(len(self.texts) * TOO_COMMON))
        shared: Counter[int] = Counter()
        for rank, numbers in enumerate(lists):
            if len(numbers) > most and rank > 1 and len(shared) >= limit:
                break
            shared.update(numbers)
        return [number for number, _ in shared.most_common(limit)]

    def nearest(self, key: str, limit: int) -> list[tuple[int, float]]:
        """Return (number, similarity 0..1) of the nearest texts, best first."""
        if not key:
            return []
        near = [
            (number, self.similarity(key, self.texts[number]))
            for number in self.candidates(key, limit)
        ]
        return sorted(near, key=lambda found: (-found[1], found[0]))

    def similarity(self, one: str, other: str) -> float:
        """Return how alike two normalised texts are, 0..1; equal texts are 1."""
        mine, yours = grams(one), grams(other)
        shared = self._weight(mine & yours)
        if not shared:
            return 0.0
        cosine = shared / sqrt(self._weight(mine) * self._weight(yours))
        edits = fuzz.token_sort_ratio(one, other) / 100
        return (1 - _EDIT_WEIGHT) * cosine + _EDIT_WEIGHT * edits

    def _weight(self, some: Iterable[str]) -> float:
        total = len(self.texts) + 1
        postings = self._postings
        return sum(log(1 + total / (len(postings[g]) if g in postings else 1)) for g in some)
