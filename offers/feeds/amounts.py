"""Money, areas, rooms and degrees out of what offers' providers write for numbers.

German and standard notation are both understood (`1.250,00`, `84,5`, `84.5`, `1 250 €`). The one
ambiguity, a lone separator before exactly three digits (`1.250`), is settled by what is meant:
money and plots group thousands, rooms and degrees never do, living areas do below ten m².
Zero is how exports write "unknown".
"""

import math
import re
from decimal import Decimal
from functools import lru_cache

MAX_CENTS = 2_000_000_000
MAX_TENTHS = 100_000_000
MAX_ROOMS = 50
_LONGEST = 60
_REMEMBERED = 4096

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+|['\u2019\s]\d{3}(?!\d))*")
_BEFORE_NUMBER = re.compile(r"(?:ca\.?|circa|ab|euro|eur|€|chf|vb|vhb|~|\s)*", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:-|\u2013|bis|to)\s*\d", re.IGNORECASE)
_GROUPED = re.compile(r"-?\d{1,3}(?:[.,]\d{3})+")
_THREE_PLACES = re.compile(r"-?\d{1,3}[.,]\d{3}")


def number(value: object, *, thousands: bool) -> Decimal | None:
    """Return the number a value says, None when it says none or several ("2-3").

    thousands: whether a lone separator before exactly three digits groups thousands.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return Decimal(str(value)) if math.isfinite(value) and abs(value) < 10**15 else None
    return _read(str(value).strip()[:_LONGEST], thousands=thousands)


def cents(value: object) -> int | None:
    """Return euro cents, None for nothing, zero, a negative or an absurd amount."""
    return _scaled(number(value, thousands=True), 100, MAX_CENTS)


def plot_tenths(value: object) -> int | None:
    """Return tenths of m² of a plot, where `1.250` are thousands."""
    return _scaled(number(value, thousands=True), 10, MAX_TENTHS)


def area_tenths(value: object) -> int | None:
    """Return tenths of m² of a home: `84.500` are 84.5 m², `1.250` are 1250 m²."""
    small = number(value, thousands=False)
    if small is not None and small < 10 and _THREE_PLACES.search(str(value)):  # noqa: PLR2004 - no home has less than ten m²
        return plot_tenths(value)
    return _scaled(small, 10, MAX_TENTHS)


def rooms(value: object) -> float | None:
    """Return rooms in halves, None beyond all reason."""
    found = number(value, thousands=False)
    if found is None or not 0 < found <= MAX_ROOMS:
        return None
    return max(round(float(found) * 2) / 2, 0.5)


def whole(value: object, least: int, most: int) -> int | None:
    """Return a whole number between the bounds, None for anything else."""
    found = number(value, thousands=False)
    if found is None or not least <= found <= most:
        return None
    return int(found)


def degrees(value: object, most: float) -> float | None:
    """Return degrees between -most and most, None for anything else and for exactly zero."""
    found = number(value, thousands=False)
    if found is None or found == 0 or abs(found) > most:
        return None
    return float(found)


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str, *, thousands: bool) -> Decimal | None:
    if text.isascii() and text.isdigit():
        return Decimal(text)
    spelt = text.replace("½", ",5")
    before = _BEFORE_NUMBER.match(spelt)
    found = _NUMBER.match(spelt, before.end() if before else 0)
    if found is None or _RANGE.match(spelt, found.end()):
        return None
    return _decimal(re.sub(r"['\u2019\s]", "", found.group()), thousands=thousands)


def _decimal(text: str, *, thousands: bool) -> Decimal | None:
    last = max(text.rfind("."), text.rfind(","))
    if last < 0:
        return Decimal(text)
    kinds = {character for character in text if character in ".,"}
    repeated = len(kinds) == 1 and text.count(text[last]) > 1
    if repeated or (thousands and len(kinds) == 1 and _GROUPED.fullmatch(text)):
        return Decimal(re.sub(r"[.,]", "", text)) if _GROUPED.fullmatch(text) else None
    return Decimal(f"{re.sub(r'[.,]', '', text[:last])}.{text[last + 1 :]}")


def _scaled(found: Decimal | None, factor: int, most: int) -> int | None:
    if found is None:
        return None
    scaled = int((found * factor).to_integral_value())
    return scaled if 0 < scaled <= most else None
