"""A provider's everyday words as values of an offer: hours, pets, barrier-free, furnished, let.

Words nobody foresaw mean unknown, never no.
"""

import re
from functools import lru_cache

from offers.catalogue import Deal, HomeShape, Hours, Pets

_YES = frozenset(["1", "true", "ja", "yes", "y", "j", "x", "wahr", "✓", "vorhanden", "inklusive"])
_NO = frozenset(["0", "false", "nein", "no", "n", "falsch", "keine", "kein", "nicht", "none"])
_LONGEST = 200
_REMEMBERED = 1024
_FULL_TIME_HOURS = 35

_WORKING_TIMES = (
    (Hours.FULL, re.compile(r"voll|full|\bvz\b")),
    (Hours.PART, re.compile(r"teil|part|halbtag|\btz\b")),
    (Hours.MINI, re.compile(r"mini|gering|\b\d{3}\s?[-€e]|\bmj\b")),
    (Hours.SHIFT, re.compile(r"schicht|nacht|wochenend|shift|\bsnw\b")),
)
_WEEKLY_HOURS = re.compile(r"(\d{1,2})(?:[.,]\d+)?\s?(?:h\b|std|stunden|hours|wochenst)")
_SHAPES = (
    (HomeShape.PLOT, re.compile(r"grundst|bauplatz|bauland|plot|\bland\b")),
    (HomeShape.ROOM, re.compile(r"\bwg\b|zimmer|room\b")),
    (HomeShape.FLAT, re.compile(r"wohnung|flat|apartment|appartement|appartment|loft|studio|etw")),
    (
        HomeShape.HOUSE,
        re.compile(r"haus|house|doppelh|hälfte|haelfte|bungalow|villa|hof|\b(?:efh|dhh|rh)\b"),
    ),
)
_FLAT_ROOMS = re.compile(r"\d\s?-?\s?(?:zimmer|zi\b|room)")
_RENT = re.compile(r"miet|rent\b|\blet\b|pacht|verm")
_BUY = re.compile(r"kauf|buy|sale|eigentum")
_MARKS = re.compile(
    r"verg|vermiet|verkauf|reserv|besetzt|taken|rented|sold|filled|geschlossen|closed"
)
_DONE = re.compile(
    r"inaktiv|abgelaufen|gelöscht|geloescht|expired|deleted|inactive|\bweg\b|\blet\b"
)


def yes_no(text: str) -> bool | None:
    """Return the yes or no a value starts with, None for anything else."""
    return _answer(_folded(text)) if text else None


@lru_cache(maxsize=_REMEMBERED)
def _answer(said: str) -> bool | None:
    word = re.split(r"[\s,;.!(]+", said, maxsplit=1)[0]
    return True if word in _YES else (False if word in _NO else None)


def hours(text: str) -> frozenset[Hours]:
    """Return every kind of working time the words name; a figure of hours decides full or part."""
    said = _folded(text)
    named = {kind for kind, pattern in _WORKING_TIMES if pattern.search(said)}
    weekly = _WEEKLY_HOURS.search(said)
    if weekly and not named & {Hours.FULL, Hours.PART, Hours.MINI}:
        named.add(Hours.FULL if int(weekly.group(1)) >= _FULL_TIME_HOURS else Hours.PART)
    return frozenset(named)


def permanent(text: str) -> bool | None:
    """Return whether a contract is permanent; a bare yes answers "is it limited?"."""
    said = _folded(text)
    if re.search(r"unbefr|permanent|dauer|festanst|unlimited", said):
        return True
    if re.search(r"befr|zeitvertrag|temporary|fixed|limited|monat|jahr|month|year", said):
        return False
    limited = yes_no(text)
    return None if limited is None else not limited


def pets(text: str) -> Pets | None:
    """Return a landlord's word on pets."""
    said = _folded(text)
    if re.search(r"nicht|verbot|keine|not ", said):
        return Pets.NO
    if re.search(r"anfrage|absprache|vereinb|request|bedingt|klein|katze|verhandel", said):
        return Pets.ON_REQUEST
    answer = (
        True if re.search(r"erlaubt|gestattet|willkommen|allowed|welcome", said) else yes_no(said)
    )
    return None if answer is None else (Pets.YES if answer else Pets.NO)


def barrier(text: str) -> int | None:
    """Return the level of a home: 3 wheelchair, 2 barrier-free, 1 suited to the elderly, 0 none."""
    said = _folded(text)
    if re.search(r"nicht|not ", said):
        return 0
    for level, pattern in (
        (3, r"rollst|wheel"),
        (1, r"senior|alters|arm\b|teil|step"),
        (2, r"frei|free"),
    ):
        if re.search(pattern, said):
            return level
    answer = yes_no(said)
    return None if answer is None else (2 if answer else 0)


def furnished(text: str) -> bool | None:
    """Return whether a home is furnished, wholly or partly."""
    said = _folded(text)
    if re.search(r"un(?:möb|moeb|furn)|nicht|not ", said):
        return False
    return True if re.search(r"möb|moeb|furn|voll|teil", said) else yes_no(said)


def shape(text: str) -> HomeShape | None:
    """Return what kind of home the words name; "3-Zimmer-Wohnung" is no room."""
    said = _folded(text)
    if _FLAT_ROOMS.search(said):
        return HomeShape.HOUSE if "haus" in said else HomeShape.FLAT
    return next((kind for kind, pattern in _SHAPES if pattern.search(said)), None)


def deal(text: str) -> Deal | None:
    """Return whether the words speak of renting or buying."""
    said = _folded(text)
    if _RENT.search(said):
        return Deal.RENT
    return Deal.BUY if _BUY.search(said) else None


def is_over(text: str) -> bool:
    """Say whether a status means that the offer is no longer to be had."""
    said = _folded(text)
    if re.search(r"^(?:nicht|un|not )|zu verm|zu verk|for ", said):
        return False
    return bool(_MARKS.search(said) or _DONE.search(said))


def is_discriminating(text: str) -> bool:
    """Say whether a field that names a sex asks for one; "egal" and "m/w/d" do not."""
    said = _folded(text).replace("_", " ")
    if re.search(r"egal|alle|any|d\b|divers|\bm\W+[wf]\b|\b[wf]\W+m\b", said):
        return False
    return bool(re.search(r"mann|männ|maenn|frau|weib|\b[mwf]\b|\bmale|female|women|\bmen\b", said))


def _folded(text: str) -> str:
    """Return the words to look at; "keine Angabe" says nothing, though it starts with a no."""
    said = text[:_LONGEST].casefold().strip()
    return "" if "angabe" in said else said
