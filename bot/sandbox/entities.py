"""Text and its entities: UTF-16 arithmetic, explicit entities, and what Telegram finds itself."""

import re
from dataclasses import dataclass

from bot.sandbox.errors import refuse
from bot.sandbox.html import parse_html
from bot.sandbox.markdown import parse_markdown
from bot.sandbox.params import Json, Params
from bot.sandbox.utf16 import utf16_index, utf16_length

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024

_FOUND = re.compile(
    r"(?P<url>(?<![\w@/])(?:https?://[^\s<>]+|(?:[\w-]+\.)+(?:de|com|org|net|eu|me|info)\b"
    r"(?:/[^\s<>]*)?))"
    r"|(?P<email>(?<![\w.])[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?P<bot_command>(?<![\w/>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/]))"
    r"|(?P<mention>(?<!\w)@\w{4,32})"
    r"|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)"
)
_HINTS = ("/", "@", "#", ".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Text as people see it, with Telegram's entities."""

    text: str
    entities: list[Json]


def read_wording(params: Params, name: str, limit: int) -> Wording:
    """Return `text` or `caption` of a call, parsed, trimmed and measured.

    raises  ApiError for broken markup or a text over the limit
    """
    prefix = "caption_" if name == "caption" else ""
    given = params.tree(f"{prefix}entities")
    wording = word(params.text(name), params.text("parse_mode"), given)
    if utf16_length(wording.text) > limit:
        refuse(f"message {'caption ' if prefix else ''}is too long")
    return wording


def word(raw: str, parse_mode: str = "", given: object = None) -> Wording:
    """Parse marked-up text, or take plain text with explicit entities."""
    mode = parse_mode.lower()
    if mode == "html":
        text, entities = parse_html(raw)
    elif mode == "markdownv2":
        text, entities = parse_markdown(raw)
    elif mode:
        refuse("unsupported parse_mode")
    else:
        text, entities = raw, _explicit(raw, given)
    text, entities = _trim(text.replace("\r", ""), entities)
    found = [item for item in find_entities(text) if not _overlaps(item, entities)]
    merged = entities + found
    merged.sort(key=lambda item: (item["offset"], -item["length"]))
    return Wording(text=text, entities=merged)


def find_entities(text: str) -> list[Json]:
    """Return links, commands, mentions, hashtags and addresses that need no markup."""
    if not any(hint in text for hint in _HINTS):
        return []
    return [
        {
            "type": match.lastgroup,
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match.group()),
        }
        for match in _FOUND.finditer(text)
    ]


def _explicit(text: str, given: object) -> list[Json]:
    if given is None:
        return []
    if not isinstance(given, list):
        refuse("can't parse entities: expected an Array")
    size = utf16_length(text)
    for item in given:
        if not isinstance(item, dict) or not isinstance(item.get("type"), str):
            refuse("can't parse entities: expected an Object")
        if not all(isinstance(item.get(name), int) for name in ("offset", "length")):
            refuse("can't parse entities: offset and length must be numbers")
        if item["offset"] < 0 or item["length"] < 0:
            refuse("can't parse entities: entity has a negative offset or length")
        if item["offset"] + item["length"] > size:
            refuse(
                f"entity beginning at UTF-16 offset {item['offset']} ends after the "
                f"end of the text at UTF-16 offset "
                f"{item['offset'] + item['length']}"
            )
    return [dict(item) for item in given if item["length"]]


def _overlaps(item: Json, entities: list[Json]) -> bool:
    solid = {"code", "pre", "text_link", "url", "text_mention"}
    return any(
        other["type"] in solid | {item["type"]}
        and item["offset"] < other["offset"] + other["length"]
        and other["offset"] < item["offset"] + item["length"]
        for other in entities
    )


def _trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Cut white space at both ends; entities that only marked it go with it."""
    stripped = text.strip()
    if stripped == text or not entities:
        return stripped, entities
    cut = utf16_length(text[: len(text) - len(text.lstrip())])
    size = utf16_length(stripped)
    kept = []
    for item in entities:
        start = max(item["offset"] - cut, 0)
        end = min(item["offset"] + item["length"] - cut, size)
        if end > start:
            kept.append({**item, "offset": start, "length": end - start})
    return stripped, kept


def piece(text: str, entity: Json) -> str:
    """Return the part of the text an entity covers."""
    start = utf16_index(text, entity["offset"])
    return text[start : utf16_index(text, entity["offset"] + entity["length"])]
