"""Jobs out of the employment agency's Jobsuche JSON: results of v4 and v6, and single details.

The interface is unofficial and changes without notice, so a shape that is none of these is refused
aloud instead of being read as nothing. One reader knows both shapes' names for each field.
"""

from datetime import date

from offers.catalogue import Contact, Hours, Job, Offer, Place
from offers.errors import FeedUnreadable
from offers.feeds.dates import find_day, is_now
from offers.feeds.documents import entries, first, read_json, record, scalar
from offers.feeds.harvest import (
    Feed,
    Harvest,
    Unusable,
    derived_id,
    ensure_current,
    fitting_id,
)
from offers.feeds.places import place, street
from offers.feeds.texts import line, link, paragraphs
from offers.feeds.wording import yes_no

_LISTS = ("stellenangebote", "ergebnisliste")
_NUMBERS = ("referenznummer", "refnr", "hashId")
_TITLES = ("stellenangebotsTitel", "titel")
_OCCUPATIONS = ("hauptberuf", "beruf", "alleBerufe", "alternativBeruf1")
_EMPLOYERS = ("firma", "arbeitgeber")
_PLACES = ("stellenlokationen", "arbeitsorte", "arbeitsort")
_KNOWN = frozenset((*_NUMBERS, *_TITLES, *_OCCUPATIONS, *_EMPLOYERS))
_MODELS = {"VOLLZEIT": Hours.FULL, "TEILZEIT": Hours.PART, "MINIJOB": Hours.MINI}
_TRUTHS = (
    ("arbeitszeitVollzeit", Hours.FULL),
    ("arbeitszeitTeilzeit", Hours.PART),
    ("arbeitszeitSchicht", Hours.SHIFT),
    ("istGeringfuegigeBeschaeftigung", Hours.MINI),
)


def read_jobsuche(data: bytes, *, provider: str, today: date) -> Feed:
    """Read Jobsuche JSON in UTF-8.

    raises  FeedUnreadable when malformed or of an unknown shape
    """
    found = _records(read_json(data))
    known = [item for item in found if isinstance(item, dict) and _KNOWN & item.keys()]
    if found and not known:
        raise FeedUnreadable(why=f"Jobsuche records of an unknown shape, {_keys(found[0])}")
    harvest = Harvest()
    for number, item in enumerate(found, start=1):
        harvest.count()
        name = f"record {number}"
        if not isinstance(item, dict):
            harvest.skip(name, "is not an object")
            continue
        own = line(scalar(first(item, *_NUMBERS)))
        name = f"refnr {own}" if own else name
        try:
            offer = _offer(item, fitting_id(own) if own else None, provider, today)
        except Unusable as why:
            harvest.refuse(name, why)
            continue
        if not own:
            harvest.warn(f"{name}: has no reference number, known by its content")
        harvest.add(offer, name)
    return harvest.feed()


def _records(document: object) -> list[object]:
    if isinstance(document, list):
        return document
    if isinstance(document, dict):
        for name in _LISTS:
            if isinstance(document.get(name), list):
                return list(document[name])
        if _KNOWN & document.keys():
            return [document]
        if scalar(document.get("maxErgebnisse")) == "0":
            return []
    raise FeedUnreadable(why=f"neither Jobsuche v4, v6 nor a job's details, {_keys(document)}")


def _keys(document: object) -> str:
    if not isinstance(document, dict):
        return f"it is a {type(document).__name__}"
    return f"its keys are {line(', '.join(sorted(map(str, document))[:12]), 200) or 'none'}"


def _offer(item: dict[str, object], external_id: str | None, provider: str, today: date) -> Offer:
    occupation = line(scalar(first(item, *_OCCUPATIONS)))
    title = line(scalar(first(item, *_TITLES))) or occupation
    if not title:
        raise Unusable(reason="has neither title nor occupation")
    places = [_place(spot) for spot in entries(first(item, *_PLACES))]
    employer = line(scalar(first(item, *_EMPLOYERS)))
    spot = places[0] if places else Place()
    span = record(item.get("veroeffentlichungszeitraum"))
    last = find_day(scalar(span.get("bis")), today)
    own_id = external_id or derived_id(title, employer, spot.town, spot.postcode)
    ensure_current(last, today, own_id)
    return Offer(
        provider=provider,
        external_id=own_id,
        title=title,
        details=_job(item, employer, occupation or None, today),
        place=spot,
        description=_description(item, places),
        link=link(scalar(first(item, "externeURL", "externeUrl"))),
        contact=Contact(street=_street(first(item, *_PLACES))),
        published=_published(item, span, today),
        valid_until=last,
    )


def _job(item: dict[str, object], employer: str, occupation: str | None, today: date) -> Job:
    span = record(item.get("eintrittszeitraum"))
    starts = scalar(first(item, "eintrittsdatum") or span.get("von"))
    term = scalar(first(item, "befristung", "vertragsdauer")).upper()
    models = _models(item)
    remote = yes_no(scalar(item.get("homeofficemoeglich")))
    return Job(
        employer=employer,
        occupation=occupation,
        hours=_hours(item, models),
        remote=True if "HEIM_TELEARBEIT" in models else remote,
        permanent={"UNBEFRISTET": True, "BEFRISTET": False}.get(term),
        starts=find_day(starts, today),
        starts_now=True if is_now(starts) else None,
        career_changers=yes_no(scalar(item.get("quereinstiegGeeignet"))),
    )


def _models(item: dict[str, object]) -> set[str]:
    return {scalar(model).upper() for model in entries(item.get("arbeitszeitmodelle"))}


def _hours(item: dict[str, object], models: set[str]) -> frozenset[Hours]:
    """Collect v4's list of models and v6's single truths, `arbeitszeitTeilzeit…` in any variety."""
    found = {hours for model, hours in _MODELS.items() if model in models}
    if any("SCHICHT" in model for model in models):
        found.add(Hours.SHIFT)
    for key, value in item.items():
        hours = next((kind for start, kind in _TRUTHS if key.startswith(start)), None)
        if hours and any(yes_no(scalar(part)) for part in (record(value).values() or [value])):
            found.add(hours)
    return frozenset(found)


def _place(value: object) -> Place:
    spot = record(value)
    address = record(spot.get("adresse")) or spot
    degrees = record(spot.get("koordinaten")) or spot
    return place(
        scalar(address.get("ort")),
        scalar(address.get("plz")),
        scalar(first(degrees, "lat", "breite")),
        scalar(first(degrees, "lon", "laenge")),
    )


def _street(value: object) -> str | None:
    spot = record(value)
    address = record(spot.get("adresse")) or spot
    return street(scalar(address.get("strasse")), scalar(address.get("hausnummer")))


def _description(item: dict[str, object], places: list[Place]) -> str:
    """Return the text; further places of work are appended, they have no field of their own."""
    text = scalar(first(item, "stellenangebotsBeschreibung", "stellenbeschreibung"))
    others = " · ".join(dict.fromkeys(spot.town for spot in places[1:] if spot.town))
    return paragraphs("\n\n".join(filter(None, (text, others))))


def _published(item: dict[str, object], span: dict[str, object], today: date) -> date | None:
    said = first(
        item,
        "datumErsteVeroeffentlichung",
        "ersteVeroeffentlichungsdatum",
        "aktuelleVeroeffentlichungsdatum",
    )
    return find_day(scalar(said or span.get("von")), today)
