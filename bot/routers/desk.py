"""What counsellors press and command in the staff group: the buttons of a case's card, /hilfe."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.filters import Pressed
from bot.membership import AtDesk, Membership, OnlyMembers
from dialogs.desk.card import CARD_PREFIX, card_buttons, confirm_bar_buttons, read_press
from dialogs.texts import Say
from offers.cases import Case
from offers.rights import Actor
from offers.services import Desk, Services

Step = Callable[[Desk, Actor, int], Awaitable[Case]]

STEPS: dict[str, tuple[Step, str]] = {
    "take": (Desk.take, "card-took"),
    "hand_back": (Desk.hand_back, "card-handed-back"),
    "close": (Desk.close, "card-closed"),
    "bar_sure": (Desk.bar, "card-barred"),
}
"""Button -> what the desk does, and what the counsellor is told."""


def desk_group(membership: Membership) -> Router:
    """Return the router of the staff group's buttons and commands."""
    router = Router(name="desk-group")
    router.message.filter(AtDesk(membership))
    router.callback_query.filter(Pressed(CARD_PREFIX), AtDesk(membership))
    router.callback_query.middleware(OnlyMembers(membership))
    router.message.register(on_help_asked, Command("hilfe", "help"))
    router.callback_query.register(on_card_pressed)
    return router


async def on_help_asked(message: Message, say: Say) -> None:
    """Show how counselling works here, on one screen."""
    await message.answer(say("desk-help"))


async def on_card_pressed(
    callback: CallbackQuery, actor: Actor, say: Say, services: Services
) -> None:
    """Do what the card's button says; refusals pass through."""
    action, case_id = read_press(callback.data or "")
    if action in STEPS:
        step, told = STEPS[action]
        await step(services.desk, actor, case_id)
        await callback.answer(say(told))
    else:
        case = await services.desk.case(actor, case_id)
        buttons = confirm_bar_buttons if action == "bar" else card_buttons
        if isinstance(callback.message, Message):
            await callback.message.edit_reply_markup(reply_markup=_keyboard(buttons(say, case)))
        await callback.answer()


def _keyboard(rows: tuple[tuple[tuple[str, str], ...], ...]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=text, callback_data=data) for text, data in row]
            for row in rows
        ]
    )
