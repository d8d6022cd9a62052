"""What words about work were taken to mean: occupations with their shares, or a question back.

Only the shapes; how words become occupations is `offers.matching.occupations`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """An occupation a text may mean. code: KldB 2010, five digits. share: of the vote, 0..1."""

    code: str
    title_de: str
    title_en: str
    share: float

    @property
    def level(self) -> int:
        """The fifth digit: 1 helper, 2 skilled, 3 specialist, 4 expert."""
        return int(self.code[4])


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What we made of somebody's words.

    occupations: best first. vague: ask back, offering choices (two to five). sure: 0..1, how near
    the nearest name was. open_to_all: the person would do anything.
    """

    said: str
    occupations: tuple[Guess, ...] = ()
    choices: tuple[Guess, ...] = ()
    vague: bool = False
    understood: bool = False
    sure: float = 0.0
    open_to_all: bool = False
