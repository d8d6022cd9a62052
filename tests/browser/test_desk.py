"""The right phone: topics, what is new in them, and counsellors who answer."""

import pytest
from playwright.async_api import expect

from bot.sandbox import Person, Sandbox
from tests.browser.conftest import Open
from tests.browser.script import Script

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_topic_is_listed_read_and_answered(
    window: Open, desk: int, karla: Person, bot: Script
) -> None:
    page = await window()
    topic = await bot.call("createForumTopic", chat_id=desk, name="Anna · Pflege")
    thread = topic["message_thread_id"]
    card = await bot.say(desk, "Sucht: <b>Pflege</b>", message_thread_id=thread)
    await bot.call("pinChatMessage", chat_id=desk, message_id=card)
    option = page.get_by_role("option", name="Anna · Pflege")
    await expect(option.locator(".badge")).to_have_text("1")

    await option.click()
    await page.locator(".right").get_by_role("textbox", name="Nachricht").fill("Moin Anna")
    await page.keyboard.press("Enter")

    while (heard := await bot.hear("message")).get("text") != "Moin Anna":
        pass
    assert (heard["message_thread_id"], heard["from"]["id"]) == (thread, karla.id)
    await expect(option.locator(".badge")).to_have_count(0)
    await expect(page.locator(".pinned")).to_contain_text("Sucht: Pflege")
    await expect(page.locator(".right .row.own")).to_contain_text("Moin Anna")


async def test_topic_is_renamed_closed_and_deleted_by_hand(
    window: Open, desk: int, karla: Person, bot: Script
) -> None:
    assert karla.chat_id == desk
    await bot.call("createForumTopic", chat_id=desk, name="Anna")
    page = await window()
    option = page.get_by_role("option", name="Anna")

    await option.click(button="right")
    await page.get_by_role("menuitem", name="Umbenennen").click()
    await page.get_by_label("Name des Themas").fill("Annika")
    await page.keyboard.press("Enter")
    renamed = page.get_by_role("option", name="Annika")
    await renamed.click(button="right")
    await page.get_by_role("menuitem", name="Thema schließen").click()
    await expect(renamed).to_contain_text("geschlossen")
    await renamed.click(button="right")
    await page.get_by_role("menuitem", name="Thema löschen").click()
    await page.get_by_role("button", name="Löschen").click()
    await expect(renamed).to_have_count(0)


async def test_counsellor_is_brought_into_an_empty_group(
    window: Open, sandbox: Sandbox, desk: int
) -> None:
    page = await window()
    await page.get_by_role("option", name="Allgemein").click()

    await page.get_by_role("button", name="Beraten wird von").click()
    await page.get_by_label("Vorname").last.fill("Jonas")
    await page.get_by_role("button", name="Beitreten").click()

    await expect(page.get_by_role("button", name="Jonas")).to_be_visible()
    members = (await sandbox.people.ask("GET", f"/sandbox/chats/{desk}"))["members"]
    assert [it["status"] for it in members if it["name"] == "Jonas"] == ["administrator"]


async def test_counsellor_leaves_and_another_writes(
    window: Open, sandbox: Sandbox, desk: int, karla: Person
) -> None:
    jonas = await (await sandbox.people.create("Jonas")).join(desk)
    page = await window(f"?counsellor={karla.id}")
    await page.get_by_role("button", name="Gruppe: Möglichkeiten").click()

    await page.get_by_role("menuitem", name="Gruppe verlassen").click()

    await expect(page.locator(".right .holder")).to_have_text("Beratung schreibt als Jonas")
    assert jonas.id != karla.id
