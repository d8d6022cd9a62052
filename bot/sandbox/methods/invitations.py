"""Invitation links into a group, single-use if the bot says so."""

from secrets import token_urlsafe

from bot.sandbox.errors import refuse
from bot.sandbox.params import Json, Params
from bot.sandbox.target import ensure_right, find_chat
from bot.sandbox.world import World

_REFUSAL = "not enough rights to manage chat invite link"


def create_chat_invite_link(world: World, params: Params) -> Json:
    """Return a new link; `member_limit` is how many may come through it."""
    chat = find_chat(world, params)
    ensure_right(world, chat, "can_invite_users", _REFUSAL)
    limit = params.number("member_limit") or None
    link = f"https://t.me/+{token_urlsafe(12)}"
    chat.links[link] = limit
    shown = _shown(world, link, revoked=False)
    return shown | ({"member_limit": limit} if limit else {})


def export_chat_invite_link(world: World, params: Params) -> str:
    """Return a new unlimited link."""
    chat = find_chat(world, params)
    ensure_right(world, chat, "can_invite_users", _REFUSAL)
    link = f"https://t.me/+{token_urlsafe(12)}"
    chat.links[link] = None
    return link


def revoke_chat_invite_link(world: World, params: Params) -> Json:
    """Make a link worthless."""
    chat = find_chat(world, params)
    ensure_right(world, chat, "can_invite_users", _REFUSAL)
    link = params.text("invite_link")
    if link not in chat.links:
        refuse("INVITE_HASH_EXPIRED")
    del chat.links[link]
    return _shown(world, link, revoked=True)


def _shown(world: World, link: str, *, revoked: bool) -> Json:
    return {
        "invite_link": link,
        "creator": world.bot.user(),
        "creates_join_request": False,
        "is_primary": False,
        "is_revoked": revoked,
    }
