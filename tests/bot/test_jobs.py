"""Jobs: ticks go on whatever happens to one of them, and half a service is none."""

import asyncio
from collections.abc import Callable

import pytest
from structlog.testing import capture_logs

from bot.jobs import EndedByItself, Jobs, Tick
from offers.errors import Gone

SOON = 0.005


async def for_ever() -> None:
    await asyncio.Event().wait()


def jobs(tick: Tick | None = None, **tasks: Callable[[], object]) -> Jobs:
    ticks = {} if tick is None else {"probe": (SOON, tick)}
    return Jobs(ticks=ticks, tasks=tasks or {"receive": for_ever})  # type: ignore[arg-type] # each is a coroutine function


async def ended(running: Jobs) -> BaseException:
    """Run until a task ends, and return what ended it."""
    with pytest.raises(BaseExceptionGroup) as group:
        async with asyncio.timeout(5):
            await running.run()
    (inside,) = group.value.exceptions
    return inside


async def test_a_tick_comes_again_and_again() -> None:
    seen = asyncio.Semaphore(0)

    async def tick() -> None:
        seen.release()

    async def until_three() -> None:
        for _ in range(3):
            await seen.acquire()

    assert isinstance(await ended(jobs(tick, receive=until_three)), EndedByItself)


async def test_a_tick_that_fails_is_logged_without_words_and_comes_again() -> None:
    seen = asyncio.Semaphore(0)

    async def tick() -> None:
        seen.release()
        raise ValueError("what somebody wrote")  # noqa: EM101, TRY003 - the words are the point

    async def until_twice() -> None:
        await seen.acquire()
        await seen.acquire()

    with capture_logs() as lines:
        await ended(jobs(tick, receive=until_twice))

    failed = [line for line in lines if line["event"] == "tick failed"]
    assert (failed[0]["tick"], failed[0]["error"]) == ("probe", "ValueError")
    assert "what somebody wrote" not in "".join(str(line["event"]) for line in failed)


async def test_a_tick_never_runs_beside_itself() -> None:
    at_once, most = 0, 0
    seen = asyncio.Semaphore(0)

    async def tick() -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(4 * SOON)
        at_once -= 1
        seen.release()

    async def until_three() -> None:
        for _ in range(3):
            await seen.acquire()

    await ended(jobs(tick, receive=until_three))

    assert most == 1


async def test_what_ends_one_task_ends_them_all() -> None:
    others: list[str] = []

    async def fails() -> None:
        raise Gone

    async def other() -> None:
        try:
            await for_ever()
        except asyncio.CancelledError:
            others.append("cancelled")
            raise

    error = await ended(jobs(receive=fails, postman=other))

    assert (type(error), others) == (Gone, ["cancelled"])


async def test_a_task_that_just_returns_ends_the_service_with_its_name() -> None:
    """The postman would have gone on alone, and nobody noticed that nothing came in any more."""

    async def returns() -> None:
        await asyncio.sleep(0)

    error = await ended(jobs(receive=returns, postman=for_ever))

    assert (type(error), error.args) == (EndedByItself, ("receive",))


async def test_nothing_ticks_after_the_end() -> None:
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        ticks += 1

    running = asyncio.ensure_future(jobs(tick).run())
    await asyncio.sleep(4 * SOON)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    before = ticks

    await asyncio.sleep(4 * SOON)

    assert ticks == before
