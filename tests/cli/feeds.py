"""Feeds for the command line, and the report it promises."""

from typing import Any

from tests.cli.conftest import Shell

OPENIMMO = """<openimmo><uebertragung umfang="{umfang}"/><anbieter>{homes}</anbieter></openimmo>"""
HOME = """<immobilie><objektkategorie><nutzungsart WOHNEN="1"/><vermarktungsart MIETE_PACHT="1"/>
<objektart><wohnung/></objektart></objektkategorie><geo><plz>49356</plz><ort>Diepholz</ort></geo>
<preise><warmmiete>800</warmmiete></preise><flaechen><anzahl_zimmer>3</anzahl_zimmer></flaechen>
<freitexte><objekttitel>Wohnung {id}</objekttitel></freitexte><verwaltung_techn>
<openimmo_obid>{id}</openimmo_obid>{aktion}</verwaltung_techn></immobilie>"""


def report(**counts: Any) -> dict[str, Any]:  # noqa: ANN401 - counts and lists alike
    """Return a report in which only these counts are not zero."""
    usual = {"read": 0, "created": 0, "updated": 0, "unchanged": 0, "expired": 0}
    return {**usual, "skipped": [], "warnings": [], **counts}


def openimmo(*ids: str, umfang: str = "VOLL", aktion: str = "") -> str:
    """Return an OpenImmo export of homes to let."""
    return OPENIMMO.format(
        umfang=umfang, homes="".join(HOME.format(id=one, aktion=aktion) for one in ids)
    )


def open_offers(shell: Shell) -> list[str]:
    """Return the references of the open offers."""
    return [row["offer"] for row in shell.json("offers", "list", "--json")]
