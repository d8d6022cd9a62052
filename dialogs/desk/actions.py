"""What happens when a person asks for a human: one service call, then one step."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram.types import Message as TelegramMessage
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from dialogs.desk.getters import lines_kept
from dialogs.kit import actor, line_of, services
from dialogs.states import DeskSG, open_intake, opened_offer
from offers.services import Message

_MOST_LINES = 20


async def on_question_written(
    message: TelegramMessage, _: MessageInput, manager: DialogManager
) -> None:
    """Ask, with the person's own words as the first line."""
    await _ask(manager, line_of(message))
    await manager.switch_to(DeskSG.asked, show_mode=ShowMode.SEND)


async def on_call_me_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Ask without words."""
    await _ask(manager)
    await manager.switch_to(DeskSG.asked)


async def on_more_typed(message: TelegramMessage, _: MessageInput, manager: DialogManager) -> None:
    """Keep one more line of what the person would hand to humans."""
    lines = [*lines_kept(manager), line_of(message)]
    manager.dialog_data["lines"] = lines[-_MOST_LINES:]


async def on_hand_over_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Ask, with everything that was written."""
    await _ask(manager, *lines_kept(manager))
    await manager.switch_to(DeskSG.asked)


async def on_change_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Change what is looked for instead."""
    await open_intake(manager)


async def _ask(manager: DialogManager, *lines: dict[str, Any]) -> None:
    carried = (Message(**line) for line in lines)
    await services(manager).desk.ask(actor(manager), opened_offer(manager), *carried)
