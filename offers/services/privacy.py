"""A person's rights over their data: see everything, take it along, have it erased.

Erasure removes the person from every table in one transaction and asks the channel to remove the
desk's topic; statistics keep counts without persons.
"""

from typing import Any

from offers.errors import Conflict
from offers.letters import Draft, LetterKind, Priority, Side
from offers.ports import Begin, Clock
from offers.rights import Actor
from offers.services.leaving import release_cases

NOBODY = 0
_TRIES = 3


class Privacy:
    """What persons may ask about their own data."""

    def __init__(self, begin: Begin, clock: Clock) -> None:
        self.begin = begin
        self.clock = clock

    async def export(self, actor: Actor) -> dict[str, Any]:
        """Return everything held about the person, by table, JSON-ready."""
        async with self.begin(write=False) as uow:
            return await uow.stores.export(actor.person_id)

    async def erase(self, actor: Actor) -> None:
        """Remove the person from the books and have the desk's topic about them deleted.

        Cases they had taken as a counsellor wait for a colleague again. What the person did just
        before may still be on its way into the books; an erasure does not give way to it.
        """
        for _ in range(_TRIES - 1):
            try:
                return await self._erase(actor)
            except Conflict:
                continue
        return await self._erase(actor)

    async def _erase(self, actor: Actor) -> None:
        async with self.begin() as uow:
            await release_cases(uow, actor.person_id, self.clock.now())
            topic = await uow.topics.find(actor.person_id)
            await uow.stores.erase(actor.person_id)
            if topic is not None and topic.thread_id is not None:
                await uow.outbox.add(
                    Draft(
                        person_id=NOBODY,
                        side=Side.DESK,
                        kind=LetterKind.FORGET,
                        priority=Priority.NEW_CASE,
                        dedup_key=f"forget:{topic.chat_id}:{topic.thread_id}",
                        content={"chat_id": topic.chat_id, "thread_id": topic.thread_id},
                    ),
                    self.clock.now(),
                )
            await uow.commit()
