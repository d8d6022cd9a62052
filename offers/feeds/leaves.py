"""One OpenImmo record of an offer as a flat look-up, so that its reader need not know XML.

Paths are lower-case and without namespace: `preise/kaltmiete`, `preise/waehrung@iso_waehrung`.
"""

from dataclasses import dataclass

from offers.feeds.texts import MAX_DESCRIPTION
from offers.feeds.trees import Element, local
from offers.feeds.wording import yes_no

_LONGEST = 4 * MAX_DESCRIPTION
_NOT_READ = frozenset({"anhaenge", "user_defined_extend", "user_defined_anyfield"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaves:
    """What one record says. Empty texts are left out: exports write an element for every field."""

    values: dict[str, str]
    names: frozenset[str]

    def text(self, *paths: str) -> str:
        """Return the first of these that says something, else ""."""
        return next((self.values[path] for path in paths if path in self.values), "")

    def truth(self, *paths: str) -> bool | None:
        """Say yes or no as the first of these that does, None when none does."""
        answers = (yes_no(self.values.get(path, "")) for path in paths)
        return next((answer for answer in answers if answer is not None), None)

    def below(self, path: str) -> list[str]:
        """Return the names of the elements directly below a path, in no particular order."""
        start = f"{path}/"
        return sorted(
            name[len(start) :]
            for name in self.names
            if name.startswith(start) and "/" not in name[len(start) :]
        )


def leaves(record: Element) -> Leaves:
    """Read everything a record says; of repeated elements the first that says something counts."""
    values: dict[str, str] = {}
    names: set[str] = set()
    _gather(record, "", values, names)
    return Leaves(values=values, names=frozenset(names))


def _gather(element: Element, path: str, values: dict[str, str], names: set[str]) -> None:
    """Recurses at most `trees.MAX_DEPTH` levels: the parser has refused anything deeper."""
    for key, value in element.attrib.items():
        _keep(f"{path}@{str(key).rpartition('}')[2].casefold()}", str(value), values)
    for child in element:
        if local(child) in _NOT_READ:
            continue
        below = f"{path}/{local(child)}" if path else local(child)
        names.add(below)
        _keep(below, _text(child), values)
        _gather(child, below, values, names)


def _text(element: Element) -> str | None:
    """Return the text; where a provider forgot to escape markup, the words inside it as well."""
    if len(element) == 0:
        return element.text
    own = (element.text, *(child.tail for child in element))
    if not any(part and not part.isspace() for part in own):
        return None
    return " ".join(str(part) for part in element.itertext())


def _keep(path: str, value: str | None, values: dict[str, str]) -> None:
    said = (value or "")[:_LONGEST].strip()
    if said:
        values.setdefault(path, said)
