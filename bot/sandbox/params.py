"""What a bot wrote in a call: urlencoded, JSON or multipart, read into typed values.

Digits stay text: only the reader of a parameter decides what it is.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import parse_qsl

from aiohttp import web

from bot.sandbox.errors import ApiError, refuse

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that came along with a call."""

    name: str
    mime: str
    data: bytes


class Params:
    """The named values of one call."""

    __slots__ = ("uploads", "values")

    def __init__(
        self, values: Mapping[str, object], uploads: Mapping[str, Upload] | None = None
    ) -> None:
        self.values = values
        self.uploads: Mapping[str, Upload] = uploads or {}

    def text(self, name: str, default: str = "") -> str:
        """Return the value as written; numbers of a JSON body become their digits."""
        value = self.values.get(name)
        if value is None:
            return default
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def number(self, name: str, default: int = 0) -> int:
        """Return a whole number, or the default when the parameter is missing or empty."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(str(value))
        except ValueError:
            refuse(f"invalid {name} specified")

    def seconds(self, name: str) -> float:
        """Return a span of time with fractions, 0 when missing."""
        try:
            return float(self.text(name, "0"))
        except ValueError:
            refuse(f"invalid {name} specified")

    def flag(self, name: str) -> bool:
        """Return whether the parameter says true, yes or 1."""
        return str(self.values.get(name, "")).lower() in {"true", "yes", "1"}

    def has(self, name: str) -> bool:
        """Return whether the parameter was sent and is not empty."""
        return self.values.get(name) not in (None, "")

    def tree(self, name: str) -> Any:  # noqa: ANN401 - any JSON value a bot may send
        """Return a JSON value, however it was packed; None when missing."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            refuse(f"can't parse {name} JSON object")

    def mapping(self, name: str) -> Json:
        """Return a JSON object; empty when missing."""
        value = self.tree(name)
        if value is not None and not isinstance(value, dict):
            refuse(f"can't parse {name}: expected an Object")
        return value or {}

    def mappings(self, name: str) -> list[Json]:
        """Return a JSON list of objects; empty when missing."""
        value = self.tree(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            refuse(f"can't parse {name}: expected an Array of Objects")
        return value

    def numbers(self, name: str) -> list[int]:
        """Return a JSON list of whole numbers."""
        value = self.tree(name)
        if not isinstance(value, list):
            refuse(f"can't parse {name}: expected an Array")
        try:
            return [int(item) for item in value]
        except (TypeError, ValueError):
            refuse(f"can't parse {name}: expected integers")

    def shown(self) -> Json:
        """Return what the call log keeps: values as they came, files by name and size."""
        files = {
            key: f"<{upload.name}, {len(upload.data)} bytes>"
            for key, upload in self.uploads.items()
        }
        return {**self.values, **files}


async def read_params(request: web.Request) -> Params:
    """Read a call's parameters from the address and the body."""
    values: Json = dict(request.query)
    kind = request.content_type
    if kind.startswith("multipart/"):
        return await _read_multipart(request, values)
    body = await request.read()
    if not body:
        return Params(values)
    if kind == "application/json":
        values.update(parse_object(body))
    else:
        values.update(parse_pairs(body))
    return Params(values)


def parse_object(body: bytes) -> Json:
    """Read a JSON object or refuse as Telegram does."""
    try:
        values = json.loads(body)
    except ValueError:
        values = None
    if not isinstance(values, dict):
        refuse("can't parse JSON object")
    return values


def parse_pairs(body: bytes) -> Json:
    """Read an urlencoded body or refuse."""
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    except UnicodeDecodeError:
        refuse("strings must be encoded in UTF-8")


async def _read_multipart(request: web.Request, values: Json) -> Params:
    uploads: dict[str, Upload] = {}
    try:
        form = await request.post()
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large") from None
    for name, value in form.items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(
                name=value.filename, mime=value.content_type, data=value.file.read()
            )
        else:
            values[name] = value
    return Params(values, uploads)
