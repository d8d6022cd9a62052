"""CSV of offers as rows of cells: which separator, where the header is, what to do with bad quotes.

A quote that is never closed would swallow every row after it; such a row is read again with its
quotes taken as plain characters. What the columns mean is `offers.feeds.columns`.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from offers.errors import FeedUnreadable

MAX_COLUMNS = 200
MAX_LINES = 1_000_000
MAX_LINE = 120_000
MAX_HEADER_LINE = 20_000
_HEADER_AMONG = 10
_LINES_IN_A_RECORD = 200
_MAX_REREAD = 50
_SEPARATORS = ";\t,|"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the number of its first line, counted from 1, and its cells."""

    number: int
    cells: list[str]


def lines_of(text: str) -> list[str]:
    """Return the lines of a table, whatever ends them.

    raises  FeedUnreadable when there are more, or longer ones, than a table of offers has
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    if plain.count("\n") > MAX_LINES:
        raise FeedUnreadable(why=f"more than {MAX_LINES} lines")
    lines = plain.split("\n")
    longest = max(map(len, lines))
    if longest > MAX_LINE:
        raise FeedUnreadable(why=f"a line of {longest} characters")
    return lines


def separator_of(line: str) -> str:
    """Return the separator this line uses most outside quotes, "" when it uses none."""
    outside = "".join(line[:MAX_HEADER_LINE].split('"')[::2])
    best = max(_SEPARATORS, key=outside.count)
    return best if best in outside else ""


def header_of(lines: list[str], fits: Callable[[list[str]], bool]) -> tuple[Row, str]:
    """Return the first row among the first ten that fits as a header, and the separator.

    raises  FeedUnreadable when none fits
    """
    announced = ""
    for number, text in enumerate(lines[:_HEADER_AMONG], start=1):
        if number == 1 and text.casefold().startswith("sep=") and len(text.strip()) > 4:  # noqa: PLR2004 - the separator follows "sep="
            announced = text[4]
            continue
        separator = announced or separator_of(text) or ";"
        cells = next(csv.reader([text[:MAX_HEADER_LINE]], delimiter=separator), [])
        if len(cells) <= MAX_COLUMNS and fits(cells):
            return Row(number=number, cells=cells), separator
    raise FeedUnreadable(why="no header with known columns in the first ten lines")


class Rows:
    """The rows below a header, in order; `warn` hears about quotes that were not closed."""

    def __init__(
        self, lines: list[str], header: Row, separator: str, warn: Callable[[str], None]
    ) -> None:
        self._lines = lines
        self._columns = len(header.cells)
        self._separator = separator
        self._warn = warn
        self._at = header.number
        self._reread = 0

    def __iter__(self) -> Iterator[Row]:
        """Yield every row that has any content."""
        reader = csv.reader(self._feed(), delimiter=self._separator)
        while True:
            start = self._at
            try:
                cells = next(reader, None)
                broken = (
                    cells is not None and self._at - start > 1 and self._swallowed(start, cells)
                )
            except csv.Error:
                cells, broken = [], True
            if broken:
                cells = self._plain(start)
                reader = csv.reader(self._feed(), delimiter=self._separator)
            if cells is None:
                return
            if any(cell and not cell.isspace() for cell in cells):
                yield Row(number=start + 1, cells=cells)

    def _feed(self) -> Iterator[str]:
        while self._at < len(self._lines):
            self._at += 1
            yield f"{self._lines[self._at - 1]}\n"

    def _swallowed(self, start: int, cells: list[str]) -> bool:
        """Say whether a cell spans lines that look like rows of their own."""
        if self._at - start > _LINES_IN_A_RECORD:
            return True
        enough = max(self._columns - 1, 1)
        rows = (row for cell in cells if "\n" in cell for row in cell.split("\n"))
        return any(row.count(self._separator) >= enough for row in rows)

    def _plain(self, start: int) -> list[str]:
        self._reread += 1
        if self._reread > _MAX_REREAD:
            raise FeedUnreadable(why="quotes are opened and never closed in too many lines")
        self._warn(f"line {start + 1}: a quote is not closed, quotes there are read as text")
        self._at = start + 1
        return self._lines[start].split(self._separator, MAX_COLUMNS)
