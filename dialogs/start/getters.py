"""What the door, the menu and the short pages show."""

from datetime import datetime
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.kit import actor, say, services
from dialogs.states import opened_above_intake, opened_after_drop
from dialogs.texts import Safe, Say
from offers.county import County
from offers.services.reception import LANGUAGES


async def get_county(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """county, office, address, phone, email, responsible, url: str · opening: Safe · languages."""
    spoken, speaks = services(dialog_manager), say(dialog_manager)
    county, office = spoken.county, spoken.county.office
    return {
        "county": county.name,
        "office": office.name,
        "address": office.address,
        "phone": office.phone,
        "email": office.email,
        "responsible": office.responsible,
        "url": office.privacy_url,
        "opening": Safe(_opening(speaks, county, spoken.clock.now())),
        "languages": _languages(speaks, without=speaks.language),
    }


async def get_menu(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """county, phone: str · unfinished, dropped: bool · known: bool, whether we have a profile."""
    county = services(dialog_manager).county
    reception = services(dialog_manager).reception
    unfinished = opened_above_intake(dialog_manager)
    known = await reception.profile(actor(dialog_manager)) is not None
    return {
        "county": county.name,
        "phone": county.office.phone,
        "unfinished": unfinished,
        "dropped": opened_after_drop(dialog_manager),
        "known": known,
        "can_change": known and not unfinished,
        "can_begin": not known and not unfinished,
    }


async def get_languages(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """languages: list[(code, its own name)]."""
    return {"languages": _languages(say(dialog_manager))}


def _languages(speaks: Say, without: str | None = None) -> list[tuple[str, str]]:
    return [
        (code, speaks.into(code).plain("language-name")) for code in LANGUAGES if code != without
    ]


def _opening(speaks: Say, county: County, now: datetime) -> str:
    """Return whether the office can be called now, or when it can."""
    opens = county.next_opening(now)
    if county.is_open(now) or opens is None:
        return speaks("start-open-now" if county.is_open(now) else "start-opens-unknown")
    return speaks(
        "start-opens",
        weekday=Safe(speaks(f"weekday-{opens.weekday()}")),
        date=opens.date(),
        time=f"{opens:%H:%M}",
    )
