"""A bot that does what a test tells it: plain HTTP calls to the Bot API, no library."""

from typing import Any, Self

import aiohttp

from bot.sandbox import Sandbox

HEARD_SECONDS = 10


def keys(*rows: tuple[str, ...]) -> dict[str, Any]:
    """Return an inline keyboard whose buttons send their own words."""
    return {"inline_keyboard": [[{"text": it, "callback_data": it} for it in row] for row in rows]}


class Script:
    """Calls methods and hears updates, one at a time."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._base = f"{sandbox.base_url}/bot{sandbox.token}/"
        self._http = aiohttp.ClientSession()
        self._offset = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.close()

    async def call(self, method: str, **params: object) -> Any:  # noqa: ANN401 - JSON of any method
        """Call a Bot API method and return its result."""
        async with self._http.post(self._base + method, json=params) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def say(self, chat_id: int, text: str, **params: object) -> int:
        """Send a message in HTML and return its id."""
        sent = await self.call(
            "sendMessage", chat_id=chat_id, text=text, parse_mode="HTML", **params
        )
        message_id: int = sent["message_id"]
        return message_id

    async def hear(self, kind: str) -> dict[str, Any]:
        """Return the content of the next update, which must be of this kind."""
        asked = {"offset": self._offset, "limit": 1, "timeout": HEARD_SECONDS}
        kinds = ["message", "edited_message", "callback_query", "my_chat_member"]
        kinds += ["message_reaction", "chat_member"]
        found = await self.call("getUpdates", **asked, allowed_updates=kinds)
        assert found, f"no {kind} within {HEARD_SECONDS} seconds"
        (update,) = found
        self._offset = update["update_id"] + 1
        assert kind in update, update
        heard: dict[str, Any] = update[kind]
        return heard
