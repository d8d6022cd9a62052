"""Telegram's MarkdownV2: nesting marks, mandatory escapes, links, code; no block quotations."""

import re
from typing import Final

from bot.sandbox.errors import cannot_parse
from bot.sandbox.params import Json
from bot.sandbox.utf16 import utf16_length

_MARKS: Final = {
    "*": "bold",
    "__": "underline",
    "_": "italic",
    "~": "strikethrough",
    "||": "spoiler",
}
_RESERVED: Final = frozenset("_*[]()~`>#+-=|{}.!")
_LINK = re.compile(r"\]\(((?:\\.|[^)\\])*)\)", re.DOTALL)
_MARK = re.compile(r"\|\||__|[*_~]")


def parse_markdown(source: str) -> tuple[str, list[Json]]:
    """Return plain text and entities.

    raises  ApiError "can't parse entities: …" for unescaped or unfinished marks
    """
    return _Parser(source).parse()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.out: list[str] = []
        self.length = 0
        self.open: list[tuple[str, int, int]] = []
        self.entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        while self.at < len(self.source):
            self.step(self.source[self.at])
        if self.open:
            mark, _, begin = self.open[-1]
            kind = _MARKS.get(mark, "text_link").replace("_", " ").title().replace(" ", "")
            cannot_parse(f"Can't find end of {kind} entity at byte offset {self.byte(begin)}")
        self.entities.sort(key=lambda item: (item["offset"], -item["length"]))
        return "".join(self.out), self.entities

    def step(self, char: str) -> None:
        if char == "\\" and self.at + 1 < len(self.source):
            self.write(self.source[self.at + 1])
            self.at += 2
        elif char == "`":
            self.code()
        elif char == "[":
            self.open.append(("[", self.length, self.at))
            self.at += 1
        elif char == "]" and self.open and self.open[-1][0] == "[":
            self.link()
        elif (match := _MARK.match(self.source, self.at)) is not None:
            self.mark(match.group())
        elif char in _RESERVED:
            cannot_parse(
                f"Character '{char}' is reserved and must be escaped with the preceding '\\'"
            )
        else:
            self.write(char)
            self.at += 1

    def write(self, text: str) -> None:
        self.out.append(text)
        self.length += utf16_length(text)

    def byte(self, position: int) -> int:
        return len(self.source[:position].encode())

    def add(self, kind: str, offset: int, **more: str) -> None:
        if self.length > offset:
            self.entities.append(
                {"type": kind, "offset": offset, "length": self.length - offset, **more}
            )

    def mark(self, mark: str) -> None:
        begin = self.at
        self.at += len(mark)
        if self.open and self.open[-1][0] == mark:
            self.add(_MARKS[mark], self.open.pop()[1])
        else:
            self.open.append((mark, self.length, begin))

    def code(self) -> None:
        fence = "```" if self.source.startswith("```", self.at) else "`"
        kind = "pre" if fence == "```" else "code"
        end = self.source.find(fence, self.at + len(fence))
        if end < 0:
            title = "PreCode" if kind == "pre" else "Code"
            cannot_parse(f"Can't find end of {title} entity at byte offset {self.byte(self.at)}")
        inside = self.source[self.at + len(fence) : end]
        language, newline, body = inside.partition("\n")
        offset = self.length
        has_language = kind == "pre" and newline and re.fullmatch(r"[\w+-]+", language)
        self.write((body if has_language else inside).replace("\\`", "`").replace("\\\\", "\\"))
        self.add(kind, offset, **({"language": language} if has_language else {}))
        self.at = end + len(fence)

    def link(self) -> None:
        match = _LINK.match(self.source, self.at)
        if match is None:
            cannot_parse("Character ']' is reserved and must be escaped with the preceding '\\'")
        self.add("text_link", self.open.pop()[1], url=re.sub(r"\\(.)", r"\1", match.group(1)))
        self.at = match.end()
