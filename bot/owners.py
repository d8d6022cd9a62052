"""Whom each topic of the desk is about: asked of the books once, since it never changes.

So that the lines of a topic share the lane of the person's own chat.
"""

from collections import OrderedDict

from offers.services import Desk

REMEMBERED = 10_000


class TopicOwners:
    """The addresses of the persons behind the staff group's topics."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._addresses: OrderedDict[tuple[int, int], str] = OrderedDict()

    async def address(self, chat_id: int, thread_id: int) -> str | None:
        """Return the address of the person whom the topic is about, None for other topics."""
        key = chat_id, thread_id
        if key in self._addresses:
            return self._addresses[key]
        person = await self._desk.person_of_topic(chat_id, thread_id)
        if person is None:
            return None
        self._addresses[key] = person.address
        if len(self._addresses) > REMEMBERED:
            self._addresses.popitem(last=False)
        return person.address
