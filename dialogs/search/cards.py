"""An offer as a card: what it is, why it fits, what does not, what nobody said. Text only."""

from collections.abc import Iterable, Iterator
from datetime import date

from dialogs.texts import Safe, Say
from offers.catalogue import Deal, Home, Hours, Job, Listing
from offers.matching import Match, Miss, Package, Reason

_SEPARATOR = " · "


def match_card(say: Say, match: Match) -> Safe:
    """Return the card of an offer that fits."""
    lines = [
        *_head(say, match.listing),
        "",
        *_judged(say, match),
        say("search-since", date=_day(match.listing.first_seen.date())),
    ]
    return Safe("\n".join(lines))


def listing_card(say: Say, listing: Listing) -> Safe:
    """Return the card of an offer on its own, without a need to judge it by."""
    since = say("search-since", date=_day(listing.first_seen.date()))
    return Safe("\n".join([*_head(say, listing), "", since]))


def package_card(say: Say, package: Package) -> Safe:
    """Return a job and a home on one card."""
    lines = [
        say("search-package-job"),
        *_head(say, package.job.listing),
        *_fits(say, package.job),
        "",
        say("search-package-home"),
        *_head(say, package.home.listing),
        *_fits(say, package.home),
    ]
    if package.commute_km is not None:
        lines += ["", say("search-commute", km=round(package.commute_km))]
    return Safe("\n".join(lines))


def miss_line(say: Say, miss: Miss) -> Safe:
    """Return one line about an offer that almost fits."""
    failed = Safe(_sentence(say, "misfit", miss.failed))
    return Safe(say("search-miss", title=miss.listing.offer.title, failed=failed))


def _head(say: Say, listing: Listing) -> Iterator[str]:
    offer = listing.offer
    details = offer.details
    yield say("offer-title", title=offer.title)
    who = details.employer if isinstance(details, Job) else ""
    where = " ".join(part for part in (offer.place.postcode, offer.place.town) if part)
    yield say("offer-where", where=_SEPARATOR.join(part for part in (who, where) if part))
    facts = job_facts(say, details) if isinstance(details, Job) else home_facts(say, details)
    line = _SEPARATOR.join(facts)
    if line:
        yield line


def _judged(say: Say, match: Match) -> Iterator[str]:
    yield from _fits(say, match)
    for key, stem, reasons in (
        ("search-fits-not", "misfit", match.misfits),
        ("search-unknown", "unknown", match.unknowns),
    ):
        if reasons:
            yield say(key, list=_listed(say, stem, reasons))


def _fits(say: Say, match: Match) -> Iterator[str]:
    if match.reasons:
        yield say("search-fits", list=_listed(say, "reason", match.reasons))


def _listed(say: Say, stem: str, reasons: Iterable[Reason]) -> Safe:
    return Safe(_SEPARATOR.join(_sentence(say, stem, reason) for reason in reasons))


def _sentence(say: Say, stem: str, reason: Reason) -> str:
    return say(f"{stem}-{reason.key}", **reason.facts)


def job_facts(say: Say, job: Job) -> Iterator[str]:
    """Yield what is known about a job's terms, in few words each."""
    for hours in Hours:
        if hours in job.hours:
            yield say(f"offer-{hours.value}")
    if job.permanent is not None:
        yield say("offer-permanent" if job.permanent else "offer-temporary")
    if job.remote:
        yield say("offer-remote")
    if job.career_changers:
        yield say("offer-career-changers")
    if job.starts is not None:
        yield say("offer-starts", date=_day(job.starts))
    elif job.starts_now:
        yield say("offer-starts-now")


def home_facts(say: Say, home: Home) -> Iterator[str]:
    """Yield what is known about a home's size, cost and date, in few words each."""
    yield say(f"offer-{home.deal.value}")
    if home.rooms is not None:
        yield say("offer-rooms", rooms=home.rooms)
    if home.area is not None:
        yield say("offer-area", area=round(home.area / 10))
    if home.plot_area is not None:
        yield say("offer-plot-area", area=round(home.plot_area / 10))
    yield from _cost(say, home)
    if home.available_from is not None:
        yield say("offer-available", date=_day(home.available_from))
    elif home.available_text:
        yield say("offer-available-text", words=home.available_text)


def _cost(say: Say, home: Home) -> Iterator[str]:
    if home.deal is not Deal.RENT:
        key, cents = "offer-price", home.price_cents
    elif home.warm_cents is not None:
        key, cents = "offer-warm", home.warm_cents
    else:
        key, cents = "offer-cold", home.cold_cents
    if cents is not None:
        yield say(key, euros=round(cents / 100))


def _day(day: date) -> str:
    return day.strftime("%d.%m.%Y")
