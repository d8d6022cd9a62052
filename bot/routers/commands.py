"""The commands a person may send in their private chat; each leads to a screen and does no more.

Include before the dialogs, or a command would be taken for an answer.
"""

from collections.abc import Awaitable, Callable

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import Message
from aiogram_dialog import DialogManager

from bot.filters import Private
from dialogs.kit import ask_human
from dialogs.start import actions as door
from dialogs.states import open_help, open_joined, open_language, open_privacy
from offers.rights import Actor
from offers.services import Services

JOIN = "join_"
"""How the payload of a counsellor's invitation link begins; the token follows."""

COMMANDS = {
    "menu": ("menu",),
    "hilfe": ("hilfe", "help"),
    "mensch": ("mensch", "human"),
    "daten": ("daten", "data"),
    "sprache": ("sprache", "language"),
    "stop": ("stop",),
    "abbrechen": ("abbrechen", "cancel"),
}
"""Command -> all its names. What Telegram lists of it is the text command-<name>."""

_LEADS_TO: dict[str, Callable[[DialogManager], Awaitable[None]]] = {
    "menu": door.show_menu,
    "hilfe": open_help,
    "mensch": ask_human,
    "daten": open_privacy,
    "sprache": open_language,
    "stop": door.stop,
    "abbrechen": door.cancel,
}


def commands() -> Router:
    """Return the router of all commands in private chats."""
    router = Router(name="commands")
    router.message.filter(Private())
    router.message.register(on_invited, CommandStart(magic=F.args.startswith(JOIN)))
    router.message.register(on_placement, CommandStart(magic=F.args.regexp(r"^[A-Za-z0-9_-]+$")))
    router.message.register(on_start, CommandStart())
    for name, names in COMMANDS.items():
        router.message.register(_leading(_LEADS_TO[name]), Command(*names, ignore_case=True))
    return router


async def on_start(_: Message, dialog_manager: DialogManager) -> None:
    """Bring the person to where they belong."""
    await door.greet(dialog_manager)


async def on_placement(
    _: Message,
    command: CommandObject,
    dialog_manager: DialogManager,
    services: Services,
    actor: Actor,
) -> None:
    """Remember which poster or link brought the person, then go on as with /start."""
    await services.reception.arrive(actor, command.args or "")
    await door.greet(dialog_manager)


async def on_invited(
    _: Message,
    command: CommandObject,
    dialog_manager: DialogManager,
    services: Services,
    actor: Actor,
) -> None:
    """Take a counsellor onto the desk; refusals pass through."""
    await services.team.join(actor, (command.args or "").removeprefix(JOIN))
    await open_joined(dialog_manager)


def _leading(
    to: Callable[[DialogManager], Awaitable[None]],
) -> Callable[[Message, DialogManager], Awaitable[None]]:
    async def on_command(_: Message, dialog_manager: DialogManager) -> None:
        await to(dialog_manager)

    return on_command
