"""Changing and deleting what the bot has said."""

from bot.sandbox import Person, Sandbox
from tests.sandbox.conftest import Refusals
from tests.sandbox.drivers import Driver

YES = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


async def test_edit_returns_the_whole_message(bot: Driver, anna: Person) -> None:
    sent = await bot.call("sendMessage", chat_id=anna.id, text="one", reply_markup=YES)

    edited = await bot.call(
        "editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="two"
    )

    assert (edited["text"], edited["message_id"]) == ("two", sent["message_id"])
    assert "edit_date" in edited
    screen = await anna.screen()
    assert (screen.text, screen.edited, screen.buttons) == ("two", True, [])


async def test_edit_that_changes_nothing_is_refused(
    bot: Driver, anna: Person, refusals: Refusals
) -> None:
    sent = await bot.call("sendMessage", chat_id=anna.id, text="one", reply_markup=YES)
    same = {"chat_id": anna.id, "message_id": sent["message_id"], "reply_markup": YES}

    assert await refusals.of(bot.call("editMessageText", text=" one ", **same)) == NOT_MODIFIED
    assert await refusals.of(bot.call("editMessageReplyMarkup", **same)) == NOT_MODIFIED


async def test_edit_of_what_cannot_be_edited_is_refused(
    bot: Driver, anna: Person, refusals: Refusals
) -> None:
    hers = await anna.say("mine")

    async def edit(message_id: int) -> str:
        call = bot.call("editMessageText", chat_id=anna.id, message_id=message_id, text="x")
        return await refusals.of(call)

    assert await edit(9999) == "Bad Request: message to edit not found"
    assert await edit(hers.message_id) == "Bad Request: message can't be edited"


async def test_deleted_message_is_gone_for_both(
    bot: Driver, anna: Person, refusals: Refusals
) -> None:
    sent = await bot.call("sendMessage", chat_id=anna.id, text="oops")
    which = {"chat_id": anna.id, "message_id": sent["message_id"]}

    await bot.call("deleteMessage", **which)

    view = await anna.chat()
    assert [(it.text, it.deleted) for it in view.messages] == [("/start", False), ("oops", True)]
    again = bot.call("deleteMessage", **which)
    assert await refusals.of(again) == "Bad Request: message to delete not found"
    edit = bot.call("editMessageText", text="x", **which)
    assert await refusals.of(edit) == "Bad Request: message to edit not found"


async def test_message_of_two_days_ago_stays(
    bot: Driver, anna: Person, sandbox: Sandbox, refusals: Refusals
) -> None:
    sent = await bot.call("sendMessage", chat_id=anna.id, text="old")
    sandbox.advance(48 * 3600)
    call = bot.call("deleteMessage", chat_id=anna.id, message_id=sent["message_id"])

    assert await refusals.of(call) == "Bad Request: message can't be deleted"


async def test_delete_messages_skips_what_is_missing(bot: Driver, anna: Person) -> None:
    ids = [
        (await bot.call("sendMessage", chat_id=anna.id, text=text))["message_id"] for text in "ab"
    ]

    assert await bot.call("deleteMessages", chat_id=anna.id, message_ids=[*ids, 999]) is True
    assert [it.text for it in (await anna.chat()).standing] == ["/start"]
