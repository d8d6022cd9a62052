"""The one normalisation vocabulary, offers and queries share, so that equal meanings read equal.

Folds case, umlauts in all three spellings (ä, ae, a), hyphens, m/w/d marks and gender forms, and
drops words that say nothing about the work (`vocabulary/noise.txt`): "ich bin gelernte …".
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources

from offers.matching.gender import one_form, without_marks

LONGEST = 300
"""Characters of a text that are read at all; nobody's occupation is longer."""

_VOWEL_E = re.compile(r"(?<=[aou])e+")
_WORD = re.compile(r"[a-z0-9+#]+")


@lru_cache(maxsize=16_384)
def normalise(text: str) -> str:
    """Return the words of a text that tell about work, folded; empty when it tells nothing."""
    words = map(one_form, _words(text))
    noise = noise_words()
    kept: dict[str, None] = {}
    last = ""
    for word in words:
        if word in noise or (last.endswith(word) and len(word) > 3):  # noqa: PLR2004 - "Kaufmann/-frau" is one word
            continue
        kept[word] = None
        last = word
    return " ".join(kept)


def as_written(text: str) -> str:
    """Return the words of a text that tell about work, folded, each in the gender it has."""
    noise = noise_words()
    return " ".join(word for word in _words(text) if one_form(word) not in noise)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(without_marks(text[:LONGEST])))


@cache
def noise_words() -> frozenset[str]:
    """Return the words that `normalise` drops, as they read once folded."""
    file = resources.files("offers.matching.vocabulary") / "noise.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    words = " ".join(line for line in lines if not line.startswith("#")).split()
    return frozenset(one_form(fold(word)) for word in words)


def fold(text: str) -> str:
    """Return text in lower case a-z with umlauts and accents in their shortest spelling."""
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join([char for char in text if not unicodedata.combining(char)])
    return _VOWEL_E.sub("", text)


def compact(key: str) -> str:
    """Return a normalised text without spaces: "kfz meister" and "kfzmeister" are one name."""
    return key.replace(" ", "")
