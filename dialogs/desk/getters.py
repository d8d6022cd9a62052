"""What the asking window shows."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.kit import actor, services
from dialogs.states import opened_offer


async def get_ask(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """title: str of the offer asked about, empty without one · phone: str of the office."""
    offer_id, known = opened_offer(dialog_manager), services(dialog_manager)
    title = ""
    if offer_id is not None:
        listing = await known.search.listing(actor(dialog_manager), offer_id)
        title = listing.offer.title
    return {"title": title, "phone": known.county.office.phone}
