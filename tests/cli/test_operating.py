"""`migrate`, `invite`, `vocabulary`, `run`, and what is said to settings that are wrong."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.sandbox import Sandbox
from offers.desk import hash_token
from storage.migrations import scripts
from tests.cli.conftest import Shell
from tests.postgres import PostgresServer

ANY = ("offers", "list")
TOKEN = "123456:AAFakeTokenOfTheRightLength_0123456"
SERVING = {"BOT_TOKEN": TOKEN, "STAFF_CHAT_ID": "-1001"}


def refusal(shell: Shell, args: Sequence[str] = ANY, **env: str) -> str:
    """Run a command that must end with one line and exit code 2; return the line."""
    result = shell.run(*args, **env)
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    return line


def test_migrate_says_what_it_did_and_then_that_there_is_nothing_to_do(shell: Shell) -> None:
    url = f"sqlite:///{shell.folder}/deep/in/folders/books.sqlite3"

    first, second = (shell.run("migrate", DATABASE_URL=url) for _ in range(2))

    revisions = [one.revision for one in scripts().walk_revisions()][::-1]
    assert (first.stdout, first.exit_code) == (f"applied: {', '.join(revisions)}\n", 0)
    assert (second.stdout, second.exit_code) == ("nothing to do\n", 0)


def test_a_command_on_a_new_database_migrates_it(shell: Shell) -> None:
    url = f"sqlite:///{shell.folder}/new.sqlite3"

    assert shell.json("offers", "list", "--json", DATABASE_URL=url) == []

    assert shell.run("migrate", DATABASE_URL=url).stdout == "nothing to do\n"


def test_an_invitation_is_written_once_and_kept_as_a_hash(shell: Shell) -> None:
    result = shell.run("invite")

    word, payload = result.stdout.split()
    assert (word, payload.startswith("join_")) == ("/start", True)
    path = shell.env["DATABASE_URL"].removeprefix("sqlite:///")
    with sqlite3.connect(path) as connection:
        kept = connection.execute("SELECT token_hash FROM invitation").fetchall()
    connection.close()
    assert kept == [(hash_token(payload.removeprefix("join_")),)]


def test_vocabulary_explains_what_words_mean(shell: Shell) -> None:
    result = shell.run("vocabulary", "explain", "Krankenschwester")

    share, code, title = result.stdout.splitlines()[0].split(maxsplit=2)
    assert (share.endswith("%"), code.isdigit()) == (True, True)
    assert "pfleger" in title.casefold()


def test_vocabulary_says_when_words_mean_nothing(shell: Shell) -> None:
    assert shell.run("vocabulary", "explain", "qqqqxyz").stdout == "not understood\n"


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("WEBHOOK_SECRET", "geheim", "WEBHOOK_SECRET: needs 32 to 256 characters"),
        ("WEBHOOK_URL", "https://bot.example.org", "WEBHOOK_URL needs WEBHOOK_SECRET"),
        ("LOG_LEVEL", "geheim", "LOG_LEVEL: Input should be"),
        ("DATABASE_URL", "geheim", "DATABASE_URL: use sqlite:///path or"),
        ("DATABASE_URL", "mysql://bot:geheim@host/db", "DATABASE_URL: use sqlite:///path or"),
    ],
)
def test_a_wrong_setting_ends_every_command_with_one_line(
    shell: Shell, setting: str, value: str, said: str
) -> None:
    for args in (ANY, ("migrate",), ("match", "jobs"), ("invite",), ("doctor",), ("run",)):
        line = refusal(shell, args, **{setting: value})

        assert line.startswith(said)
        assert "geheim" not in line


def test_a_database_that_cannot_be_reached_is_one_line_without_its_password(shell: Shell) -> None:
    line = refusal(shell, DATABASE_URL="postgresql://bot:geheim@127.0.0.1:1/db")

    assert "127.0.0.1" in line
    assert "geheim" not in line


def test_a_database_that_does_not_exist_is_one_line(
    shell: Shell, postgres_server: PostgresServer
) -> None:
    line = refusal(shell, DATABASE_URL=postgres_server.url("nowhere"))

    assert line == 'database: database "nowhere" does not exist'


def test_a_file_that_is_no_database_is_one_line(shell: Shell) -> None:
    path = shell.write("books.sqlite3", "Offers of our county, in a letter\n" * 20)

    assert refusal(shell, DATABASE_URL=f"sqlite:///{path}") == f"{path} is not an SQLite database"


def test_a_folder_nobody_may_write_to_is_one_line(shell: Shell) -> None:
    shell.write("taken", "a file")

    assert "taken" in refusal(shell, DATABASE_URL=f"sqlite:///{shell.folder}/taken/books.sqlite3")


def from_the_future(shell: Shell) -> str:
    """Let a newer release have migrated the database; return its URL."""
    with sqlite3.connect(shell.env["DATABASE_URL"].removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    return shell.env["DATABASE_URL"]


def test_a_database_of_a_newer_release_is_one_line(shell: Shell) -> None:
    line = refusal(shell, DATABASE_URL=from_the_future(shell))

    assert line == "database: its schema 9999 is newer than this release; update Willkommen"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"name = Diepholz", "Invalid value"),
        (b'name = "Diepholz"', "missing entry 'land'"),
        (b'name = "D\xfcpholz"', "is not UTF-8"),
    ],
)
def test_a_county_file_with_errors_is_one_line_with_its_name(
    shell: Shell, content: bytes, said: str
) -> None:
    path = shell.write("county.toml", content)

    line = refusal(shell, COUNTY_FILE=path)

    assert line.startswith(f"CountyFileInvalid {path}")
    assert said in line


def test_a_county_file_that_is_not_there_is_one_line(shell: Shell) -> None:
    assert "nowhere.toml" in refusal(shell, COUNTY_FILE="nowhere.toml")


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({}, "BOT_TOKEN is not set"),
        ({"BOT_TOKEN": "geheim"}, "BOT_TOKEN is no token"),
        ({"BOT_TOKEN": TOKEN}, "STAFF_CHAT_ID is not set"),
        ({**SERVING, "DATABASE_URL": "postgresql://b:geheim@127.0.0.1:1/db"}, "[Errno"),
        ({**SERVING, "COUNTY_FILE": "nowhere.toml"}, "[Errno 2]"),
    ],
)
def test_run_says_what_is_missing(shell: Shell, env: dict[str, str], said: str) -> None:
    line = refusal(shell, ("run",), **env)

    assert line.startswith(said)
    assert "geheim" not in line


def test_run_says_when_telegram_does_not_know_the_token(shell: Shell, sandbox: Sandbox) -> None:
    env = {**SERVING, "TELEGRAM_API_BASE": sandbox.base_url, "LOG_LEVEL": "ERROR"}

    line = refusal(shell, ("run",), **env)

    assert line == "Telegram does not know BOT_TOKEN: copy it anew from @BotFather."


def test_run_says_when_its_port_is_taken(shell: Shell, sandbox: Sandbox) -> None:
    port = sandbox.base_url.rpartition(":")[2]
    webhook = {"WEBHOOK_URL": "https://bot.example.org/t", "WEBHOOK_SECRET": "x" * 32}

    line = refusal(shell, ("run",), **SERVING, **webhook, WEBHOOK_PORT=port, LOG_LEVEL="ERROR")

    assert port in line
    assert "address already in use" in line


def test_help_names_every_command(shell: Shell) -> None:
    said = shell.run("--help").stdout

    for name in ("doctor", "migrate", "run", "invite", "offers", "match", "vocabulary", "demo"):
        assert name in said


def test_the_env_file_is_read_from_the_folder_one_is_in(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("COUNTY_FILE=from-env-file.toml\n", encoding="utf-8")

    assert "from-env-file.toml" in refusal(shell)
