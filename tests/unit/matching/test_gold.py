"""How well we understand: our own gold file of things people say, with what each should become.

`gold_jobs.tsv`: what is said; the first four digits of the code it means (KldB 2010), `ask` where
only a question back is right, `none` where nothing can be understood.
"""

import csv
from functools import cache
from pathlib import Path

from offers.matching import Vocabulary

GOLD = Path(__file__).parents[2] / "data" / "matching" / "gold_jobs.tsv"
RIGHT = 0.97
"""A little below what is reached today; raise it with every improvement."""


@cache
def gold() -> tuple[tuple[str, str], ...]:
    with GOLD.open(encoding="utf-8", newline="") as file:
        return tuple((row["said"], row["expected"]) for row in csv.DictReader(file, delimiter="\t"))


@cache
def outcomes() -> tuple[tuple[str, str, str], ...]:
    vocabulary = Vocabulary.load()
    return tuple((said, expected, outcome(vocabulary, said)) for said, expected in gold())


def outcome(vocabulary: Vocabulary, said: str) -> str:
    understood = vocabulary.understand(said)
    if not understood.understood:
        return "none"
    return "ask" if understood.vague else understood.occupations[0].code[:4]


def test_gold_file_is_large_and_says_nothing_twice() -> None:
    said = [said for said, _ in gold()]

    assert len(said) >= 300
    assert len(set(said)) == len(said)


def test_share_of_gold_understood_right_does_not_fall() -> None:
    wrong = [found for found in outcomes() if found[1] != found[2]]

    assert 1 - len(wrong) / len(gold()) >= RIGHT, wrong


def test_every_vague_word_is_asked_back_and_nonsense_is_never_guessed() -> None:
    wrong = [f for f in outcomes() if f[1] in {"ask", "none"} and f[1] != f[2]]

    assert wrong == []
