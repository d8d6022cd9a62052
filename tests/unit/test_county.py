"""County: which place a text means, when the office opens, and what a county file may not say."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from offers.county import County, CountyFileInvalid, parse_county

BERLIN = ZoneInfo("Europe/Berlin")

COUNTY = """
name = "Landkreis Muster"
land = "NI"
[office]
name = "Rückkehrbüro"
address = "Musterstraße 1, 49356 Diepholz"
phone = "040 66969 100"
email = "hallo@example.org"
responsible = "Landkreis Muster"
privacy_url = "https://example.org/datenschutz"
closed = ["12-24", 2027-05-07]
[office.hours]
mon = ["13:30-16:00", "08:30-12:30"]
tue = ["08:30-12:30"]
thu = ["08:30-18:00"]
fri = ["08:30-12:30"]
[[organisations]]
slug = "werk"
name = "Werk (Beispiel)"
kind = "company"
sample = true
[[municipalities]]
name = "Lemförde"
postcodes = ["49448"]
lat = 52.466
lon = 8.376
[[municipalities]]
name = "Hüde"
postcodes = ["49448"]
lat = 52.495
lon = 8.360
[[municipalities]]
name = "Stuhr"
postcodes = ["28816"]
lat = 53.033
lon = 8.750
parts = ["Brinkum", "Varrel", "Groß Mackenstedt", "St. Hülfe"]
[[municipalities]]
name = "Varrel"
postcodes = ["27259"]
lat = 52.622
lon = 8.733
[[municipalities]]
name = "Bruchhausen-Vilsen"
postcodes = ["27305"]
lat = 52.829
lon = 8.990
parts = ["Vilsen", "Bruchhausen"]
"""


def county() -> County:
    return parse_county(COUNTY)


def place_name(text: str) -> str | None:
    place = county().find_place(text)
    return place.name if place else None


def local(*moment: int) -> datetime:
    year, month, day, hour, minute = moment
    return datetime(year, month, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bruchhausen-Vilsen", "Bruchhausen-Vilsen"),
        ("bruchhausen vilsen", "Bruchhausen-Vilsen"),
        ("Vilsen", "Bruchhausen-Vilsen"),
        ("Flecken Bruchhausen-Vilsen", "Bruchhausen-Vilsen"),
        ("Lemfoerde", "Lemförde"),
        ("LEMFÖRDE ", "Lemförde"),
        ("Lemfo\u0308rde", "Lemförde"),
        ("Gross-Mackenstedt", "Stuhr"),
        ("St Hülfe", "Stuhr"),
        ("Stuhr-Brinkum", "Stuhr"),
        ("Brinkum (Stuhr)", "Stuhr"),
        ("Stuhr OT Brinkum", "Stuhr"),
        ("Stuhr bei Bremen", "Stuhr"),
        ("Stuhr b. Bremen", "Stuhr"),
    ],
)
def test_find_place_understands_spelling(text: str, name: str) -> None:
    assert place_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("28816", "Stuhr"),
        ("D-28816 Stuhr", "Stuhr"),
        ("Stuhr, 28816", "Stuhr"),
        ("28816 Nirgendwo", "Stuhr"),
        ("49448 Hüde, Dümmer", "Hüde"),
        ("28816 Lemförde", "Lemförde"),
    ],
)
def test_find_place_understands_postcodes(text: str, name: str) -> None:
    assert place_name(text) == name


@pytest.mark.parametrize(
    "text", ["", "  ", "-", "Hude", "Neuenkirchen-Vilsen", "45768 Varrel", "1"]
)
def test_find_place_leaves_strange_places_alone(text: str) -> None:
    assert place_name(text) is None


def test_find_place_gives_a_shared_postcode_to_the_first_listed() -> None:
    assert place_name("49448") == "Lemförde"
    assert place_name("49448 Hüde") == "Hüde"


def test_find_place_tells_namesakes_apart_by_postcode_and_municipality() -> None:
    assert place_name("Varrel") == "Varrel"
    assert place_name("28816 Varrel") == "Stuhr"
    assert place_name("Stuhr-Varrel") == "Stuhr"


def test_office_is_open_from_the_first_to_before_the_last_minute() -> None:
    office = county()

    assert office.is_open(local(2026, 11, 24, 8, 30))
    assert not office.is_open(local(2026, 11, 24, 8, 29))
    assert not office.is_open(local(2026, 11, 24, 12, 30))


def test_office_opens_in_local_time_before_and_after_the_clock_changes() -> None:
    office = county()

    assert office.is_open(datetime(2026, 10, 22, 6, 30, tzinfo=UTC))
    assert not office.is_open(datetime(2026, 10, 26, 6, 30, tzinfo=UTC))
    assert office.is_open(datetime(2026, 10, 26, 7, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("asked", "opens"),
    [
        (local(2026, 11, 23, 7, 0), local(2026, 11, 23, 8, 30)),
        (local(2026, 11, 23, 9, 0), local(2026, 11, 23, 13, 30)),
        (local(2026, 11, 23, 20, 0), local(2026, 11, 24, 8, 30)),
        (local(2026, 11, 24, 13, 0), local(2026, 11, 26, 8, 30)),
        (local(2026, 11, 27, 12, 30), local(2026, 11, 30, 8, 30)),
    ],
    ids=["early", "lunch", "night", "closed day", "weekend"],
)
def test_next_opening_skips_what_is_closed(asked: datetime, opens: datetime) -> None:
    assert county().next_opening(asked) == opens


def test_next_opening_comes_after_reformation_day() -> None:
    office = county()

    assert not office.is_open(local(2025, 10, 31, 9, 0))
    assert office.next_opening(local(2025, 10, 30, 18, 0)) == local(2025, 11, 3, 8, 30)


def test_next_opening_comes_after_christmas_and_its_eve() -> None:
    office = county()

    assert not office.is_open(local(2026, 12, 24, 9, 0))
    assert not office.is_open(local(2026, 12, 25, 9, 0))
    assert office.next_opening(local(2026, 12, 22, 12, 30)) == local(2026, 12, 28, 8, 30)


def test_office_closes_once_on_a_dated_day() -> None:
    office = county()

    assert not office.is_open(local(2027, 5, 7, 9, 0))
    assert office.is_open(local(2027, 5, 14, 9, 0))


def test_next_opening_keeps_local_time_when_the_clock_changes_over_the_weekend() -> None:
    opens = county().next_opening(datetime(2027, 3, 26, 20, 0, tzinfo=UTC))

    assert opens is not None
    assert opens.astimezone(UTC) == datetime(2027, 3, 30, 6, 30, tzinfo=UTC)


def test_next_opening_is_none_when_the_office_never_opens() -> None:
    before, _, after = COUNTY.partition("[office.hours]")
    never = parse_county(before + after[after.index("[[") :])

    assert never.next_opening(local(2026, 11, 23, 9, 0)) is None


def test_parse_county_reads_every_entry() -> None:
    read = county()

    assert (read.name, read.land, read.timezone) == ("Landkreis Muster", "NI", BERLIN)
    assert (read.radius_km, read.listing_days) == (20, 30)
    assert read.office.hours[0] == ((time(8, 30), time(12, 30)), (time(13, 30), time(16, 0)))
    assert read.office.closed == {"12-24", date(2027, 5, 7).isoformat()}
    assert [(o.slug, o.kind, o.sample) for o in read.organisations] == [("werk", "company", True)]
    assert len(read.municipalities) == 5


@pytest.mark.parametrize(
    ("good", "bad", "why"),
    [
        ('land = "NI"', 'land = "XX"', "land: 'XX' is none of BB"),
        ('land = "NI"', "", "missing entry 'land'"),
        (
            'land = "NI"',
            'land = "NI"\ntimezone = "Europe/Diepholz"',
            "there is no 'Europe/Diepholz'",
        ),
        ('phone = "040 66969 100"', "", "missing entry 'phone'"),
        ('tue = ["', 'tuesday = ["', "office.hours: 'tuesday' is none of mon, tue"),
        ('"08:30-18:00"', '"18:00-08:30"', "office.hours: '18:00-08:30' closes before it opens"),
        ('"08:30-18:00"', '"halb neun"', "Invalid isoformat string: 'halb neun'"),
        ('"12-24"', '"Heiligabend"', "office.closed: 'Heiligabend' is neither MM-DD"),
        (
            'kind = "company"',
            'kind = "firm"',
            "kind of organisation: 'firm' is none of municipality",
        ),
        ('["27305"]', '"27305"', "municipality Bruchhausen-Vilsen: postcodes are lists"),
        ('["27305"]', "[]", "municipality Bruchhausen-Vilsen: postcodes are lists"),
        (
            "lat = 52.829",
            "lat = 528.29",
            "municipality Bruchhausen-Vilsen: lat and lon are degrees",
        ),
        ("lat = 52.829", 'lat = "Norden"', "could not convert string to float: 'Norden'"),
        ('name = "Landkreis Muster"', "name = Landkreis Muster", "Invalid value"),
        ("[office]", "[[office]]", "indices must be integers"),
    ],
)
def test_parse_county_says_what_is_wrong(good: str, bad: str, why: str) -> None:
    with pytest.raises(CountyFileInvalid) as refused:
        parse_county(COUNTY.replace(good, bad, 1))

    assert why in str(refused.value.facts["why"])
