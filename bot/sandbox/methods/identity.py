"""Who the bot is: getMe, its commands, name and descriptions."""

from collections.abc import Callable
from typing import Final

from bot.sandbox.errors import refuse
from bot.sandbox.params import Json, Params
from bot.sandbox.world import World

_COMMANDS_AT_MOST: Final = 100
_DESCRIPTION_AT_MOST: Final = 256
_FIELDS: Final = (("Name", 64), ("Description", 512), ("ShortDescription", 120))
_KEYS: Final = {
    "Name": "name",
    "Description": "description",
    "ShortDescription": "short_description",
}


def get_me(world: World, _: Params) -> Json:
    """Return the bot as a User with its abilities."""
    return world.bot.user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def accept(_: World, __: Params) -> bool:
    """Say yes to what means nothing in a sandbox."""
    return True


def _place(params: Params) -> tuple[str, str]:
    scope = params.mapping("scope") or {"type": "default"}
    place = f"{scope.get('type')}:{scope.get('chat_id', '')}:{scope.get('user_id', '')}"
    return place, params.text("language_code")


def set_my_commands(world: World, params: Params) -> bool:
    """Replace the commands of one scope and language."""
    commands = params.mappings("commands")
    if len(commands) > _COMMANDS_AT_MOST:
        refuse("BOT_COMMANDS_TOO_MUCH")
    for item in commands:
        name = str(item.get("command", ""))
        if not name.isascii() or not name.replace("_", "").isalnum() or name != name.lower():
            refuse("BOT_COMMAND_INVALID")
        if not 0 < len(str(item.get("description", ""))) <= _DESCRIPTION_AT_MOST:
            refuse("BOT_COMMAND_DESCRIPTION_INVALID")
    world.profile.commands[_place(params)] = commands
    world.changes.add("commands")
    return True


def get_my_commands(world: World, params: Params) -> list[Json]:
    """Return the commands of exactly this scope and language."""
    return world.profile.commands.get(_place(params), [])


def delete_my_commands(world: World, params: Params) -> bool:
    """Forget the commands of one scope and language."""
    world.profile.commands.pop(_place(params), None)
    return True


def _setter(field: str, limit: int) -> Callable[[World, Params], object]:
    key = _KEYS[field]

    def set_words(world: World, params: Params) -> bool:
        words = params.text(key)
        if len(words) > limit:
            refuse(f"bot {key.replace('_', ' ')} is too long")
        world.profile.words[key, params.text("language_code")] = words
        return True

    return set_words


def _getter(field: str) -> Callable[[World, Params], object]:
    key = _KEYS[field]

    def get_words(world: World, params: Params) -> Json:
        fallback = world.bot.first_name if key == "name" else ""
        default = world.profile.words.get((key, ""), fallback)
        return {key: world.profile.words.get((key, params.text("language_code")), default)}

    return get_words


WORDS: Final = {f"setMy{field}": _setter(field, limit) for field, limit in _FIELDS} | {
    f"getMy{field}": _getter(field) for field, _ in _FIELDS
}
