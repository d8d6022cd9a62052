"""Token, unknown methods, commands and descriptions."""

import aiohttp
import pytest

from bot.sandbox import Sandbox
from tests.sandbox.conftest import Refusals
from tests.sandbox.drivers import Driver


async def test_get_me_says_it_is_a_bot(bot: Driver, sandbox: Sandbox) -> None:
    me = await bot.call("getMe")

    assert (me["id"], me["is_bot"]) == (sandbox.bot_id, True)
    assert me["username"] == "willkommen_sandbox_bot"


async def test_commands_are_kept_per_scope_and_language(bot: Driver) -> None:
    start = [{"command": "start", "description": "Begin"}]

    await bot.call("setMyCommands", commands=start, language_code="en")

    assert await bot.call("getMyCommands", language_code="en") == start
    assert await bot.call("getMyCommands") == []


async def test_impossible_command_is_refused(bot: Driver, refusals: Refusals) -> None:
    wrong = [{"command": "Hilfe!", "description": "Help"}]

    words = await refusals.of(bot.call("setMyCommands", commands=wrong))

    assert words == "Bad Request: BOT_COMMAND_INVALID"


async def test_descriptions_fall_back_to_the_default_language(bot: Driver) -> None:
    await bot.call("setMyDescription", description="Welcome back")
    await bot.call("setMyShortDescription", short_description="Hi")
    await bot.call("setMyName", name="County")

    assert await bot.call("getMyDescription", language_code="de") == {"description": "Welcome back"}
    assert await bot.call("getMyShortDescription") == {"short_description": "Hi"}
    assert await bot.call("getMyName") == {"name": "County"}


@pytest.mark.parametrize("method", ["getMe", "getme", "GETME"])
async def test_method_names_ignore_case(sandbox: Sandbox, method: str) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{sandbox.base_url}/bot{sandbox.token}/{method}") as response,
    ):
        assert (await response.json())["result"]["id"] == sandbox.bot_id


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("bot1:wrong/getMe", 401, "Unauthorized"),
        ("bot{token}/flyToTheMoon", 404, "Not Found: method not found"),
    ],
)
async def test_wrong_addresses_are_refused(
    sandbox: Sandbox, path: str, code: int, words: str
) -> None:
    url = f"{sandbox.base_url}/{path.format(token=sandbox.token)}"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        answer = await response.json()

    assert response.status == code
    assert answer == {"ok": False, "error_code": code, "description": words}


async def test_json_urlencoded_and_query_mean_the_same(sandbox: Sandbox) -> None:
    anna = await sandbox.people.create("Anna")
    await anna.start()
    url = f"{sandbox.base_url}/bot{sandbox.token}/sendMessage"
    body = {"chat_id": anna.id, "text": "5"}
    async with aiohttp.ClientSession() as session:
        for how in ({"json": body}, {"data": body}, {"params": body}):
            async with session.post(url, **how) as response:  # type: ignore[arg-type]  # three ways of one call
                assert (await response.json())["result"]["text"] == "5"
