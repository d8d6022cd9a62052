"""Coming and going: start, block, join, leave, promote, topics by hand, and a group's rebirth."""

from typing import Final

from bot.sandbox.chats import ADMIN_RIGHTS, Account, Chat
from bot.sandbox.errors import forbid, refuse
from bot.sandbox.members import set_member, tell_member
from bot.sandbox.params import Json, Params
from bot.sandbox.world import World

ALL_RIGHTS: Final = frozenset(ADMIN_RIGHTS)


def arrive(world: World, person: Account) -> None:
    """Open the conversation, or reopen it after a block, which the bot is told."""
    if world.people[person.id].blocked:
        unblock(world, person)
    world.amend_person(person.id, started=True)


def block(world: World, person: Account) -> None:
    """Stop the bot from writing."""
    _set_blocked(world, person, blocked=True)


def unblock(world: World, person: Account) -> None:
    """Let the bot write again."""
    _set_blocked(world, person, blocked=False)


def _set_blocked(world: World, person: Account, *, blocked: bool) -> None:
    if world.people[person.id].blocked is blocked:
        return
    changed = world.amend_person(person.id, blocked=blocked)
    chat = world.chats[person.id]
    world.note(chat, "member", person_id=person.id, blocked=blocked)
    gone: Json = {"status": "kicked", "user": world.bot.user(), "until_date": 0}
    here: Json = {"status": "member", "user": world.bot.user()}
    before, after = (here, gone) if blocked else (gone, here)
    tell_member(world, "my_chat_member", chat, actor=changed, before=before, after=after)


def found(world: World, params: Params) -> Chat:
    """Found a group with the bot in it.

    kind  forum | supergroup | group; `bot` is the bot's standing (default administrator)
    """
    kind = params.text("kind", "forum")
    if kind not in {"forum", "supergroup", "group"}:
        refuse("kind must be forum, supergroup or group")
    chat = world.add_group(
        params.text("title", "Desk"), supergroup=kind != "group", forum=kind == "forum"
    )
    if params.text("bot", "administrator") == "administrator":
        chat.members[world.bot.id] = "administrator"
        chat.rights[world.bot.id] = ALL_RIGHTS
    else:
        chat.members[world.bot.id] = "member"
    return chat


def group(world: World, params: Params) -> Chat:
    """Return the group an act names."""
    chat = world.chats.get(params.number("chat_id"))
    if chat is None or chat.type == "private":
        refuse("there is no such group")
    return world.chats[chat.migrated_to] if chat.migrated_to is not None else chat


def join(world: World, person: Account, params: Params) -> Chat:
    """Come into a group, by its id or through an invitation link (a used-up link refuses)."""
    link = params.text("invite_link")
    chat = _behind(world, link) if link else group(world, params)
    if chat.members.get(person.id) == "kicked":
        forbid("the person is banned from this group")
    if chat.is_present(person.id):
        return chat
    set_member(world, chat, person, "member", actor=person)
    world.post(chat, person.id, {"new_chat_members": [person.user()]})
    return chat


def _behind(world: World, link: str) -> Chat:
    chat = next((chat for chat in world.chats.values() if link in chat.links), None)
    if chat is None:
        refuse("INVITE_HASH_EXPIRED")
    left = chat.links[link]
    if left == 1:
        del chat.links[link]
    elif left is not None:
        chat.links[link] = left - 1
    return chat


def leave(world: World, person: Account, params: Params) -> Chat:
    """Go away from a group."""
    chat = group(world, params)
    if not chat.is_present(person.id):
        refuse("the person is not in this group")
    world.post(chat, person.id, {"left_chat_member": person.user()})
    set_member(world, chat, person, "left", actor=person)
    return chat


def set_standing(world: World, account: Account, params: Params) -> Chat:
    """Promote, demote or throw out; the rights default to all.

    status  creator | administrator | member | left | kicked
    """
    chat = group(world, params)
    status = params.text("status")
    if status not in {"creator", "administrator", "member", "left", "kicked"}:
        refuse(f"unknown status “{status}”")
    rights = params.tree("rights")
    held = frozenset(rights) & ALL_RIGHTS if isinstance(rights, list) else ALL_RIGHTS
    set_member(
        world,
        chat,
        account,
        status,  # type: ignore[arg-type]  # checked just above
        actor=_owner(world, chat),
        rights=held if status in {"creator", "administrator"} else frozenset(),
    )
    return chat


def _owner(world: World, chat: Chat) -> Account:
    """Return who acts for the group: its creator, else any person in it, else the bot."""
    order = sorted(chat.members, key=lambda member: chat.members[member] != "creator")
    people = [world.people[member] for member in order if chat.is_present(member)]
    return next((account for account in people if not account.is_bot), world.bot)


def migrate(world: World, params: Params) -> Chat:
    """Turn a group into a supergroup with a new id; with forum=true one that has topics."""
    old = group(world, params)
    actor = _owner(world, old)
    new = world.add_group(old.title, supergroup=True, forum=params.flag("forum") or old.is_forum)
    new.members.update(old.members)
    new.rights.update(old.rights)
    world.post(old, actor.id, {"migrate_to_chat_id": new.id})
    old.migrated_to = new.id
    world.post(new, actor.id, {"migrate_from_chat_id": old.id})
    return new
