"""Every way one occupation name is written: gender forms, marks of sex, case, umlauts, hyphens.

Independent of the code under test: endings are added here by rule, never removed.
"""

import re
from collections.abc import Iterator

_FEMININE = (
    ("kaufmann", "kauffrau"),
    ("fachmann", "fachfrau"),
    ("pfleger", "pflegerin"),
    ("arzt", "ärztin"),
    ("koch", "köchin"),
    ("anwalt", "anwältin"),
    ("bauer", "bäuerin"),
    ("mann", "frau"),
)
_AGENT = re.compile(r"(?<!schwest)(?:er|or|ist|ent|ant|eur|ar|är|at|wirt|eut)$")
_WEAK = re.compile(r"(?:loge|goge|päde|hilfe|selle)$")


def gender_forms(name: str) -> Iterator[str]:
    """Yield how a masculine name of one word is written for others, or nothing when unsure."""
    if not name.isalpha():
        return
    for man, woman in _FEMININE:
        if name.lower().endswith(man):
            feminine = name[: -len(man)] + (woman if name.lower() != man else woman.capitalize())
            yield from (feminine, f"{name}/-{woman}", f"{name}/{feminine}", f"{feminine} ({name})")
            return
    stem = name[:-1] if _WEAK.search(name) else name
    if stem != name or _AGENT.search(name):
        for ending in ("in", "innen", "/in", "/-in", ":in", "*in", "_in", "(in)", "In", "*innen"):
            yield stem + ending
        yield f"{name} und {stem}in"
        yield f"{stem}in / {name}"


def ways_of_writing(name: str) -> Iterator[str]:
    """Yield a name in other case, umlauts and with the marks advertisements carry."""
    yield name.upper()
    yield name.lower()
    yield _without_umlauts(name, "ae", "oe", "ue")
    yield _without_umlauts(name, "a", "o", "u")
    yield from (f"{name} (m/w/d)", f"{name} w/m/x", f"{name} (gn*)", f"{name} [m|f|d]")
    yield f"{name} - M/W/D -"
    yield name.replace("-", " ")


def _without_umlauts(name: str, a: str, o: str, u: str) -> str:
    for umlaut, plain in (("ä", a), ("ö", o), ("ü", u), ("ß", "ss")):
        name = name.replace(umlaut, plain).replace(umlaut.upper(), plain.capitalize())
    return name
