"""What the search windows show; each card is matched anew, so that it is never stale."""

from collections.abc import Sequence
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.kit import actor, say, services
from dialogs.search.cards import listing_card, match_card, miss_line, package_card
from dialogs.states import SearchSG
from dialogs.texts import Safe, Say
from offers.catalogue import Listing
from offers.matching import Match
from offers.people import Profile
from offers.services import Found

LIMIT = 20
_REMEMBERED_SHOWN = 30


async def get_overview(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """jobs, homes, packages, partner: int counts, None when not asked for · remembered: int."""
    search, who = services(dialog_manager).search, actor(dialog_manager)
    profile = await services(dialog_manager).reception.profile(who) or Profile()
    both = profile.job is not None and profile.home is not None
    counts = {
        "jobs": await _count(dialog_manager, SearchSG.jobs) if profile.job else None,
        "homes": await _count(dialog_manager, SearchSG.homes) if profile.home else None,
        "partner": await _count(dialog_manager, SearchSG.partner) if profile.partner_job else None,
        "packages": await _count(dialog_manager, SearchSG.packages) if both else None,
    }
    return {
        **counts,
        **{f"asked_{name}": count is not None for name, count in counts.items()},
        "asked": any(count is not None for count in counts.values()),
        "remembered": len(await search.remembered(who)),
    }


async def find(manager: DialogManager, state: object) -> Found:
    """Return what the window of that state leafs through."""
    search, who = services(manager).search, actor(manager)
    if state == SearchSG.homes:
        return await search.homes(who, limit=LIMIT)
    if state == SearchSG.packages:
        return await search.packages(who)
    return await search.jobs(who, partner=state == SearchSG.partner, limit=LIMIT)


async def get_match(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """card: Safe HTML · link: str or None · at, total: int from 1 · none: Safe HTML when empty."""
    found = await find(dialog_manager, dialog_manager.current_context().state)
    speaks = say(dialog_manager)
    if not found.matches:
        return {"total": 0, "card": none_card(speaks, found), "link": None, "at": 0}
    at = place_in(dialog_manager, found.matches)
    match = found.matches[at]
    return {
        "card": match_card(speaks, match),
        "link": match.listing.offer.link,
        "at": at + 1,
        "total": len(found.matches),
        "is_remembered": await _is_remembered(dialog_manager, match.listing),
    }


async def get_package(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """card: Safe HTML · at, total: int from 1."""
    found = await find(dialog_manager, SearchSG.packages)
    speaks = say(dialog_manager)
    if not found.packages:
        return {"total": 0, "card": none_card(speaks, found), "at": 0}
    at = place_in(dialog_manager, found.packages)
    card = package_card(speaks, found.packages[at])
    return {"card": card, "at": at + 1, "total": len(found.packages)}


async def get_remembered(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """offers: list[(listing id, title)], newest first · any: bool."""
    listings = await services(dialog_manager).search.remembered(actor(dialog_manager))
    offers = [(one.id, one.offer.title) for one in listings[:_REMEMBERED_SHOWN]]
    return {"offers": offers, "any": bool(offers)}


async def get_offer(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """card: Safe HTML of the chosen offer · link: str or None.

    raises  Gone when it is no longer in the books
    """
    listing_id = int(dialog_manager.dialog_data["listing_id"])
    listing = await services(dialog_manager).search.listing(actor(dialog_manager), listing_id)
    return {"card": listing_card(say(dialog_manager), listing), "link": listing.offer.link}


def none_card(speaks: Say, found: Found) -> Safe:
    """Return what to read when nothing fits: the nearest misses and what would bring more."""
    lines = [speaks("search-none")]
    if found.misses:
        lines += ["", speaks("search-misses"), *(miss_line(speaks, one) for one in found.misses)]
    if found.relaxations:
        lines += ["", speaks("search-relaxations")]
        for one in found.relaxations:
            step = Safe(speaks(f"relaxation-{one.key}", more=one.more, **one.facts))
            lines.append(speaks("search-relaxation", step=step))
    return Safe("\n".join([*lines, "", speaks("search-none-human")]))


def place_in(manager: DialogManager, found: Sequence[object]) -> int:
    """Return the index the person has leafed to; it stays inside when the list became shorter."""
    return min(int(manager.dialog_data.get("at", 0)), max(len(found) - 1, 0))


async def _count(manager: DialogManager, state: object) -> int:
    found = await find(manager, state)
    return len(found.matches) or len(found.packages)


async def _is_remembered(manager: DialogManager, listing: Listing) -> bool:
    remembered = await services(manager).search.remembered(actor(manager))
    return any(one.id == listing.id for one in remembered)


def shown(manager: DialogManager, found: Found) -> tuple[Listing, ...]:
    """Return the offers on the card the person sees: one, or the two of a package, or none."""
    if found.packages:
        package = found.packages[place_in(manager, found.packages)]
        return package.job.listing, package.home.listing
    if found.matches:
        match: Match = found.matches[place_in(manager, found.matches)]
        return (match.listing,)
    return ()
