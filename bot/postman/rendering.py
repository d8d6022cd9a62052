"""How a letter gets its words: the Renderer the dialogs fulfil, and what it hands over.

The postman knows text keys and buttons' data, never a sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, Protocol

from offers.people import Person
from offers.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button under a letter: data comes back when it is pressed, url opens."""

    text: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A letter in words, ready to leave. buttons: rows from top to bottom."""

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()


class Renderer(Protocol):
    """Puts letters into words. Everything in html is escaped already."""

    def say(self, language: str, key: str, args: Mapping[str, Any]) -> Rendered:
        """Return the text of that key."""
        ...

    async def status(self, uow: UnitOfWork, person: Person) -> Rendered:
        """Return what the person is told about their case as it stands in this transaction."""
        ...

    async def card(self, uow: UnitOfWork, person: Person) -> Rendered:
        """Return the desk's card about the person as things stand in this transaction."""
        ...

    def topic_name(self, person: Person) -> str:
        """Return the name of the desk's topic about the person, at most 128 characters."""
        ...


class _Stripper(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def plain(html: str) -> str:
    """Return the text without its markup, for a server that does not take the markup."""
    stripper = _Stripper()
    stripper.feed(html)
    stripper.close()
    return "".join(stripper.parts)
