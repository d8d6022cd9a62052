"""Chats and their members: look-ups, leaving, banning, pinning."""

from bot.sandbox.chats import ADMINS, Account, Chat
from bot.sandbox.errors import refuse
from bot.sandbox.members import set_member
from bot.sandbox.params import Json, Params
from bot.sandbox.target import ensure_right, find_chat
from bot.sandbox.world import World


def get_chat(world: World, params: Params) -> Json:
    """Return ChatFullInfo with every field the libraries require."""
    chat = find_chat(world, params)
    full = chat.json(world.people) | {
        "accent_color_id": 1,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if chat.type != "private":
        full["permissions"] = {"can_send_messages": True}
    pinned = world.find(chat, chat.pinned[-1]) if chat.pinned else None
    if pinned is not None:
        full["pinned_message"] = world.show(pinned)
    return full


def _group(world: World, params: Params) -> Chat:
    chat = find_chat(world, params)
    if chat.type == "private":
        refuse("there are no administrators in the private chat")
    return chat


def _account(world: World, params: Params) -> Account:
    if not params.has("user_id"):
        refuse("user_id is empty")
    account = world.people.get(params.number("user_id"))
    if account is None:
        refuse("PARTICIPANT_ID_INVALID")
    return account


def get_chat_member(world: World, params: Params) -> Json:
    """Return someone's standing in a chat."""
    chat = find_chat(world, params)
    account = _account(world, params)
    if chat.type == "private":
        return {"status": "member", "user": account.user()}
    return chat.member(account)


def get_chat_administrators(world: World, params: Params) -> list[Json]:
    """Return a group's administrators, without other bots."""
    chat = _group(world, params)
    return [
        chat.member(world.people[account_id])
        for account_id, status in chat.members.items()
        if status in ADMINS
    ]


def get_chat_member_count(world: World, params: Params) -> int:
    """Return how many are in a chat."""
    chat = find_chat(world, params)
    if chat.type == "private":
        return 2
    return sum(chat.is_present(account_id) for account_id in chat.members)


def leave_chat(world: World, params: Params) -> bool:
    """Let the bot go."""
    chat = _group(world, params)
    set_member(world, chat, world.bot, "left", actor=world.bot)
    return True


def ban_chat_member(world: World, params: Params) -> bool:
    """Throw someone out for good."""
    return _restrain(world, params, banned=True)


def unban_chat_member(world: World, params: Params) -> bool:
    """Let someone come back; a member who was not banned is put out unless told otherwise."""
    return _restrain(world, params, banned=False)


def _restrain(world: World, params: Params, *, banned: bool) -> bool:
    chat = _group(world, params)
    ensure_right(
        world, chat, "can_restrict_members", "not enough rights to restrict/unrestrict chat member"
    )
    account = _account(world, params)
    if chat.members.get(account.id) == "creator":
        refuse("can't remove chat owner")
    if not banned and params.flag("only_if_banned") and chat.is_present(account.id):
        return True
    set_member(world, chat, account, "kicked" if banned else "left", actor=world.bot)
    return True


def pin_chat_message(world: World, params: Params) -> bool:
    """Pin a message."""
    chat = find_chat(world, params)
    ensure_right(
        world, chat, "can_pin_messages", "not enough rights to manage pinned messages in the chat"
    )
    message = world.find(chat, params.number("message_id"))
    if message is None:
        refuse("message to pin not found")
    if message.is_service:
        refuse("message can't be pinned")
    if message.id not in chat.pinned:
        chat.pinned.append(message.id)
        world.note(chat, "pinned", message_id=message.id)
        pinned = {"pinned_message": world.show(message, nested=True)}
        world.post(chat, world.bot.id, pinned, topic_id=message.topic_id)
    return True


def unpin_chat_message(world: World, params: Params) -> bool:
    """Unpin one message, the latest when none is named."""
    chat = find_chat(world, params)
    ensure_right(
        world, chat, "can_pin_messages", "not enough rights to manage pinned messages in the chat"
    )
    wanted = params.number("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if wanted not in chat.pinned:
        refuse("message to unpin not found")
    chat.pinned.remove(wanted)
    world.note(chat, "unpinned", message_id=wanted)
    return True


def unpin_all_chat_messages(world: World, params: Params) -> bool:
    """Unpin everything."""
    chat = find_chat(world, params)
    chat.pinned.clear()
    world.note(chat, "unpinned")
    return True
