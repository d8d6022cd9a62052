"""Turns a second and how long one takes: the whole stack beside bare aiogram and aiogram-dialog.

Closed loop: everybody acts again the moment they were answered. Bots run one after another, in
rounds, so that a machine that gets slower meanwhile is slower for all.
"""

import asyncio
import statistics
import sys
import tempfile
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

from benchmarks.crowd import Crowd, Step
from bot.sandbox import Sandbox
from bot.sandbox.chats import Account
from tests import postgres

PEOPLE = 50
WARM_UP_SECONDS = 3.0
SECONDS = 8.0
ROUNDS = 3


async def write(crowd: Crowd, person: Account) -> None:
    """One turn of the echo bot."""
    await crowd.says(person, "Moin")


async def on_and_back(crowd: Crowd, person: Account) -> None:
    """Two turns: from the first question of the intake to the second and back."""
    await crowd.taps(person, "Weiter")
    await crowd.taps(person, "Zurück")


async def enter(crowd: Crowd, person: Account) -> None:
    """Press Start."""
    await crowd.says(person, "/start")


async def enter_whole(crowd: Crowd, person: Account) -> None:
    """Press Start, accept the notice and answer the first question."""
    await enter(crowd, person)
    await crowd.taps(person, "Einverstanden, los geht’s")  # noqa: RUF001 - as on the button
    await crowd.taps(person, "hier aufgewachsen")


async def measure(bot: str, steps: tuple[Step, Step], database: str = "") -> list[float]:
    """Return how long each turn took with one bot, seconds, everybody acting at once."""
    async with Sandbox.serve() as sandbox:
        desk = sandbox.create_forum()
        more = (str(desk), database) if database else ()
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "benchmarks.bots", bot, sandbox.base_url, sandbox.token, *more
        )
        crowd = Crowd(sandbox, PEOPLE)
        watching = asyncio.ensure_future(crowd.watch())
        try:
            await crowd.everybody(steps[0])
            await crowd.keep_on(steps[1], WARM_UP_SECONDS)
            await crowd.keep_on(steps[1], SECONDS)
        finally:
            watching.cancel()
            process.kill()
            await process.wait()
            with suppress(asyncio.CancelledError):
                await watching
        return crowd.seconds


async def run() -> None:
    """Measure all, round by round, and print them beside the bare dialog."""
    server = postgres.start()
    seconds: defaultdict[str, list[float]] = defaultdict(list)
    try:
        for number in range(ROUNDS):
            seconds["aiogram echo"] += await measure("echo", (enter, write))
            seconds["aiogram-dialog, memory"] += await measure("dialog", (enter, on_and_back))
            with tempfile.TemporaryDirectory() as folder:
                url = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
                seconds["whole, SQLite"] += await measure("whole", (enter_whole, on_and_back), url)
            url = server.create(f"bench_{number}")
            seconds["whole, PostgreSQL"] += await measure("whole", (enter_whole, on_and_back), url)
    finally:
        server.stop()
    report(seconds)


def report(seconds: dict[str, list[float]]) -> None:
    """Print turns a second, p50 and p99, and each as a ratio to the bare dialog."""
    rows = {
        name: (
            len(each) / (ROUNDS * SECONDS),
            statistics.median(each),
            statistics.quantiles(each, n=100)[98],
        )
        for name, each in seconds.items()
    }
    rate, _, p99 = rows["aiogram-dialog, memory"]
    print(f"{PEOPLE} persons at once, {ROUNDS} rounds of {SECONDS:.0f} s each")
    print(f"{'':26}{'turns/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'rate x':>9}{'p99 x':>9}")
    for name, (per_second, middle, slow) in rows.items():
        print(
            f"{name:26}{per_second:9.0f}{middle * 1000:9.0f}{slow * 1000:9.0f}"
            f"{per_second / rate:9.2f}{slow / p99:9.2f}"
        )
