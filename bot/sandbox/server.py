"""The Bot API over HTTP: /bot<token>/<method>, files, t.me links; faults and limits strike here."""

import asyncio
import inspect
import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

from aiohttp import web

from bot.sandbox.controls import Controls
from bot.sandbox.errors import ApiError, too_many_requests
from bot.sandbox.faults import Fault
from bot.sandbox.methods import Method, find_method
from bot.sandbox.params import Json, Params, read_params
from bot.sandbox.people_api import routes
from bot.sandbox.poster import Poster
from bot.sandbox.world import World

PAGE: Final = Path(__file__).parent / "page"
BODY_LIMIT: Final = 64 * 1024 * 1024
_HANG_SECONDS: Final = 3600
_BAD_GATEWAY: Final = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n"
    "</body>\r\n</html>\r\n"
)
_encode: Final[Callable[[object], str]] = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":")
).encode


class Server:
    """Answers the bot's calls on one world."""

    def __init__(self, world: World, token: str) -> None:
        self.world = world
        self.token = token

    def app(self) -> web.Application:
        """Return the web application: Bot API, people API, files and the chat page."""
        app = web.Application(client_max_size=BODY_LIMIT)
        app.router.add_route("*", "/bot{token}/{method}", self.answer)
        app.router.add_get("/file/bot{token}/{path:.+}", self.download)
        app.router.add_get("/t.me/{bot}", self.follow_link)
        app.add_routes(routes(self.world))
        app.add_routes(Controls(self.world).routes())
        app.router.add_get("/sandbox/qr.svg", Poster(self.world).picture)
        if (PAGE / "index.html").exists():
            app.router.add_get("/", _index)
            app.router.add_static("/", PAGE)
        return app

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one call of the bot."""
        if request.match_info["token"] != self.token:
            return _reply(_refusal(ApiError(401, "Unauthorized")), 401)
        found = find_method(request.match_info["method"])
        if found is None:
            return _reply(_refusal(ApiError(404, "Not Found: method not found")), 404)
        name, method = found
        try:
            params = await read_params(request)
        except ApiError as error:
            return _reply(_refusal(error), error.code)
        fault = self.world.faults.take(name, _chat_id(params))
        if fault is not None:
            return await self._answer_badly(request, fault, name, method, params)
        outcome, status = await self._outcome(name, method, params)
        return _reply(outcome, status)

    async def perform(self, name: str, params: Params) -> object:
        """Do what a webhook's answer asks for."""
        found = find_method(name)
        if found is None:
            raise ApiError(404, "Not Found: method not found")
        outcome, _ = await self._outcome(*found, params)
        return outcome

    async def _outcome(self, name: str, method: Method, params: Params) -> tuple[Json, int]:
        """Do a call within the limits and log it; return the answer and its HTTP status."""
        world = self.world
        status = 200
        try:
            outcome: Json = {"ok": True, "result": await self._do(name, method, params)}
        except ApiError as error:
            outcome, status = _refusal(error), error.code
        world.calls.add(world.clock.now(), name, params.shown(), outcome)
        return outcome, status

    async def _do(self, name: str, method: Method, params: Params) -> object:
        meter, now = self.world.meter, self.world.clock.now()
        if meter.is_on and (seconds := meter.wait(name, params, now)):
            raise too_many_requests(seconds)
        result = method(self.world, params)
        if inspect.isawaitable(result):
            return await result
        if meter.is_on:
            meter.count(name, params, now)
        return result

    async def _answer_badly(
        self, request: web.Request, fault: Fault, name: str, method: Method, params: Params
    ) -> web.StreamResponse:
        if fault.kind == "latency":
            await asyncio.sleep(fault.seconds)
            outcome, status = await self._outcome(name, method, params)
            return _reply(outcome, status)
        if fault.kind == "reset-after":
            await self._outcome(name, method, params)
            return _cut(request)
        now = self.world.clock.now()
        self.world.calls.add(now, name, params.shown(), {"fault": fault.kind})
        if fault.kind == "hang":
            await asyncio.sleep(_HANG_SECONDS)
        if fault.kind in {"hang", "reset-before"}:
            return _cut(request)
        if fault.kind == "bad-gateway":
            return web.Response(status=502, text=_BAD_GATEWAY, content_type="text/html")
        error = _error_of(fault)
        return _reply(_refusal(error), error.code)

    async def download(self, request: web.Request) -> web.Response:
        """Hand out the bytes of a file."""
        file = self.world.files.at(request.match_info["path"])
        if request.match_info["token"] != self.token or file is None:
            return _reply(_refusal(ApiError(404, "Not Found")), 404)
        return web.Response(body=file.data, content_type="application/octet-stream")

    async def follow_link(self, request: web.Request) -> web.Response:
        """Take a deep link's payload to the chat page."""
        if request.match_info["bot"] != self.world.bot.username:
            raise web.HTTPNotFound(text="No such bot in this sandbox.")
        where = request.rel_url.with_path("/").with_query(request.query)
        raise web.HTTPFound(where)


async def _index(_: web.Request) -> web.FileResponse:
    return web.FileResponse(PAGE / "index.html")


def _reply(outcome: Json, status: int) -> web.Response:
    body = _encode(outcome).encode("utf-8", "surrogatepass")
    return web.Response(body=body, status=status, content_type="application/json")


def _refusal(error: ApiError) -> Json:
    refusal: Json = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        refusal["parameters"] = error.parameters
    return refusal


def _cut(request: web.Request) -> web.Response:
    """Break the connection without a word."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _chat_id(params: Params) -> int | None:
    try:
        return int(params.text("chat_id"))
    except ValueError:
        return None


def _error_of(fault: Fault) -> ApiError:
    if fault.kind == "flood":
        return too_many_requests(int(fault.seconds))
    if fault.kind == "server-error":
        return ApiError(500, "Internal Server Error")
    return ApiError(fault.code, fault.description)
