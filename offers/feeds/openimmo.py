"""Homes out of OpenImmo XML, all versions: which records are offers, which are gone, who is who.

Identity is openimmo_anid and openimmo_obid, else objektnr_extern, else objektnr_intern. An offer
that is let, reserved, sold or past its last day is skipped with that reason and removed, so that a
delta also closes the copy we have. What a home is like is `offers.feeds.openimmo_homes`.
"""

from datetime import date

from offers.catalogue import Contact, Offer, Place
from offers.errors import FeedUnreadable
from offers.feeds.dates import find_day
from offers.feeds.harvest import (
    Feed,
    Harvest,
    Unusable,
    derived_id,
    ensure_current,
    fitting_id,
)
from offers.feeds.leaves import Leaves, leaves
from offers.feeds.openimmo_homes import doubts, home
from offers.feeds.places import place, street
from offers.feeds.texts import line, link, paragraphs
from offers.feeds.trees import Broken, Element, elements, local, mended, root_name
from offers.feeds.wording import is_discriminating

_TEXTS = ("dreizeiler", "objektbeschreibung", "ausstatt_beschr", "lage", "sonstige_angaben")
_GERMANY = ("", "DE", "DEU", "D")


def read_openimmo(data: bytes, *, provider: str, today: date) -> Feed:
    """Read OpenImmo XML in UTF-8.

    raises  FeedUnreadable when hostile, not OpenImmo, or broken before its first record
    """
    root = root_name(data)
    if root == "openimmo_feedback":
        raise FeedUnreadable(why="an OpenImmo feedback file carries no offers")
    if root != "openimmo":
        raise FeedUnreadable(why=f"not OpenImmo, its root element is <{root}>")
    sound, was_mended = mended(data)
    reading = _Reading(provider, today)
    if was_mended:
        reading.harvest.warn("stray ampersands or control characters were mended")
    return reading.through(sound)


class _Reading:
    """One file on its way into a harvest; knows what the transfer said about all its records."""

    def __init__(self, provider: str, today: date) -> None:
        self.harvest = Harvest()
        self._provider = provider
        self._today = today
        self._full = False
        self._deletes = False

    def through(self, data: bytes) -> Feed:
        """Take every record up to where the XML ends or breaks off."""
        try:
            for element in elements(data, "openimmo", "uebertragung", "immobilie"):
                if local(element) == "uebertragung":
                    self._transfer(element)
                else:
                    self._record(leaves(element), _agency(element))
        except Broken as broken:
            if not self.harvest.read:
                raise FeedUnreadable(why=f"not well-formed XML: {broken}") from broken
            self.harvest.skip("the rest of the file", f"not well-formed XML: {broken}")
            self._full = False
        return self.harvest.feed(full=self._is_full())

    def _is_full(self) -> bool:
        """Say whether what is missing here is gone; a file of useless records proves nothing."""
        if not self._full or self._deletes:
            return False
        if self.harvest.is_fruitless:
            self.harvest.warn("a full file (VOLL) without one usable record, so nothing expires")
            return False
        return True

    def _transfer(self, element: Element) -> None:
        said = leaves(element)
        self._full = said.text("@umfang").upper() == "VOLL"
        self._deletes = said.text("@modus").upper() == "DELETE"

    def _record(self, said: Leaves, agency: str) -> None:
        self.harvest.count()
        name = self._name(said)
        external_id = _identity(said, agency)
        if self._deletes or said.text("verwaltung_techn/aktion@aktionart").upper() == "DELETE":
            self._delete(external_id, name)
            return
        try:
            self._ensure_open(said, external_id)
            offer = self._offer(said, external_id or _content_id(said))
        except Unusable as why:
            self.harvest.refuse(name, why)
            return
        for doubt in (*doubts(said), *self._suspicions(offer, external_id)):
            self.harvest.warn(f"{name}: {doubt}")
        self.harvest.add(offer, name)

    def _name(self, said: Leaves) -> str:
        for key in ("objektnr_extern", "objektnr_intern", "openimmo_obid"):
            number = line(said.text(f"verwaltung_techn/{key}"), 80)
            if number:
                return f"{key} {number}"
        return f"immobilie {self.harvest.read}"

    def _delete(self, external_id: str | None, name: str) -> None:
        if external_id is None:
            self.harvest.skip(name, "is to be deleted but says no number")
        else:
            self.harvest.remove(external_id)

    def _ensure_open(self, said: Leaves, external_id: str | None) -> None:
        reason = _closed(said)
        if reason is not None:
            raise Unusable(reason=reason, gone=external_id)
        last = find_day(said.text("verwaltung_techn/aktiv_bis"), self._today)
        ensure_current(last, self._today, external_id)

    def _offer(self, said: Leaves, external_id: str) -> Offer:
        title = line(said.text("freitexte/objekttitel"))
        if not title:
            raise Unusable(reason="has no title (objekttitel)")
        released = said.truth("verwaltung_objekt/objektadresse_freigeben") is True
        wanted_sex = said.text("verwaltung_objekt/geschlecht@geschl_attr")
        return Offer(
            provider=self._provider,
            external_id=external_id,
            title=title,
            details=home(said, self._today),
            place=_place(said, exact=released),
            description=paragraphs(
                "\n\n".join(filter(None, (said.text(f"freitexte/{text}") for text in _TEXTS)))
            ),
            link=link(said.text("kontaktperson/url")) if _contact_released(said) else None,
            contact=_contact(said, street_released=released),
            published=find_day(said.text("verwaltung_techn/stand_vom"), self._today),
            valid_until=find_day(said.text("verwaltung_techn/aktiv_bis"), self._today),
            flags=frozenset({"discriminating"} if is_discriminating(wanted_sex) else ()),
        )

    def _suspicions(self, offer: Offer, external_id: str | None) -> list[str]:
        told = []
        if offer.flags:
            told.append(
                "geschlecht asks for one sex; that never filters, a human should look at it"
            )
        if external_id is None:
            told.append("has no number at all, known by its content")
        return told


