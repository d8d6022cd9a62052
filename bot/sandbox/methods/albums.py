"""sendMediaGroup: two to ten pictures, or files, that arrive together or not at all."""

from typing import Final

from bot.sandbox.attachments import read_media
from bot.sandbox.errors import refuse
from bot.sandbox.methods.sending import deliver
from bot.sandbox.params import Json, Params
from bot.sandbox.target import writable
from bot.sandbox.world import World

FEWEST: Final = 2
MOST: Final = 10
_ALONE: Final = frozenset({"audio", "document"})
_KINDS: Final = frozenset({"photo", "video", "audio", "document"})


def send_media_group(world: World, params: Params) -> list[Json]:
    """Send an album; every item is checked before the first is posted."""
    target = writable(world, params)
    items = params.mappings("media")
    if not FEWEST <= len(items) <= MOST:
        refuse(f"media group must include {FEWEST}-{MOST} items")
    kinds = {str(item.get("type")) for item in items}
    if kinds - _KINDS or (len(kinds) > 1 and kinds & _ALONE):
        refuse("can't use the media of the specified type in the album")
    contents = [
        read_media(world, Params(item, params.uploads), item["type"], "media") for item in items
    ]
    album = world.new_album()
    return [world.show(deliver(world, target, content, album=album)) for content in contents]
