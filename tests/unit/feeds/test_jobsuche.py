"""Jobsuche JSON in the shapes it has had, and in one it has not."""

from datetime import date

import pytest

from offers.catalogue import Contact, Hours, Job, Offer, Place
from offers.errors import FeedUnreadable
from tests.unit.feeds.shelf import feed_of, job, json_feed, only, skipped


def test_new_shape_becomes_a_whole_offer() -> None:
    assert only(feed_of("jobsuche_v6_dirty.json")) == Offer(
        provider="sample",
        external_id="20-1-S",
        title="Pflegehelfer (m/w/d)",
        details=Job(
            employer="Pflege Beispiel",
            occupation="Altenpflegehelfer/in",
            hours=frozenset(Hours),
            permanent=True,
            starts=date(2027, 2, 1),
            career_changers=True,
        ),
        place=Place(town="Bassum", postcode="27211", lat=52.85, lon=8.73),
        description="Twistringen",
        link="https://example.org/stelle/20",
        contact=Contact(),
        published=date(2026, 11, 1),
        valid_until=date(2026, 12, 31),
    )


def test_old_shape_survives_its_dirt() -> None:
    feed = feed_of("jobsuche_v4_dirty.json")

    assert [offer.title for offer in feed.offers] == ["Bäcker/in", "Koch (m/w/d) in Teilzeit"]
    assert skipped(feed) == [
        ("refnr 10-3-S", "has neither title nor occupation"),
        ("record 4", "is not an object"),
    ]
    assert feed.warnings == ("refnr 10-1-S: 10-1-S occurs twice, the last one counts",)


def test_postcode_that_lost_its_zero_gets_it_back() -> None:
    feed = json_feed(
        '{"stellenangebote":[{"refnr":"1","titel":"Koch","arbeitsort":{"plz":1067,"ort":"Dresden",'
        '"koordinaten":{"lat":"51.06","lon":"13.72"}}}]}'
    )

    assert only(feed).place == Place(town="Dresden", postcode="01067", lat=51.06, lon=13.72)


def test_details_are_an_offer_of_their_own() -> None:
    offer = only(
        json_feed(
            '{"refnr":"1","titel":"Koch","arbeitszeitmodelle":["TEILZEIT","HEIM_TELEARBEIT",'
            '"SCHICHT_NACHTARBEIT_WOCHENENDE"],"befristung":"BEFRISTET","arbeitsorte":[]}'
        )
    )

    details = job(offer)

    assert (details.hours, details.remote, details.permanent) == (
        frozenset({Hours.PART, Hours.SHIFT}),
        True,
        False,
    )


def test_record_without_number_is_known_by_its_content() -> None:
    feed = json_feed('{"stellenangebote":[{"titel":"Koch","arbeitgeber":"Gasthaus"}]}')

    assert only(feed).external_id.startswith("content-")
    assert feed.warnings == ("record 1: has no reference number, known by its content",)


def test_nothing_found_is_an_empty_feed() -> None:
    assert json_feed('{"maxErgebnisse":"0","page":1}').read == 0


def test_third_shape_is_refused_aloud() -> None:
    with pytest.raises(FeedUnreadable) as refused:
        feed_of("jobsuche_third_shape.json")

    assert refused.value.facts["why"] == (
        "neither Jobsuche v4, v6 nor a job's details, its keys are jobs, total"
    )


def test_known_list_of_unknown_records_is_refused_aloud() -> None:
    with pytest.raises(FeedUnreadable) as refused:
        json_feed('{"ergebnisliste":[{"nummer":"1","name":"Koch"}]}')

    assert refused.value.facts["why"] == (
        "Jobsuche records of an unknown shape, its keys are name, nummer"
    )


def test_numbers_that_are_none_do_no_harm() -> None:
    offer = only(json_feed('[{"refnr":NaN,"titel":"Koch","arbeitsort":{"plz":1e999,"ort":7}}]'))

    assert offer.place == Place(town="7")
