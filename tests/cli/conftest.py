"""A shell for the command line: a folder of its own, no settings of this machine, a database."""

import asyncio
import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import structlog
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.logs import OURS
from bot.sandbox import Sandbox
from bot.settings import Settings
from offers.matching import Vocabulary

JOBS = """Referenz;Titel;Firma;Ort;PLZ;Beruf;Arbeitszeit;Befristung;Beginn;Link
J-1;Erzieher (m/w/d);Musterkita;Sulingen;27232;Erzieher;Teilzeit;unbefristet;sofort;
J-2;Koch & Köchin;Musterküche;Diepholz;49356;Koch;Vollzeit;unbefristet;01.03.2027;
J-3;Tischler (m/w/d);Musterwerk;Syke;28857;Tischler;Vollzeit;befristet;sofort;
"""
HOMES = """Referenz;Titel;Art;Zimmer;Wohnfläche;Kaltmiete;Warmmiete;Kaufpreis;Ort;PLZ;\
frei ab;möbliert;Haustiere;barrierefrei;Link
H-1;Wohnung am Marktplatz;Wohnung zur Miete;3;75;600;800;;Diepholz;49356;01.02.2027;ja;ja;nein;
H-2;Haus mit Garten;Haus zum Kauf;5;140;;;250000;Sulingen;27232;sofort;nein;ja;nein;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """Runs commands in this process. env: what is set beside the database."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)

    def run(self, *args: str, stdin: str | bytes = "", **env: str) -> Result:
        """Run `willkommen` and return what came of it; a crash is a failure of the test."""
        result = CliRunner().invoke(app, args, input=stdin, env={**self.env, **env})
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    def json(self, *args: str, stdin: str | bytes = "", **env: str) -> list[Any]:
        """Run a command that succeeds and return its JSON lines."""
        result = self.run(*args, stdin=stdin, **env)
        assert (result.stderr, result.exit_code) == ("", 0)
        return [json.loads(line) for line in result.stdout.splitlines()]

    def write(self, name: str, content: str | bytes) -> str:
        """Write a file and return its path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """Return the vocabulary, read once instead of by each command."""
    return Vocabulary.load()


@pytest.fixture
def shell(
    tmp_path: Path, sqlite_url: str, vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    """Return a shell; logging and what it replaces are as before afterwards."""
    monkeypatch.setattr(Vocabulary, "load", lambda: vocabulary)
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    root = logging.getLogger()
    handlers, level, config = root.handlers[:], root.level, structlog.get_config()
    yield Shell(folder=tmp_path, env={"DATABASE_URL": sqlite_url})
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.configure(**config)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.NOTSET)


@pytest.fixture
def stocked(shell: Shell) -> Shell:
    """Return a shell with three jobs and two homes in its books."""
    shell.json("offers", "import", shell.write("jobs.csv", JOBS), "--provider", "stadt", "--json")
    shell.json("offers", "import", shell.write("homes.csv", HOMES), "--provider", "wbg", "--json")
    return shell


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """Return a sandbox on a thread of its own, since each command runs a loop of its own."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever)
    thread.start()
    served = Sandbox()
    asyncio.run_coroutine_threadsafe(served.start(), loop).result(10)
    yield served
    asyncio.run_coroutine_threadsafe(served.stop(), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


Import = Callable[..., dict[str, Any]]


@pytest.fixture
def bring(shell: Shell) -> Import:
    """Return what imports files for one provider and returns the JSON report."""

    def run(*args: str) -> dict[str, Any]:
        (report,) = shell.json("offers", "import", *args, "--provider", "stadt", "--json")
        return dict(report)

    return run
