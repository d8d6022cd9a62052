"""What happens when a person leafs, remembers, refuses or asks about an offer."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from dialogs.kit import actor, services
from dialogs.search.getters import find, shown
from dialogs.states import SearchSG, leave, open_desk, open_intake
from offers.catalogue import Listing
from offers.errors import Gone


async def on_previous_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Leaf back."""
    manager.dialog_data["at"] = max(int(manager.dialog_data.get("at", 0)) - 1, 0)


async def on_next_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Leaf on."""
    manager.dialog_data["at"] = int(manager.dialog_data.get("at", 0)) + 1


async def on_remember_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Keep what is on the card."""
    ids = [listing.id for listing in await _shown(manager)]
    await services(manager).search.remember(actor(manager), *ids)


async def on_unremember_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Keep it no longer."""
    await services(manager).search.forget_mark(actor(manager), (await _shown(manager))[0].id)


async def on_refuse_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Never show this one again; the next one takes its place."""
    await services(manager).search.refuse(actor(manager), (await _shown(manager))[0].id)


async def on_ask_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Ask a human about what is on the card; of a package, about the job."""
    await open_desk(manager, (await _shown(manager))[0].id)


async def on_change_pressed(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Change what was said."""
    await open_intake(manager)


async def on_list_pressed(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Show the list the button names, from its beginning."""
    manager.dialog_data["at"] = 0
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


async def _shown(manager: DialogManager) -> tuple[Listing, ...]:
    listings = shown(manager, await find(manager, manager.current_context().state))
    if not listings:
        raise Gone
    return listings
