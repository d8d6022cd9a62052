"""Forum topics: where messages land, and what closed and deleted topics answer."""

import pytest

from bot.sandbox import Person, Sandbox
from tests.sandbox.conftest import Refusals
from tests.sandbox.drivers import Driver


async def open_topic(bot: Driver, desk: int) -> int:
    topic = await bot.call("createForumTopic", chat_id=desk, name="Anna")
    thread: int = topic["message_thread_id"]
    return thread


async def test_message_in_topic_says_so(bot: Driver, desk: int) -> None:
    thread = await open_topic(bot, desk)

    sent = await bot.call("sendMessage", chat_id=desk, text="x", message_thread_id=thread)

    assert (sent["message_thread_id"], sent["is_topic_message"]) == (thread, True)
    assert sent["chat"] == {"id": desk, "title": "Desk", "type": "supergroup", "is_forum": True}
    assert sent["reply_to_message"]["forum_topic_created"]["name"] == "Anna"


async def test_what_staff_write_in_a_topic_reaches_the_bot(
    bot: Driver, desk: int, karl: Person
) -> None:
    thread = await open_topic(bot, desk)

    await karl.at(desk, thread).say("hello")

    update = (await bot.call("getUpdates", timeout=5))[-1]["message"]
    assert (update["text"], update["message_thread_id"]) == ("hello", thread)
    assert update["from"]["first_name"] == "Karl"


async def test_general_has_no_thread(bot: Driver, desk: int, karl: Person) -> None:
    await karl.say("all")

    update = (await bot.call("getUpdates", timeout=5))[-1]["message"]
    assert "message_thread_id" not in update
    assert [it.text for it in (await karl.at(desk, 0).chat()).messages][-1] == "all"


async def test_reply_lands_in_the_topic_of_its_original(
    bot: Driver, desk: int, karl: Person
) -> None:
    thread = await open_topic(bot, desk)
    question = await karl.at(desk, thread).say("?")
    reply = {"message_id": question.message_id}

    sent = await bot.call("sendMessage", chat_id=desk, text="!", reply_parameters=reply)

    assert sent["message_thread_id"] == thread


async def test_unknown_topic_is_refused(bot: Driver, desk: int, refusals: Refusals) -> None:
    for thread in (1, 999):
        call = bot.call("sendMessage", chat_id=desk, text="x", message_thread_id=thread)
        assert await refusals.of(call) == "Bad Request: message thread not found"
    close = bot.call("closeForumTopic", chat_id=desk, message_thread_id=999)
    assert await refusals.of(close) == "Bad Request: TOPIC_ID_INVALID"


async def test_closed_topic_refuses_until_reopened(
    bot: Driver, desk: int, karl: Person, refusals: Refusals
) -> None:
    thread = await open_topic(bot, desk)
    where = {"chat_id": desk, "message_thread_id": thread}
    await karl.change_topic("close", thread)

    words = await refusals.of(bot.call("sendMessage", text="x", **where))
    await bot.call("reopenForumTopic", **where)
    await bot.call("sendMessage", text="x", **where)

    assert words == "Bad Request: TOPIC_CLOSED"
    again = bot.call("reopenForumTopic", **where)
    assert await refusals.of(again) == "Bad Request: TOPIC_NOT_MODIFIED"
    told = [
        next(iter(it["message"].keys() & {"forum_topic_closed", "forum_topic_reopened"}), "")
        for it in await bot.call("getUpdates")
    ]
    assert told[-1] == "forum_topic_closed"


async def test_deleted_topic_is_gone_for_good(
    bot: Driver, desk: int, karl: Person, refusals: Refusals
) -> None:
    thread = await open_topic(bot, desk)
    where = {"chat_id": desk, "message_thread_id": thread}
    sent = await bot.call("sendMessage", text="x", **where)
    await karl.change_topic("delete", thread)

    send = await refusals.of(bot.call("sendMessage", text="x", **where))
    rename = await refusals.of(bot.call("editForumTopic", name="y", **where))
    edit = bot.call("editMessageText", chat_id=desk, message_id=sent["message_id"], text="y")

    assert send == "Bad Request: message thread not found"
    assert rename == "Bad Request: TOPIC_DELETED"
    assert await refusals.of(edit) == "Bad Request: MESSAGE_ID_INVALID"


async def test_bot_deletes_a_topic_with_its_messages(bot: Driver, desk: int, karl: Person) -> None:
    thread = await open_topic(bot, desk)
    await bot.call("sendMessage", chat_id=desk, text="x", message_thread_id=thread)

    await bot.call("deleteForumTopic", chat_id=desk, message_thread_id=thread)

    view = await karl.at(desk, thread).chat()
    assert view.standing == []
    assert [it.deleted for it in view.topics] == [True]


async def test_topic_is_renamed(bot: Driver, desk: int, karl: Person, refusals: Refusals) -> None:
    thread = await open_topic(bot, desk)
    where = {"chat_id": desk, "message_thread_id": thread}

    await bot.call("editForumTopic", name="Anna · waiting", **where)

    assert [it.name for it in (await karl.chat()).topics] == ["Anna · waiting"]
    again = bot.call("editForumTopic", name="Anna · waiting", **where)
    assert await refusals.of(again) == "Bad Request: TOPIC_NOT_MODIFIED"


@pytest.mark.parametrize("name", ["x" * 129, "👋" * 65])
async def test_overlong_topic_name_is_refused(
    bot: Driver, desk: int, refusals: Refusals, name: str
) -> None:
    call = bot.call("createForumTopic", chat_id=desk, name=name)

    assert await refusals.of(call) == "Bad Request: TOPIC_TITLE_TOO_LONG"


async def test_bot_without_the_right_opens_no_topic(
    bot: Driver, desk: int, sandbox: Sandbox, refusals: Refusals
) -> None:
    await sandbox.people.set_bot_standing(desk, "administrator", ["can_manage_chat"])

    words = await refusals.of(bot.call("createForumTopic", chat_id=desk, name="x"))

    assert words == "Bad Request: not enough rights to create a topic"


async def test_group_without_topics_has_none(
    bot: Driver, sandbox: Sandbox, refusals: Refusals
) -> None:
    group = sandbox.create_group("Plain")

    words = await refusals.of(bot.call("createForumTopic", chat_id=group, name="x"))

    assert words == "Bad Request: the chat is not a forum"
