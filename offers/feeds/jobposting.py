"""Jobs out of schema.org JobPosting: JSON, JSON-LD inside a company's HTML page, @graph, DataFeed.

Every JobPosting anywhere in the document is an offer; items of a DataFeed or ItemList that are
something else are named as skipped, other things on a page (WebPage, Organization) are not records.
"""

from collections.abc import Iterator
from datetime import date

from offers.catalogue import Contact, Hours, Job, Offer, Place
from offers.errors import FeedUnreadable
from offers.feeds.dates import find_day
from offers.feeds.documents import (
    MAX_DEPTH,
    entries,
    first,
    read_json,
    record,
    scalar,
)
from offers.feeds.harvest import (
    Feed,
    Harvest,
    Unusable,
    derived_id,
    ensure_current,
    fitting_id,
)
from offers.feeds.pages import scripts
from offers.feeds.places import place, street
from offers.feeds.texts import line, link, paragraphs
from offers.feeds.wording import yes_no

_FEEDS = ("dataFeedElement", "itemListElement")
_HOURS = {"FULL_TIME": Hours.FULL, "PART_TIME": Hours.PART, "MINI_JOB": Hours.MINI}
_LIMITED = frozenset({"TEMPORARY", "PER_DIEM"})


def read_jobposting(data: bytes, *, provider: str, today: date) -> Feed:
    """Read JSON-LD, or HTML that carries it, in UTF-8.

    raises  FeedUnreadable when malformed, too deep, or without any JobPosting
    """
    harvest = Harvest()
    documents = scripts(data, harvest) if data.lstrip()[:1] == b"<" else [read_json(data)]
    for document in documents:
        for item in _found(document):
            _take(item, harvest, provider, today)
    if not harvest.read and not any(_is_feed(document) for document in documents):
        raise FeedUnreadable(why="holds no schema.org JobPosting")
    return harvest.feed()


def _take(item: object, harvest: Harvest, provider: str, today: date) -> None:
    harvest.count()
    name = f"item {harvest.read}"
    if not isinstance(item, dict) or not _is_posting(item):
        kind = line(scalar(record(item).get("@type")), 60) or "something else"
        harvest.skip(name, f"{kind} is not a JobPosting")
        return
    own = line(_own_id(item))
    name = f"identifier {line(own, 80)}" if own else name
    try:
        harvest.add(_offer(item, fitting_id(own) if own else None, provider, today), name)
    except Unusable as why:
        harvest.refuse(name, why)
        return
    if not own:
        harvest.warn(f"{name}: has neither identifier nor url, known by its content")


def _found(value: object, depth: int = 0) -> Iterator[object]:
    """Yield every JobPosting in document order, and items of feeds that hold none."""
    if depth > MAX_DEPTH:
        raise FeedUnreadable(why=f"JSON nested deeper than {MAX_DEPTH} levels")
    if isinstance(value, list):
        for item in value:
            yield from _found(item, depth + 1)
    elif isinstance(value, dict):
        if _is_posting(value):
            yield value
            return
        for key, child in value.items():
            if key in _FEEDS:
                yield from _items(child, depth + 1)
            elif isinstance(child, dict | list):
                yield from _found(child, depth + 1)


def _items(value: object, depth: int) -> Iterator[object]:
    for element in entries(value):
        item = element.get("item", element) if isinstance(element, dict) else element
        inside = list(_found(item, depth + 1))
        yield from inside or [item]


def _is_posting(item: dict[str, object]) -> bool:
    names = (scalar(kind) for kind in entries(item.get("@type")))
    return any(name.replace(":", "/").rsplit("/", 1)[-1] == "JobPosting" for name in names)


def _is_feed(document: object) -> bool:
    return isinstance(document, dict) and any(key in document for key in _FEEDS)


def _own_id(item: dict[str, object]) -> str:
    identifier = item.get("identifier")
    value = first(record(identifier), "value", "@id", "propertyID") or identifier
    return scalar(value) or scalar(first(item, "url", "@id", "sameAs"))


def _offer(item: dict[str, object], own: str | None, provider: str, today: date) -> Offer:
    title = line(scalar(first(item, "title", "name")))
    if not title:
        raise Unusable(reason="has no title")
    places = [_place(spot) for spot in entries(item.get("jobLocation"))]
    spot = places[0] if places else Place()
    employer = line(scalar(first(item, "hiringOrganization")))
    external_id = own or derived_id(title, employer, spot.town, spot.postcode)
    last = find_day(scalar(item.get("validThrough")), today)
    ensure_current(last, today, external_id)
    return Offer(
        provider=provider,
        external_id=external_id,
        title=title,
        details=_job(item, employer, today),
        place=spot,
        description=_description(item, places),
        link=link(scalar(first(item, "url", "sameAs"))),
        contact=Contact(street=_street(item.get("jobLocation"))),
        published=find_day(scalar(item.get("datePosted")), today),
        valid_until=last,
    )


def _job(item: dict[str, object], employer: str, today: date) -> Job:
    kinds = _kinds(item.get("employmentType"))
    remote = "TELECOMMUTE" in {
        scalar(kind).upper() for kind in entries(item.get("jobLocationType"))
    }
    category = line(scalar(first(item, "occupationalCategory", "relevantOccupation")))
    return Job(
        employer=employer,
        occupation=category or None,
        hours=frozenset(hours for kind, hours in _HOURS.items() if kind in kinds),
        remote=True if remote else None,
        permanent=False if kinds & _LIMITED else None,
        starts=find_day(scalar(item.get("jobStartDate")), today),
        starts_now=yes_no(scalar(item.get("jobImmediateStart"))),
    )


def _kinds(value: object) -> set[str]:
    """Return employment types in the standard's spelling; lists also come as "A, B"."""
    words = (part for kind in entries(value) for part in scalar(kind)[:200].split(","))
    spelt = {part.strip().upper().replace("-", "_").replace(" ", "_") for part in words}
    return {part.rsplit("/", 1)[-1].replace("FULLTIME", "FULL_TIME") for part in spelt}


def _address(value: object) -> dict[str, object]:
    spot = record(value)
    return record(spot.get("address")) or spot


def _place(value: object) -> Place:
    address = _address(value)
    geo = record(record(value).get("geo"))
    plain = value if isinstance(value, str) else record(value).get("address")
    town = scalar(address.get("addressLocality"))
    return place(
        town or (plain if isinstance(plain, str) else ""),
        scalar(address.get("postalCode")),
        scalar(geo.get("latitude")),
        scalar(geo.get("longitude")),
    )


def _street(value: object) -> str | None:
    return street(scalar(_address(value).get("streetAddress")))


def _description(item: dict[str, object], places: list[Place]) -> str:
    """Return the texts; further places of work are appended, they have no field of their own."""
    texts = [scalar(item.get(key)) for key in ("description", "qualifications", "skills")]
    others = " · ".join(dict.fromkeys(spot.town for spot in places[1:] if spot.town))
    return paragraphs("\n\n".join(filter(None, (*texts, others))))
