"""JSON of offers, read within bounds, and the scraps of values that its readers meet.

Providers write numbers as words, lists where one value belongs, and objects around plain text;
`scalar` finds the one word meant. Depth and size are refused before they cost memory.
"""

import json

from offers.errors import FeedUnreadable
from offers.feeds.encodings import text_of

MAX_DEPTH = 64
MAX_CONTAINERS = 1_000_000
MAX_VALUES = 4_000_000
_LARGEST = 10**18
_VALUE_KEYS = ("@value", "name", "value", "@id")


def read_json(data: bytes) -> object:
    """Read UTF-8 JSON; not-a-number counts as nothing.

    raises  FeedUnreadable when malformed, or larger or deeper than a feed can be
    """
    if data.count(b"[") + data.count(b"{") > MAX_CONTAINERS or data.count(b",") > MAX_VALUES:
        raise FeedUnreadable(why="more values than a feed of offers can have")
    try:
        return json.loads(text_of(data), strict=False, parse_constant=lambda _: None)
    except RecursionError as deep:
        raise FeedUnreadable(why=f"JSON nested deeper than {MAX_DEPTH} levels") from deep
    except json.JSONDecodeError as wrong:
        why = f"not JSON: {wrong.msg} in line {wrong.lineno}, column {wrong.colno}"
        raise FeedUnreadable(why=why) from wrong
    except ValueError as wrong:
        raise FeedUnreadable(why="JSON with a number of thousands of digits") from wrong


def scalar(value: object, depth: int = 4) -> str:
    """Return the text a value means: itself, a number's digits, the first in a list, a name."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool | int | float):
        return _figures(value)
    inner: list[object] = value if isinstance(value, list) else []
    if isinstance(value, dict):
        inner = [value[key] for key in _VALUE_KEYS if key in value]
    if depth == 0:
        return ""
    return next((text for text in (scalar(item, depth - 1) for item in inner[:20]) if text), "")


def _figures(value: float) -> str:
    if isinstance(value, bool):
        return str(value).casefold()
    if isinstance(value, int):
        return str(value) if abs(value) < _LARGEST else ""
    return f"{value:.15g}"


def first(record: dict[str, object], *keys: str) -> object:
    """Return the first value that says something under one of these keys, else None."""
    return next((record[key] for key in keys if record.get(key) not in (None, "", [], {})), None)


def entries(value: object) -> list[object]:
    """Return a list as it is, anything else as a list of one, nothing as an empty list."""
    if isinstance(value, list):
        return [item for inner in value for item in (inner if isinstance(inner, list) else [inner])]
    return [] if value is None else [value]


def record(value: object) -> dict[str, object]:
    """Return an object, or an empty one for anything else; of a list its first object."""
    if isinstance(value, dict):
        return value
    if not isinstance(value, list):
        return {}
    return next((item for item in entries(value) if isinstance(item, dict)), {})
