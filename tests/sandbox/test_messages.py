"""Sending text: what comes back and what is refused."""

import pytest

from bot.sandbox import Person, Sandbox
from tests.sandbox.conftest import Refusals
from tests.sandbox.drivers import Driver

YES = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}


async def test_send_message_returns_text_with_entities(bot: Driver, anna: Person) -> None:
    sent = await bot.call(
        "sendMessage", chat_id=anna.id, text="  👋 <b>Moin</b> &amp; <i>hi</i> ", parse_mode="HTML"
    )

    assert sent["text"] == "👋 Moin & hi"
    marked = [(it["type"], it["offset"], it["length"]) for it in sent["entities"]]
    assert marked == [("bold", 3, 4), ("italic", 10, 2)]
    assert sent["from"]["is_bot"] is True


async def test_digits_stay_text(bot: Driver, anna: Person) -> None:
    await bot.call("sendMessage", chat_id=anna.id, text="12345")

    assert (await anna.screen()).text == "12345"


async def test_only_inline_keyboards_are_echoed(bot: Driver, anna: Person) -> None:
    keyboard = {"keyboard": [[{"text": "Menu"}]]}

    inline = await bot.call("sendMessage", chat_id=anna.id, text="a", reply_markup=YES)
    plain = await bot.call("sendMessage", chat_id=anna.id, text="b", reply_markup=keyboard)

    assert inline["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "yes"
    assert "reply_markup" not in plain
    assert (await anna.chat()).keyboard["keyboard"] == [[{"text": "Menu"}]]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x" * 4097, "message is too long"),
        ("👋" * 2049, "message is too long"),
        (" \n ", "message text is empty"),
        ("<b>x", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("é<p>x</p>", 'can\'t parse entities: Unsupported start tag "p" at byte offset 2'),
        (
            "<b>x</i>",
            (
                "can't parse entities: Unmatched end tag at byte offset 4, "
                'expected "</b>", found "</i>"'
            ),
        ),
        ("x</b>", "can't parse entities: Unexpected end tag at byte offset 1"),
        ("1 < 2", 'can\'t parse entities: Unsupported start tag "" at byte offset 2'),
        ("<a href='x", "can't parse entities: Unclosed start tag at byte offset 0"),
    ],
)
async def test_unsendable_text_is_refused(
    bot: Driver, anna: Person, refusals: Refusals, text: str, reason: str
) -> None:
    call = bot.call("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")

    assert await refusals.of(call) == f"Bad Request: {reason}"


async def test_text_is_measured_after_parsing(bot: Driver, anna: Person) -> None:
    text = f"<b>{'👋' * 2048}</b>"

    sent = await bot.call("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")

    assert len(sent["text"]) == 2048


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "x", "callback_data": "ü" * 33}, "BUTTON_DATA_INVALID"),
        (
            {"text": "x"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"text": "", "callback_data": "x"}, "inline keyboard button text must be non-empty"),
        (
            {"text": "x", "url": "http://localhost/a"},
            "inline keyboard button URL 'http://localhost/a' is invalid: Wrong HTTP URL",
        ),
    ],
)
async def test_bad_buttons_are_refused(
    bot: Driver, anna: Person, refusals: Refusals, button: dict[str, str], reason: str
) -> None:
    markup = {"inline_keyboard": [[button]]}
    call = bot.call("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)

    assert await refusals.of(call) == f"Bad Request: {reason}"


async def test_callback_data_of_64_bytes_is_accepted(bot: Driver, anna: Person) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "ü" * 32}]]}

    await bot.call("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)

    assert (await anna.screen()).buttons == markup["inline_keyboard"]


async def test_reply_shows_its_original(bot: Driver, anna: Person, refusals: Refusals) -> None:
    hers = await anna.say("question")
    reply = {"message_id": hers.message_id}

    sent = await bot.call("sendMessage", chat_id=anna.id, text="answer", reply_parameters=reply)

    assert sent["reply_to_message"]["text"] == "question"
    missing = {"message_id": 9999}
    call = bot.call("sendMessage", chat_id=anna.id, text="x", reply_parameters=missing)
    assert await refusals.of(call) == "Bad Request: message to be replied not found"
    lenient = {"message_id": 9999, "allow_sending_without_reply": True}
    await bot.call("sendMessage", chat_id=anna.id, text="x", reply_parameters=lenient)
    assert (await anna.screen()).reply_to is None


async def test_stranger_cannot_be_written_to(
    bot: Driver, sandbox: Sandbox, refusals: Refusals
) -> None:
    bea = await sandbox.people.create("Bea")
    call = bot.call("sendMessage", chat_id=bea.id, text="x")

    words = await refusals.of(call)

    assert words == "Forbidden: bot can't initiate conversation with a user"
    assert refusals.last.kind == "blocked"
    unknown = bot.call("sendMessage", chat_id=77, text="x")
    assert await refusals.of(unknown) == "Bad Request: chat not found"


async def test_blocked_and_deleted_people_refuse(
    bot: Driver, anna: Person, refusals: Refusals
) -> None:
    await anna.block()
    blocked = await refusals.of(bot.call("sendMessage", chat_id=anna.id, text="x"))
    await anna.unblock()
    await bot.call("sendMessage", chat_id=anna.id, text="back")
    await anna.deactivate()
    gone = await refusals.of(bot.call("sendMessage", chat_id=anna.id, text="x"))

    assert blocked == "Forbidden: bot was blocked by the user"
    assert gone == "Forbidden: user is deactivated"
    assert refusals.last.kind == "blocked"


async def test_typing_is_visible_for_five_seconds(
    bot: Driver, anna: Person, sandbox: Sandbox
) -> None:
    await bot.call("sendChatAction", chat_id=anna.id, action="typing")

    assert [it["action"] for it in (await anna.chat()).typing] == ["typing"]
    sandbox.advance(5)
    assert (await anna.chat()).typing == []


async def test_reaction_is_seen_and_checked(bot: Driver, anna: Person, refusals: Refusals) -> None:
    hers = await anna.say("thanks")
    where = {"chat_id": anna.id, "message_id": hers.message_id}

    await bot.call("setMessageReaction", reaction=[{"type": "emoji", "emoji": "👍"}], **where)

    assert [it["emoji"] for it in (await anna.chat()).messages[-1].reactions] == [["👍"]]
    wrong = bot.call("setMessageReaction", reaction=[{"type": "emoji", "emoji": "🧇"}], **where)
    assert await refusals.of(wrong) == "Bad Request: REACTION_INVALID"
