"""What the asking windows show."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.kit import actor, services
from dialogs.states import opened_line, opened_offer
from offers.cases import CaseState


async def get_ask(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """title: str of the offer asked about, "" without one · phone: str · waiting: bool.

    waiting: whether a question is with the desk already, so that this one is added to it.
    """
    known, who = services(dialog_manager), actor(dialog_manager)
    case = await known.desk.case_of(who.person_id)
    waiting = case is not None and case.state is CaseState.WAITING
    title = await _title(dialog_manager)
    return {
        "title": title,
        "phone": known.county.office.phone,
        "waiting": waiting,
        "first": not waiting and not title,
    }


async def get_typed(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """title: str of the offer it was written under, "" without one · lines: int."""
    return {"title": await _title(dialog_manager), "lines": len(lines_kept(dialog_manager))}


def lines_kept(manager: DialogManager) -> list[dict[str, Any]]:
    """Return what was written so far where nothing was asked."""
    kept: list[dict[str, Any]] = manager.dialog_data.get("lines") or [opened_line(manager)]
    return kept


async def _title(manager: DialogManager) -> str:
    offer_id = opened_offer(manager)
    if offer_id is None:
        return ""
    listing = await services(manager).search.listing(actor(manager), offer_id)
    return listing.offer.title
