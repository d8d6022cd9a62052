"""The sample offers: read without loss, spread over the county, priced as the region is."""

from datetime import date
from functools import cache

import pytest

from offers.catalogue import Deal, Home, HomeShape, Hours, Job, Offer, OfferKind, Pets
from offers.county import County, parse_county
from offers.feeds import Feed, FeedFormat, detect, read_feed
from storage.seed import SampleFeed, sample_county, sample_feeds

TODAY = date(2026, 11, 22)
A_YEAR_LATER = date(2027, 11, 21)


@cache
def county() -> County:
    return parse_county(sample_county())


@cache
def read(sample: SampleFeed, today: date = TODAY) -> Feed:
    data = sample.path.read_bytes()
    return read_feed(
        data, name=sample.path.name, provider=sample.provider, today=today, format=sample.format
    )


def offers() -> list[Offer]:
    return [offer for sample in sample_feeds() for offer in read(sample).offers]


def jobs() -> list[Job]:
    return [offer.details for offer in offers() if isinstance(offer.details, Job)]


def homes() -> list[Home]:
    return [offer.details for offer in offers() if isinstance(offer.details, Home)]


def test_every_employer_is_marked_as_a_sample() -> None:
    assert [job.employer for job in jobs() if "(Beispiel)" not in job.employer] == []


def test_sources_list_every_file_once_and_a_provider_each() -> None:
    feeds = sample_feeds()
    folder = feeds[0].path.parent

    assert sorted(feed.path for feed in feeds) == sorted(folder.iterdir())
    assert len({feed.provider for feed in feeds}) == len(feeds)
    assert {feed.provider for feed in feeds} <= {one.slug for one in county().organisations}
    assert {feed.format for feed in feeds} == set(FeedFormat)


@pytest.mark.parametrize("sample", sample_feeds(), ids=lambda sample: sample.path.name)
def test_sample_file_is_recognised_by_its_content(sample: SampleFeed) -> None:
    assert detect(sample.path.read_bytes(), "unnamed") == sample.format


def test_sample_files_hold_enough_jobs_and_homes() -> None:
    kinds = [offer.kind for offer in offers()]

    assert kinds.count(OfferKind.JOB) >= 300
    assert kinds.count(OfferKind.HOME) >= 80


def test_only_what_is_taken_is_skipped() -> None:
    skipped = {
        (sample.provider, left_out.record)
        for sample in sample_feeds()
        for left_out in read(sample).skipped
    }

    assert skipped == {
        ("bauplatzboerse", "line 13"),
        ("musterwohnbau", "objektnr_extern WOHNBAU-1217"),
        ("musterwohnbau", "objektnr_extern WOHNBAU-1224"),
    }


def test_warnings_name_the_dirt_and_nothing_else() -> None:
    warned = [sample.provider for sample in sample_feeds() for _ in read(sample).warnings]

    assert warned == ["musterrathaeuser", "musterrathaeuser", "musterwohnbau", "bauplatzboerse"]


def test_a_room_for_women_only_is_flagged() -> None:
    flagged = [offer.reference for offer in offers() if "discriminating" in offer.flags]

    assert flagged == ["musterwohnbau/OANIDWOHNBAUMUSTER:ODWO0024MUSTER"]


def test_no_sample_offer_expires_within_a_year() -> None:
    gone = [
        (sample.provider, before.external_id)
        for sample in sample_feeds()
        for before in read(sample).offers
        if before.external_id not in {o.external_id for o in read(sample, A_YEAR_LATER).offers}
    ]

    assert gone == []


def test_every_offer_is_in_the_county() -> None:
    nowhere = [
        offer.reference
        for offer in offers()
        if county().find_place(f"{offer.place.postcode or ''} {offer.place.town}") is None
    ]

    assert nowhere == []


def test_offers_are_all_over_the_county() -> None:
    found = {
        county().find_place(f"{offer.place.postcode or ''} {offer.place.town}")
        for offer in offers()
    }

    assert [place.name for place in county().municipalities if place not in found] == []


def test_every_offer_says_what_it_is_in_words_of_its_own() -> None:
    told = [(offer.title, offer.description) for offer in offers()]

    assert all(title and len(description) > 15 for title, description in told)
    assert len({description for _, description in told}) == len(told)


def test_jobs_cover_what_people_ask_for() -> None:
    assert {hours for job in jobs() for hours in job.hours} == set(Hours)
    assert {job.permanent for job in jobs()} == {True, False, None}
    assert {job.remote for job in jobs()} >= {True, False}
    assert len({job.occupation for job in jobs()}) > 180
    assert len({job.employer for job in jobs()}) > 80


def test_homes_cover_what_people_ask_for() -> None:
    found = homes()

    assert {home.deal for home in found} == set(Deal)
    assert {home.shape for home in found} == set(HomeShape)
    assert {home.pets for home in found} == {*Pets, None}
    assert {home.barrier for home in found} >= {0, 1, 2, 3}
    assert any(home.rooms and home.rooms % 1 for home in found)
    assert any(home.permit_required for home in found)
    assert any(home.furnished and home.short_let for home in found)


def test_rents_are_what_the_region_asks() -> None:
    rented = [home for home in homes() if home.deal is Deal.RENT and home.shape is HomeShape.FLAT]
    odd = [
        home
        for home in rented
        if home.cold_cents and home.area and not 500 <= home.cold_cents * 10 / home.area <= 1250
    ]

    assert len(rented) > 30
    assert odd == []


def test_warm_rents_are_above_cold_ones() -> None:
    both = [(home.cold_cents, home.warm_cents) for home in homes()]

    assert [pair for pair in both if pair[0] and pair[1] and pair[0] >= pair[1]] == []


def test_prices_of_houses_and_plots_are_what_the_region_asks() -> None:
    houses = [home.price_cents for home in homes() if home.deal is Deal.BUY and home.price_cents]
    plots = [
        home.price_cents * 10 / home.plot_area
        for home in homes()
        if home.deal is Deal.PLOT and home.price_cents and home.plot_area
    ]

    assert 90_000_00 <= min(houses) <= max(houses) <= 400_000_00
    assert 75_00 <= min(plots) <= max(plots) <= 165_00
