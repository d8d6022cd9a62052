"""What the search windows show; each card is matched anew, so that it is never stale."""

from collections.abc import Sequence
from typing import Any

from aiogram_dialog import DialogManager

from dialogs.kit import actor, say, services
from dialogs.search.cards import Cards
from dialogs.states import SearchSG
from dialogs.texts import Safe
from offers.catalogue import Listing
from offers.matching import Match, Package
from offers.people import Profile
from offers.services import Found

LIMIT = 20
_PAIRS = 10
_REMEMBERED_SHOWN = 20
_STATES = {
    "jobs": SearchSG.jobs,
    "homes": SearchSG.homes,
    "packages": SearchSG.packages,
    "partner": SearchSG.partner,
}


async def get_overview(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """<list>: int, how many, None when not asked for · <list>_line: Safe · asked_<list>: bool.

    Lists are jobs, homes, packages, partner. asked: bool, any of them · remembered: int.
    """
    search, who = services(dialog_manager).search, actor(dialog_manager)
    profile = await services(dialog_manager).reception.profile(who) or Profile()
    asked = {
        "jobs": profile.job is not None,
        "homes": profile.home is not None,
        "packages": profile.job is not None and profile.home is not None,
        "partner": profile.partner_job is not None,
    }
    data: dict[str, Any] = {f"asked_{name}": wanted for name, wanted in asked.items()}
    for name, wanted in asked.items():
        found = await find(dialog_manager, _STATES[name]) if wanted else None
        data[name] = None if found is None else len(found.matches or found.packages)
        data[f"{name}_line"] = "" if found is None else _amount(dialog_manager, found)
    remembered = len(await search.remembered(who))
    return {**data, "asked": any(asked.values()), "remembered": remembered}


async def find(manager: DialogManager, state: object) -> Found:
    """Return what the window of that state leafs through."""
    search, who = services(manager).search, actor(manager)
    if state == SearchSG.homes:
        return await search.homes(who, limit=LIMIT)
    if state == SearchSG.packages:
        return await search.packages(who, limit=_PAIRS)
    return await search.jobs(who, partner=state == SearchSG.partner, limit=LIMIT)


async def get_match(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """card: Safe HTML, of what is near when nothing fits · link: str or None · at, total: from 1.

    is_remembered: bool · refused: title of what was refused just now, "" when nothing was.
    """
    found = await find(dialog_manager, dialog_manager.current_context().state)
    refused = await _refused(dialog_manager)
    if not found.matches:
        card = none_card(cards(dialog_manager), found)
        return {"total": 0, "card": card, "link": None, "at": 0, "refused": refused}
    at = place_in(dialog_manager, found.matches)
    match = found.matches[at]
    return {
        "card": cards(dialog_manager).match(match),
        "link": match.listing.offer.link,
        "at": at + 1,
        "total": len(found.matches),
        "is_remembered": await _are_remembered(dialog_manager, match.listing),
        "refused": refused,
    }


async def get_package(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """card: Safe HTML · at, total: from 1 · is_remembered: bool, both · refused: title or ""."""
    found = await find(dialog_manager, SearchSG.packages)
    refused = await _refused(dialog_manager)
    if not found.packages:
        card = none_card(cards(dialog_manager), found)
        return {"total": 0, "card": card, "at": 0, "refused": refused}
    at = place_in(dialog_manager, found.packages)
    package = found.packages[at]
    both = package.job.listing, package.home.listing
    return {
        "card": cards(dialog_manager).package(package),
        "at": at + 1,
        "total": len(found.packages),
        "is_remembered": await _are_remembered(dialog_manager, *both),
        "refused": refused,
    }


async def get_remembered(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """offers: list[(listing id, label)], newest first · any: bool."""
    listings = await services(dialog_manager).search.remembered(actor(dialog_manager))
    drawn = cards(dialog_manager)
    offers = [(one.id, drawn.label(one)) for one in listings[:_REMEMBERED_SHOWN]]
    return {"offers": offers, "any": bool(offers)}


async def get_offer(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """card: Safe HTML of the chosen offer · link: str or None.

    raises  Gone when it is no longer in the books
    """
    listing_id = int(dialog_manager.dialog_data["listing_id"])
    listing = await services(dialog_manager).search.listing(actor(dialog_manager), listing_id)
    return {"card": cards(dialog_manager).listing(listing), "link": listing.offer.link}


def cards(manager: DialogManager) -> Cards:
    """Return what draws offers for the person."""
    known = services(manager)
    today = known.clock.now().astimezone(known.county.timezone).date()
    return Cards(say(manager), known.county, today)


def none_card(drawn: Cards, found: Found) -> Safe:
    """Return what to read when nothing fits: the nearest misses and what would bring more."""
    say = drawn.say
    lines = [say("search-none")]
    if found.misses:
        lines += ["", say("search-misses"), *(drawn.miss(one) for one in found.misses)]
    if found.relaxations:
        lines += ["", say("search-relaxations")]
        for one in found.relaxations[:3]:
            step = Safe(say(f"relaxation-{one.key}", more=one.more, **one.facts))
            lines.append(say("search-relaxation", step=step))
    return Safe("\n".join([*lines, "", say("search-none-human")]))


def place_in(manager: DialogManager, found: Sequence[object]) -> int:
    """Return the index the person has leafed to; it stays inside when the list became shorter."""
    return min(int(manager.dialog_data.get("at", 0)), max(len(found) - 1, 0))


def shown(manager: DialogManager, found: Found) -> tuple[Listing, ...]:
    """Return the offers on the card the person sees: one, or the two of a package, or none."""
    if found.packages:
        package = found.packages[place_in(manager, found.packages)]
        return package.job.listing, package.home.listing
    if found.matches:
        match: Match = found.matches[place_in(manager, found.matches)]
        return (match.listing,)
    return ()


def _amount(manager: DialogManager, found: Found) -> Safe:
    """Return how many there are and how many of them miss no wish; at the limit, the best."""
    whole = sum(_is_whole(one) for one in found.matches or found.packages)
    shown, most = len(found.matches or found.packages), _PAIRS if found.packages else LIMIT
    more = int(shown >= most)
    return Safe(say(manager)("search-amount", shown=shown, whole=whole, more=more))


def _is_whole(found: Match | Package) -> bool:
    if isinstance(found, Package):
        return _is_whole(found.job) and _is_whole(found.home)
    return not found.misfits and all(one.key != "occupation-near" for one in found.reasons)


async def _are_remembered(manager: DialogManager, *listings: Listing) -> bool:
    remembered = await services(manager).search.remembered(actor(manager))
    return {one.id for one in listings} <= {one.id for one in remembered}


async def _refused(manager: DialogManager) -> str:
    refused = manager.dialog_data.get("refused")
    if refused is None:
        return ""
    return (await services(manager).search.listing(actor(manager), int(refused))).offer.title
