"""What a person does at the door, and where each command leads them."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from dialogs.kit import actor, services, speak
from dialogs.states import (
    InfoSG,
    StartSG,
    drop_intake,
    leave,
    open_call,
    open_help,
    open_intake,
    open_language,
    open_menu,
    open_notice,
    open_privacy,
    open_remembered,
    open_results,
    open_stopped,
    resume_intake,
)


async def greet(manager: DialogManager) -> None:
    """Bring a person who said /start to where they belong.

    The notice comes first; an unfinished intake goes on where it stopped; whoever told us
    nothing yet is asked; all others see the menu.
    """
    reception, who = services(manager).reception, actor(manager)
    if not await reception.notice_accepted(who):
        await open_notice(manager)
    elif await resume_intake(manager):
        return
    elif await reception.profile(who) is None:
        await open_intake(manager)
    else:
        await open_menu(manager)


async def show_menu(manager: DialogManager) -> None:
    """Show the menu, or the notice to somebody who has not accepted it."""
    await (open_menu if await _welcome(manager) else open_notice)(manager)


async def cancel(manager: DialogManager) -> None:
    """Drop an unfinished intake and show the menu."""
    await (drop_intake if await _welcome(manager) else open_notice)(manager)


async def stop(manager: DialogManager) -> None:
    """End every letter nobody asked for, and confirm it."""
    await services(manager).reception.stop(actor(manager))
    await open_stopped(manager)


async def on_accepted(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Record the consent and ask the first question."""
    await services(manager).reception.accept_notice(actor(manager))
    await open_intake(manager)


async def on_call_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Show phone and office."""
    await open_call(manager)


async def on_language_tapped(
    _: CallbackQuery,
    __: Any,  # noqa: ANN401 - a managed widget
    manager: DialogManager,
    language: str,
) -> None:
    """Speak that language from now on, and go back to where the person was."""
    speak(manager, await services(manager).reception.choose_language(actor(manager), language))
    if manager.current_context().state == InfoSG.language:
        await leave(manager)
    else:
        await manager.switch_to(StartSG.notice)


async def on_results_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Show what fits."""
    await open_results(manager)


async def on_intake_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Begin, go on with, or change what we know."""
    await open_intake(manager)


async def on_remembered_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Show the remembered offers."""
    await open_remembered(manager)


async def on_privacy_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Show the person's rights over their data."""
    await open_privacy(manager)


async def on_help_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Show what this is."""
    await open_help(manager)


async def on_language_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Offer the languages."""
    await open_language(manager)


async def _welcome(manager: DialogManager) -> bool:
    return await services(manager).reception.notice_accepted(actor(manager))
