"""A process that dies in the middle: the next one handles everything, each effect once."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

from aiogram import Dispatcher
from aiogram.fsm.storage.base import StorageKey
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import Message
from aiogram_dialog import DialogManager

from bot.committer import Committer
from bot.errors import ErrorAnswers
from bot.fsm import TurnStorage
from bot.inbox import Intake
from storage.dialog_states import DialogStates
from storage.engine import PASSING_ERRORS, Database
from storage.inbox import Inbox
from tests.bot.inbound import said, silent_bot

PEOPLE = range(700, 705)
NEW_YEAR = datetime(2027, 1, 1, tzinfo=UTC)


class Process:
    """One process of the service on a database. It books turns only when it is told to stop.

    dies_after: how many messages are handled before the power goes.
    """

    def __init__(self, database: Database, *, dies_after: int | None = None) -> None:
        self.database = database
        self.handled: list[int] = []
        self.counts: list[int] = []
        self._dies_after = dies_after
        self._dark = asyncio.Event()
        bot, _ = silent_bot()
        inbox = Inbox(database)
        committer = Committer(inbox, passing=PASSING_ERRORS, gathering=60)
        self.states = TurnStorage(DialogStates(database), committer)
        errors = ErrorAnswers(passing=PASSING_ERRORS, menu=_no_menu)
        dispatcher = Dispatcher(storage=self.states, events_isolation=DisabledEventIsolation())
        dispatcher.message.register(self._on_message)
        dispatcher.errors.register(errors.on_error)
        self.inbox = inbox
        self.intake = Intake(
            bot=bot,
            dispatcher=dispatcher,
            inbox=inbox,
            committer=committer,
            states=self.states,
            errors=errors,
            find_person=_find_nobody,
            pauses=(0.01,),
        )

    async def die(self) -> None:
        """Lose everything that is not in the database, once nothing moves any more."""
        await asyncio.wait_for(self._dark.wait(), 10)
        await self.intake._lanes.finish(0.01)  # noqa: SLF001 - a dead process finishes nothing

    async def _on_message(self, message: Message) -> None:
        if self._dies_after is not None and len(self.handled) >= self._dies_after:
            self._dark.set()
            await asyncio.Event().wait()
        assert message.from_user is not None
        user_id = message.from_user.id
        async with self.database.begin() as uow:
            person = await uow.people.find("telegram", str(user_id))
            assert person is not None
            await uow.people.save(replace(person, name=person.name + "x"))
            await uow.commit()
        self.handled.append(message.message_id)
        key = StorageKey(bot_id=42, chat_id=user_id, user_id=user_id)
        data = await self.states.get_data(key)
        await self.states.set_data(key, {"count": data.get("count", 0) + 1})
        self.counts.append(data.get("count", 0) + 1)


async def _find_nobody(_chat_id: int, _thread_id: int) -> str | None:
    return None


async def _no_menu(_: DialogManager) -> None:
    """Show nothing."""


async def count_of(database: Database, user_id: int) -> str | None:
    row = await DialogStates(database).load(f"42:{user_id}:{user_id}:::default")
    return row.data if row else None


async def names(database: Database) -> list[str]:
    """Return what the handlers made of the persons' names, a letter for each effect."""
    async with database.begin(write=False) as uow:
        people = [await uow.people.find("telegram", str(user_id)) for user_id in PEOPLE]
    return [person.name for person in people if person is not None]


async def let_people_exist(database: Database) -> None:
    for user_id in PEOPLE:
        async with database.begin() as uow:
            await uow.people.add(
                channel="telegram", address=str(user_id), name="", language="de", now=NEW_YEAR
            )
            await uow.commit()


async def test_restart_handles_everything_and_each_effect_once(database: Database) -> None:
    await let_people_exist(database)
    updates = [said(10 * user_id + n, user_id) for n in range(4) for user_id in PEOPLE]
    ids = [update["update_id"] for update in updates]
    first = Process(database, dies_after=11)
    await first.intake.take_in(updates)
    await first.die()
    second = Process(database)

    replayed = await second.intake.replay()
    await second.intake.take_in(updates)
    finished = await second.intake.stop(20)

    assert finished
    assert replayed == len(ids)
    assert sorted(second.handled) == sorted(ids)
    assert await names(database) == ["xxxx"] * 5
    assert [await count_of(database, user_id) for user_id in PEOPLE] == ['{"count": 4}'] * 5
    assert list(await second.inbox.pending(42)) == []
    assert list(await second.inbox.buried()) == []


async def test_what_was_booked_is_not_handled_again(database: Database) -> None:
    await let_people_exist(database)
    first = Process(database)
    await first.intake.take_in([said(1, 700), said(2, 700)])
    await first.intake.stop(20)
    second = Process(database)

    replayed = await second.intake.replay()
    await second.intake.take_in([said(2, 700), said(3, 700)])
    await second.intake.stop(20)

    assert replayed == 0
    assert second.handled == [3]
    assert second.counts == [3]
