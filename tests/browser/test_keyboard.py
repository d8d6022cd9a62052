"""Everything without a mouse: Tab goes round, arrows move, Enter does, Esc takes back."""

import pytest
from playwright.async_api import Page, expect

from bot.sandbox import Person
from tests.browser.conftest import Open
from tests.browser.script import Script, keys

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

_FOCUSED = """() => {
  const node = document.activeElement;
  return node.getAttribute("aria-label") || node.labels?.[0]?.textContent || node.textContent;
}"""


async def tab_to(page: Page, name: str, step: str = "Tab") -> None:
    """Press Tab until what has this name holds the focus, visibly."""
    for _ in range(40):
        await page.keyboard.press(step)
        if (await page.evaluate(_FOCUSED)).startswith(name):
            outline = "getComputedStyle(document.activeElement).outlineStyle"
            assert await page.evaluate(outline) == "solid"
            return
    pytest.fail(f"{name} cannot be reached with {step}")


async def test_conversation_needs_no_mouse(window: Open, bot: Script) -> None:
    page = await window("?start=zug")
    await tab_to(page, "Plakat scannen")
    await page.keyboard.press("Enter")
    chat_id = (await bot.hear("message"))["chat"]["id"]
    first = page.get_by_role("button", name="Job")
    await bot.say(chat_id, "Was zuerst?", reply_markup=keys(("Job", "Wohnung")))
    await expect(first).to_be_visible()
    await tab_to(page, "Job", "Shift+Tab")
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")
    tapped = await bot.hear("callback_query")
    assert tapped["data"] == "Wohnung"
    edited = {"chat_id": chat_id, "message_id": tapped["message"]["message_id"]}
    await bot.call(
        "editMessageText", **edited, text="Wie groß?", reply_markup=keys(("Klein", "Groß"))
    )
    await expect(page.get_by_role("button", name="Groß")).to_be_focused()

    await tab_to(page, "Nachricht")
    await page.keyboard.type("Drei Zimmer")
    await page.keyboard.press("Enter")

    assert (await bot.hear("message"))["text"] == "Drei Zimmer"


async def test_message_menu_and_escape(window: Open, anna: Person, bot: Script) -> None:
    await anna.say("Erste")
    await bot.hear("message")
    await anna.say("Zweite")
    await bot.hear("message")
    page = await window(f"?person={anna.id}")
    await tab_to(page, "Anna, ")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Shift+F10")
    menu = page.get_by_role("menu")
    await expect(menu).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(menu).to_have_count(0)
    await page.keyboard.press("Enter")
    for _ in range(6):
        await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.locator(".subject")).to_contain_text("Erste")

    await page.keyboard.press("Escape")

    await expect(page.locator(".left .subject")).to_be_hidden()
    await page.keyboard.press("ArrowUp")
    await expect(page.locator(".left .input")).to_have_value("Zweite")


async def test_topics_are_walked_with_arrows(
    window: Open, desk: int, karla: Person, bot: Script
) -> None:
    assert karla.chat_id == desk
    for name in ("Anna", "Bela"):
        await bot.call("createForumTopic", chat_id=desk, name=name)
    page = await window()
    await expect(page.get_by_role("option", name="Anna")).to_be_visible()
    await page.get_by_role("listbox", name="Themen").get_by_role("option").first.focus()

    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")

    await expect(page.locator(".topic-bar h1")).to_have_text("Anna")
    await expect(page.locator(".right .input")).to_be_focused()
