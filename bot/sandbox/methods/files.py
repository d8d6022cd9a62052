"""getFile: where the bytes of a file can be fetched, up to 20 MB."""

from bot.sandbox.errors import refuse
from bot.sandbox.files import DOWNLOAD_LIMIT
from bot.sandbox.params import Json, Params
from bot.sandbox.world import World


def get_file(world: World, params: Params) -> Json:
    """Return the path below /file/bot<token>/."""
    file_id = params.text("file_id")
    if not file_id:
        refuse("file_id not specified")
    file = world.files.find(file_id)
    if file is None:
        refuse("wrong file_id or the file is temporarily unavailable")
    if len(file.data) > DOWNLOAD_LIMIT:
        refuse("file is too big")
    return {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.data),
        "file_path": file.path,
    }
