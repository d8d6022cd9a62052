"""Looking at the sandbox and switching it: /sandbox/… for chats, events, calls, faults, limits."""

import json
import time
from contextlib import suppress
from dataclasses import asdict
from typing import Final

from aiohttp import web

from bot.sandbox import membership
from bot.sandbox.chats import Chat
from bot.sandbox.errors import refuse
from bot.sandbox.faults import KINDS, Fault
from bot.sandbox.limits import Limits, Window
from bot.sandbox.params import Json, Params, read_params
from bot.sandbox.people_api import answering
from bot.sandbox.views import change_view, chat_view, message_view, topics_view
from bot.sandbox.world import World

LONGEST_WAIT: Final = 60.0
MESSAGES_SHOWN: Final = 1_000
_HEARTBEAT: Final = 15.0


class Controls:
    """The handlers of /sandbox."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[web.RouteDef]:
        """Return the routes under /sandbox."""
        chat = r"/sandbox/chats/{chat:-?\d+}"
        return [
            web.get("/sandbox/bot", answering(self.bot)),
            web.get("/sandbox/chats", answering(self.chats)),
            web.post("/sandbox/chats", answering(self.found)),
            web.get(chat, answering(self.chat)),
            web.get(chat + "/topics", answering(self.topics)),
            web.post(chat + "/migrate", answering(self.migrate)),
            web.post(chat + "/bot", answering(self.set_bot_standing)),
            web.get("/sandbox/files/{file}", self.file),
            web.get("/sandbox/events", self.events),
            web.get("/sandbox/calls", answering(self.calls)),
            web.delete("/sandbox/calls", answering(self.clear_calls)),
            web.get("/sandbox/faults", answering(self.faults)),
            web.post("/sandbox/faults", answering(self.add_fault)),
            web.delete("/sandbox/faults", answering(self.clear_faults)),
            web.get("/sandbox/limits", answering(self.limits)),
            web.put("/sandbox/limits", answering(self.set_limits)),
            web.get("/sandbox/clock", answering(self.clock)),
            web.post("/sandbox/clock", answering(self.advance)),
        ]

    async def bot(self, _: web.Request) -> Json:
        """Return who the bot is, its commands and texts as a person with no language sees them."""
        profile = self.world.profile
        commands = {" ".join(place): items for place, items in profile.commands.items()}
        words = {
            f"{key} {language}".strip(): text for (key, language), text in profile.words.items()
        }
        waiting = len(self.world.updates.queue)
        return self.world.bot.user() | {"commands": commands, "words": words, "waiting": waiting}

    def _chat(self, request: web.Request) -> Chat:
        chat = self.world.chats.get(int(request.match_info["chat"]))
        if chat is None:
            refuse("there is no such chat")
        return chat

    async def chats(self, _: web.Request) -> list[Json]:
        """Return every chat without its history, with its newest message."""
        return [
            {
                "chat_id": chat.id,
                "type": chat.type,
                "title": chat.title or self.world.people[chat.id].first_name,
                "is_forum": chat.is_forum,
                "migrated_to": chat.migrated_to,
                "version": chat.version,
                "last": message_view(self.world, list(chat.messages.values())[-1])
                if chat.messages
                else None,
            }
            for chat in self.world.chats.values()
        ]

    async def found(self, request: web.Request) -> Json:
        """Found a group: {title, kind, bot}."""
        return {"chat_id": membership.found(self.world, await read_params(request)).id}

    async def chat(self, request: web.Request) -> Json:
        """Return a chat; ?after=version&wait=seconds waits for the next change of it."""
        chat = self._chat(request)
        query = Params(dict(request.query))
        until = time.monotonic() + min(query.seconds("wait"), LONGEST_WAIT)
        after = query.number("after", -1)
        while chat.version <= after and (left := until - time.monotonic()) > 0:
            await self.world.changes.wait(self.world.changes.last, left)
        topic = query.number("topic") if query.has("topic") else None
        return chat_view(self.world, chat, topic, query.number("limit", MESSAGES_SHOWN))

    async def topics(self, request: web.Request) -> list[Json]:
        """Return a forum's topics."""
        return topics_view(self._chat(request))

    async def migrate(self, request: web.Request) -> Json:
        """Turn a group into a supergroup: {forum}."""
        values = (await read_params(request)).values
        params = Params({**values, "chat_id": self._chat(request).id})
        return {"chat_id": membership.migrate(self.world, params).id}

    async def set_bot_standing(self, request: web.Request) -> Json:
        """Promote, demote or throw out the bot: {status, rights}."""
        values = (await read_params(request)).values
        params = Params({**values, "chat_id": self._chat(request).id})
        return {"chat_id": membership.set_standing(self.world, self.world.bot, params).id}

    async def file(self, request: web.Request) -> web.Response:
        """Return a file's bytes for people to see."""
        file = self.world.files.find(request.match_info["file"])
        if file is None:
            raise web.HTTPNotFound
        headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
        return web.Response(body=file.data, content_type=file.mime, headers=headers)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Stream every change as a server-sent event; ?after= or Last-Event-ID catches up."""
        changes = self.world.changes
        given = request.headers.get("Last-Event-ID") or request.query.get("after", "")
        seq = min(int(given), changes.last) if given.isdecimal() else changes.last
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        with suppress(ConnectionResetError):
            await self._stream(request, response, seq)
        return response

    async def _stream(self, request: web.Request, to: web.StreamResponse, seq: int) -> None:
        changes = self.world.changes
        await to.write(f": from {seq}\n\n".encode())
        while not _is_gone(request):
            for change in changes.since(seq):
                seq = change.seq
                data = json.dumps(change_view(self.world, change), ensure_ascii=False)
                text = f"id: {change.seq}\nevent: {change.kind}\ndata: {data}\n\n"
                await to.write(text.encode("utf-8", "surrogatepass"))
            if not await changes.wait(seq, _HEARTBEAT):
                await to.write(b": still here\n\n")

    async def calls(self, request: web.Request) -> list[Json]:
        """Return the bot's calls: ?method=&after=."""
        query = Params(dict(request.query))
        return self.world.calls.listed(query.text("method"), query.number("after"))

    async def clear_calls(self, _: web.Request) -> Json:
        """Forget the calls."""
        self.world.calls.clear()
        return {}

    async def faults(self, _: web.Request) -> list[Json]:
        """Return the faults in force."""
        return self.world.faults.listed()

    async def add_fault(self, request: web.Request) -> Json:
        """Switch a fault on: the fields of `Fault`."""
        values = dict((await read_params(request)).values)
        if values.get("kind") not in KINDS:
            refuse(f"kind must be one of {', '.join(KINDS)}")
        try:
            fault = self.world.faults.add(Fault(**values))  # type: ignore[arg-type]  # JSON of a test
        except TypeError as error:
            refuse(str(error))
        return asdict(fault)

    async def clear_faults(self, request: web.Request) -> Json:
        """Switch off one fault (?id=) or all."""
        query = Params(dict(request.query))
        self.world.faults.remove(query.number("id") or None)
        return {}

    async def limits(self, _: web.Request) -> Json:
        """Return the rate limits in force."""
        return asdict(self.world.meter.limits)

    async def set_limits(self, request: web.Request) -> Json:
        """Set rate limits: {"preset": "telegram" | "off"} or windows as [count, seconds]."""
        params = await read_params(request)
        preset = params.text("preset")
        base = Limits.off() if preset == "off" else Limits()
        windows = {
            name: Window(*params.tree(name)) if params.has(name) else getattr(base, name)
            for name in ("overall", "private", "group")
        }
        self.world.meter.set(Limits(**windows))
        return asdict(self.world.meter.limits)

    async def clock(self, _: web.Request) -> Json:
        """Return sandbox time."""
        return {"now": self.world.clock.now()}

    async def advance(self, request: web.Request) -> Json:
        """Let time pass: {advance: seconds}."""
        params = await read_params(request)
        self.world.clock.advance(params.seconds("advance"))
        return {"now": self.world.clock.now()}


def _is_gone(request: web.Request) -> bool:
    return request.transport is None or request.transport.is_closing()
