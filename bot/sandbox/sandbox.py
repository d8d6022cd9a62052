"""The sandbox as one object: start it, know its address, found groups, set faults, stop it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from aiohttp import web

from bot.sandbox import membership
from bot.sandbox.chats import Account
from bot.sandbox.faults import Fault
from bot.sandbox.limits import Limits
from bot.sandbox.params import Json, Params
from bot.sandbox.people import People
from bot.sandbox.server import Server
from bot.sandbox.world import World

TOKEN: Final = "42:SANDBOX-token-for-loopback-only"  # noqa: S105 - worth nothing outside
USERNAME: Final = "willkommen_sandbox_bot"
_SHUTDOWN_SECONDS: Final = 0.05


class Sandbox:
    """A little Telegram on loopback with one bot in it."""

    def __init__(
        self,
        *,
        token: str = TOKEN,
        bot_username: str = USERNAME,
        bot_name: str = "Willkommen",
        limits: Limits | None = None,
        webhook_pause: float = 1.0,
    ) -> None:
        self.token = token
        bot = Account(
            id=int(token.partition(":")[0]),
            first_name=bot_name,
            username=bot_username,
            is_bot=True,
        )
        self.world = World(bot)
        self.world.webhook.first_pause = webhook_pause
        if limits is not None:
            self.world.meter.set(limits)
        self.base_url = ""
        self._people: People | None = None
        self._runner: web.AppRunner | None = None

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; port 0 takes a free one. `base_url` is known afterwards."""
        server = Server(self.world, self.token)
        self._runner = web.AppRunner(
            server.app(), access_log=None, shutdown_timeout=_SHUTDOWN_SECONDS
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        name = self._runner.addresses[0]
        self.base_url = f"http://{host}:{name[1]}"
        self.world.webhook.start(server.perform)
        self._people = People(self.base_url)

    async def stop(self) -> None:
        """Stop listening; what exists in the world stays until this object goes."""
        await self.world.webhook.stop()
        if self._people is not None:
            await self._people.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @classmethod
    @asynccontextmanager
    async def serve(
        cls,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        token: str = TOKEN,
        bot_username: str = USERNAME,
        limits: Limits | None = None,
        webhook_pause: float = 1.0,
    ) -> AsyncIterator["Sandbox"]:
        """Run a sandbox for the length of a block."""
        sandbox = cls(
            token=token, bot_username=bot_username, limits=limits, webhook_pause=webhook_pause
        )
        await sandbox.start(host, port)
        try:
            yield sandbox
        finally:
            await sandbox.stop()

    @property
    def people(self) -> People:
        """The people API of this running sandbox."""
        if self._people is None:
            message = "start the sandbox first"
            raise RuntimeError(message)
        return self._people

    @property
    def bot_id(self) -> int:
        """The bot's own id."""
        return self.world.bot.id

    def create_forum(self, title: str = "Desk") -> int:
        """Found a staff forum with the bot as administrator; return its chat id."""
        return membership.found(self.world, Params({"title": title, "kind": "forum"})).id

    def create_group(self, title: str = "Desk") -> int:
        """Found a basic group with the bot as administrator; return its chat id."""
        return membership.found(self.world, Params({"title": title, "kind": "group"})).id

    def migrate(self, chat_id: int, *, forum: bool = True) -> int:
        """Turn a group into a supergroup; return the new chat id."""
        return membership.migrate(self.world, Params({"chat_id": chat_id, "forum": forum})).id

    def add_fault(self, fault: Fault) -> int:
        """Switch a fault on; return its id."""
        return self.world.faults.add(fault).id

    def clear_faults(self) -> None:
        """Switch every fault off."""
        self.world.faults.remove()

    def set_limits(self, limits: Limits) -> None:
        """Put other rate limits in force."""
        self.world.meter.set(limits)

    def advance(self, seconds: float) -> None:
        """Let sandbox time pass."""
        self.world.clock.advance(seconds)

    async def is_polled(self) -> bool:
        """Return whether the bot is waiting in getUpdates at this moment."""
        return self.world.updates.is_polled

    def calls(self, method: str = "", after: int = 0) -> list[Json]:
        """Return what the bot has called, oldest first."""
        return self.world.calls.listed(method, after)
