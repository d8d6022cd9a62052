"""What the columns of a CSV of offers are called, in German and English, in any order.

Names are compared without case, umlauts, brackets, units and punctuation, so that
`Wohnfläche (m²)`, `wohnflaeche` and `Wohnfläche in qm` are one column.
"""

import re
from dataclasses import dataclass

_NAMES = {
    "id": "referenz ref refnr referenznummer referenznr id nr nummer kennung kennziffer objektnr"
    " objektnummer objektid stellennummer angebotsnr angebotsnummer reference externalid",
    "title": "titel title stelle stellentitel stellenbezeichnung stellenangebot bezeichnung objekt"
    " objekttitel ueberschrift position jobtitel jobtitle job angebot",
    "description": "beschreibung text description details bemerkung bemerkungen anmerkung"
    " objektbeschreibung stellenbeschreibung",
    "town": "ort stadt gemeinde arbeitsort standort town city place location",
    "postcode": "plz postleitzahl postcode zip zipcode postalcode",
    "lat": "breite breitengrad lat latitude",
    "lon": "laenge laengengrad lon lng longitude",
    "link": "link url web webseite website internet homepage weblink",
    "published": "veroeffentlicht veroeffentlichtam eingestellt eingestelltam stand published"
    " dateposted datum",
    "valid_until": "gueltigbis bewerbungsfrist bewerbungsschluss bewerbungbis onlinebis ablaufdatum"
    " validuntil expires deadline",
    "status": "status state angebotsstatus",
    "kind": "art angebotsart kategorie category kind",
    "gender": "geschlecht gender sex",
    "contact_name": "ansprechpartner ansprechpartnerin ansprechperson kontakt kontaktperson"
    " contact",
    "phone": "telefon tel telefonnummer phone mobil handy",
    "email": "email mail emailadresse",
    "street": "strasse adresse anschrift street address",
    "house_number": "hausnummer hausnr housenumber",
    "contact_released": "kontaktfreigabe kontaktfreigegeben kontaktoeffentlich contactreleased",
    "address_released": "adressfreigabe adressefreigegeben objektadressefreigeben addressreleased",
    "employer": "firma arbeitgeber unternehmen betrieb einrichtung company employer organisation",
    "occupation": "beruf berufsbezeichnung berufsbild taetigkeit occupation profession",
    "hours": "arbeitszeit arbeitszeitmodell arbeitszeiten umfang stellenumfang beschaeftigungsart"
    " hours workinghours workingtime employmenttype",
    "permanent": "befristung befristet vertrag vertragsart vertragsdauer contract contracttype",
    "starts": "beginn eintritt eintrittsdatum eintrittstermin arbeitsbeginn start startdatum"
    " starts startdate",
    "remote": "homeoffice remote mobilesarbeiten telearbeit",
    "career_changers": "quereinstieg quereinsteiger quereinstiegmoeglich careerchangers",
    "deal": "vermarktung vermarktungsart mietekauf kaufmiete deal",
    "shape": "objektart wohnungsart wohnungstyp haustyp immobilientyp immobilienart typ type"
    " propertytype",
    "rooms": "zimmer zimmerzahl zimmeranzahl anzahlzimmer raeume rooms",
    "area": "wohnflaeche flaeche wohnungsgroesse groesse area livingarea size",
    "plot_area": "grundstuecksflaeche grundstueckflaeche grundstuecksgroesse grundstueck plotarea"
    " plot plotsize",
    "cold": "kaltmiete nettokaltmiete grundmiete miete mietekalt coldrent rent baserent",
    "extra": "nebenkosten betriebskosten nk extracosts additionalcosts utilities",
    "heating": "heizkosten heating heatingcosts",
    "warm": "warmmiete gesamtmiete bruttowarmmiete mietewarm warmrent totalrent",
    "price": "kaufpreis preis price purchaseprice",
    "available": "freiab verfuegbarab verfuegbar bezugsfreiab bezugsfrei bezug einzug einzugab"
    " available availablefrom",
    "furnished": "moebliert moeblierung furnished",
    "short_let": "aufzeit wohnenaufzeit zwischenmiete kurzzeitmiete kurzzeit shortlet shortterm",
    "pets": "haustiere haustier tiere tierhaltung pets petsallowed",
    "barrier": "barrierefrei barrierefreiheit barrierfree barrierefree accessible",
    "wheelchair": "rollstuhlgerecht wheelchair",
    "elderly": "seniorengerecht altersgerecht",
    "floor": "etage stockwerk geschoss floor",
    "lift": "aufzug fahrstuhl lift elevator",
    "kitchen": "kueche einbaukueche ebk kitchen fittedkitchen",
    "permit": "wbs wohnberechtigungsschein permit",
    "persons": "maxpersonen personen personenmax personsmax persons",
}
FIELDS = {name: field for field, names in _NAMES.items() for name in names.split()}
JOB_FIELDS = frozenset(
    ("employer", "occupation", "hours", "permanent", "starts", "remote", "career_changers")
)
HOME_FIELDS = frozenset(
    [
        "deal",
        "shape",
        "rooms",
        "area",
        "plot_area",
        "cold",
        "extra",
        "heating",
        "warm",
        "price",
        "available",
        "furnished",
        "short_let",
        "pets",
        "barrier",
        "wheelchair",
        "elderly",
        "floor",
        "lift",
        "kitchen",
        "permit",
        "persons",
    ]
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORDS = re.compile(r"[a-z0-9]+")
_UNITS = frozenset(["in", "m", "m2", "qm", "eur", "euro", "cent", "monat", "pro", "mtl"])
_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "²": "2", "-": "", "_": ""})
_LONGEST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """A header understood. positions: field to column; unknown: names nobody foresaw."""

    positions: dict[str, int]
    unknown: tuple[str, ...]

    @property
    def are_known(self) -> bool:
        """Whether this can be the header of offers: they have a title, and something else."""
        return "title" in self.positions and len(self.positions) > 1

    def cells(self, row: list[str]) -> dict[str, str]:
        """Return what a row says, by field; empty cells are left out."""
        return {
            field: text
            for field, at in self.positions.items()
            if at < len(row) and (text := row[at].strip())
        }


def recognise(header: list[str]) -> Columns:
    """Find the known columns; of two that mean the same the first counts, the other is unknown."""
    positions: dict[str, int] = {}
    unknown: list[str] = []
    for at, name in enumerate(header):
        field = FIELDS.get(_key(name))
        if field is not None and field not in positions:
            positions[field] = at
        elif name.strip():
            unknown.append(name.strip()[:_LONGEST])
    return Columns(positions=positions, unknown=tuple(unknown))


def _key(name: str) -> str:
    plain = _BRACKETS.sub(" ", name[:_LONGEST].casefold()).translate(_FOLDED)
    return "".join(word for word in _WORDS.findall(plain) if word not in _UNITS)