def _agency(record: Element) -> str:
    parent = record.getparent()
    found = parent.find("{*}openimmo_anid") if parent is not None else None
    return line(found.text or "") if found is not None else ""


def _identity(said: Leaves, agency: str) -> str | None:
    key = line(said.text("verwaltung_techn/openimmo_obid"))
    if key:
        return fitting_id(f"{agency}:{key}" if agency else key)
    own = line(said.text("verwaltung_techn/objektnr_extern", "verwaltung_techn/objektnr_intern"))
    return fitting_id(own) if own else None


def _content_id(said: Leaves) -> str:
    paths = ("freitexte/objekttitel", "geo/plz", "geo/ort", "geo/etage")
    sizes = ("flaechen/anzahl_zimmer", "flaechen/wohnflaeche", "flaechen/grundstuecksflaeche")
    return derived_id(*(said.text(path) for path in (*paths, *sizes)))


def _closed(said: Leaves) -> str | None:
    """Return why the offer is no longer to be had, None while it is."""
    status = said.text("zustand_angaben/verkaufstatus@stand", "zustand_angaben/verkaufstatus")
    if said.truth("verwaltung_objekt/vermietet") is True:
        return "is let (vermietet)"
    if status and status.upper() != "OFFEN":
        return f"is not open (verkaufstatus {line(status, 40)})"
    if said.text("verwaltung_techn/aktion@aktionart").upper() == "REFERENZ":
        return "is a reference, not an offer (aktionart REFERENZ)"
    return None


def _place(said: Leaves, *, exact: bool) -> Place:
    abroad = said.text("geo/land@iso_land").upper() not in _GERMANY
    spot = "geo/geokoordinaten"
    return place(
        said.text("geo/ort"),
        None if abroad else said.text("geo/plz"),
        said.text(f"{spot}@breitengrad"),
        said.text(f"{spot}@laengengrad"),
        exact=exact,
    )


def _contact_released(said: Leaves) -> bool:
    return said.truth("kontaktperson/adressfreigabe") is True


def _contact(said: Leaves, *, street_released: bool) -> Contact:
    where = street(said.text("geo/strasse"), said.text("geo/hausnummer"))
    if not _contact_released(said):
        return Contact(street=where if street_released else None)
    person = line(f"{said.text('kontaktperson/vorname')} {said.text('kontaktperson/name')}", 120)
    phones = (f"kontaktperson/{key}" for key in ("tel_durchw", "tel_handy", "tel_zentrale"))
    mails = (f"kontaktperson/{key}" for key in ("email_direkt", "email_zentrale"))
    return Contact(
        name=person or line(said.text("kontaktperson/firma"), 120) or None,
        phone=line(said.text(*phones), 60) or None,
        email=line(said.text(*mails), 120) or None,
        street=where if street_released else None,
    )
