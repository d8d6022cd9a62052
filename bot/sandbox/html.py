"""Telegram's HTML: a strict tokenizer that turns tags into entities or refuses the text."""

import re
import sys
from typing import Final

from bot.sandbox.errors import cannot_parse
from bot.sandbox.params import Json
from bot.sandbox.utf16 import utf16_length

_PLAIN: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
}
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(lt|gt|amp|quot));?")
_TOKEN = re.compile(r"[<&]")
_NAME = re.compile(r"[^\s>/\"']*")
_ATTRIBUTE = re.compile(
    r"\s*([a-zA-Z0-9_-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'=]+)))?", re.DOTALL
)


class _Open:
    """A start tag waiting for its end."""

    __slots__ = ("at", "attributes", "name", "offset", "position")

    def __init__(self, name: str, attributes: dict[str, str], offset: int, at: int) -> None:
        self.name = name
        self.attributes = attributes
        self.offset = offset
        self.at = at
        self.position = 0


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Return plain text and entities.

    raises  ApiError "can't parse entities: …" with the byte offset, as Telegram does
    """
    if "<" not in source and "&" not in source:
        return source, []
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        while (match := _TOKEN.search(self.source, self.at)) is not None:
            self.write(self.source[self.at : match.start()])
            self.at = match.start()
            if match.group() == "&":
                self.reference()
            elif self.source.startswith("</", self.at):
                self.end_tag()
            else:
                self.start_tag()
        self.write(self.source[self.at :])
        if self.open:
            cannot_parse(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        self.entities.sort(key=lambda item: (item["offset"], -item["length"]))
        return "".join(self.out), self.entities

    def write(self, text: str) -> None:
        if text:
            self.out.append(text)
            self.length += utf16_length(text)

    def byte(self, position: int) -> int:
        return len(self.source[:position].encode())

    def reference(self) -> None:
        match = _REFERENCE.match(self.source, self.at)
        if match is None:
            self.write("&")
            self.at += 1
            return
        self.write(_decoded(match))
        self.at = match.end()

    def start_tag(self) -> None:
        begin = self.at
        match = _NAME.match(self.source, begin + 1)
        name = match.group().lower() if match else ""
        if name not in _PLAIN:
            cannot_parse(f'Unsupported start tag "{name}" at byte offset {self.byte(begin)}')
        self.at = begin + 1 + len(name)
        attributes = self.attributes(begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            cannot_parse(
                f'Tag "span" must have class "tg-spoiler" at byte offset {self.byte(begin)}'
            )
        self.open.append(_Open(name, attributes, self.length, begin))
        self.open[-1].position = len(self.out)

    def attributes(self, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            rest = self.source[self.at :].lstrip()
            if ">" not in rest:
                cannot_parse(f"Unclosed start tag at byte offset {self.byte(begin)}")
            if rest[0] == ">":
                self.at = len(self.source) - len(rest) + 1
                return found
            match = _ATTRIBUTE.match(self.source, self.at)
            if match is None:
                cannot_parse(
                    f"Unexpected character in the start tag at byte offset {self.byte(begin)}"
                )
            value = next((part for part in match.groups()[1:] if part is not None), "")
            found[match.group(1).lower()] = _REFERENCE.sub(_decoded, value)
            self.at = match.end()

    def end_tag(self) -> None:
        begin = self.at
        close = self.source.find(">", begin)
        if close < 0:
            cannot_parse(f"Unclosed end tag at byte offset {self.byte(begin)}")
        name = self.source[begin + 2 : close].strip().lower()
        if not self.open:
            cannot_parse(f"Unexpected end tag at byte offset {self.byte(begin)}")
        tag = self.open.pop()
        if name and name != tag.name:
            cannot_parse(
                f"Unmatched end tag at byte offset {self.byte(begin)}, "
                f'expected "</{tag.name}>", found "</{name}>"'
            )
        self.at = close + 1
        self.close(tag)

    def close(self, tag: _Open) -> None:
        entity: Json = {
            "type": _PLAIN[tag.name],
            "offset": tag.offset,
            "length": self.length - tag.offset,
        }
        if tag.name == "a":
            entity["url"] = tag.attributes.get("href") or "".join(self.out[tag.position :])
        elif tag.name == "tg-emoji":
            entity["custom_emoji_id"] = tag.attributes.get("emoji-id", "")
        elif tag.name == "blockquote" and "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
        elif tag.name == "code" and self.language(tag):
            return
        useful = entity["length"] and (tag.name != "a" or linkable(entity["url"]))
        if useful:
            self.entities.append(
                entity | ({"language": tag.attributes["_"]} if "_" in tag.attributes else {})
            )

    def language(self, tag: _Open) -> bool:
        """Hand `<pre><code class="language-x">` up to the pre, as Telegram does."""
        name = tag.attributes.get("class", "")
        outer = self.open[-1] if self.open else None
        if outer is None or outer.name != "pre" or outer.offset != tag.offset:
            return False
        if name.startswith("language-"):
            outer.attributes["_"] = name.removeprefix("language-")
        return True


def _decoded(match: re.Match[str]) -> str:
    hexadecimal, decimal, named = match.groups()
    if named:
        return _NAMED[named]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code <= sys.maxunicode else match.group()


def linkable(url: str) -> bool:
    """Return whether Telegram would make a link of it (others stay plain text)."""
    return bool(re.match(r"(?:https?://)?[^\s/:]+\.[^\s]+$|(?:tg|mailto|tel|ton):", url))
