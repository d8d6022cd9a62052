"""Asking outside of the dialogs: the status message's button, and words out of the blue."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.filters import Carried, Pressed, Private
from bot.relay import CARRIED
from dialogs.desk.card import ADD_LINE
from dialogs.kit import offer_human
from dialogs.states import open_desk


def asking() -> Router:
    """Return the router of that button."""
    router = Router(name="asking")
    router.callback_query.register(on_add_line_pressed, Pressed(ADD_LINE))
    return router


def out_of_the_blue() -> Router:
    """Return the router of what is written where nothing is open; include after the dialogs."""
    router = Router(name="out-of-the-blue")
    router.message.register(on_written, Private(), Carried(CARRIED))
    return router


async def on_written(message: Message, dialog_manager: DialogManager) -> None:
    """Show a stranger who we are; offer everybody else to hand it to a human."""
    await offer_human(message, dialog_manager)


async def on_add_line_pressed(callback: CallbackQuery, dialog_manager: DialogManager) -> None:
    """Offer to write one more line, below everything that is there; the button stays.

    The dialogs take the buttons off whatever was pressed, and this message is not theirs.
    """
    await callback.answer()
    dialog_manager.show_mode = ShowMode.SEND
    await open_desk(dialog_manager)
    if isinstance(callback.message, Message):
        await callback.message.edit_reply_markup(reply_markup=callback.message.reply_markup)
