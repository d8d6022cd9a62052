"""An office that takes updates in: the intake over an inbox in memory, handlers as tests say."""

from collections.abc import Awaitable, Callable

from aiogram import Bot, Dispatcher
from aiogram.fsm.storage.base import StorageKey
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.committer import Committer
from bot.errors import ErrorAnswers
from bot.fsm import TurnStorage
from bot.inbox import Intake
from storage.unit_of_work import current_update
from tests.bot.inbound import Away, FakeInbox, SilentSession, silent_bot

ANNA = StorageKey(bot_id=42, chat_id=700, user_id=700)


async def find_nobody(_chat_id: int, _thread_id: int) -> str | None:
    return None


async def show_no_menu(_: DialogManager) -> None:
    """Show nothing."""


class Office:
    """An intake over an inbox in memory; handlers do what a test says."""

    def __init__(self, *, gathering: float = 0.0, backlog: int = 100) -> None:
        self.bot: Bot
        self.telegram: SilentSession
        self.bot, self.telegram = silent_bot()
        self.inbox = FakeInbox()
        self.handled: list[int] = []
        self.acts: dict[int, list[Callable[[], Awaitable[object]]]] = {}
        self.committer = Committer(self.inbox, passing=(Away,), gathering=gathering)  # type: ignore[arg-type]
        self.states = TurnStorage(self.inbox, self.committer)  # type: ignore[arg-type]
        self.errors = ErrorAnswers(passing=(Away,), menu=show_no_menu)
        dispatcher = Dispatcher(storage=self.states, events_isolation=DisabledEventIsolation())
        dispatcher.message.register(self._on_event)
        dispatcher.callback_query.register(self._on_event)
        dispatcher.errors.register(self.errors.on_error)
        self.intake = Intake(
            bot=self.bot,
            dispatcher=dispatcher,
            inbox=self.inbox,  # type: ignore[arg-type]
            committer=self.committer,
            states=self.states,
            errors=self.errors,
            find_person=find_nobody,
            pauses=(0.01, 0.01),
            backlog=backlog,
        )

    def on(self, update_id: int, *acts: Callable[[], Awaitable[object]]) -> None:
        """Let handling the update come to these, one each time it is handled."""
        self.acts[update_id] = list(acts)

    async def _on_event(self, _: Message | CallbackQuery) -> None:
        handling = current_update.get()
        assert handling is not None
        self.handled.append(handling.update_id)
        if self.acts.get(handling.update_id):
            await self.acts[handling.update_id].pop(0)()


def fail(error: Exception) -> Callable[[], Awaitable[object]]:
    async def act() -> None:
        raise error

    return act
