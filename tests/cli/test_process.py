"""`willkommen` as a process of its own: encodings, pipes and what is imported."""

import io
import json
import os
import subprocess
import sys

import pytest

from bot.__main__ import main
from bot.settings import Settings
from tests.cli.conftest import Shell
from tests.house.sources import ROOT

TELEGRAM = ("aiogram", "aiogram_dialog", "telegram", "aiohttp", "httpx")


def environment(**env: str) -> dict[str, str]:
    """Return this process's environment without settings of ours."""
    ours = {name.upper() for name in Settings.model_fields}
    kept = {key: value for key, value in os.environ.items() if key not in ours}
    return {**kept, "PYTHONPATH": str(ROOT), **env}


def test_the_program_answers_in_utf_8_whatever_the_terminal_says(
    stocked: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a byte order mark before it, and half a character in it that JSON allows."""
    question = b'\xef\xbb\xbf{"id": "\\ud800", "query": "K\xc3\xb6chin"}\n'
    said = io.BytesIO()
    for name, value in stocked.env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "argv", ["willkommen", "match", "jobs"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(question), "ascii"))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(said, "ascii"))

    with pytest.raises(SystemExit) as ended:
        main()

    answer = json.loads(said.getvalue().decode("utf-8"))
    assert (ended.value.code, answer["id"]) == (0, "\ud800")
    assert answer["matches"][0]["title"] == "Koch & Köchin"


def test_a_reader_that_goes_away_is_no_crash(stocked: Shell) -> None:
    """`willkommen offers list | head -1`, with the reader gone before the first line."""
    reading, writing = os.pipe()
    os.close(reading)

    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "offers", "list"],
            stdout=pipe,
            stderr=subprocess.PIPE,
            cwd=stocked.folder,
            env=environment(**stocked.env),
            check=False,
            timeout=60,
        )

    assert (done.stderr, done.returncode) == (b"", 1)


def test_commands_without_telegram_import_nothing_of_it() -> None:
    """An import of offers from cron should not wait seconds for aiogram."""
    look = f"import sys, bot.__main__; print([one for one in {TELEGRAM} if one in sys.modules])"

    found = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", look], cwd=ROOT, capture_output=True, check=True, timeout=60
    )

    assert found.stdout.decode().strip() == "[]"
