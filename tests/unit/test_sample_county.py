"""The sample county: its real places are plausible, and all else is marked as a sample."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from offers.county import County, parse_county
from storage.seed import sample_county, sample_feeds

# Numbers the Bundesnetzagentur keeps free for films and examples, as national digits.
FICTION = re.compile(r"(?:3023125|6990009|4066969|2214710|8999998)\d{3}")
PHONE = re.compile(r"(?<![\w.,/-])(?:\+49|0)[ \d/()-]{7,}\d(?!\w)")
E_MAIL = re.compile(r"[\w.+-]+@[\w.-]+\w")
LINK = re.compile(r"https?://[^\s\"'<>;,]+")
ADDRESSES_OF_FORMATS = ("https://schema.org", "https://schema.org/", "http://www.openimmo.de")


@cache
def county() -> County:
    return parse_county(sample_county())


def texts() -> Iterator[str]:
    yield sample_county()
    for sample in sample_feeds():
        yield sample.path.read_bytes().decode("utf-8", "replace")


def test_county_names_its_45_towns_and_villages() -> None:
    names = [place.name for place in county().municipalities]

    assert len(names) == len(set(names)) == 45
    assert {"Diepholz", "Sulingen", "Syke", "Bruchhausen-Vilsen", "Hüde"} <= set(names)


def test_every_municipality_lies_in_the_county() -> None:
    outside = [
        place.name
        for place in county().municipalities
        if not (52.43 < place.lat < 53.06 and 8.20 < place.lon < 9.11)
    ]

    assert outside == []


def test_every_municipality_has_a_place_of_its_own() -> None:
    places = county().municipalities

    assert len({(place.lat, place.lon) for place in places}) == len(places)


def test_every_postcode_belongs_to_the_region() -> None:
    codes = {code for place in county().municipalities for code in place.postcodes}

    assert all(re.fullmatch(r"27[23]\d\d|288[14]\d|28857|49[34]\d\d", code) for code in codes)


def test_every_name_and_part_leads_back_to_its_municipality() -> None:
    lost = [
        (place.name, name)
        for place in county().municipalities
        for name in (place.name, *(f"{place.postcodes[0]} {part}" for part in place.parts))
        if county().find_place(name) != place
    ]

    assert lost == []


def test_every_organisation_is_marked_as_a_sample() -> None:
    organisations = county().organisations

    assert all(one.sample and "(Beispiel)" in one.name for one in organisations)
    assert {one.kind for one in organisations} == {
        "municipality",
        "company",
        "association",
        "institution",
    }


def test_office_is_open_on_every_weekday() -> None:
    assert sorted(county().office.hours) == [0, 1, 2, 3, 4]


def test_phone_numbers_are_from_the_ranges_kept_for_fiction() -> None:
    numbers = [re.sub(r"\D", "", found) for text in texts() for found in PHONE.findall(text)]
    national = [re.sub(r"^(?:49|0)", "", number) for number in numbers]

    assert len(national) > 10
    assert [number for number in national if not FICTION.fullmatch(number)] == []


def test_addresses_on_the_net_belong_to_nobody() -> None:
    hosts = {
        urlsplit(link).hostname or ""
        for text in texts()
        for link in LINK.findall(text)
        if link not in ADDRESSES_OF_FORMATS
    }
    hosts |= {mail.partition("@")[2] for text in texts() for mail in E_MAIL.findall(text)}

    assert hosts
    assert [host for host in hosts if not f".{host}".endswith(".example.org")] == []
