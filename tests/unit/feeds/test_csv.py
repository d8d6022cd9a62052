"""CSV as a small company or the municipal housing exchange sends it."""

from datetime import date

import pytest

from offers.catalogue import Contact, Deal, HomeShape, Hours, OfferKind, Pets, Place
from offers.errors import FeedUnreadable
from tests.unit.feeds.shelf import csv_feed, feed_of, home, job, only, skipped


def test_windows_file_of_jobs_is_read_and_told_about() -> None:
    feed = feed_of("stellen_windows1252.csv")

    assert [offer.title for offer in feed.offers] == [
        "Aushilfe Küche",
        "Fahrer",
        "Erzieher (m/w/d) in Bassum",
    ]
    assert skipped(feed) == [("line 5", "has no title")]
    assert feed.warnings == (
        "is not UTF-8, read as Windows-1252",
        "unknown columns: Parkplätze",
        "line 3: link is not an http address, left out",
        "line 6: A1 occurs twice, the last one counts",
    )


def test_job_columns_are_understood() -> None:
    kitchen, driver, _ = feed_of("stellen_windows1252.csv").offers

    assert (job(kitchen).hours, job(kitchen).permanent) == (frozenset({Hours.MINI}), False)
    assert job(kitchen).starts_now is True
    assert (job(driver).employer, driver.link) == ("=1+1", "https://www.example.org/fahrer")


def test_home_columns_are_understood() -> None:
    feed = feed_of("wohnungen_bom.csv")

    flat, house, plot, silent, small = (home(offer) for offer in feed.offers)

    assert (flat.area, flat.rooms, flat.cold_cents, flat.warm_cents) == (845, 3.5, 65_000, 80_000)
    assert (flat.available_from, flat.available_text) == (date(2027, 3, 1), "ab 01.03.")
    assert (flat.pets, flat.barrier, flat.furnished) == (Pets.ON_REQUEST, 3, True)
    assert (house.deal, house.shape, house.price_cents) == (Deal.BUY, HomeShape.HOUSE, 24_900_000)
    assert (plot.deal, plot.price_cents) == (Deal.PLOT, 4_500_000)
    assert (silent.deal, silent.cold_cents) == (Deal.RENT, None)
    assert (small.rooms, small.pets, small.barrier) == (None, None, None)


def test_home_that_is_let_is_removed() -> None:
    feed = feed_of("wohnungen_bom.csv")

    assert feed.removed == ("W4",)
    assert skipped(feed) == [("line 6", "is no longer to be had (status vermietet)")]


def test_contact_and_street_stay_out_until_released() -> None:
    offer = feed_of("wohnungen_bom.csv").offers[0]

    assert offer.contact == Contact()


def test_contact_and_street_released_by_columns_are_kept() -> None:
    feed = csv_feed(
        "Titel;Firma;Telefon;Straße;Hausnummer;Kontakt freigegeben;Adressfreigabe\n"
        "Koch;Gasthaus;05441 0;Weg;3;ja;1\n"
    )

    assert only(feed).contact == Contact(phone="05441 0", street="Weg 3")


def test_unclosed_quote_costs_nothing() -> None:
    feed = feed_of("quotes.csv")

    assert [offer.title for offer in feed.offers] == [
        "Cook, part time",
        '"Baker never closed',
        '19" rack fitter',
        "Driver",
    ]
    assert feed.offers[0].description == "First line\nsecond line"
    assert feed.warnings == ("line 4: a quote is not closed, quotes there are read as text",)


def test_columns_of_the_manual_are_all_known() -> None:
    feed = csv_feed(
        "Objekt;Zimmer;Wohnfläche;Kaltmiete;Warmmiete;Ort;PLZ;frei ab;möbliert;Haustiere"
        ";barrierefrei\n"
        "Wohnung;3;70;500;650;Rehden;49453;sofort;nein;ja;nein\n"
    )

    assert (feed.warnings, only(feed).kind) == ((), OfferKind.HOME)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_any_usual_separator_is_found(separator: str) -> None:
    rows = [["Town", "Title", "Company", "Postcode"], ["Rehden", "Cook", "Inn", "49453"]]

    feed = csv_feed("\n".join(separator.join(row) for row in rows))

    assert only(feed).place == Place(town="Rehden", postcode="49453")


def test_spreadsheet_that_announces_its_separator_is_read() -> None:
    assert only(csv_feed("sep=|\nTitel|Firma\nKoch; Köchin|Gasthaus\n")).title == "Koch; Köchin"


def test_row_without_reference_keeps_its_identity_when_its_date_changes() -> None:
    first, second = (
        only(csv_feed(f"Titel;Firma;Ort;Beginn\nKoch;Gasthaus;Rehden;{day}\n"))
        for day in ("01.03.2027", "01.04.2027")
    )

    assert first.external_id == second.external_id


def test_jobs_and_homes_may_share_a_table() -> None:
    feed = csv_feed("Titel;Firma;Beruf;Zimmer;Kaltmiete\nKoch;Gasthaus;Koch;;\nWohnung;;;3;500\n")

    assert [offer.kind for offer in feed.offers] == [OfferKind.JOB, OfferKind.HOME]


def test_table_of_rents_is_about_renting_even_without_a_figure() -> None:
    feed = csv_feed("Titel;Zimmer;Kaltmiete\nWohnung;3;\n")

    assert home(only(feed)).deal is Deal.RENT


def test_home_that_could_be_either_is_skipped() -> None:
    feed = csv_feed("Titel;Zimmer;Kaltmiete;Kaufpreis\nWohnung;3;;\n")

    assert skipped(feed) == [("line 2", "says neither rent nor sale")]


def test_field_for_one_sex_is_flagged_and_never_filters() -> None:
    feed = csv_feed("Titel;Zimmer;Kaltmiete;Geschlecht\nZimmer;1;300;nur Frauen\n")

    assert only(feed).flags == {"discriminating"}
    assert len(feed.warnings) == 1


def test_row_past_its_last_day_is_removed() -> None:
    feed = csv_feed("Referenz;Titel;Firma;gültig bis\n1;Koch;Gasthaus;21.11.2026\n")

    assert (feed.offers, feed.removed) == ((), ("1",))


@pytest.mark.parametrize("text", ["a;b\n1;2\n", "Titel\nKoch\n", "Titel;Ort\nKoch;Rehden\n"])
def test_table_that_says_neither_job_nor_home_is_refused(text: str) -> None:
    with pytest.raises(FeedUnreadable):
        csv_feed(text)
