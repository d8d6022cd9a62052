"""Jobs and homes out of CSV: what a small company or the municipal housing exchange really sends.

Which of the two a row is, its columns tell. A row without a reference is known by its content
(title, firm or size, place). Cells are text whatever they start with; nothing is ever computed.
"""

from datetime import date

from offers.catalogue import Contact, Home, Job, Offer, Place
from offers.errors import FeedUnreadable
from offers.feeds.columns import HOME_FIELDS, JOB_FIELDS, Columns, recognise
from offers.feeds.csv_homes import home, identity_of_home, usual_deal
from offers.feeds.dates import find_day, is_now
from offers.feeds.encodings import text_of
from offers.feeds.harvest import (
    Feed,
    Harvest,
    Unusable,
    derived_id,
    ensure_current,
    fitting_id,
)
from offers.feeds.places import place, street
from offers.feeds.tables import Rows, header_of, lines_of
from offers.feeds.texts import line, link, paragraphs
from offers.feeds.wording import (
    hours,
    is_discriminating,
    is_over,
    permanent,
    yes_no,
)

Cells = dict[str, str]
_JOB_WORDS = frozenset({"job", "jobs", "stelle", "stellenangebot", "arbeit", "ausbildung"})
_LONGEST_WARNING = 120


def read_csv(data: bytes, *, provider: str, today: date) -> Feed:
    """Read CSV in UTF-8.

    raises  FeedUnreadable when no header is known, or it tells neither jobs nor homes
    """
    lines = lines_of(text_of(data))
    header, separator = header_of(lines, lambda cells: recognise(cells).are_known)
    columns = recognise(header.cells)
    harvest = Harvest()
    if columns.unknown:
        names = (line(name, _LONGEST_WARNING) for name in columns.unknown)
        harvest.warn(f"unknown columns: {', '.join(names)}")
    reading = _Reading(columns, harvest, provider, today)
    for row in Rows(lines, header, separator, harvest.warn):
        harvest.count()
        if any(cell.strip() for cell in row.cells[len(header.cells) :]):
            harvest.warn(f"line {row.number}: more cells than the header has, the rest is left out")
        reading.take(f"line {row.number}", columns.cells(row.cells))
    return harvest.feed()


class _Reading:
    """One table on its way into a harvest."""

    def __init__(self, columns: Columns, harvest: Harvest, provider: str, today: date) -> None:
        self._harvest = harvest
        self._provider = provider
        self._today = today
        jobs = len(JOB_FIELDS & columns.positions.keys())
        homes = len(HOME_FIELDS & columns.positions.keys())
        if not jobs and not homes and "kind" not in columns.positions:
            raise FeedUnreadable(why="its columns tell neither jobs nor homes")
        self._usual = usual_deal(columns.positions)
        self._mostly_homes = homes > jobs or not jobs

    def take(self, name: str, cells: Cells) -> None:
        """Make an offer of one row, or skip it by name."""
        title = line(cells.get("title", ""))
        if not title:
            self._harvest.skip(name, "has no title")
            return
        try:
            offer = self._offer(title, cells, name)
        except Unusable as why:
            self._harvest.refuse(name, why)
            return
        if offer.flags:
            self._harvest.warn(
                f"{name}: asks for one sex; that never filters, a human should look at it"
            )
        self._harvest.add(offer, name)

    def _offer(self, title: str, cells: Cells, name: str) -> Offer:
        is_home = self._is_home(cells)
        spot = place(*(cells.get(key, "") for key in ("town", "postcode", "lat", "lon")))
        external_id = _external_id(title, cells, spot, is_home=is_home)
        last = find_day(cells.get("valid_until", ""), self._today)
        _ensure_open(cells, external_id, last, self._today)
        details = self._home(cells, name) if is_home else _job(cells, self._today)
        return Offer(
            provider=self._provider,
            external_id=external_id,
            title=title,
            details=details,
            place=spot,
            description=paragraphs(cells.get("description", "")),
            link=self._link(cells, name),
            contact=_contact(cells),
            published=find_day(cells.get("published", ""), self._today),
            valid_until=last,
            flags=_flags(cells),
        )

    def _is_home(self, cells: Cells) -> bool:
        if cells.get("kind", "").casefold() in _JOB_WORDS:
            return False
        jobs, homes = len(JOB_FIELDS & cells.keys()), len(HOME_FIELDS & cells.keys())
        return homes > jobs if homes != jobs else self._mostly_homes

    def _home(self, cells: Cells, name: str) -> Home:
        found, doubts = home(cells, self._today, self._usual)
        for doubt in doubts:
            self._harvest.warn(f"{name}: {doubt}")
        return found

    def _link(self, cells: Cells, name: str) -> str | None:
        given = cells.get("link", "")
        address = link(given)
        if given and address is None:
            self._harvest.warn(f"{name}: link is not an http address, left out")
        return address


def _external_id(title: str, cells: Cells, spot: Place, *, is_home: bool) -> str:
    own = line(cells.get("id", ""))
    if own:
        return fitting_id(own)
    size = identity_of_home(cells) if is_home else (line(cells.get("employer", "")),)
    return derived_id(title, spot.postcode, spot.town, *size)


def _ensure_open(cells: Cells, external_id: str, last: date | None, today: date) -> None:
    status = cells.get("status", "")
    if is_over(status):
        raise Unusable(
            reason=f"is no longer to be had (status {line(status, 40)})", gone=external_id
        )
    ensure_current(last, today, external_id)


def _job(cells: Cells, today: date) -> Job:
    starts = cells.get("starts", "")
    return Job(
        employer=line(cells.get("employer", "")),
        occupation=line(cells.get("occupation", "")) or None,
        hours=hours(cells.get("hours", "")),
        remote=_remote(cells.get("remote", "")),
        permanent=permanent(cells.get("permanent", "")),
        starts=find_day(starts, today),
        starts_now=True if is_now(starts) else None,
        career_changers=yes_no(cells.get("career_changers", "")),
    )


def _remote(text: str) -> bool | None:
    said = text.casefold()
    possible = any(word in said for word in ("möglich", "moeglich", "teilw", "hybrid", "remote"))
    return True if possible and "nicht" not in said else yes_no(text)


def _contact(cells: Cells) -> Contact:
    """Return whom to ask and the street, each only when a column of its own releases it."""
    where = street(cells.get("street", ""), cells.get("house_number", ""))
    where = where if yes_no(cells.get("address_released", "")) else None
    if not yes_no(cells.get("contact_released", "")):
        return Contact(street=where)
    return Contact(
        name=line(cells.get("contact_name", ""), 120) or None,
        phone=line(cells.get("phone", ""), 60) or None,
        email=line(cells.get("email", ""), 120) or None,
        street=where,
    )


def _flags(cells: Cells) -> frozenset[str]:
    return frozenset({"discriminating"} if is_discriminating(cells.get("gender", "")) else ())
