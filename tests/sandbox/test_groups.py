"""Members, rights, pins, invitation links and a group's rebirth as a supergroup."""

import pytest

from bot.sandbox import Person, Refused, Sandbox
from tests.sandbox.conftest import Refusals
from tests.sandbox.drivers import Driver


async def test_full_info_has_what_libraries_require(bot: Driver, desk: int, anna: Person) -> None:
    group = await bot.call("getChat", chat_id=desk)
    private = await bot.call("getChat", chat_id=anna.id)

    assert (group["type"], group["is_forum"], group["title"]) == ("supergroup", True, "Desk")
    assert (private["type"], private["first_name"]) == ("private", "Anna")


async def test_members_and_administrators_are_told_apart(
    bot: Driver, desk: int, karl: Person, sandbox: Sandbox
) -> None:
    lea = await (await sandbox.people.create("Lea")).join(desk)

    admins = await bot.call("getChatAdministrators", chat_id=desk)

    assert {it["user"]["id"] for it in admins} == {karl.id, sandbox.bot_id}
    member = await bot.call("getChatMember", chat_id=desk, user_id=lea.id)
    assert member["status"] == "member"
    me = await bot.call("getChatMember", chat_id=desk, user_id=sandbox.bot_id)
    assert (me["status"], me["can_manage_topics"]) == ("administrator", True)
    assert await bot.call("getChatMemberCount", chat_id=desk) == 3


async def test_departures_are_reported(bot: Driver, desk: int, karl: Person) -> None:
    await bot.call("getUpdates", allowed_updates=["chat_member"])

    await karl.demote()
    await karl.leave()

    moves = [it["chat_member"] for it in (await bot.call("getUpdates"))[-2:]]
    told = [(it["old_chat_member"]["status"], it["new_chat_member"]["status"]) for it in moves]
    assert told == [("administrator", "member"), ("member", "left")]
    gone = await bot.call("getChatMember", chat_id=desk, user_id=karl.id)
    assert gone["status"] == "left"
    with pytest.raises(Refused, match="not in this group"):
        await karl.say("still here?")


async def test_single_use_link_lets_one_in(bot: Driver, desk: int, sandbox: Sandbox) -> None:
    link = await bot.call("createChatInviteLink", chat_id=desk, member_limit=1)
    lea, tom = await sandbox.people.create("Lea"), await sandbox.people.create("Tom")

    joined = await lea.join(0, invite_link=link["invite_link"])

    assert joined.chat_id == desk
    with pytest.raises(Refused, match="INVITE_HASH_EXPIRED"):
        await tom.join(0, invite_link=link["invite_link"])


async def test_banned_person_stays_out(bot: Driver, desk: int, karl: Person) -> None:
    await bot.call("banChatMember", chat_id=desk, user_id=karl.id)

    with pytest.raises(Refused, match="banned"):
        await karl.join(desk)
    await bot.call("unbanChatMember", chat_id=desk, user_id=karl.id)
    await karl.join(desk)
    assert (await karl.chat()).messages[-1].kind == "new_chat_members"


async def test_pinned_message_is_shown(bot: Driver, anna: Person, refusals: Refusals) -> None:
    sent = await bot.call("sendMessage", chat_id=anna.id, text="card")
    where = {"chat_id": anna.id, "message_id": sent["message_id"]}

    await bot.call("pinChatMessage", **where)

    assert (await anna.screen()).pinned
    assert (await bot.call("getChat", chat_id=anna.id))["pinned_message"]["text"] == "card"
    await bot.call("unpinChatMessage", **where)
    assert not (await anna.screen()).pinned
    missing = bot.call("pinChatMessage", chat_id=anna.id, message_id=999)
    assert await refusals.of(missing) == "Bad Request: message to pin not found"


async def test_old_group_names_its_successor(
    bot: Driver, sandbox: Sandbox, refusals: Refusals
) -> None:
    group = sandbox.create_group("Desk")
    karl = await (await sandbox.people.create("Karl")).join(group)
    new_id = sandbox.migrate(group)

    words = await refusals.of(bot.call("sendMessage", chat_id=group, text="x"))

    assert words == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refusals.last.facts == {"migrate_to_chat_id": new_id}
    updates = [it["message"] for it in (await bot.call("getUpdates"))[-2:]]
    assert updates[0]["migrate_to_chat_id"] == new_id
    assert updates[1]["migrate_from_chat_id"] == group
    await bot.call("createForumTopic", chat_id=new_id, name="Anna")
    assert [it.name for it in (await karl.at(new_id).chat()).topics] == ["Anna"]


async def test_bot_that_left_or_was_thrown_out_is_refused(
    bot: Driver, desk: int, sandbox: Sandbox, refusals: Refusals
) -> None:
    await bot.call("leaveChat", chat_id=desk)
    left = await refusals.of(bot.call("sendMessage", chat_id=desk, text="x"))
    await sandbox.people.set_bot_standing(desk, "kicked")
    kicked = await refusals.of(bot.call("sendMessage", chat_id=desk, text="x"))

    assert left == "Forbidden: bot is not a member of the supergroup chat"
    assert kicked == "Forbidden: bot was kicked from the supergroup chat"


async def test_ordinary_member_bot_hears_only_what_is_meant_for_it(
    bot: Driver, desk: int, karl: Person, sandbox: Sandbox
) -> None:
    await sandbox.people.set_bot_standing(desk, "member")
    sent = await bot.call("sendMessage", chat_id=desk, text="x")
    for text, reply_to in (("chat", 0), ("/menu", 0), ("answer", sent["message_id"])):
        await karl.say(text, reply_to=reply_to)

    texts = [it["message"].get("text") for it in await bot.call("getUpdates") if "message" in it]

    assert texts[1:] == ["/menu", "answer"]


async def test_staff_take_others_words_away(bot: Driver, desk: int, karl: Person) -> None:
    sent = await bot.call("sendMessage", chat_id=desk, text="wrong")

    await karl.delete(sent["message_id"])

    assert [it.text for it in (await karl.chat()).standing if it.is_from_bot] == []
