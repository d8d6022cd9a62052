"""From what a person says, or the title of an offer, to occupations.

An exact name wins outright; else the nearest names vote for their occupations, sum of similarity⁸,
and how common an occupation is decides only what stays open. Nothing here is about who says it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Self

from rapidfuzz.distance import OSA

from offers.matching.entries import MOST_CHOICES, Entry, VagueWord, read_package
from offers.matching.gender import both_forms, misspellable_forms, without_marks
from offers.matching.grams import GramIndex, Weights
from offers.matching.text import as_written, compact, normalise
from offers.matching.understanding import Guess, Understanding

NEIGHBOURS = 40
RECENT = 4096
"""Answers kept, so that the same words are not thought over twice."""
CLEAR = 0.5
"""A top share below this is no answer but a question."""
KNOWN = 0.45
"""Nothing nearer than this means we did not understand."""

_POWER = 8
_SAYING = 0.88
_OTHER_LANGUAGE = 0.97
_EXACT_VOTE = 6.0
_PRIOR = 0.2
_MOST_GUESSES = 20
_SURE_PART = 0.9
_SEVERAL = 2
_SHORTEST = 2
_READ_CLOSELY = 5
_PARTS = re.compile(
    r"[,;/+&.]|\b(?:und|oder|sowie|bzw|vorher|fr(?:ü|ue)her|davor|danach|sp(?:ä|ae)ter|jetzt|dann|"
    r"and|or|previously|before|now|then|later)\b",
    re.IGNORECASE,
)
_ANYTHING = re.compile(r"\b(?:egal|alles|irgend\w*|hauptsache|anything|whatever)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Name:
    """One key's claim on an entry: its number, and how much a likeness to the key counts."""

    entry: int
    strength: float
    english: bool


class Vocabulary:
    """Every occupation we know, ready to be asked what words mean."""

    def __init__(self, entries: Iterable[Entry], vague: Iterable[VagueWord] = ()) -> None:
        self.entries = tuple(entries)
        self._first = {entry.code: entry for entry in reversed(self.entries)}
        self._names = _names_by_key(self.entries)
        self._keys = list(self._names)
        self.weights = Weights(self._keys)
        self._index = GramIndex(self.weights).with_texts(self._keys)
        self._exact: dict[str, list[str]] = defaultdict(list)
        for key in self._keys:
            self._exact[compact(key)].append(key)
        self._vague = {compact(normalise(w)): word.codes for word in vague for w in word.words}

        self._read = lru_cache(maxsize=RECENT)(self._read_afresh)

    @classmethod
    def load(cls) -> Self:
        """Return the vocabulary this package ships.

        raises  VocabularyError
        """
        return cls(*read_package())

    def title(self, code: str, language: str = "de") -> str:
        """Return the name of an occupation for reading, in both genders; the code if unknown."""
        entry = self._first.get(code)
        return _title(entry, language) if entry else code

    def understand(self, said: str, language: str = "de") -> Understanding:
        """Return what somebody's words mean; several occupations in one answer all count."""
        whole = self._read(said, language)
        if whole.sure == 1:
            return whole
        parts = _parts(said)
        if len(parts) < _SEVERAL:
            return whole
        read = [self._read(part, language) for part in parts]
        clear = [part for part in read if part.sure >= _SURE_PART and not part.vague]
        if len({part.occupations[0].code for part in clear}) > 1:
            return _together(said, clear)
        return whole

    def _read_afresh(self, said: str, language: str) -> Understanding:
        key = normalise(said)
        if not key:
            return Understanding(said=said, open_to_all=bool(_ANYTHING.search(said)))
        votes, sure = self._votes(key, language)
        guesses = self._guesses(votes)
        asked = self._vague.get(compact(key), ())
        choices = tuple(self._guess(self._first[code]) for code in asked) or guesses[:MOST_CHOICES]
        unclear = bool(asked) or not guesses or guesses[0].share < CLEAR
        return Understanding(
            said=said,
            occupations=guesses,
            choices=choices if len(choices) > 1 else (),
            vague=unclear and len(choices) > 1,
            understood=sure >= KNOWN or bool(asked),
            sure=sure,
        )

    def _votes(self, key: str, language: str) -> tuple[dict[int, float], float]:
        votes: dict[int, float] = defaultdict(float)
        exact = self._exact.get(compact(key), [])
        near = [(self._keys[n], alike) for n, alike in self._index.nearest(key, NEIGHBOURS)]
        for other, alike in near:
            for name in self._names[other]:
                foreign = name.english != (language == "en")
                strength = alike * name.strength * (_OTHER_LANGUAGE if foreign else 1)
                votes[name.entry] += strength**_POWER
        for other in exact:
            for name in self._names[other]:
                votes[name.entry] += _EXACT_VOTE * name.strength**_POWER
        return votes, 1.0 if exact else _sureness(key, near)

    def _guesses(self, votes: Mapping[int, float]) -> tuple[Guess, ...]:
        loudest: dict[str, int] = {}
        by_code: dict[str, float] = defaultdict(float)
        for number, vote in sorted(votes.items(), key=lambda found: (-found[1], found[0])):
            code = self.entries[number].code
            by_code[code] += vote
            loudest.setdefault(code, number)
        shares = self._with_prior(_shares(by_code))
        best = sorted(shares.items(), key=lambda found: (-found[1], found[0]))
        return tuple(
            self._guess(self.entries[loudest[code]], share) for code, share in best[:_MOST_GUESSES]
        )

    def _with_prior(self, shares: Mapping[str, float]) -> Mapping[str, float]:
        if not shares or max(shares.values()) >= CLEAR:
            return shares
        common = {code: (self._first[code].commonness / 100) ** _PRIOR for code in shares}
        return _shares({code: share * common[code] for code, share in shares.items()})

    @staticmethod
    def _guess(entry: Entry, share: float = 0.0) -> Guess:
        return Guess(
            code=entry.code,
            title_de=_title(entry, "de"),
            title_en=_title(entry, "en"),
            share=share,
        )


