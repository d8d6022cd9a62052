"""Reading and checking the vocabulary: blocks become `Entry`s, mistakes become sentences.

The format is told in `offers.matching.vocabulary`; what the words mean for a query is decided in
`offers.matching.understanding`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import resources

from offers.matching.text import compact, normalise

FILE_NAME = re.compile(r"(\d\d)_[a-z_]+\.txt")
VAGUE_FILE = "vague.txt"
NOISE_FILE = "noise.txt"
LEVELS = "1234"
MAIN_GROUPS = re.compile(r"01|1[12]|2[1-9]|3[1-4]|4[1-3]|5[1-4]|6[1-3]|7[1-3]|8[1-4]|9[1-4]")
MOST_CHOICES = 5

_HEAD = re.compile(r"\[(?P<code>\d{5})\] (?P<de>[^|]+) \| (?P<en>[^|]+) \| (?P<common>\d{1,3})")
_LIST = re.compile(r"(?P<key>de|say|en): (?P<names>.+)")
_VAGUE = re.compile(r"(?P<words>[^:]+): (?P<codes>\d{5}(?:, \d{5})*)")


class VocabularyError(ValueError):
    """A vocabulary file breaks the format; the message says where and how."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One occupation and what people call it. commonness: 1..100. where: file and line."""

    code: str
    title_de: str
    title_en: str
    commonness: int
    de: tuple[str, ...] = ()
    say: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    where: str = ""

    @property
    def names(self) -> Iterator[str]:
        """Every name proper, titles first."""
        yield self.title_de
        yield from self.de
        yield self.title_en
        yield from self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class VagueWord:
    """Words too general to guess an occupation from, and the codes worth offering instead."""

    words: tuple[str, ...]
    codes: tuple[str, ...]
    where: str = ""


@dataclass(slots=True)
class _Block:
    code: str
    title_de: str
    title_en: str
    commonness: int
    where: str
    lists: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def entry(self) -> Entry:
        return Entry(
            code=self.code,
            title_de=self.title_de,
            title_en=self.title_en,
            commonness=self.commonness,
            where=self.where,
            **{key: tuple(names) for key, names in self.lists.items()},
        )


def read_package() -> tuple[tuple[Entry, ...], tuple[VagueWord, ...]]:
    """Return everything in the vocabulary files this package ships.

    raises  VocabularyError
    """
    folder = resources.files("offers.matching.vocabulary")
    texts = {
        file.name: file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.name.endswith(".txt") and file.name != NOISE_FILE
    }
    vague = parse_vague(texts.pop(VAGUE_FILE, ""), VAGUE_FILE)
    entries = [entry for name in sorted(texts) for entry in parse_entries(texts[name], name)]
    return tuple(entries), tuple(vague)


def parse_entries(text: str, file: str) -> Iterator[Entry]:
    """Yield the occupations of one file.

    raises  VocabularyError
    """
    block: _Block | None = None
    for where, line in _lines(text, file):
        head = _HEAD.fullmatch(line)
        if head:
            if block:
                yield block.entry()
            block = _Block(
                head["code"], head["de"].strip(), head["en"].strip(), int(head["common"]), where
            )
            continue
        names = _LIST.fullmatch(line)
        if not names or not block:
            message = (
                f"{where}: expected '[code] title | title | number' or 'de|say|en: …', got {line!r}"
            )
            raise VocabularyError(message)
        block.lists[names["key"]].extend(_split(names["names"]))
    if block:
        yield block.entry()


def parse_vague(text: str, file: str) -> Iterator[VagueWord]:
    """Yield the vague words of a file.

    raises  VocabularyError
    """
    for where, line in _lines(text, file):
        match = _VAGUE.fullmatch(line)
        if not match:
            message = f"{where}: expected 'word, word: code, code', got {line!r}"
            raise VocabularyError(message)
        yield VagueWord(words=_split(match["words"]), codes=_split(match["codes"]), where=where)


def _lines(text: str, file: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        said = re.sub(r"(^|\s)#.*", "", line).strip()
        if said:
            yield f"{file}:{number}", said


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(",") if name.strip())


def complaints(entries: Iterable[Entry], vague: Iterable[VagueWord]) -> list[str]:
    """Return a sentence for each mistake a reviewer should mend; none in a sound vocabulary."""
    entries = tuple(entries)
    said = [complaint for entry in entries for complaint in _complaints_about(entry)]
    return [*said, *_shared_names(entries), *_vague_complaints(entries, vague)]


def _complaints_about(entry: Entry) -> Iterator[str]:
    group = FILE_NAME.match(entry.where)
    if not MAIN_GROUPS.match(entry.code) or entry.code[4] not in LEVELS:
        yield f"{entry.where}: {entry.code} is no code of KldB 2010"
    if group and group[1] != entry.code[:2]:
        yield f"{entry.where}: {entry.code} belongs into the file of main group {entry.code[:2]}"
    if not 1 <= entry.commonness <= 100:  # noqa: PLR2004 - a percentage
        yield f"{entry.where}: commonness {entry.commonness} is not 1 to 100"
    if entry.title_de.endswith(("in", "frau", "schwester")):
        yield f"{entry.where}: the title {entry.title_de!r} is not in its masculine form"
    for name in (*entry.names, *entry.say):
        if not normalise(name):
            yield f"{entry.where}: nothing is left of {name!r} once noise words are gone"


def _shared_names(entries: Iterable[Entry]) -> Iterator[str]:
    owner: dict[str, tuple[str, Entry]] = {}
    for entry in entries:
        own = {compact(normalise(name)): name for name in reversed(tuple(entry.names))}
        for key, name in own.items():
            other_name, other = owner.setdefault(key, (name, entry))
            if other.code != entry.code:
                like = f"{other_name!r} of {other.code} ({other.where})"
                yield f"{entry.where}: {name!r} reads like {like}"


def _vague_complaints(entries: Iterable[Entry], vague: Iterable[VagueWord]) -> Iterator[str]:
    known = {entry.code for entry in entries}
    seen: dict[str, str] = {}
    for word in vague:
        for code in word.codes:
            if code not in known:
                yield f"{word.where}: {code} has no entry"
        if not 2 <= len(word.codes) <= MOST_CHOICES:  # noqa: PLR2004 - one choice is no question
            yield f"{word.where}: {len(word.codes)} choices, not 2 to {MOST_CHOICES}"
        for name in word.words:
            other = seen.setdefault(compact(normalise(name)), word.where)
            if other != word.where:
                yield f"{word.where}: {name!r} stands in {other} as well"
