"""Media of a call: a fresh upload, an attach:// reference or a known file_id."""

from typing import Final

from bot.sandbox.entities import CAPTION_LIMIT, read_wording
from bot.sandbox.errors import ApiError, refuse
from bot.sandbox.files import UPLOAD_LIMIT, File
from bot.sandbox.messages import CAPTIONED
from bot.sandbox.params import Json, Params, Upload
from bot.sandbox.world import World

_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")
_FACTS: Final = ("width", "height", "length", "duration")


def read_media(world: World, params: Params, kind: str, name: str | None = None) -> Json:
    """Return the content of a media message: the file, its caption and flags.

    kind   photo, document, voice …; `name` is the parameter that holds the file (default: kind)
    """
    file = _file(world, params, kind, name or kind)
    content: Json = {kind: file.media}
    if kind == "animation":
        content["document"] = file.media
    if kind in CAPTIONED:
        content |= caption_content(params)
    if params.flag("has_spoiler"):
        content["has_media_spoiler"] = True
    return content


def caption_content(params: Params) -> Json:
    """Return caption, its entities and where it stands."""
    wording = read_wording(params, "caption", CAPTION_LIMIT)
    content: Json = {}
    if wording.text:
        content["caption"] = wording.text
    if wording.entities:
        content["caption_entities"] = wording.entities
    if params.flag("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content


def _file(world: World, params: Params, kind: str, name: str) -> File:
    upload = params.uploads.get(name)
    reference = params.text(name)
    if upload is None and reference.startswith("attach://"):
        upload = params.uploads.get(reference.removeprefix("attach://"))
    if upload is not None:
        return keep(world, kind, upload, params)
    if not reference:
        refuse(f"there is no {kind.replace('_', ' ')} in the request")
    if reference.startswith(("http://", "https://")):
        refuse("failed to get HTTP URL content")
    file = world.files.find(reference)
    if file is None:
        refuse("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        refuse(f"can't use file of type {_title(file.kind)} as {_title(kind)}")
    return file


def keep(world: World, kind: str, upload: Upload, params: Params) -> File:
    """Store an upload.

    raises  ApiError when it is empty, too big, or a photo that is no picture
    """
    if not upload.data:
        refuse("file must be non-empty")
    if len(upload.data) > UPLOAD_LIMIT:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo" and not upload.data.startswith(_PICTURES):
        refuse("IMAGE_PROCESS_FAILED")
    facts: Json = {name: params.number(name) for name in _FACTS if params.has(name)}
    facts |= {n: params.text(n) for n in ("performer", "title", "emoji") if params.has(n)}
    return world.files.keep(kind, upload, facts)


def _title(kind: str) -> str:
    return kind.replace("_", " ").title().replace(" ", "")
