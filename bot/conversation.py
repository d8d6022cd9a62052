"""The dispatcher: which router sees an update first, and how persons get their dialogs.

Order is the rule here: who leaves loses their powers, a human's conversation is carried, then the
desk, then commands, then the dialogs. These know only their own router, so that an old window's
button is the relay's while a human speaks.
"""

from collections.abc import Iterable

from aiogram import Bot, Dispatcher, Router
from aiogram.fsm.storage.base import BaseStorage
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats
from aiogram_dialog import Dialog, setup_dialogs
from aiogram_dialog.api.protocols import BgManagerFactory

from bot.acquaintances import Acquaintances
from bot.errors import ErrorAnswers
from bot.membership import Membership, departures
from bot.middlewares import Introduction, set_up_middlewares
from bot.relay import desk_side, person_side
from bot.routers.asking import asking, out_of_the_blue
from bot.routers.commands import commands
from bot.routers.desk import desk_group
from bot.routers.reach import reach
from bot.silence import silent_buttons
from dialogs.desk import desk
from dialogs.privacy import privacy
from dialogs.profile import profile
from dialogs.search import search
from dialogs.start import info, menu, start
from dialogs.texts import Texts

COMMANDS = ("start", "menu", "help", "human", "data", "stop", "cancel", "language")
"""Commands shown in Telegram's menu, named as in the texts `command-…`."""


def build_dispatcher(
    *,
    storage: BaseStorage,
    introduction: Introduction,
    acquaintances: Acquaintances,
    membership: Membership,
    errors: ErrorAnswers,
) -> tuple[Dispatcher, BgManagerFactory]:
    """Return the dispatcher and the way to reach a person's dialogs from outside of an update."""
    dispatcher = Dispatcher(storage=storage, events_isolation=DisabledEventIsolation())
    set_up_middlewares(dispatcher, introduction)
    talk = _talk()
    talk.errors.register(errors.on_error)
    dispatcher.include_routers(
        departures(membership),
        reach(),
        silent_buttons(acquaintances),
        person_side(acquaintances),
        desk_group(membership),
        desk_side(membership),
        talk,
    )
    return dispatcher, setup_dialogs(talk, events_isolation=DisabledEventIsolation())


def _talk() -> Router:
    router = Router(name="talk")
    router.include_routers(commands(), asking(), *all_dialogs(), out_of_the_blue())
    return router


def all_dialogs() -> Iterable[Dialog]:
    """Return every dialog, newly built: they attach to one dispatcher."""
    return start(), info(), menu(), profile(), search(), desk(), privacy()


async def introduce(bot: Bot, texts: Texts) -> None:
    """Tell Telegram which commands to list, in every language."""
    for language in texts.languages:
        say = texts.say(language)
        named = [
            BotCommand(command=_word(name, language), description=say.plain(f"command-{name}"))
            for name in COMMANDS
        ]
        code = None if language == "de" else language
        await bot.set_my_commands(named, scope=BotCommandScopeAllPrivateChats(), language_code=code)


_GERMAN = {
    "help": "hilfe",
    "human": "mensch",
    "data": "daten",
    "cancel": "abbrechen",
    "language": "sprache",
}


def _word(name: str, language: str) -> str:
    return _GERMAN.get(name, name) if language == "de" else name
