"""OpenImmo as agencies really send it."""

from datetime import date

import pytest

from offers.catalogue import Contact, Deal, Home, HomeShape, Offer, OfferKind, Pets, Place
from offers.errors import FeedUnreadable
from offers.feeds import Feed
from tests.unit.feeds.shelf import feed_of, home, only, openimmo_feed, skipped

TITLE = "<freitexte><objekttitel>Wohnung</objekttitel></freitexte>"
NUMBER = "<verwaltung_techn><objektnr_extern>1</objektnr_extern></verwaltung_techn>"


def record(inside: str, *, number: str = NUMBER, title: str = TITLE) -> str:
    return f"<immobilie>{inside}{title}{number}</immobilie>"


def priced(prices: str) -> Home:
    return home(only(openimmo_feed(record(f"<preise>{prices}</preise>"))))


def test_old_latin_feed_becomes_a_whole_offer() -> None:
    offer = feed_of("openimmo_latin1_1_2_1.xml").offers[0]

    assert offer == Offer(
        provider="sample",
        external_id="AN-1:OB-1",
        title="Helle Wohnung am Park & See",
        details=Home(
            deal=Deal.RENT,
            rooms=3.5,
            area=845,
            cold_cents=65_000,
            extra_cents=12_050,
            warm_cents=185_050,
            available_from=date(2027, 3, 1),
            available_text="ab 01.03.",
            furnished=True,
            pets=Pets.ON_REQUEST,
            barrier=2,
            floor=2,
            lift=False,
            kitchen=True,
            permit_required=False,
            persons_max=4,
        ),
        place=Place(town="Sulingen", postcode="27232", lat=52.68123, lon=8.80987),
        description="Ruhig & hell.\n\nKeller",
        contact=Contact(street="Lange Straße 7"),
        flags=frozenset({"discriminating"}),
    )


def test_dirty_feed_names_what_it_leaves_out() -> None:
    feed = feed_of("openimmo_latin1_1_2_1.xml")

    assert (feed.read, feed.removed, feed.full) == (7, ("4712", "4713", "4714"), False)
    assert skipped(feed) == [
        ("objektnr_extern 4712", "is let (vermietet)"),
        ("objektnr_extern 4713", "is not open (verkaufstatus RESERVIERT)"),
        ("objektnr_extern 4715", "is not a home (objektart parken)"),
        ("objektnr_extern 4716", "has no title (objekttitel)"),
    ]


def test_unreleased_address_keeps_neither_street_nor_exact_spot() -> None:
    offer = feed_of("openimmo_latin1_1_2_1.xml").offers[1]

    assert offer.contact == Contact()
    assert offer.place == Place(town="Kirchdorf", postcode="27245", lat=52.6, lon=8.83)


def test_released_contact_is_kept() -> None:
    contact = (
        "<preise><warmmiete>1</warmmiete></preise><kontaktperson><vorname>Kim</vorname>"
        "<name>Muster</name><tel_zentrale>05441 0</tel_zentrale><email_direkt>a@example.org"
        "</email_direkt><adressfreigabe>1</adressfreigabe></kontaktperson>"
    )

    assert only(openimmo_feed(record(contact))).contact == Contact(
        name="Kim Muster", phone="05441 0", email="a@example.org"
    )


def test_full_feed_speaks_for_homes_only() -> None:
    feed = feed_of("openimmo_full_bom.xml")

    assert (feed.full, feed.complete_for) == (True, frozenset({OfferKind.HOME}))
    assert [(home(offer).deal, home(offer).shape) for offer in feed.offers] == [
        (Deal.BUY, HomeShape.HOUSE),
        (Deal.PLOT, HomeShape.PLOT),
    ]


def test_at_once_counts_from_the_day_the_record_was_written() -> None:
    assert home(feed_of("openimmo_full_bom.xml").offers[0]).available_from == date(2026, 11, 2)


def test_transfer_that_deletes_removes_every_record() -> None:
    feed = openimmo_feed(record(""), transfer='umfang="VOLL" modus="DELETE"')

    assert (feed.offers, feed.removed, feed.full) == ((), ("1",), False)


def test_delete_after_offer_wins() -> None:
    gone = NUMBER.replace("</verw", '<aktion aktionart="DELETE"/></verw')

    feed = openimmo_feed(
        record("<preise><warmmiete>500</warmmiete></preise>"), record("", number=gone)
    )

    assert (feed.offers, feed.removed) == ((), ("1",))


def test_broken_end_costs_the_rest_and_the_claim_to_be_full() -> None:
    good = record("<preise><warmmiete>500</warmmiete></preise>")

    feed = openimmo_feed(good, "<immobilie><geo>", transfer='umfang="VOLL"')

    assert (len(feed.offers), feed.full, feed.skipped[0].record) == (
        1,
        False,
        "the rest of the file",
    )


