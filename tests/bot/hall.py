"""The way in: a door that knows persons, and a hall whose handlers write down what comes."""

from datetime import UTC, datetime
from typing import Any

from aiogram import Dispatcher, Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message, TelegramObject, Update
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.test_tools import MockMessageManager
from aiogram_dialog.test_tools.memory_storage import JsonMemoryStorage
from aiogram_dialog.widgets.input import TextInput
from aiogram_dialog.widgets.text import Const

from bot.acquaintances import Acquaintances
from bot.middlewares import Introduction, set_up_middlewares
from bot.silence import WithHuman, silent_buttons
from dialogs.texts import Texts
from offers.people import Person
from offers.rights import Actor
from offers.services.reception import Known
from storage.unit_of_work import Committed, current_update
from tests.bot.inbound import silent_bot

NEW_YEAR = datetime(2027, 1, 1, tzinfo=UTC)
DESK = {"id": -1001, "type": "supergroup", "title": "Desk"}


class TownSG(StatesGroup):
    """A dialog that takes every text."""

    ask = State()


class Door:
    """Knows persons as services would: number and address are the same here."""

    def __init__(self) -> None:
        self.known: dict[str, Known] = {}
        self.asked: list[str] = []
        self.met: list[str] = []
        self.effects: list[object] = []
        self.seconds = 0.0

    def know(self, user_id: int, *, silent: bool = False, unreachable: bool = False) -> None:
        """Let the books know a person."""
        self.known[str(user_id)] = Known(
            person=Person(
                id=user_id,
                channel="telegram",
                address=str(user_id),
                name=f"P{user_id}",
                language="en",
                created_at=NEW_YEAR,
                unreachable=unreachable,
            ),
            actor=Actor(person_id=user_id, language="en"),
            silent=silent,
        )

    async def find(self, _channel: str, address: str) -> Known | None:
        """Look into the books."""
        self.asked.append(address)
        return self.known.get(address)

    async def meet(self, *, channel: str, address: str, name: str, language: str) -> Known:  # noqa: ARG002 - the service's interface
        """Enter a newcomer."""
        self.met.append(f"{name}/{language}")
        self.effects.append(current_update.get())
        self.know(int(address))
        return self.known[address]

    def acquaintances(self) -> Acquaintances:
        """Return what remembers for a while."""
        return Acquaintances(find=self.find, meet=self.meet, monotonic=lambda: self.seconds)


def touching(*people: int) -> Committed:
    return Committed(people=frozenset(people), letters=False, listings=False)


class Hall:
    """A dispatcher whose handlers write down what they are given."""

    def __init__(self, acquaintances: Acquaintances) -> None:
        self.bot, self.telegram = silent_bot()
        self.texts: list[str | None] = []
        self.given: list[dict[str, Any]] = []
        self.relayed: list[TelegramObject] = []
        self.typed: list[str] = []
        self.pressed: list[str | None] = []
        self.dispatcher = Dispatcher(storage=JsonMemoryStorage())
        introduction = Introduction(
            acquaintances,
            say_in=Texts.load().say,
            services=None,  # type: ignore[arg-type]
        )
        set_up_middlewares(self.dispatcher, introduction)
        relay, talk = Router(), Router()
        for observer in (relay.message, relay.edited_message, relay.message_reaction):
            observer.register(self._on_relay, WithHuman(acquaintances))
        talk.message.register(self._on_start, lambda message: message.text == "/start")
        talk.callback_query.register(self._on_press)
        talk.include_router(self._dialog())
        self.dispatcher.include_routers(silent_buttons(acquaintances), relay, talk)
        setup_dialogs(talk, message_manager=MockMessageManager())  # type: ignore[no-untyped-call]

    async def feed(self, update: dict[str, Any]) -> None:
        """Let an update come in."""
        await self.dispatcher.feed_update(
            self.bot, Update.model_validate(update, context={"bot": self.bot})
        )

    def _dialog(self) -> Dialog:
        async def on_typed(_: Message, __: object, manager: DialogManager, text: str) -> None:
            self.given.append({**manager.middleware_data})
            self.typed.append(text)

        town = TextInput[str](id="town", on_success=on_typed)
        return Dialog(Window(Const("Where?"), town, state=TownSG.ask))

    async def _on_relay(self, event: TelegramObject) -> None:
        self.relayed.append(event)

    async def _on_start(self, _: Message, dialog_manager: DialogManager) -> None:
        await dialog_manager.start(TownSG.ask, mode=StartMode.RESET_STACK)

    async def _on_press(self, callback: Any) -> None:  # noqa: ANN401 - only its data counts
        self.pressed.append(callback.data)
