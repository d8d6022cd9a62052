"""`willkommen doctor`: each thing that can be wrong is named with what to do about it."""

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import pytest

from bot.commands.doctor import wal_is_safe
from bot.sandbox import Fault, People, Sandbox
from storage.seed import sample_county
from tests.cli.conftest import Shell

RIGHTS = ("can_manage_topics", "can_pin_messages", "can_delete_messages")
T = TypeVar("T")


def findings(shell: Shell, expected: int, **env: str) -> dict[str, str]:
    """Return what the doctor found: what -> mend, empty when well. expected: the exit code."""
    result = shell.run("doctor", **env)
    assert (result.exit_code, result.stderr) == (expected, "")
    found: dict[str, str] = {}
    for line in result.stdout.splitlines():
        if line.startswith("      "):
            found[list(found)[-1]] = line.strip()
        else:
            found[line[6:]] = ""
    return found


def asked(sandbox: Sandbox, question: Callable[[People], Coroutine[Any, Any, T]]) -> T:
    """Ask the people API from outside its loop."""

    async def ask() -> T:
        async with People(sandbox.base_url) as people:
            return await question(people)

    return asyncio.run(ask())


@pytest.fixture
def online(shell: Shell, sandbox: Sandbox) -> dict[str, str]:
    """Return settings for a bot in a proper staff group, and a county of one's own."""
    desk = sandbox.create_forum("Beratung")
    return {
        "BOT_TOKEN": sandbox.token,
        "TELEGRAM_API_BASE": sandbox.base_url,
        "STAFF_CHAT_ID": str(desk),
        "COUNTY_FILE": shell.write("county.toml", sample_county()),
    }


def test_all_is_well(shell: Shell, online: dict[str, str]) -> None:
    found = findings(shell, 0, **online)

    found.pop(f"SQLite {sqlite3.sqlite_version}", None)
    assert [mend for mend in found.values() if mend] == []
    assert next(iter(found)) == "county Landkreis Diepholz"
    assert list(found)[-1] == "staff group"


def test_without_a_token_the_rest_is_examined(shell: Shell) -> None:
    found = findings(shell, 1)

    assert found["token"] == "Set BOT_TOKEN; @BotFather in Telegram gives you one."
    assert found["migrations"] == ""
    assert found["county Landkreis Diepholz"].startswith("This is the built-in sample county.")


def test_a_token_that_is_none_is_told_without_being_said(shell: Shell) -> None:
    result = shell.run("doctor", BOT_TOKEN="geheim")

    assert result.exit_code == 1
    assert "BOT_TOKEN is no token" in result.stdout
    assert "geheim" not in result.stdout


def test_a_token_telegram_does_not_know(shell: Shell, online: dict[str, str]) -> None:
    found = findings(shell, 1, **{**online, "BOT_TOKEN": "7:nobodys"})

    assert found["token"] == "Telegram does not know BOT_TOKEN: copy it anew from @BotFather."


def test_a_telegram_that_does_not_answer(shell: Shell, online: dict[str, str]) -> None:
    found = findings(shell, 1, **{**online, "TELEGRAM_API_BASE": "http://127.0.0.1:1"})

    assert "TELEGRAM_API_BASE" in found["Telegram"]


def test_a_gateway_that_answers_in_telegrams_place(
    shell: Shell, online: dict[str, str], sandbox: Sandbox
) -> None:
    sandbox.add_fault(Fault(kind="bad-gateway", method="getMe"))

    found = findings(shell, 1, **online)

    assert "does not answer" in found["Telegram"]


def test_a_staff_group_nobody_named(shell: Shell, online: dict[str, str]) -> None:
    found = findings(shell, 1, **{**online, "STAFF_CHAT_ID": ""})

    assert found["staff group"].startswith("Set STAFF_CHAT_ID")


def test_a_staff_group_the_bot_is_not_in(shell: Shell, online: dict[str, str]) -> None:
    found = findings(shell, 1, **{**online, "STAFF_CHAT_ID": "-100999"})

    assert found["staff group"].startswith("Add the bot to the group")


def test_a_staff_group_without_topics(
    shell: Shell, online: dict[str, str], sandbox: Sandbox
) -> None:
    async def found(people: People) -> str:
        body = {"title": "Desk", "kind": "supergroup"}
        return str((await people.ask("POST", "/sandbox/chats", body))["chat_id"])

    plain = asked(sandbox, found)

    assert findings(shell, 1, **{**online, "STAFF_CHAT_ID": plain})["staff group"] == (
        "Switch on topics in the group's settings."
    )


@pytest.mark.parametrize("status", ["member", "left"])
def test_a_bot_that_is_no_administrator(
    shell: Shell, online: dict[str, str], sandbox: Sandbox, status: str
) -> None:
    desk = int(online["STAFF_CHAT_ID"])
    asked(sandbox, lambda people: people.set_bot_standing(desk, status))

    mend = findings(shell, 1, **online)["staff group"]

    assert mend.startswith(("Make the bot an administrator", "Add the bot to the group"))


@pytest.mark.parametrize("missing", RIGHTS)
def test_a_right_the_bot_lacks_in_the_group(
    shell: Shell, online: dict[str, str], sandbox: Sandbox, missing: str
) -> None:
    desk, rights = int(online["STAFF_CHAT_ID"]), [one for one in RIGHTS if one != missing]
    asked(sandbox, lambda people: people.set_bot_standing(desk, "administrator", rights))

    mend = findings(shell, 1, **online)["staff group"]

    assert mend == f"Give the bot these rights in the group: {missing}."


def test_pending_migrations(shell: Shell, online: dict[str, str]) -> None:
    found = findings(shell, 1, **{**online, "DATABASE_URL": f"sqlite:///{shell.folder}/new.db"})

    assert found["migrations"] == "Run: willkommen migrate"


def test_a_database_of_a_newer_release(shell: Shell, online: dict[str, str]) -> None:
    with sqlite3.connect(shell.env["DATABASE_URL"].removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    found = findings(shell, 1, **online)

    assert found["migrations"] == "Its schema 9999 is newer than this release. Update Willkommen."


@pytest.mark.parametrize(
    "url", ["postgresql://bot:geheim@127.0.0.1:1/db", "sqlite:///taken/books.sqlite3"]
)
def test_a_database_that_cannot_be_opened(shell: Shell, online: dict[str, str], url: str) -> None:
    shell.write("taken", "a file, no folder")

    mend = findings(shell, 1, **{**online, "DATABASE_URL": url})["database"]

    assert mend.startswith("DATABASE_URL cannot be opened: ")
    assert "geheim" not in mend


@pytest.mark.parametrize("content", [b"name = ", b"\xff\xfe"])
def test_a_county_file_that_cannot_be_read(
    shell: Shell, online: dict[str, str], content: bytes
) -> None:
    path = shell.write("county.toml", content)

    found = findings(shell, 1, **{**online, "COUNTY_FILE": path})

    assert found["county file"].startswith(f"COUNTY_FILE cannot be read: {path}")


def test_an_sqlite_with_the_wal_bug_is_a_note_and_no_failure(
    shell: Shell, online: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.40.1")

    found = findings(shell, 0, **online)

    assert found["SQLite 3.40.1"].startswith("This release has the WAL-reset bug")


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
    ],
)
def test_wal_is_safe_from_the_mended_releases_on(
    version: tuple[int, int, int], *, safe: bool
) -> None:
    assert wal_is_safe(version) is safe