def _parts(said: str) -> list[str]:
    """Return what stands between separators, without what is too short to be an occupation."""
    return [part for part in _PARTS.split(without_marks(said)) if len(part.strip()) >= _SHORTEST]


def _title(entry: Entry, language: str) -> str:
    return entry.title_en if language == "en" else both_forms(entry.title_de)


def _names_by_key(entries: Iterable[Entry]) -> dict[str, list[_Name]]:
    names: dict[str, dict[int, _Name]] = defaultdict(dict)
    for number, entry in enumerate(entries):
        kinds = (
            ((entry.title_de, *entry.de), 1.0, False),
            ((entry.title_en, *entry.en), 1.0, True),
            (entry.say, _SAYING, False),
        )
        for words, strength, english in kinds:
            for word in words:
                claim = _Name(number, strength, english)
                for key in (normalise(word), *misspellable_forms(as_written(word))):
                    names[key].setdefault(number, claim)
    return {key: list(claims.values()) for key, claims in names.items() if key}


def _sureness(key: str, near: Sequence[tuple[str, float]]) -> float:
    """Return how near the nearest names are, 0..1, by n-grams or by letters.

    Two letters of eight wrong leave a short word hardly an n-gram, but people still read it.
    """
    spelled = (OSA.normalized_similarity(key, other) for other, _ in near[:_READ_CLOSELY])
    return max([0.0, *(alike for _, alike in near[:1]), *(2 * like - 1 for like in spelled)])


def _shares(votes: Mapping[str, float]) -> dict[str, float]:
    total = sum(votes.values())
    return {code: vote / total for code, vote in votes.items()} if total else {}


def _together(said: str, parts: list[Understanding]) -> Understanding:
    """Return what several clear answers mean together: each first guess, then the others."""
    shares: dict[str, float] = defaultdict(float)
    guesses = {guess.code: guess for part in reversed(parts) for guess in part.occupations}
    for part in parts:
        for guess in part.occupations:
            shares[guess.code] += guess.share / len(parts)
    first = list(dict.fromkeys(part.occupations[0].code for part in parts))
    others = sorted(shares.keys() - set(first), key=lambda code: (-shares[code], code))
    return Understanding(
        said=said,
        occupations=tuple(replace(guesses[code], share=shares[code]) for code in first + others),
        understood=True,
        sure=min(part.sure for part in parts),
    )
