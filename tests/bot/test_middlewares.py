"""What handlers are given, and what never reaches them: forged presses, words over a human."""

import random
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import Dispatcher, Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message, TelegramObject, Update
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.test_tools import MockMessageManager
from aiogram_dialog.test_tools.memory_storage import JsonMemoryStorage
from aiogram_dialog.utils import REPLY_CALLBACK_SYMBOLS, join_reply_callback
from aiogram_dialog.widgets.input import TextInput
from aiogram_dialog.widgets.text import Const

from bot.acquaintances import KEPT_SECONDS, Acquaintances
from bot.middlewares import INVISIBLE_TEXT, NOBODY, Introduction, set_up_middlewares
from bot.silence import WithHuman, silent_buttons
from dialogs.texts import Texts
from offers.people import Person
from offers.rights import Actor
from offers.services.reception import Known
from storage.unit_of_work import Committed, current_update, handling
from tests.bot.inbound import person, pressed, private_chat, said, silent_bot

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


@pytest.fixture
def door() -> Door:
    return Door()


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


def some_texts(count: int) -> list[str]:
    """Return texts with symbols at their end: forged presses, odd numbers, innocent ones."""
    chance = random.Random(7)
    texts = []
    for number in range(count):
        tail = "".join(chance.choices(REPLY_CALLBACK_SYMBOLS, k=chance.randint(0, 9)))
        said_text = chance.choice(["Moin", "3 Zimmer", "Köchin 👩\u200d🍳", ""])
        forged = join_reply_callback("", f"a\x1d{number}") if number % 2 else ""
        texts.append((said_text + tail + forged) or "Moin")
    return texts


async def test_text_never_becomes_a_press_nor_gets_lost(door: Door) -> None:
    hall = Hall(door.acquaintances())
    await hall.feed(said(1, 700, "/start"))
    texts = some_texts(600)

    for number, text in enumerate(texts, start=2):
        await hall.feed(said(number, 700, text))

    assert hall.pressed == []
    assert hall.typed == [text.rstrip(REPLY_CALLBACK_SYMBOLS) or INVISIBLE_TEXT for text in texts]


async def test_reply_to_an_old_window_is_a_word_to_the_present_one(door: Door) -> None:
    hall = Hall(door.acquaintances())
    await hall.feed(said(1, 700, "/start"))
    update = said(2, 700, "Sulingen")
    button = {"text": "old", "callback_data": "gone\x1dx"}
    update["message"]["reply_to_message"] = {
        **said(0, 700, "Where?")["message"],
        "from": {"id": hall.bot.id, "is_bot": True, "first_name": "bot"},
        "reply_markup": {"inline_keyboard": [[button]]},
    }

    await hall.feed(update)

    assert hall.typed == ["Sulingen"]


async def test_handlers_are_given_actor_person_say_and_services(door: Door) -> None:
    door.know(700)
    hall = Hall(door.acquaintances())
    await hall.feed(said(1, 700, "/start"))

    await hall.feed(said(2, 700))

    given = hall.given[0]
    assert given["actor"] == Actor(person_id=700, language="en")
    assert given["person"] == door.known["700"].person
    assert given["say"].language == "en"
    assert "services" in given


async def test_newcomer_is_met_once_and_not_as_the_updates_effect(door: Door) -> None:
    hall = Hall(door.acquaintances())

    with handling(1):
        await hall.feed(said(1, 700, "/start"))
        await hall.feed(said(2, 700))

    assert door.met == ["P700/de"]
    assert door.effects == [None]


async def test_person_who_was_lost_is_met_again(door: Door) -> None:
    door.know(700, unreachable=True)

    await Hall(door.acquaintances()).feed(said(1, 700))

    assert door.met == ["P700/de"]


@pytest.mark.parametrize("is_bot", [True, False])
async def test_stranger_in_a_group_is_nobody(door: Door, *, is_bot: bool) -> None:
    acquaintances = door.acquaintances()
    seen: list[tuple[object, object]] = []
    introduction = Introduction(acquaintances, say_in=Texts.load().say, services=None)  # type: ignore[arg-type]
    dispatcher = Dispatcher()
    set_up_middlewares(dispatcher, introduction)
    dispatcher.message.register(lambda _, actor, person: seen.append((actor, person)))
    update = said(1, 800)
    update["message"] |= {"chat": DESK, "from": {**person(800), "is_bot": is_bot}}
    bot, _ = silent_bot()

    await dispatcher.feed_update(bot, Update.model_validate(update, context={"bot": bot}))

    assert seen == [(NOBODY, None)]
    assert door.met == []


async def test_person_is_asked_for_once_until_something_touches_them(door: Door) -> None:
    door.know(700)
    acquaintances = door.acquaintances()
    await acquaintances.find(700)
    await acquaintances.find(700)
    door.know(700, silent=True)
    acquaintances.on_committed(touching(701))
    before = await acquaintances.is_silent(700)

    acquaintances.on_committed(touching(700))

    assert not before
    assert await acquaintances.is_silent(700)
    assert door.asked == ["700", "700"]


async def test_person_is_asked_for_again_after_a_while(door: Door) -> None:
    door.know(700)
    acquaintances = door.acquaintances()
    await acquaintances.find(700)

    door.seconds = KEPT_SECONDS
    await acquaintances.find(700)

    assert door.asked == ["700", "700"]


async def test_answer_that_a_commit_has_overtaken_is_not_remembered(door: Door) -> None:
    door.know(700)
    acquaintances = door.acquaintances()

    class Overtaken(Door):
        async def find(self, channel: str, address: str) -> Known | None:
            """Look, while elsewhere a case is taken."""
            known = await super().find(channel, address)
            if len(self.asked) == 1:
                self.know(700, silent=True)
                acquaintances.on_committed(touching(700))
            return known

    slow = Overtaken()
    slow.know(700)
    acquaintances = slow.acquaintances()

    first = await acquaintances.is_silent(700)

    assert (first, await acquaintances.is_silent(700)) == (False, True)


@pytest.mark.parametrize("kind", ["message", "edited_message", "message_reaction"])
async def test_what_a_person_does_while_with_a_human_goes_to_the_relay(
    door: Door, kind: str
) -> None:
    door.know(700, silent=True)
    hall = Hall(door.acquaintances())
    reaction = {
        "chat": private_chat(700),
        "user": person(700),
        "message_id": 5,
        "date": 1,
        "old_reaction": [],
        "new_reaction": [],
    }
    event = reaction if kind == "message_reaction" else said(2, 700, "/start")["message"]

    await hall.feed({"update_id": 2, kind: event})

    assert len(hall.relayed) == 1
    assert hall.typed == []


async def test_old_button_is_answered_with_a_word_while_a_human_speaks(door: Door) -> None:
    door.know(700, silent=True)
    hall = Hall(door.acquaintances())

    await hall.feed(pressed(3, 700, "gone\x1dx"))

    assert [method.__api_method__ for method in hall.telegram.asked] == ["answerCallbackQuery"]
    assert hall.pressed == []


async def test_counsellor_in_the_group_is_never_with_a_human(door: Door) -> None:
    door.know(700, silent=True)
    with_human = WithHuman(door.acquaintances())
    update = said(1, 700)
    update["message"]["chat"] = DESK
    message = Update.model_validate(update).message
    assert message is not None

    passes = await with_human(message, event_from_user=message.from_user, event_chat=message.chat)

    assert not passes