def test_full_file_of_useless_records_expires_nothing() -> None:
    feed = openimmo_feed(record("", title=""), transfer='umfang="VOLL"')

    assert feed.full is False
    assert feed.warnings == ("a full file (VOLL) without one usable record, so nothing expires",)


def test_broken_before_the_first_record_is_unreadable() -> None:
    with pytest.raises(FeedUnreadable):
        openimmo_feed("<geo>")


COLD = "<kaltmiete>500</kaltmiete>"
EXTRA = "<nebenkosten>100</nebenkosten>"
HEATING = "<heizkosten>50</heizkosten>"


@pytest.mark.parametrize(
    ("prices", "expected"),
    [
        (f"<nettokaltmiete>500</nettokaltmiete>{EXTRA}", 60_000),
        (f"{COLD}{EXTRA}{HEATING}", 65_000),
        (f"{COLD}{EXTRA}{HEATING}<heizkosten_enthalten>1</heizkosten_enthalten>", 60_000),
        (f"{COLD}{EXTRA}<heizkosten_enthalten>false</heizkosten_enthalten>", None),
        (COLD, None),
        (f"{COLD}<warmmiete>700,50</warmmiete>", 70_050),
        ("<pauschalmiete>400</pauschalmiete>", 40_000),
        ('<warmmiete>6000</warmmiete><preis_zeiteinheit zeiteinheit="JAHR"/>', 50_000),
        ('<warmmiete>60</warmmiete><preis_zeiteinheit zeiteinheit="TAG"/>', None),
        ('<warmmiete>600</warmmiete><waehrung iso_waehrung="CHF"/>', None),
    ],
)
def test_warm_rent_is_added_up_only_when_all_is_said(prices: str, expected: int | None) -> None:
    assert priced(prices).warm_cents == expected


def test_prices_left_out_are_told() -> None:
    feed = openimmo_feed(
        record('<preise><warmmiete>60</warmmiete><waehrung iso_waehrung="CHF"/></preise>')
    )

    assert feed.warnings == ("objektnr_extern 1: prices in CHF are left out",)


KIND = "<objektkategorie>{}</objektkategorie>"
FACTORY_GROUND = "<objektart><grundstueck grundst_typ='GEWERBE'/></objektart>"


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        (KIND.format('<nutzungsart WOHNEN="0" GEWERBE="1"/>'), "business"),
        (KIND.format(FACTORY_GROUND), "building land"),
        ("<zustand_angaben><verkaufstatus>VERKAUFT</verkaufstatus></zustand_angaben>", "not open"),
        ("<geo><ort>Sulingen</ort></geo>", "neither rent nor sale"),
    ],
)
def test_what_is_no_home_to_be_had_is_skipped(inside: str, reason: str) -> None:
    feed = openimmo_feed(record(inside))

    assert feed.offers == ()
    assert reason in feed.skipped[0].reason


def test_listing_past_its_last_day_is_removed() -> None:
    ended = NUMBER.replace("</verw", "<aktiv_bis>2026-11-21</aktiv_bis></verw")

    feed = openimmo_feed(record("", number=ended))

    assert (feed.removed, skipped(feed)) == (
        ("1",),
        [("objektnr_extern 1", "its listing ended on 2026-11-21")],
    )


def test_record_without_any_number_keeps_its_identity_when_the_price_changes() -> None:
    first, second = (
        only(openimmo_feed(record(f"<preise><warmmiete>{rent}</warmmiete></preise>", number="")))
        for rent in (500, 520)
    )

    assert first.external_id == second.external_id


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<als_ferien>true</als_ferien>", True),
        ('<max_mietdauer max_dauer="MONAT">6</max_mietdauer>', True),
        ("<abdatum>2027-01-01</abdatum><bisdatum>2027-06-30</bisdatum>", True),
        ('<max_mietdauer max_dauer="JAHR">5</max_mietdauer>', None),
        ("<als_ferien>false</als_ferien>", False),
    ],
)
def test_short_let_is_a_year_at_most(inside: str, expected: bool | None) -> None:  # noqa: FBT001 - a table of expectations
    managed = f"<verwaltung_objekt>{inside}</verwaltung_objekt>"

    offer = only(openimmo_feed(record(f"<preise><warmmiete>5</warmmiete></preise>{managed}")))

    assert home(offer).short_let is expected


def test_one_agency_per_home_is_read_whole() -> None:
    agencies = "".join(
        f"</anbieter><anbieter><openimmo_anid>A{number}</openimmo_anid>"
        + record(
            "<preise><warmmiete>500</warmmiete></preise>" + "<geo><ort/></geo>" * 100,
            number="<verwaltung_techn><openimmo_obid>O</openimmo_obid></verwaltung_techn>",
        )
        for number in range(600)
    )

    feed: Feed = openimmo_feed(agencies)

    assert len({offer.external_id for offer in feed.offers}) == 600
