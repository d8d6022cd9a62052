"""Who stands how in a group, and telling the bot when that changes."""

from collections.abc import Mapping

from bot.sandbox.chats import Account, Chat, Status
from bot.sandbox.params import Json
from bot.sandbox.world import World


def set_member(
    world: World,
    chat: Chat,
    account: Account,
    status: Status,
    *,
    actor: Account,
    rights: frozenset[str] = frozenset(),
) -> None:
    """Change someone's standing in a group; of others a bot hears only as administrator."""
    before = chat.member(account)
    chat.members[account.id] = status
    chat.rights[account.id] = rights
    world.note(chat, "member", person_id=account.id, status=status)
    kind = "my_chat_member" if account.id == world.bot.id else "chat_member"
    if kind == "my_chat_member" or chat.may(world.bot.id, "can_manage_chat"):
        tell_member(world, kind, chat, actor=actor, before=before, after=chat.member(account))


def tell_member(
    world: World,
    kind: str,
    chat: Chat,
    *,
    actor: Account,
    before: Json,
    after: Mapping[str, object],
) -> None:
    """Queue a my_chat_member or chat_member update."""
    body = {
        "chat": chat.json(world.people),
        "from": actor.user(),
        "date": world.now(),
        "old_chat_member": before,
        "new_chat_member": after,
    }
    world.updates.add(kind, chat.id, body)
