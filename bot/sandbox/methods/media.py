"""Messages with one file: photo, document, voice, video, video note, audio, animation, sticker."""

from collections.abc import Callable
from typing import Final

from bot.sandbox.attachments import read_media
from bot.sandbox.messages import MEDIA
from bot.sandbox.methods.sending import deliver
from bot.sandbox.params import Json, Params
from bot.sandbox.target import writable
from bot.sandbox.world import World


def _sender(kind: str) -> Callable[[World, Params], Json]:
    def send(world: World, params: Params) -> Json:
        target = writable(world, params)
        return world.show(deliver(world, target, read_media(world, params, kind)))

    return send


METHODS: Final = {
    f"send{kind.replace('_', ' ').title().replace(' ', '')}": _sender(kind) for kind in MEDIA
}
