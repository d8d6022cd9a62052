"""Numbers as a person writes or says them: 1.250, 250 000, 2,5, drei, siebenhundert."""

import re

_UNITS = {
    "null": 0, "ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "eins": 1,
    "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "fuenf": 5, "sechs": 6,
    "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_ROOTS = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_ENGLISH_ROOTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

_WORDS: dict[str, float] = {
    **_UNITS,
    "anderthalb": 1.5,
    **{f"{root}einhalb": at + 0.5 for at, root in enumerate(_ROOTS, start=1)},
    **{f"{root}hundert": at * 100.0 for at, root in enumerate(_ROOTS, start=1)},
    **{f"{root} hundred": at * 100.0 for at, root in enumerate(_ENGLISH_ROOTS, start=1)},
    **{f"{root} and a half": at + 0.5 for at, root in enumerate(_ENGLISH_ROOTS, start=1)},
    "hundert": 100,
    "tausend": 1000,
    **{f"{root}tausend": at * 1000.0 for at, root in enumerate(_ROOTS, start=1)},
    **{f"{root} thousand": at * 1000.0 for at, root in enumerate(_ENGLISH_ROOTS, start=1)},
}

_GROUPED = r"\d{1,3}(?:[.,'\u202f ]\d{3})+(?!\d)"
_PLAIN = r"\d+(?:[.,]\d+|\s?½)?"
_SPOKEN = "|".join(sorted(_WORDS, key=len, reverse=True))
NUMBER = rf"(?:(?<![\w.,])(?:{_GROUPED}|{_PLAIN})|\b(?:{_SPOKEN}))"


def number(text: str) -> float:
    """Return the value of what `NUMBER` matched."""
    if text in _WORDS:
        return _WORDS[text]
    if re.fullmatch(_GROUPED, text):
        return float(re.sub(r"\D", "", text))
    return float(re.sub(r"\s?½", ".5", text).replace(",", "."))
