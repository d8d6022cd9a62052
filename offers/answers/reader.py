"""A person's text while it is being read: what was understood is blanked out, letter for letter."""

import re
from datetime import date

from offers.answers import words
from offers.answers.numbers import number
from offers.answers.questions import Facts, Question
from offers.county import County

LONGEST_READ = 400
"""Letters read of an answer; patterns take quadratic time, and no answer is longer."""


class Reader:
    """A text, what is still to be understood of it (rest), and the facts found so far.

    known: what the person said before, which may decide what a number means.
    """

    def __init__(
        self, text: str, *, asked: Question | None, known: Facts, county: County, today: date
    ) -> None:
        self.text = " ".join(text[:LONGEST_READ].split())
        self.rest = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)
        self.asked = asked
        self.known = known
        self.county = county
        self.today = today
        self.facts: Facts = {}

    def asks(self, *keys: str) -> bool:
        """Say whether one of these questions was asked."""
        return self.asked is not None and self.asked.key in keys

    def known_or_found(self, field: str) -> object:
        """Return what the person said just now or before."""
        return self.facts.get(field, self.known.get(field))

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return where a pattern stands and blank it out."""
        match = pattern.search(self.rest)
        if match is not None:
            self.blank(match)
        return match

    def take_least(self, pattern: re.Pattern[str], span: tuple[int, int]) -> float | None:
        """Return a number wanted at least; "up to 90 m²" is no such wish, nor is nonsense."""
        match = self.take(pattern)
        if match is None or words.AT_MOST.search(self.rest[: match.start()]):
            return None
        amount = number(match["number"])
        return amount if span[0] <= amount <= span[1] else None

    def wanted(self, pattern: re.Pattern[str]) -> bool | None:
        """Say whether something is named with a yes or a no ("kein Hund"), None when not named."""
        match = self.take(pattern)
        if match is None:
            return None
        denied = words.NEGATED.search(self.rest[: match.start()])
        if denied is not None:
            self.blank(denied)
        return denied is None

    def blank(self, match: re.Match[str]) -> None:
        """Take a match out of the rest."""
        start, end = match.span()
        self.rest = self.rest[:start] + " " * (end - start) + self.rest[end:]

    def left_over(self) -> str:
        """Return what was not understood, as the person wrote it, without dangling joints."""
        kept = "".join(
            letter if still != " " else " "
            for letter, still in zip(self.text, self.rest, strict=True)
        )
        return words.DANGLING.sub("", " ".join(kept.split())).strip(" .,;:-!")
