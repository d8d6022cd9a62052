"""What happens when a person leafs, remembers, refuses or asks about an offer."""

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from dialogs.kit import actor, offer_human, services
from dialogs.search.getters import find, shown
from dialogs.states import SearchSG, leave, open_desk, open_intake, open_remembered
from offers.catalogue import Listing
from offers.errors import Gone

_HOME = "_home"
"""How the buttons of a package end that are about its home; the others are about its job."""


async def on_previous_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Leaf back."""
    _leaf(manager, -1)


async def on_next_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Leaf on."""
    _leaf(manager, 1)


async def on_remember_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Keep what is on the card."""
    ids = [listing.id for listing in await _shown(manager)]
    await services(manager).search.remember(actor(manager), *ids)


async def on_unremember_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Keep it no longer."""
    ids = [listing.id for listing in await _shown(manager)]
    await services(manager).search.forget_mark(actor(manager), *ids)


async def on_refuse_pressed(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Never show this one again; the next one takes its place, and this can be taken back."""
    listing = await _meant(manager, button)
    await services(manager).search.refuse(actor(manager), listing.id)
    manager.dialog_data["refused"] = listing.id


async def on_restore_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Take the last refusal back."""
    refused = manager.dialog_data.pop("refused", None)
    if refused is not None:
        await services(manager).search.forget_mark(actor(manager), int(refused))


async def on_ask_pressed(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Ask a human about what is on the card."""
    await open_desk(manager, (await _meant(manager, button)).id)


async def on_words_written(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Offer to hand what was written to a human, with the offer it was written under."""
    listings = shown(manager, await find(manager, manager.current_context().state))
    await offer_human(message, manager, listings[0].id if listings else None)


async def on_change_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Change what was said."""
    await open_intake(manager)


async def on_list_pressed(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Show the list the button names, from its beginning."""
    manager.dialog_data.clear()
    if button.widget_id == "remembered":
        await open_remembered(manager)
        return
    states = {state.state.partition(":")[2]: state for state in SearchSG.__states__ if state.state}
    await manager.switch_to(states[button.widget_id or "overview"])


async def on_offer_chosen(
    _: CallbackQuery, __: object, manager: DialogManager, listing_id: int
) -> None:
    """Show a remembered offer's card."""
    manager.dialog_data["listing_id"] = listing_id
    await manager.switch_to(SearchSG.offer)


async def on_forget_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Take the offer off the remembered ones."""
    listing_id = int(manager.dialog_data["listing_id"])
    await services(manager).search.forget_mark(actor(manager), listing_id)
    await manager.switch_to(SearchSG.remembered)


async def on_ask_about_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Ask a human about the remembered offer."""
    await open_desk(manager, int(manager.dialog_data["listing_id"]))


async def on_leave_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Go back to what lies beneath."""
    await leave(manager)


def _leaf(manager: DialogManager, step: int) -> None:
    manager.dialog_data["at"] = max(int(manager.dialog_data.get("at", 0)) + step, 0)
    manager.dialog_data.pop("refused", None)


async def _meant(manager: DialogManager, button: Button) -> Listing:
    listings = await _shown(manager)
    return listings[-1 if (button.widget_id or "").endswith(_HOME) else 0]


async def _shown(manager: DialogManager) -> tuple[Listing, ...]:
    listings = shown(manager, await find(manager, manager.current_context().state))
    if not listings:
        raise Gone
    return listings
