"""The window itself: narrow, dark, calm, in English, readable, and connected again."""

import base64
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.sandbox import Person, Sandbox
from tests.browser.conftest import Open
from tests.browser.script import Script, keys

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

PHONE = {"width": 390, "height": 844}
_FAINT = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
_BRIGHTNESS = """async (picture) => {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const brush = new OffscreenCanvas(1, 1).getContext("2d");
  brush.drawImage(image, 0, 0, 1, 1);
  return brush.getImageData(0, 0, 1, 1).data.slice(0, 3).reduce((sum, part) => sum + part, 0) / 3;
}"""


@pytest_asyncio.fixture(loop_scope="session")
async def talk(desk: int, anna: Person, karla: Person, bot: Script) -> Person:
    """Something of every kind has been said on both phones; return who holds the left one."""
    topic = await bot.call("createForumTopic", chat_id=desk, name="Anna · Pflege")
    thread = topic["message_thread_id"]
    card = await bot.say(desk, "Sucht: <b>Pflege</b>", message_thread_id=thread)
    await bot.call("pinChatMessage", chat_id=desk, message_id=card)
    said = await anna.say("Siehe /menu und https://example.org")
    await anna.send_photo("Aussicht")
    await anna.send("location", latitude=52.6, longitude=8.8)
    await anna.react(said.message_id, "❤")
    text = "<blockquote>Hinweis</blockquote><code>Ref</code> <a href='https://example.org'>x</a>"
    await bot.say(
        anna.id, text, reply_to_message_id=said.message_id, reply_markup=keys(("Ja", "Nein"))
    )
    await karla.at(desk, thread).say("Ich rufe an.")
    return anna


async def test_narrow_window_shows_one_phone_at_a_time(window: Open, talk: Person) -> None:
    page = await window(f"?person={talk.id}", viewport=PHONE)
    left, right = page.locator(".left"), page.locator(".right")
    await expect(left).to_be_visible()
    await expect(right).to_be_hidden()

    await page.get_by_role("button", name="Beratung").first.click()

    await expect(left).to_be_hidden()
    await page.get_by_role("option", name="Anna · Pflege").click()
    await expect(right.get_by_text("Ich rufe an.").last).to_be_visible()
    await expect(page.get_by_role("listbox", name="Themen")).to_be_hidden()
    await right.get_by_role("button", name="Zurück").click()
    await expect(page.get_by_role("listbox", name="Themen")).to_be_visible()
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert await page.evaluate(wide) is False


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_word_stands_out_from_its_ground(
    window: Open, talk: Person, scheme: str
) -> None:
    page = await window(f"?person={talk.id}", color_scheme=scheme)
    await page.get_by_role("option", name="Anna · Pflege").click()
    await expect(page.locator(".right").get_by_text("Ich rufe an.").last).to_be_visible()

    in_chat = await page.evaluate(_FAINT)
    await page.get_by_role("button", name="Gespräch: Möglichkeiten").click()
    in_menu = await page.evaluate(_FAINT)
    await page.get_by_role("menuitem", name="Noch einmal ein Plakat scannen").click()
    on_poster = await page.evaluate(_FAINT)

    assert (in_chat, in_menu, on_poster) == ([], [], [])


async def test_dark_window_is_dark(window: Open, talk: Person) -> None:
    brightness = {}
    for scheme in ("light", "dark"):
        page = await window(f"?person={talk.id}", color_scheme=scheme)
        await expect(page.locator(".left .keys")).to_be_visible()
        picture = base64.b64encode(await page.screenshot()).decode()
        brightness[scheme] = await page.evaluate(_BRIGHTNESS, picture)

    assert brightness["dark"] < 70
    assert brightness["light"] > 170


async def test_motion_stops_for_who_asks_for_calm(window: Open, anna: Person, bot: Script) -> None:
    page = await window(f"?person={anna.id}", reduced_motion="reduce")
    await expect(page.locator(".left .row").last).to_be_visible()

    await bot.call("sendChatAction", chat_id=anna.id, action="typing")

    dot = page.locator(".left .dots i").first
    await expect(dot).to_be_visible()
    assert await dot.evaluate("dot => getComputedStyle(dot).animationName") == "none"
    await expect(page.locator(".left .bar-state")).to_have_text("schreibt …")


async def test_page_speaks_english_when_asked(window: Open) -> None:
    page = await window()
    await page.get_by_role("link", name="Language: English").click()

    await expect(page.get_by_role("button", name="Scan the poster")).to_be_visible()

    assert await page.evaluate("document.documentElement.lang") == "en"


async def test_connection_comes_back_by_itself(
    browser: Browser, sandbox: Sandbox, anna: Person, bot: Script
) -> None:
    page = await (await browser.new_context()).new_page()
    await page.goto(f"{sandbox.base_url}/?person={anna.id}")
    await expect(page.get_by_text("Verbunden", exact=True)).to_be_visible()
    port = urlsplit(sandbox.base_url).port
    assert port is not None

    await sandbox.stop()
    await expect(page.get_by_text("Verbindung unterbrochen")).to_be_visible()
    await sandbox.start(port=port)
    await bot.say(anna.id, "Da bin ich wieder.")

    await expect(page.get_by_text("Da bin ich wieder.")).to_be_visible(timeout=10_000)
    await expect(page.get_by_text("Verbunden", exact=True)).to_be_visible()
    await page.context.close()
