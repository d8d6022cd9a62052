"""What the data windows show."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.kit import services


async def get_overview(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """responsible: str, who answers for the data · url: str of the full notice."""
    office = services(dialog_manager).county.office
    return {"responsible": office.responsible, "url": office.privacy_url}
