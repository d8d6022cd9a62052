"""A small county and a day on which tests let people answer."""

from datetime import date, time
from zoneinfo import ZoneInfo

from offers.answers import Facts, read_answers
from offers.county import County, Municipality, Office

TODAY = date(2026, 12, 23)

COUNTY = County(
    name="Musterkreis",
    land="NI",
    timezone=ZoneInfo("Europe/Berlin"),
    office=Office(
        name="Rückkehrbüro",
        address="Am Markt 1",
        phone="05441 000",
        email="hallo@example.org",
        responsible="Musterkreis",
        privacy_url="https://example.org/datenschutz",
        hours={0: ((time(9), time(16)),)},
    ),
    organisations=(),
    municipalities=tuple(
        Municipality(name=name, postcodes=(code,), lat=52.6, lon=8.4)
        for name, code in (
            ("Diepholz", "49356"),
            ("Sulingen", "27232"),
            ("Bassum", "27211"),
            ("Lemförde", "49448"),
        )
    ),
)


def read(text: str, question: str | None = None, **known: str) -> Facts:
    """Return the facts in a text."""
    return read_answers(text, question=question, county=COUNTY, today=TODAY, known=known).facts
