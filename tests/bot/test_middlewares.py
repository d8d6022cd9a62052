"""What handlers are given, and what never reaches them: forged presses, words over a human."""

import random

import pytest
from aiogram import Dispatcher
from aiogram.types import Update
from aiogram_dialog.utils import REPLY_CALLBACK_SYMBOLS, join_reply_callback

from bot.middlewares import INVISIBLE_TEXT, NOBODY, Introduction, set_up_middlewares
from bot.silence import WithHuman
from dialogs.texts import Texts
from offers.rights import Actor
from storage.unit_of_work import handling
from tests.bot.hall import DESK, Door, Hall
from tests.bot.inbound import person, pressed, private_chat, said, silent_bot


@pytest.fixture
def door() -> Door:
    return Door()


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
