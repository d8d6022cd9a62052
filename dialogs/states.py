"""Where a person can be, and how to bring them there: states with their typed openers.

Dialogs are opened only through `open_x()`; what an opener hands over is read by `opened_x()`. An
unfinished intake is always at the bottom of the stack: all else is put on top and taken away again.
"""

from secrets import token_hex
from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.api.entities import stack as library_stack

STOPPED_HERE = "stopped_here"
"""Set in the intake's dialog_data when it is shown again after an interruption."""

_DEEPEST = 6


def _unique_id() -> str:
    return token_hex(5)


# aiogram-dialog draws ids from the second and 0..99. Of a hundred pairs of dialogs that one person
# opens within a second one pair would share an id, and the lower of the two would be lost.
library_stack.new_id = _unique_id


class StartSG(StatesGroup):
    """Who we are, and the notice before the first question."""

    notice = State()
    details = State()


class InfoSG(StatesGroup):
    """Short pages that stand on top of whatever the person was doing."""

    help = State()
    call = State()
    language = State()
    stopped = State()
    joined = State()


class MenuSG(StatesGroup):
    """What can be done."""

    main = State()


class ProfileSG(StatesGroup):
    """The intake: one state per question, then the summary and its lines."""

    ties = State()
    lives_now = State()
    horizon = State()
    partner = State()
    children = State()
    partner_work = State()
    profession = State()
    occupation = State()
    hours = State()
    remote = State()
    experience = State()
    partner_profession = State()
    partner_occupation = State()
    deal = State()
    rooms = State()
    area = State()
    cost = State()
    place = State()
    radius = State()
    from_date = State()
    extras = State()
    summary = State()
    line = State()


class SearchSG(StatesGroup):
    """What was found and what is remembered."""

    overview = State()
    jobs = State()
    partner = State()
    homes = State()
    packages = State()
    remembered = State()
    offer = State()


class DeskSG(StatesGroup):
    """Asking a human, seen from the person's side."""

    ask = State()
    typed = State()
    asked = State()


class PrivacySG(StatesGroup):
    """A person's rights over their data."""

    overview = State()
    erase = State()


async def open_notice(manager: DialogManager) -> None:
    """Show who we are and the notice; what was open before is closed."""
    await manager.start(StartSG.notice, mode=StartMode.RESET_STACK)


async def open_menu(manager: DialogManager) -> None:
    """Show the menu; of what was open, only an unfinished intake stays, beneath it."""
    if await _back_to_intake(manager):
        await manager.start(MenuSG.main, data={"intake": True})
    else:
        await manager.start(MenuSG.main, mode=StartMode.RESET_STACK)


def opened_above_intake(manager: DialogManager) -> bool:
    """Say whether an unfinished intake lies beneath the menu."""
    return bool(_data(manager).get("intake"))


async def open_intake(manager: DialogManager) -> None:
    """Begin the intake, or show what is known to be changed; an unfinished one is gone on with."""
    if not await resume_intake(manager):
        await manager.start(ProfileSG.ties, mode=StartMode.RESET_STACK)


async def resume_intake(manager: DialogManager) -> bool:
    """Show an unfinished intake again where it stopped, and say so; False when there is none."""
    if not await _back_to_intake(manager):
        return False
    manager.dialog_data[STOPPED_HERE] = True
    await manager.show()
    return True


async def drop_intake(manager: DialogManager) -> None:
    """Show the menu and forget an unfinished intake, saying so if there was one."""
    dropped = await _back_to_intake(manager)
    await manager.start(MenuSG.main, data={"dropped": dropped}, mode=StartMode.RESET_STACK)


def opened_after_drop(manager: DialogManager) -> bool:
    """Say whether an intake was just dropped."""
    return bool(_data(manager).get("dropped"))


async def open_results(manager: DialogManager) -> None:
    """Show what fits; what was open before is closed."""
    await manager.start(SearchSG.overview, mode=StartMode.RESET_STACK)


async def open_remembered(manager: DialogManager) -> None:
    """Show the remembered offers on top."""
    await open_on_top(manager, SearchSG.remembered)


async def open_desk(manager: DialogManager, offer_id: int | None = None) -> None:
    """Offer to ask a human, about an offer if one is given, on top of what is open."""
    await open_on_top(manager, DeskSG.ask, {"offer_id": offer_id})


def opened_offer(manager: DialogManager) -> int | None:
    """Return the offer the question to a human is about."""
    offer_id = _data(manager).get("offer_id")
    return None if offer_id is None else int(offer_id)


async def open_typed(
    manager: DialogManager, line: dict[str, Any], offer_id: int | None = None
) -> None:
    """Offer to hand to humans what was written where nothing was asked. line: a Message, JSON."""
    await open_on_top(manager, DeskSG.typed, {"line": line, "offer_id": offer_id})


def opened_line(manager: DialogManager) -> dict[str, Any]:
    """Return what was written where nothing was asked."""
    return dict(_data(manager)["line"])


async def open_privacy(manager: DialogManager) -> None:
    """Show the person's rights over their data, on top of what is open."""
    await open_on_top(manager, PrivacySG.overview)


async def open_help(manager: DialogManager) -> None:
    """Show what this is and who can be called, on top of what is open."""
    await open_on_top(manager, InfoSG.help)


async def open_call(manager: DialogManager) -> None:
    """Show phone and office, on top of what is open."""
    await open_on_top(manager, InfoSG.call)


async def open_language(manager: DialogManager) -> None:
    """Offer the languages, on top of what is open."""
    await open_on_top(manager, InfoSG.language)


async def open_stopped(manager: DialogManager) -> None:
    """Confirm that letters nobody asked for have ended, on top of what is open."""
    await open_on_top(manager, InfoSG.stopped)


async def open_joined(manager: DialogManager) -> None:
    """Welcome somebody to the desk."""
    await manager.start(InfoSG.joined, mode=StartMode.RESET_STACK)


async def open_on_top(
    manager: DialogManager, state: State, data: dict[str, Any] | None = None
) -> None:
    """Start a dialog above what is open; when too much is open, only what is at the bottom stays.

    The limit keeps a person who alternates between commands from filling the stack.
    """
    if _depth(manager) >= _DEEPEST:
        await _unwind(manager)
    await manager.start(state, data=data)


async def leave(manager: DialogManager) -> None:
    """Go back to what lies beneath, or to the menu when nothing does."""
    if _depth(manager) > 1:
        await manager.done()
    else:
        await open_menu(manager)


async def _back_to_intake(manager: DialogManager) -> bool:
    await _unwind(manager)
    return manager.has_context() and manager.current_context().state.group is ProfileSG


async def _unwind(manager: DialogManager) -> None:
    while _depth(manager) > 1:
        await manager.mark_closed()


def _depth(manager: DialogManager) -> int:
    stack = manager.current_stack()
    return 0 if stack is None else len(stack.intents)


def _data(manager: DialogManager) -> dict[str, Any]:
    return manager.start_data if isinstance(manager.start_data, dict) else {}
