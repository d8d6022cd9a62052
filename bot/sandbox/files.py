"""Files in memory: what was uploaded, under ids that only the sandbox understands."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from bot.sandbox.params import Json, Upload

UPLOAD_LIMIT: Final = 50 * 1024 * 1024
DOWNLOAD_LIMIT: Final = 20 * 1024 * 1024
_SUFFIX: Final = {
    "photo": ".jpg",
    "voice": ".oga",
    "video": ".mp4",
    "video_note": ".mp4",
    "audio": ".mp3",
    "animation": ".mp4",
    "sticker": ".webp",
    "document": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An uploaded file; `media` is its Bot API object (Voice, Document, list of PhotoSize …)."""

    id: str
    unique_id: str
    kind: str
    path: str
    mime: str
    data: bytes
    media: object


class Files:
    """All files of a sandbox, by file_id."""

    def __init__(self) -> None:
        self._files: dict[str, File] = {}
        self._count = 0

    def keep(self, kind: str, upload: Upload, facts: Json) -> File:
        """Store an upload as a photo, voice, … and return it with its Bot API object."""
        self._count += 1
        unique = blake2b(upload.data + kind.encode(), digest_size=8).hexdigest()
        file_id = f"SB{kind[:2].upper()}{self._count:06d}{unique}"
        common: Json = {
            "file_id": file_id,
            "file_unique_id": unique,
            "file_size": len(upload.data),
        }
        name = upload.name if kind == "document" else f"file_{self._count}{_SUFFIX[kind]}"
        file = File(
            id=file_id,
            unique_id=unique,
            kind=kind,
            path=f"{kind}s/{self._count}/{name.replace('/', '_')}",
            mime=upload.mime,
            data=upload.data,
            media=_media(kind, common, upload, facts),
        )
        self._files[file_id] = file
        return file

    def find(self, file_id: str) -> File | None:
        """Return the file with this id."""
        return self._files.get(file_id)

    def at(self, path: str) -> File | None:
        """Return the file getFile gave this path."""
        return next((file for file in self._files.values() if file.path == path), None)


def _media(kind: str, common: Json, upload: Upload, facts: Json) -> object:
    """Build the Bot API object of a kind from what the sender said about it."""
    if kind == "photo":
        return [{**common, "width": facts.get("width", 800), "height": facts.get("height", 600)}]
    media = dict(common)
    if kind in {"video", "animation"}:
        media |= {"width": facts.get("width", 640), "height": facts.get("height", 480)}
    if kind == "video_note":
        media["length"] = facts.get("length", 240)
    if kind in {"video", "animation", "video_note", "voice", "audio"}:
        media["duration"] = facts.get("duration", 1)
    if kind == "sticker":
        media |= {"type": "regular", "width": 512, "height": 512}
        media |= {"is_animated": False, "is_video": False, "emoji": facts.get("emoji", "👋")}
    if kind in {"document", "video", "audio", "animation"}:
        media["file_name"] = upload.name
    if kind in {"document", "video", "audio", "animation", "voice"}:
        media["mime_type"] = upload.mime
    for name in ("performer", "title"):
        if kind == "audio" and name in facts:
            media[name] = facts[name]
    return media
