"""Who speaks: the person, their rights and whether the bot must be silent, asked for once.

Remembers for half a minute at most what the services said of an address, so that a counsellor who
was removed elsewhere loses every power soon. What changes here is dropped the moment it is durable.
"""

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Protocol

from aiogram.types import User

from offers.services.reception import Known
from storage.unit_of_work import Committed, current_update

CHANNEL = "telegram"
KEPT_SECONDS = 30.0
REMEMBERED = 10_000


class Meet(Protocol):
    """The service that knows a newcomer from somebody who comes back."""

    async def __call__(self, *, channel: str, address: str, name: str, language: str) -> Known:
        """Return who is at an address, entering a newcomer."""
        ...


class Acquaintances:
    """Everybody who spoke with us lately, by their Telegram user id."""

    def __init__(
        self,
        *,
        find: Callable[[str, str], Awaitable[Known | None]],
        meet: Meet,
        monotonic: Callable[[], float] = time.monotonic,
        remembered: int = REMEMBERED,
    ) -> None:
        self._find = find
        self._meet = meet
        self._monotonic = monotonic
        self._remembered = remembered
        self._known: OrderedDict[str, tuple[float, Known]] = OrderedDict()
        self._addresses: dict[int, str] = {}
        self._changes = 0

    async def find(self, user_id: int) -> Known | None:
        """Return who that is, None for somebody who never spoke with us."""
        address = str(user_id)
        until, known = self._known.get(address, (0.0, None))
        if known is not None and self._monotonic() < until:
            return known
        before = self._changes
        known = await self._find(CHANNEL, address)
        if known is not None and before == self._changes:
            self._remember(address, known)
        return known

    async def meet(self, user: User) -> Known:
        """Return who that is, entering a newcomer and noting that a lost person is back."""
        known = await self.find(user.id)
        if known is not None and not known.person.unreachable:
            return known
        update = current_update.set(None)  # else this would pass for the one effect of the update
        try:
            return await self._meet(
                channel=CHANNEL,
                address=str(user.id),
                name=user.full_name,
                language=user.language_code or "",
            )
        finally:
            current_update.reset(update)

    async def is_silent(self, user_id: int) -> bool:
        """Whether a human speaks with that person, so that the bot must not."""
        known = await self.find(user_id)
        return known is not None and known.silent

    def on_committed(self, committed: Committed) -> None:
        """Ask anew about everybody the commit touched: a listener of the database."""
        self._changes += 1
        for person_id in committed.people:
            address = self._addresses.pop(person_id, None)
            if address is not None:
                self._known.pop(address, None)

    def _remember(self, address: str, known: Known) -> None:
        self._known[address] = (self._monotonic() + KEPT_SECONDS, known)
        self._known.move_to_end(address)
        self._addresses[known.person.id] = address
        while len(self._known) > self._remembered:
            _, (_, oldest) = self._known.popitem(last=False)
            self._addresses.pop(oldest.person.id, None)
