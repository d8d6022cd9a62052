"""The people API's client side: one connection, and the sandbox's switches."""

from typing import Any

import aiohttp

from bot.sandbox.screens import Refused


class Remote:
    """A connection to a sandbox in this or another process. Close it, or use it as a block."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Give the connections back."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def ask(self, verb: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - the API's JSON
        """Call the people API.

        raises  Refused with the sandbox's words
        """
        if self._session is None:
            self._session = aiohttp.ClientSession()
        url = self.base_url + path
        async with self._session.request(verb, url, json=body) as response:
            answer = await response.json()
        if not response.ok:
            raise Refused(answer["error"])
        return answer

    async def create_forum(self, title: str = "Desk") -> int:
        """Found a staff forum with the bot as administrator; return its chat id."""
        return await self._found(title, "forum")

    async def create_group(self, title: str = "Desk") -> int:
        """Found a basic group with the bot as administrator; return its chat id."""
        return await self._found(title, "group")

    async def _found(self, title: str, kind: str) -> int:
        body = {"title": title, "kind": kind}
        chat_id: int = (await self.ask("POST", "/sandbox/chats", body))["chat_id"]
        return chat_id

    async def migrate(self, chat_id: int, *, forum: bool = True) -> int:
        """Turn a group into a supergroup; return the new chat id."""
        path = f"/sandbox/chats/{chat_id}/migrate"
        new_id: int = (await self.ask("POST", path, {"forum": forum}))["chat_id"]
        return new_id

    async def set_bot_standing(
        self, chat_id: int, status: str, rights: list[str] | None = None
    ) -> None:
        """Make the bot administrator, member, left or kicked in a group."""
        body = {"status": status} | ({} if rights is None else {"rights": rights})
        await self.ask("POST", f"/sandbox/chats/{chat_id}/bot", body)

    async def add_fault(self, kind: str, **facts: object) -> int:
        """Switch a fault on (see `Fault`) and return its id."""
        fault_id: int = (await self.ask("POST", "/sandbox/faults", {"kind": kind, **facts}))["id"]
        return fault_id

    async def clear_faults(self) -> None:
        """Switch every fault off."""
        await self.ask("DELETE", "/sandbox/faults")

    async def set_limits(self, preset: str = "telegram", **windows: tuple[int, float]) -> None:
        """Set rate limits: "telegram" or "off", single windows as (count, seconds)."""
        await self.ask("PUT", "/sandbox/limits", {"preset": preset, **windows})

    async def advance(self, seconds: float) -> None:
        """Let sandbox time pass."""
        await self.ask("POST", "/sandbox/clock", {"advance": seconds})

    async def calls(self, method: str = "", after: int = 0) -> list[dict[str, Any]]:
        """Return the bot's calls: seq, at, method, params, outcome; oldest first."""
        path = f"/sandbox/calls?method={method}&after={after}"
        calls: list[dict[str, Any]] = await self.ask("GET", path)
        return calls
