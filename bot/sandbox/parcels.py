"""What a person sends besides text: pictures, voice, files, places, contacts, albums."""

import base64
import struct
import zlib
from typing import Final

from bot.sandbox.acts import Place, post
from bot.sandbox.attachments import caption_content, keep
from bot.sandbox.errors import refuse
from bot.sandbox.messages import CAPTIONED, MEDIA, Message
from bot.sandbox.methods.sending import point
from bot.sandbox.params import Json, Params, Upload
from bot.sandbox.world import World

_MIME: Final = {
    "photo": "image/jpeg",
    "document": "application/pdf",
    "voice": "audio/ogg",
    "video": "video/mp4",
    "video_note": "video/mp4",
    "audio": "audio/mpeg",
    "animation": "video/mp4",
    "sticker": "image/webp",
}
_NAMES: Final = {
    "document": "document.pdf",
    "video": "video.mp4",
    "audio": "audio.mp3",
    "animation": "animation.mp4",
}


def send(world: World, place: Place, params: Params) -> Message:
    """Send one parcel: any media kind, location, venue or contact."""
    return post(world, place, _content(world, params), params)


def _content(world: World, params: Params) -> Json:
    kind = params.text("kind")
    if kind == "location":
        return {"location": point(params)}
    if kind == "venue":
        where = point(params)
        sign = {"title": params.text("title"), "address": params.text("address")}
        return {"venue": {"location": where, **sign}, "location": where}
    if kind == "contact":
        names = ("phone_number", "first_name", "last_name")
        return {"contact": {name: params.text(name) for name in names if params.has(name)}}
    return media(world, params)


def album(world: World, place: Place, params: Params) -> list[Message]:
    """Send several media as one album."""
    items = params.mappings("items")
    if not 2 <= len(items) <= 10:  # noqa: PLR2004 - an album's size
        refuse("an album has 2 to 10 items")
    contents = [media(world, Params(item)) for item in items]
    name = world.new_album()
    return [post(world, place, content, params, album=name) for content in contents]


def media(world: World, params: Params) -> Json:
    """Return the content of a media message; without data a small genuine file is made up."""
    kind = params.text("kind")
    if kind not in MEDIA:
        refuse(f"unknown kind “{kind}”")
    upload = Upload(
        name=params.text("name") or _NAMES.get(kind, kind),
        mime=params.text("mime") or _MIME[kind],
        data=_data(params) or _sample(kind),
    )
    file = keep(world, kind, upload, params)
    content: Json = {kind: file.media}
    if kind == "animation":
        content["document"] = file.media
    return content | (caption_content(params) if kind in CAPTIONED else {})


def _data(params: Params) -> bytes:
    try:
        return base64.b64decode(params.text("data"), validate=True)
    except ValueError:
        refuse("data must be base64")


def _sample(kind: str) -> bytes:
    """Return a grey picture, or bytes that say what they stand for."""
    if kind != "photo":
        return f"a sample {kind} of the sandbox\n".encode()
    width, height = 4, 3
    rows = (b"\0" + b"\xa0" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
