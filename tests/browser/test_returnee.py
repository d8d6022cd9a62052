"""The left phone: from the poster to an answer, and everything a person does in a chat."""

from typing import Final

import pytest
from playwright.async_api import Page, expect

from bot.sandbox import Person, Sandbox
from tests.browser.conftest import Open
from tests.browser.script import Script, keys

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

ATTACHMENTS: Final = (
    ("Foto", "photo", ".photo img"),
    ("Sprachnachricht", "voice", ".sound"),
    ("Dokument", "document", ".file"),
    ("Standort", "location", ".place"),
    ("Kontakt", "contact", ".contact"),
    ("Sticker", "sticker", "img.sticker"),
)


async def test_poster_leads_to_an_answer(window: Open, sandbox: Sandbox, bot: Script) -> None:
    page = await window("?start=bahnhof-hh")
    code = page.get_by_role("img", name="start=bahnhof-hh")
    await expect(code).to_be_visible()
    assert await code.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    await page.get_by_label("Vorname").fill("Mika")
    await page.get_by_role("button", name="Plakat scannen").click()
    started = await bot.hear("message")
    assert (started["text"], started["from"]["first_name"]) == ("/start bahnhof-hh", "Mika")
    chat_id = started["chat"]["id"]
    sent = await bot.say(chat_id, "<b>Moin!</b> Wann?", reply_markup=keys(("Bald", "Später")))
    await expect(page.locator("strong", has_text="Moin!")).to_be_visible()
    await page.get_by_role("button", name="Bald").click()
    tapped = await bot.hear("callback_query")
    assert tapped["data"] == "Bald"
    await bot.call("answerCallbackQuery", callback_query_id=tapped["id"], text="Notiert")
    await bot.call("editMessageText", chat_id=chat_id, message_id=sent, text="Also bald.")
    await expect(page.get_by_role("status").get_by_text("Notiert")).to_be_visible()
    await expect(page.get_by_role("button", name="Später")).to_have_count(0)
    await page.get_by_role("textbox", name="Nachricht").fill("Krankenschwester")
    await page.keyboard.press("Enter")
    asked = await bot.hear("message")
    assert asked["text"] == "Krankenschwester"

    await bot.say(chat_id, "Vier Stellen.", reply_to_message_id=asked["message_id"])

    answer = page.get_by_role("article", name="Willkommen").last
    await expect(answer).to_contain_text("Vier Stellen.")
    await expect(answer.locator(".quote")).to_contain_text("Krankenschwester")
    assert await sandbox.people.ask("GET", "/people") != []


async def test_alert_waits_until_it_is_read(window: Open, anna: Person, bot: Script) -> None:
    page = await window(f"?person={anna.id}")
    await bot.say(anna.id, "Mehr?", reply_markup=keys(("Ja",)))
    await page.get_by_role("button", name="Ja").click()
    tapped = await bot.hear("callback_query")

    await bot.call(
        "answerCallbackQuery", callback_query_id=tapped["id"], text="Gut.", show_alert=True
    )

    alert = page.get_by_role("alertdialog")
    await expect(alert).to_contain_text("Gut.")
    await page.keyboard.press("Escape")
    await expect(alert).to_have_count(0)


async def test_attachments_reach_the_bot_and_are_shown(
    window: Open, anna: Person, bot: Script
) -> None:
    page = await window(f"?person={anna.id}")
    chat = page.locator(".left")

    for item, kind, shown in ATTACHMENTS:
        await attach(page, item)
        assert kind in await bot.hear("message")
        await expect(chat.locator(shown)).to_be_visible()


async def attach(page: Page, item: str) -> None:
    """Choose from the attach menu."""
    await page.locator(".left").get_by_role("button", name="Anhängen").click()
    await page.get_by_role("menuitem", name=item, exact=True).click()


async def test_album_is_one_bubble(window: Open, anna: Person, bot: Script) -> None:
    page = await window(f"?person={anna.id}")

    await attach(page, "Album (3 Fotos)")

    groups = {(await bot.hear("message"))["media_group_id"] for _ in range(3)}
    assert len(groups) == 1
    await expect(page.locator(".album img")).to_have_count(3)
    await expect(page.locator(".row:has(.album)")).to_have_count(1)


