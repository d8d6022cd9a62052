"""A crowd on the sandbox: persons who tap or write as soon as they have been answered.

Lives inside the sandbox's process and acts on its world directly, so that the load costs as little
as possible beside the bot that is measured.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

from bot.sandbox import Sandbox
from bot.sandbox.acts import Place, say, stand
from bot.sandbox.changes import Change
from bot.sandbox.chats import Account
from bot.sandbox.params import Params
from bot.sandbox.taps import tap

Step = Callable[["Crowd", Account], Coroutine[Any, Any, None]]


class Crowd:
    """So many persons, and how long each answer took: seconds, in order of arrival."""

    def __init__(self, sandbox: Sandbox, size: int) -> None:
        self._world = sandbox.world
        self._expected: dict[tuple[str, int], asyncio.Future[None]] = {}
        self.people = [self._world.add_person(f"Person {one}") for one in range(size)]
        self.seconds: list[float] = []

    async def watch(self) -> None:
        """Tell whoever waits that the bot has written or edited; runs until cancelled."""
        changes, seen = self._world.changes, self._world.changes.last
        while True:
            await changes.wait(seen, 1.0)
            for change in changes.since(seen):
                seen = change.seq
                key = change.kind, change.chat_id or 0
                if key in self._expected and self._is_bots(change):
                    self._expected.pop(key).set_result(None)

    def _is_bots(self, change: Change) -> bool:
        chat = self._world.chats[change.chat_id or 0]
        message = chat.messages.get(change.facts["message_id"])
        return message is not None and message.sender_id == self._world.bot.id

    async def says(self, person: Account, text: str) -> None:
        """Write and wait for a message."""
        wording = Params({"text": text})
        await self._answered("message", person, lambda place: say(self._world, place, wording))

    async def taps(self, person: Account, label: str) -> None:
        """Press the newest button of that label and wait for the edit."""
        button = Params({"text": label})
        await self._answered("edited", person, lambda place: tap(self._world, place, button))

    async def _answered(self, kind: str, person: Account, act: Callable[[Place], object]) -> None:
        expected = asyncio.get_running_loop().create_future()
        self._expected[kind, person.id] = expected
        started = time.perf_counter()
        act(stand(self._world, person.id, Params({})))
        await expected
        self.seconds.append(time.perf_counter() - started)

    async def everybody(self, step: Step) -> None:
        """Let everybody do one step at the same time."""
        await asyncio.gather(*(step(self, person) for person in self.people))

    async def keep_on(self, step: Step, seconds: float) -> None:
        """Let everybody repeat a step for so long; afterwards `seconds` holds every answer."""
        self.seconds.clear()
        end = time.perf_counter() + seconds

        async def live(person: Account) -> None:
            while time.perf_counter() < end:
                await step(self, person)

        await asyncio.gather(*(live(person) for person in self.people))
