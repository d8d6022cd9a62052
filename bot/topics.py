"""The desk's topics: how the one about a person comes, closes, gets lost and comes anew.

A topic is in the books as opening before the channel is asked, so two never open one person's.
Every function changes the row inside a running transaction; asking the channel is the postman's.
"""

from dataclasses import replace

from offers.desk import Topic, TopicState
from offers.ports import UnitOfWork


class StaffGroup:
    """The desk's group, also after Telegram has given it a new chat id."""

    def __init__(self, chat_id: int) -> None:
        self._chat_id = chat_id
        self._moved: dict[int, int] = {}

    def current(self, chat_id: int | None = None) -> int:
        """Return where a chat id of the group leads today; without one, the group's own."""
        known = self._chat_id if chat_id is None else chat_id
        while known in self._moved:
            known = self._moved[known]
        return known

    def move(self, before: int, after: int) -> None:
        """Remember that the group has a new chat id."""
        if self.current(after) != before:
            self._moved[before] = after


async def row_of(uow: UnitOfWork, person_id: int) -> Topic:
    """Return the topic's row, entered as opening when there was none."""
    return await uow.topics.find(person_id) or await uow.topics.add_opening(person_id)


async def open_soon(uow: UnitOfWork, person_id: int) -> None:
    """Enter the topic as opening; one that is gone opens in its next generation."""
    topic = await row_of(uow, person_id)
    if topic.state is TopicState.GONE:
        await uow.topics.save(_next_generation(topic))


async def opened(uow: UnitOfWork, person_id: int, chat_id: int, thread_id: int) -> int:
    """Enter the thread the channel has made; return its generation."""
    topic = replace(
        await row_of(uow, person_id),
        state=TopicState.OPEN,
        chat_id=chat_id,
        thread_id=thread_id,
        card_id=None,
    )
    await uow.topics.save(topic)
    return topic.generation


async def perhaps_opened(uow: UnitOfWork, person_id: int) -> int:
    """Open in the next generation, since this one may exist unseen; return that generation."""
    topic = _next_generation(await row_of(uow, person_id))
    await uow.topics.save(topic)
    return topic.generation


async def lost(uow: UnitOfWork, person_id: int) -> None:
    """Enter that the thread is no more, with everything in it."""
    topic = await row_of(uow, person_id)
    await uow.topics.save(replace(topic, state=TopicState.GONE, thread_id=None, card_id=None))


async def turned(uow: UnitOfWork, person_id: int, state: TopicState) -> None:
    """Enter that the thread was closed or reopened."""
    topic = await row_of(uow, person_id)
    if topic.thread_id is not None:
        await uow.topics.save(replace(topic, state=state))


async def moved(uow: UnitOfWork, person_id: int, chat_id: int) -> None:
    """Enter the group's new chat id."""
    topic = await row_of(uow, person_id)
    await uow.topics.save(replace(topic, chat_id=chat_id))


async def card_is(uow: UnitOfWork, person_id: int, message_id: int | None) -> None:
    """Enter which message is the card; None: there is none any more."""
    topic = await row_of(uow, person_id)
    await uow.topics.save(replace(topic, card_id=message_id))


async def status_is(uow: UnitOfWork, person_id: int, message_id: int | None) -> None:
    """Enter which message tells the person about their case; None: there is none any more."""
    topic = await row_of(uow, person_id)
    await uow.topics.save(replace(topic, status_id=message_id))


def _next_generation(topic: Topic) -> Topic:
    return replace(
        topic,
        state=TopicState.OPENING,
        generation=topic.generation + 1,
        chat_id=None,
        thread_id=None,
        card_id=None,
    )
