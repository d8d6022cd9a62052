"""The people API's acts over HTTP: POST /people creates someone, POST /people/<id>/<act> acts.

A refused act answers with Telegram-like status and {"error": "…"}.
"""

import re
from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from aiohttp import web

from bot.sandbox import acts, membership, parcels, taps, topics_by_hand
from bot.sandbox.chats import Account
from bot.sandbox.errors import ApiError, refuse
from bot.sandbox.params import Json, Params, read_params
from bot.sandbox.views import message_view, person_view
from bot.sandbox.world import World

Act: TypeAlias = Callable[[World, int, Params], Json]
Answer: TypeAlias = Callable[[web.Request], Awaitable[object]]

_PAYLOAD: Final = re.compile(r"[A-Za-z0-9_-]{0,64}")


def routes(world: World) -> list[web.RouteDef]:
    """Return the routes under /people."""

    async def create(request: web.Request) -> object:
        params = await read_params(request)
        names = ("last_name", "username", "language_code")
        more = {name: params.text(name) for name in names if params.has(name)}
        person = world.add_person(params.text("first_name", "Somebody"), **more)
        return person_view(world, person.id)

    async def everybody(_: web.Request) -> object:
        return [person_view(world, it.id) for it in world.people.values() if not it.is_bot]

    async def act(request: web.Request) -> object:
        name = request.match_info["act"]
        if name not in ACTS:
            refuse(f"unknown act; there are {', '.join(ACTS)}")
        params = await read_params(request)
        return ACTS[name](world, int(request.match_info["person"]), params)

    return [
        web.post("/people", answering(create)),
        web.get("/people", answering(everybody)),
        web.post(r"/people/{person:\d+}/{act}", answering(act)),
    ]


def answering(handler: Answer) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Turn a function's result, or its refusal, into a JSON answer."""

    async def handle(request: web.Request) -> web.Response:
        try:
            return web.json_response(await handler(request))
        except ApiError as error:
            return web.json_response({"error": error.description}, status=error.code)

    return handle


def _person(world: World, person_id: int) -> Account:
    person = world.people.get(person_id)
    if person is None:
        refuse("no such person")
    return person


def _start(world: World, person_id: int, params: Params) -> Json:
    """Press Start, perhaps through a deep link: {payload?}."""
    payload = params.text("payload")
    if not _PAYLOAD.fullmatch(payload):
        refuse("START_PARAM_INVALID")
    return _say(world, person_id, Params({"text": f"/start {payload}"}))


def _say(world: World, person_id: int, params: Params) -> Json:
    place = acts.stand(world, person_id, params)
    return message_view(world, acts.say(world, place, params))


def _tap(world: World, person_id: int, params: Params) -> Json:
    return taps.tap(world, acts.stand(world, person_id, params), params)


def _send(world: World, person_id: int, params: Params) -> Json:
    place = acts.stand(world, person_id, params)
    return message_view(world, parcels.send(world, place, params))


def _album(world: World, person_id: int, params: Params) -> Json:
    messages = parcels.album(world, acts.stand(world, person_id, params), params)
    return {"messages": [message_view(world, message) for message in messages]}


def _edit(world: World, person_id: int, params: Params) -> Json:
    return message_view(world, acts.edit(world, acts.stand(world, person_id, params), params))


def _delete(world: World, person_id: int, params: Params) -> Json:
    acts.delete(world, acts.stand(world, person_id, params), params)
    return {}


def _react(world: World, person_id: int, params: Params) -> Json:
    return message_view(world, acts.react(world, acts.stand(world, person_id, params), params))


def _block(world: World, person_id: int, _: Params) -> Json:
    membership.block(world, _person(world, person_id))
    return person_view(world, person_id)


def _unblock(world: World, person_id: int, _: Params) -> Json:
    membership.unblock(world, _person(world, person_id))
    return person_view(world, person_id)


def _deactivate(world: World, person_id: int, _: Params) -> Json:
    world.amend_person(_person(world, person_id).id, deactivated=True)
    return person_view(world, person_id)


def _join(world: World, person_id: int, params: Params) -> Json:
    return {"chat_id": membership.join(world, _person(world, person_id), params).id}


def _leave(world: World, person_id: int, params: Params) -> Json:
    return {"chat_id": membership.leave(world, _person(world, person_id), params).id}


def _standing(world: World, person_id: int, params: Params) -> Json:
    return {"chat_id": membership.set_standing(world, _person(world, person_id), params).id}


def _topic(world: World, person_id: int, params: Params) -> Json:
    place = acts.stand(world, person_id, params)
    topic = topics_by_hand.change_topic(world, place, params)
    return {"topic_id": topic.id, "name": topic.name, "closed": topic.closed}


ACTS: Final[dict[str, Act]] = {
    "start": _start,
    "say": _say,
    "tap": _tap,
    "send": _send,
    "album": _album,
    "edit": _edit,
    "delete": _delete,
    "react": _react,
    "block": _block,
    "unblock": _unblock,
    "deactivate": _deactivate,
    "join": _join,
    "leave": _leave,
    "standing": _standing,
    "topic": _topic,
}
