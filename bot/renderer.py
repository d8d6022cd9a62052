"""What the postman sends, put into words: letters by key, a case's card, a person's status.

Texts come from `dialogs`; the card's best offers from the search, found at the moment of sending.
"""

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import Any

from bot.postman.rendering import Button, Rendered
from dialogs.desk.card import Rows, card_buttons, card_text, status_buttons, status_text
from dialogs.texts import Texts
from offers.catalogue import Listing
from offers.county import County
from offers.people import Person
from offers.ports import Clock, UnitOfWork
from offers.services import Search
from offers.services.casefile import CaseFile, file_of, status_of

DESK_LANGUAGE = "de"
_FOUND_SHOWN = 1
"""The best job and the best home: a card is read at a glance."""

_LONGEST_TOPIC_NAME = 128


class LetterTexts:
    """Fulfils the postman's Renderer."""

    def __init__(self, texts: Texts, search: Search, county: County, clock: Clock) -> None:
        self._texts = texts
        self._search = search
        self._county = county
        self._clock = clock

    def say(self, language: str, key: str, args: Mapping[str, Any]) -> Rendered:
        """Return the text of that key."""
        return Rendered(html=self._texts.say(language)(key, **args))

    async def status(self, uow: UnitOfWork, person: Person) -> Rendered:
        """Return what the person is told about their case right now."""
        say = self._texts.say(person.language)
        status = await status_of(uow, person.id, self._county, self._clock.now())
        return Rendered(
            html=status_text(say, status, self._county),
            buttons=_buttons(status_buttons(say, status)),
        )

    async def card(self, uow: UnitOfWork, person: Person) -> Rendered:
        """Return the desk's card about the person as things stand."""
        say = self._texts.say(DESK_LANGUAGE)
        file = await file_of(uow, person)
        found = await asyncio.to_thread(self._found, file)
        rows = card_buttons(say, file.case) if file.case is not None else ()
        titles = partial(self._search.occupation, language=DESK_LANGUAGE)
        text = card_text(say, file, found, titles, self._county.timezone)
        return Rendered(html=text, buttons=_buttons(rows))

    def topic_name(self, person: Person) -> str:
        """Return the person's name and our number, so that namesakes can be told apart."""
        number = f" · {person.id}"
        return person.name[: _LONGEST_TOPIC_NAME - len(number)] + number

    def _found(self, file: CaseFile) -> list[Listing]:
        if file.profile is None:
            return []
        best = self._search.best_of(file.profile, file.refused, limit=_FOUND_SHOWN)
        return [match.listing for match in best]


def _buttons(rows: Rows) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(Button(text=text, data=data) for text, data in row) for row in rows)
