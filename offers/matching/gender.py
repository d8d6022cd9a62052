"""Gender forms of occupation names: however written, read as one word; shown as both.

"Bäckerin", "Bäcker/in", "BäckerInnen" and "Bäcker (m/w/d)" must find the same offers, exactly.
Works on text as written (`without_marks`), on folded tokens (`one_form`), on titles (`both_forms`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_LETTER = "A-Za-zÄÖÜäöüß"
_SEX = r"(?:[mwfdxia]|männlich|weiblich|divers|div)"
_SEX_LIST = re.compile(
    rf"(?<![{_LETTER}])({_SEX}(?:\s*[/|,.*+:_-]\s*{_SEX}\*?)+)(?![{_LETTER}])", re.IGNORECASE
)
_SEX_WORD = re.compile(
    r"[(\[]\s*(?:mwd|wmd|dmw|gn|all(?:e)?\s+gender[s]?|alle\s+geschlechter|[mwfdx](?:\s+[mwfdx]){1,3})\*?\s*[)\]]",
    re.IGNORECASE,
)
_INNER_I = re.compile(rf"(?<=[a-zäöüß])In(?:nen)?(?![{_LETTER}])")
_ENDING_MARK = re.compile(
    rf"(?<=[{_LETTER}])\s?[/:*_·•|(\[]\s?[-‐-–]?(?:innen|in|en|r|n|s|e)[)\]]?(?![{_LETTER}])",  # noqa: RUF001 - people type every kind of dash
    re.IGNORECASE,
)

_MAN_ENDINGS = ("fraun", "frau", "manner", "leute", "krafte", "kraft")
_NO_STAFF = frozenset(
    {"kraft", "krafte", "wasserkraft", "windkraft", "kernkraft", "atomkraft", "leute"}
)
_NURSE_ENDINGS = ("schwestern", "schwester")
_REPLACED = re.compile(r"(?:schwester|kraft|frau|mann)\b")
_NOT_FEMININE = frozenset(
    {"berlin", "medizin", "termin", "admin", "magazin", "disziplin", "benzin", "kamin"}
)
_FEMININE = re.compile(r"(\w{2,}[^aeiou\W])in(?:nen)?")
_PARTICIPLES = (
    "angestellt|beamt|beauftragt|bevollmachtigt|sachverstandig|bedienstet|beschaftigt|selbstandig|selbststandig|"
    "auszubildend|studierend|vorsitzend|leitend|stellvertretend|reisend|abgeordnet|verantwortlich|vorgesetzt|"
    "gelernt|ungelernt|angelernt|gepruft|anerkannt|zertifiziert|examiniert|approbiert|diplomiert|geistlich"
)
_INFLECTED = re.compile(rf"(.*(?:{_PARTICIPLES})|.{{2,}}(?:isch|lich|iert))e[rnsm]?")

_WEAK_ENDING = re.compile(
    r"(?<=\w\w)(?<!in)(?<=[^aeiou])e$"
)  # Psychologe, Bote; not Maschine, Allee, die


def without_marks(text: str) -> str:
    """Return text as written without m/w/d marks and without marked feminine endings."""
    text = _SEX_WORD.sub(" ", text)
    text = _SEX_LIST.sub(_drop_sex_list, text)
    return _ENDING_MARK.sub("", _INNER_I.sub("", text))


def _drop_sex_list(match: re.Match[str]) -> str:
    initials = {part[0] for part in re.split(r"[^a-zäöü]+", match[1].lower()) if part}
    return " " if "m" in initials and initials & {"w", "f"} else match[0]


@lru_cache(maxsize=65_536)
def one_form(token: str) -> str:
    """Return the form that all gender forms of a folded token (a-z, 0-9) share."""
    token = _masculine(token)
    inflected = _INFLECTED.fullmatch(token)
    if inflected:
        return inflected[1]
    if token.endswith("euse"):
        return token[:-2] + "r"
    return token[:-1] if _WEAK_ENDING.search(token) else token


def _masculine(token: str) -> str:
    for ending in _NURSE_ENDINGS:
        if token.endswith(ending):
            return token.removesuffix(ending) + "pfleger"
    for ending in _MAN_ENDINGS:
        if token.endswith(ending) and token not in _NO_STAFF:
            return token.removesuffix(ending) + "mann"
    feminine = _FEMININE.fullmatch(token)
    return feminine[1] if feminine and token not in _NOT_FEMININE else token


def misspellable_forms(written: str) -> Iterator[str]:
    """Yield folded words as people of other sexes write them, where `one_form` replaces a part.

    A typo in "krankenschwester" is nowhere near "krankenpfleger": it needs the word itself.
    """
    if _REPLACED.search(written):
        yield written
        yield re.sub(r"(?<=\w{3})mann\b", "frau", written)


_HEAD_ENDS = re.compile(r" (?:für|im|in|am|an|auf|der|des|mit|und|zur|zum|von|bei|nach|-)\b| \(|,")
_ADJECTIVE_END = re.compile(
    r"(?:(?<!le)(?<!eef)isch|prüft|bildend|lich|iert|annt|gestellt|tragt|ständig|amt|iend)er$"
)
_TAKES_IN = re.compile(
    r"(?:er|or|ist|ent|ant|eur|ar|är|at|ier|wirt|et|an|ot|eut|ekt|graf|nom|soph|urg|tiv|chef|schmied)$"
)
_IRREGULAR = {
    "mann": "frau",
    "arzt": "ärztin",
    "koch": "köchin",
    "anwalt": "anwältin",
    "bauer": "bäuerin",
}


@lru_cache(maxsize=4096)
def both_forms(title: str) -> str:
    """Return a masculine German title so that it names everybody: "Bäcker/in", "Kaufmann/-frau"."""
    end = _HEAD_ENDS.search(title)
    head, rest = (title[: end.start()], title[end.start() :]) if end else (title, "")
    if head.endswith("-"):
        return head + rest[: rest.index(" ", 1) + 1] + both_forms(rest[rest.index(" ", 1) + 1 :])
    if rest.startswith(" und ") and " " not in head:
        rest = f" und {both_forms(rest.removeprefix(' und '))}"
    return " ".join(_both_once(head.split(" "))) + rest


def _both_once(words: Sequence[str]) -> Iterator[str]:
    """Yield adjectives and the first noun that names a person in both forms, the rest as it is."""
    named = False
    for word in words:
        if named or (word.islower() and not _ADJECTIVE_END.search(word)):
            yield word
        else:
            both = _both(word)
            named = both != word and not both.endswith("e/r")
            yield both


def _both(word: str) -> str:
    if _ADJECTIVE_END.search(word):
        return f"{word[:-1]}/r"
    for man, woman in _IRREGULAR.items():
        if word.lower() == man:
            return f"{word}/{woman.capitalize()}"
        if word.endswith(man):
            return f"{word}/-{woman}"
    if word.endswith("e") and re.search(r"(?:log|gog|päd|ot|hilf|sell)e$", word):
        return f"{word}/{word[:-1]}in"
    return f"{word}/in" if _TAKES_IN.search(word) else word
