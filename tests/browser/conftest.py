"""One Chromium for all; a sandbox, a scripted bot and a fresh window for each test."""

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Final, TypeAlias

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright

from bot.sandbox import Person, Sandbox
from tests.browser.script import Script

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS: Final = 10_000

Open: TypeAlias = Callable[..., Awaitable[Page]]


def find_chromium() -> str:
    """Return the path of a Chromium; without one the test fails, or is skipped on request."""
    if os.environ.get("WILLKOMMEN_BROWSER") == "skip":
        pytest.skip("WILLKOMMEN_BROWSER=skip")
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail(f"none of {', '.join(NAMES)} is installed; WILLKOMMEN_BROWSER=skip goes on")
    return found


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = find_chromium()
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox.serve() as serving:
        yield serving


@pytest_asyncio.fixture(loop_scope="session")
async def bot(sandbox: Sandbox) -> AsyncIterator[Script]:
    async with Script(sandbox) as script:
        yield script


@pytest.fixture
def desk(sandbox: Sandbox) -> int:
    return sandbox.create_forum("Beratung")


@pytest_asyncio.fixture(loop_scope="session")
async def karla(sandbox: Sandbox, desk: int) -> Person:
    person = await (await sandbox.people.create("Karla")).join(desk)
    await person.promote()
    return person


@pytest_asyncio.fixture(loop_scope="session")
async def anna(sandbox: Sandbox, bot: Script) -> Person:
    person = await sandbox.people.create("Anna", language_code="de")
    await person.start()
    await bot.hear("message")
    return person


@pytest_asyncio.fixture(loop_scope="session")
async def window(browser: Browser, sandbox: Sandbox) -> AsyncIterator[Open]:
    """Open the page; a script error in it, or a request to elsewhere, fails the test."""
    troubles: list[str] = []
    pages: list[Page] = []

    async def show(query: str = "", **context: Any) -> Page:  # noqa: ANN401 - options of playwright
        options = {"viewport": {"width": 1280, "height": 800}, "locale": "de-DE"} | context
        page = await (await browser.new_context(**options)).new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: _stay(request.url, sandbox.base_url, troubles))
        pages.append(page)
        await page.goto(f"{sandbox.base_url}/{query}")
        return page

    yield show
    for page in pages:
        await page.context.close()
    assert troubles == []


def _stay(url: str, home: str, troubles: list[str]) -> None:
    if not url.startswith((home, "blob:", "data:")):
        troubles.append(f"asked {url}")
