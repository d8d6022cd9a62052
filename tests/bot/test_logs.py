"""Logs tell an operator what went wrong and where, and nobody what a person wrote."""

import json
import logging
import time
from collections.abc import Callable, Iterator

import pytest
import structlog

from bot.logs import OURS, configure_logs, redact
from bot.sandbox import Sandbox
from bot.settings import Settings
from tests.stories.town import ASKING, Town, answer, serving

TOKEN = "7123456789:AAFakeTokenOfTheRightLength_0123456"
WRITTEN = "Wortlaut-einer-Person"

Logged = Callable[[], str]


@pytest.fixture
def logged(capsys: pytest.CaptureFixture[str]) -> Iterator[Logged]:
    """Return how to read what was logged; loggers are as before once the test is over."""
    root = logging.getLogger()
    handlers, level, config = root.handlers[:], root.level, structlog.get_config()
    yield lambda: capsys.readouterr().err
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**config)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.NOTSET)


def events(lines: str) -> list[str]:
    """Return what JSON lines tell of."""
    return [json.loads(line)["event"] for line in lines.splitlines()]


@pytest.mark.parametrize(
    ("said", "struck"),
    [
        (f"token {TOKEN}", "token ***"),
        (f"https://api.telegram.org/bot{TOKEN}/getMe", "https://api.telegram.org/bot***/getMe"),
        (f"/file/bot{TOKEN}/photo.jpg", "/file/bot***/photo.jpg"),
        ("postgresql://bot:geheim@host/db", "postgresql://bot:***@host/db"),
        ("postgresql://:geheim@host/db", "postgresql://:***@host/db"),
        ("postgresql+asyncpg://b:a:b@h/d", "postgresql+asyncpg://b:***@h/d"),
        ("postgresql:///db?user=b&password=geheim&x=1", "postgresql:///db?user=b&password=***&x=1"),
        ("at 2026-11-23T09:30:00+00:00 in row 17", "at 2026-11-23T09:30:00+00:00 in row 17"),
    ],
)
def test_redact_strikes_out_tokens_and_passwords_only(said: str, struck: str) -> None:
    assert redact(said) == struck


def test_our_lines_are_json_with_level_and_time(logged: Logged) -> None:
    configure_logs("json", "INFO")

    structlog.get_logger("bot.probe").info("serving", county="Diepholz")

    line = json.loads(logged())
    assert (line["event"], line["level"], line["county"]) == ("serving", "info", "Diepholz")
    assert line["timestamp"].endswith("Z")


def test_console_lines_are_for_people(logged: Logged) -> None:
    configure_logs("console", "INFO")

    structlog.get_logger("bot.probe").warning("tick failed", tick="search")

    assert "tick failed" in logged()


def test_a_token_is_struck_out_wherever_it_hides(logged: Logged) -> None:
    configure_logs("json", "INFO")

    structlog.get_logger("bot.probe").info(TOKEN, nested={"url": [f"/bot{TOKEN}/getMe"]})
    logging.getLogger("somebody").warning("cannot reach %s", f"https://x/bot{TOKEN}/getMe")

    lines = logged()
    assert "AAFake" not in lines
    assert lines.count("***") == 3


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_an_error_is_logged_by_type_and_place_without_its_words(
    logged: Logged, log_format: str
) -> None:
    configure_logs(log_format, "DEBUG")

    try:
        int(WRITTEN)
    except ValueError:
        logging.getLogger("asyncio").exception("Task failed\nfuture: <Task %r>", WRITTEN)
        structlog.get_logger("bot.probe").exception("bug")

    lines = logged()
    assert WRITTEN not in lines
    assert (lines.count("ValueError"), lines.count("test_logs.py")) == (2, 2)


@pytest.mark.parametrize(
    "library", ["aiosqlite", "telegram", "httpx", "httpcore", "aiogram.event", "sqlalchemy.engine"]
)
def test_libraries_are_quiet_at_debug(logged: Logged, library: str) -> None:
    configure_logs("json", "DEBUG")

    logging.getLogger(library).info("INSERT INTO outbox … %s", WRITTEN)
    logging.getLogger(library).error("down")

    assert [event for event in events(logged()) if event != "down"] == []


def test_an_error_level_keeps_warnings_of_libraries_out(logged: Logged) -> None:
    configure_logs("json", "ERROR")

    logging.getLogger("asyncio").warning("slow")
    structlog.get_logger("bot.probe").warning("cannot tell")

    assert logged() == ""


async def test_a_conversation_at_debug_leaves_no_word_of_it_in_the_log(
    sqlite_url: str, logged: Logged
) -> None:
    configure_logs("json", "DEBUG")
    async with Sandbox.serve(token=TOKEN) as sandbox:
        desk = sandbox.create_forum("Beratung")
        settings = Settings.for_sandbox(
            base=sandbox.base_url, token=TOKEN, staff_chat_id=desk, database=sqlite_url
        )
        town = Town(sandbox=sandbox, settings=settings, desk=desk)
        async with serving(town) as app:
            berta = await town.hire("Berta Beispielname", app)
            anna = await town.arrive("Anna Beispielname")
            await anna.wait_for("Verantwortlich")
            await answer(anna, *ASKING[:2], f"={WRITTEN}")
            topic = await town.topic_of(berta, "Anna")
            await topic.tap("Übernehmen")
            await topic.wait_for("bei Berta")
            await anna.say(WRITTEN)
            await topic.wait_for(WRITTEN)
            await topic.say(f"{WRITTEN}, gelesen")
            await anna.wait_for(f"{WRITTEN}, gelesen")

    lines = logged()
    assert "serving" in events(lines)
    assert [word for word in (WRITTEN, TOKEN, "AAFake", "Beispielname") if word in lines] == []


def test_redacting_a_long_line_takes_no_time() -> None:
    line = "1234:abc " * 20_000 + "://" * 20_000

    began = time.perf_counter()
    redact(line)

    assert time.perf_counter() - began < 0.5
