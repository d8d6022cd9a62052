"""The button under a person's status message: add to the question that waits at the desk."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.filters import Pressed
from dialogs.desk.card import ADD_LINE
from dialogs.states import open_desk


def asking() -> Router:
    """Return the router of that button."""
    router = Router(name="asking")
    router.callback_query.register(on_add_line_pressed, Pressed(ADD_LINE))
    return router


async def on_add_line_pressed(callback: CallbackQuery, dialog_manager: DialogManager) -> None:
    """Offer to write one more line, below everything that is there; the button stays.

    The dialogs take the buttons off whatever was pressed, and this message is not theirs.
    """
    await callback.answer()
    dialog_manager.show_mode = ShowMode.SEND
    await open_desk(dialog_manager)
    if isinstance(callback.message, Message):
        await callback.message.edit_reply_markup(reply_markup=callback.message.reply_markup)
