"""The QR code on the chat page's poster: the bot's deep link as an SVG picture."""

import io
import re
from typing import Final

import segno
from aiohttp import web

from bot.sandbox.world import World

_PAYLOAD: Final = re.compile(r"[A-Za-z0-9_-]{0,64}")


def deep_link(username: str, payload: str) -> str:
    """Return the address a phone's camera opens."""
    link = f"https://t.me/{username}"
    return f"{link}?start={payload}" if payload else link


def draw(link: str) -> bytes:
    """Return a QR code as SVG: dark on white, whatever the page's colours are."""
    picture = io.BytesIO()
    code = segno.make_qr(link, error="m")
    code.save(picture, kind="svg", border=2, dark="#14261f", light="#ffffff", omitsize=True)
    return picture.getvalue()


class Poster:
    """Draws the code of this world's bot: GET /sandbox/qr.svg?start=<code>."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def picture(self, request: web.Request) -> web.Response:
        """Answer with the picture, or 400 for a code no deep link can carry."""
        payload = request.query.get("start", "")
        if not _PAYLOAD.fullmatch(payload):
            raise web.HTTPBadRequest(text="START_PARAM_INVALID")
        link = deep_link(str(self.world.bot.username), payload)
        return web.Response(body=draw(link), content_type="image/svg+xml")
