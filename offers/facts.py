"""Offers, persons' profiles and cases' drafts as plain JSON facts, and back again.

What is kept as one piece (an offer as its provider brought it, a profile, a draft in a dialog)
passes through here. Sets come out sorted, so equal things have equal facts.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


def as_facts(thing: object) -> dict[str, Any]:
    """Return a dataclass of ours as a dict that JSON knows; enums by value, dates as ISO 8601.

    raises  TypeError for what is no dataclass or holds something JSON has no word for
    """
    if not is_dataclass(thing) or isinstance(thing, type):
        message = f"no facts in {type(thing).__name__}"
        raise TypeError(message)
    return {field.name: _fact(getattr(thing, field.name)) for field in fields(thing)}


def from_facts(kind: type[T], facts: object) -> T:
    """Return the dataclass the facts tell of. Unknown keys are ignored, missing ones default.

    raises  ValueError when a fact is missing that has no default, or is of the wrong kind
    """
    thing: T = _adapter(kind).validate_python(facts)
    return thing


def from_facts_text(kind: type[T], text: str) -> T:
    """Return the dataclass that facts in JSON text tell of, as `from_facts` would, but faster."""
    thing: T = _adapter(kind).validate_json(text)
    return thing


def _adapter(kind: type[object]) -> TypeAdapter[Any]:
    adapter = _adapters.get(kind)
    if adapter is None:
        adapter = _adapters[kind] = TypeAdapter(kind)
    return adapter


_adapters: dict[type[object], TypeAdapter[Any]] = {}


def _fact(value: object) -> Any:  # noqa: ANN401, PLR0911 - JSON has no type, and many kinds
    match value:
        case Enum():
            return value.value
        case None | str() | bool() | int() | float():
            return value
        case date() | datetime() | time():
            return value.isoformat()
        case AbstractSet():
            return sorted(_fact(one) for one in value)
        case Mapping():
            return {str(key): _fact(one) for key, one in value.items()}
        case Sequence():
            return [_fact(one) for one in value]
        case _:
            return as_facts(value)
