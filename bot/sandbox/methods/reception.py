"""How the bot gets its updates: long polling, or a webhook."""

import re
from typing import Final
from urllib.parse import urlsplit

from bot.sandbox.errors import ApiError, refuse
from bot.sandbox.params import Json, Params
from bot.sandbox.updates import CONFLICT_SET, CONFLICT_WEBHOOK
from bot.sandbox.webhook import Hook
from bot.sandbox.world import World

_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
_CONNECTIONS: Final = 40
_CONNECTIONS_AT_MOST: Final = 100


async def get_updates(world: World, params: Params) -> list[Json]:
    """Wait for updates and confirm those before the offset."""
    if world.webhook.hook is not None:
        raise ApiError(409, CONFLICT_WEBHOOK)
    updates = world.updates
    updates.allow(params.tree("allowed_updates"))
    return await updates.poll(
        params.number("offset"), params.number("limit", 100), params.number("timeout")
    )


def set_webhook(world: World, params: Params) -> bool:
    """Deliver updates to an address from now on; an empty one ends it."""
    url = params.text("url")
    if not url:
        return delete_webhook(world, params)
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        refuse("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.text("secret_token")
    if secret and not _SECRET.fullmatch(secret):
        refuse("secret token contains unallowed characters")
    connections = params.number("max_connections", _CONNECTIONS)
    _change(world, params)
    world.webhook.set(
        Hook(
            url=url,
            secret=secret,
            connections=min(max(connections, 1), _CONNECTIONS_AT_MOST),
        )
    )
    return True


def delete_webhook(world: World, params: Params) -> bool:
    """Go back to polling."""
    if params.flag("drop_pending_updates"):
        world.updates.queue.clear()
    world.webhook.set(None)
    return True


def _change(world: World, params: Params) -> None:
    world.updates.allow(params.tree("allowed_updates"))
    world.updates.wake(CONFLICT_SET)
    if params.flag("drop_pending_updates"):
        world.updates.queue.clear()


def get_webhook_info(world: World, _: Params) -> Json:
    """Return the address, what waits, and the last failure."""
    hook = world.webhook.hook
    info: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.queue),
    }
    if world.updates.asked is not None:
        info["allowed_updates"] = world.updates.asked
    if hook is None:
        return info
    info |= {"max_connections": hook.connections, "ip_address": "127.0.0.1"}
    if world.webhook.last_error is not None:
        date, message = world.webhook.last_error
        info |= {"last_error_date": date, "last_error_message": message}
    return info
