"""What happens when a person asks for a human: one service call, then one step."""

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery
from aiogram.types import Message as TelegramMessage
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from dialogs.kit import actor, services
from dialogs.states import DeskSG, opened_offer
from offers.services import Message


async def on_question_written(
    message: TelegramMessage, _: MessageInput, manager: DialogManager
) -> None:
    """Ask, with the person's own words as the first line."""
    line = Message(
        id=message.message_id,
        album=message.media_group_id,
        media=message.content_type != ContentType.TEXT,
    )
    await services(manager).desk.ask(actor(manager), opened_offer(manager), line)
    await manager.switch_to(DeskSG.asked, show_mode=ShowMode.SEND)


async def on_call_me_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Ask without words."""
    await services(manager).desk.ask(actor(manager), opened_offer(manager))
    await manager.switch_to(DeskSG.asked)