async def test_message_is_edited_reacted_to_and_deleted(
    window: Open, anna: Person, bot: Script
) -> None:
    said = await anna.say("Teilzeit")
    await bot.hear("message")
    page = await window(f"?person={anna.id}")
    row = page.locator(f"[data-message='{said.message_id}']")

    await row.locator(".bubble").click(button="right")
    await page.get_by_role("menuitem", name="Bearbeiten").click()
    await page.keyboard.press("ControlOrMeta+A")
    await page.keyboard.type("Vollzeit")
    await page.keyboard.press("Enter")
    assert (await bot.hear("edited_message"))["text"] == "Vollzeit"
    await expect(row).to_contain_text("bearbeitet")
    await row.locator(".bubble").click(button="right")
    await page.get_by_role("menuitem", name="Mit ❤ reagieren").click()
    assert (await bot.hear("message_reaction"))["new_reaction"][0]["emoji"] == "❤"
    await expect(row.locator(".reaction")).to_have_attribute("aria-pressed", "true")
    await row.locator(".bubble").click(button="right")
    await page.get_by_role("menuitem", name="Löschen").click()
    await expect(row).to_have_count(0)


async def test_bot_is_blocked_and_unblocked(window: Open, anna: Person, bot: Script) -> None:
    page = await window(f"?person={anna.id}")
    await page.get_by_role("button", name="Gespräch: Möglichkeiten").click()

    await page.get_by_role("menuitem", name="Bot blockieren").click()

    assert (await bot.hear("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await expect(page.get_by_text("Der Bot ist blockiert")).to_be_visible()
    await page.get_by_role("button", name="Bot entsperren").click()
    assert (await bot.hear("my_chat_member"))["new_chat_member"]["status"] == "member"
    await expect(page.locator(".left").get_by_role("textbox", name="Nachricht")).to_be_visible()


async def test_reply_keyboard_and_commands_are_offered(
    window: Open, anna: Person, bot: Script
) -> None:
    menu = [{"command": "menu", "description": "Überblick"}]
    await bot.call("setMyCommands", commands=menu)
    page = await window(f"?person={anna.id}")
    keyboard = {"keyboard": [[{"text": "Standort teilen", "request_location": True}]]}
    await bot.say(anna.id, "Wo?", reply_markup=keyboard)

    await page.get_by_role("button", name="Standort teilen").click()
    assert "location" in await bot.hear("message")
    await page.locator(".left").get_by_role("textbox", name="Nachricht").fill("/me")
    await expect(page.get_by_role("option", name="/menu Überblick")).to_be_visible()
    await page.keyboard.press("Enter")
    assert (await bot.hear("message"))["text"] == "/menu"


async def test_deep_link_in_a_chat_starts_the_bot(
    window: Open, sandbox: Sandbox, anna: Person, bot: Script
) -> None:
    page = await window(f"?person={anna.id}")
    name = sandbox.world.bot.username
    await bot.say(anna.id, f'<a href="https://t.me/{name}?start=karte">Zur Karte</a>')

    await page.get_by_role("link", name="Zur Karte").click()

    assert (await bot.hear("message"))["text"] == "/start karte"


async def test_foreign_words_stay_words(window: Open, sandbox: Sandbox, bot: Script) -> None:
    evil = "<img src=x onerror=window.struck=1>"
    desk = sandbox.create_forum(evil)
    mallory = await sandbox.people.create(evil, last_name="<script>window.struck=1</script>")
    await mallory.start()
    await (await mallory.join(desk)).say(evil)
    topic = await bot.call("createForumTopic", chat_id=desk, name=evil)
    link = {"type": "text_link", "offset": 0, "length": 4, "url": "javascript:window.struck=1"}
    await bot.call("sendMessage", chat_id=mallory.id, text="Link", entities=[link])
    await mallory.say(evil)
    await mallory.send("document", data=b"x", name=evil, mime="text/html")

    page = await window(f"?person={mallory.id}")
    await page.get_by_role("option", name=evil).first.click()

    await expect(page.get_by_text(evil).first).to_be_visible()
    await expect(page.locator(".topic-bar")).to_contain_text(evil)
    assert topic["message_thread_id"] > 0
    assert await page.locator("img[src='x'], a[href^='javascript']").count() == 0
    assert await page.evaluate("window.struck") is None
