"""How well the work of a title fits what a person does: by occupation, and by the words themselves.

The occupation a person means and the one a title means rarely have the same name; their codes say
how near they are. Words of title and employer find what no vocabulary knows.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from offers.matching.occupations import Vocabulary
from offers.matching.shelf import JobShelf, Meaning
from offers.matching.text import normalise
from offers.matching.understanding import Understanding
from offers.people import JobNeed

ANYTHING = 0.6
"""How well any work fits a person who would do anything."""

_GUESSES = 20
_TITLES = 200
_BY_WORDS = 40
_BY_EMPLOYER = 5
_EMPLOYER_MEANT = 0.75
_PER_LEVEL = 0.15
_SAME_GROUP, _NEXT_GROUP = 1.0, 0.25
_NEXT_CONFIRMED = 0.9
_SECOND_THOUGHTS = 0.5
"""Flattens the shares of a vote: the loudest guess is right less often than it believes."""
_OCCUPATION, _WORDS = 0.9, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for. key: normalised words. codes: KldB code to 0..1. sure: 0..1."""

    key: str
    codes: Mapping[str, float]
    sure: float


def query_of(need: JobNeed, understood: Understanding | None, vocabulary: Vocabulary) -> Query:
    """Return what a need looks for; occupations the person confirmed outrank any guess."""
    key = normalise(need.said)
    if need.occupations:
        codes = {code: _NEXT_CONFIRMED**rank for rank, code in enumerate(need.occupations)}
        return Query(key=key, codes=codes, sure=1.0)
    understood = understood or vocabulary.understand(need.said)
    guesses = understood.occupations[:_GUESSES]
    top = guesses[0].share if guesses else 1.0
    codes = {guess.code: (guess.share / top) ** _SECOND_THOUGHTS for guess in guesses}
    return Query(key=key, codes=codes, sure=understood.sure)


def nearness_of_work(one: str, other: str) -> float:
    """Return how near two KldB codes are, 0..1: same digits from the left, less by level."""
    if one[:3] != other[:3]:
        return 0.0
    near = _SAME_GROUP if one[3] == other[3] else _NEXT_GROUP
    return near * (1 - abs(int(one[4]) - int(other[4])) * _PER_LEVEL)


def fitting_titles(shelf: JobShelf, query: Query) -> list[tuple[float, int]]:
    """Return (fit 0..1, title number), best first; every title when anything would do."""
    if not query.key and not query.codes:
        return [(ANYTHING, number) for number in shelf.by_title]
    relevance = _relevance(shelf.by_code, query.codes)
    numbers = _titles_by_code(shelf, relevance)
    by_words = dict(shelf.titles.nearest(query.key, _BY_WORDS))
    numbers.update(by_words)
    fits = [
        (_fit(shelf.meanings[number], relevance, query.sure, by_words.get(number, 0.0)), -number)
        for number in numbers
    ]
    return [(fit, -minus) for fit, minus in sorted(fits, reverse=True)]


def fitting_employers(shelf: JobShelf, query: Query) -> dict[int, float]:
    """Return listing id to likeness for the jobs of an employer whom the words name."""
    found: dict[int, float] = {}
    for number, alike in shelf.employers.nearest(query.key, _BY_EMPLOYER):
        if alike >= _EMPLOYER_MEANT:
            found.update(dict.fromkeys(shelf.by_employer.get(number, ()), alike))
    return found


def _relevance(offered: Iterable[str], sought: Mapping[str, float]) -> dict[str, float]:
    groups: dict[str, list[str]] = defaultdict(list)
    for code in sought:
        groups[code[:3]].append(code)
    relevance = {
        code: sum(sought[mine] * nearness_of_work(code, mine) for mine in groups[code[:3]])
        for code in offered
        if code[:3] in groups
    }
    top = max([1.0, *relevance.values()])
    return {code: value / top for code, value in relevance.items()}


def _titles_by_code(shelf: JobShelf, relevance: Mapping[str, float]) -> set[int]:
    numbers: set[int] = set()
    for code in sorted(relevance, key=lambda code: (-relevance[code], code)):
        numbers.update(shelf.by_code[code][:_TITLES])
        if len(numbers) >= _TITLES:
            break
    return numbers


def _fit(meaning: Meaning, relevance: Mapping[str, float], trust: float, words: float) -> float:
    told = meaning.codes.items()
    meant = sum([share * relevance[code] for code, share in told if code in relevance])
    occupation = meant * trust * meaning.sure
    return 1 - (1 - _OCCUPATION * occupation) * (1 - _WORDS * words)
