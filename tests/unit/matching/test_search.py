"""Jobs for a need, and packages of a job and a home."""

from functools import cache
from typing import Any

import pytest

from offers.catalogue import Deal, Hours, Job, OfferState
from offers.county import Municipality
from offers.matching import (
    Match,
    PlaceIndex,
    Snapshot,
    Vocabulary,
    match_jobs,
    match_packages,
    nearest_misses,
)
from offers.people import Experience, HomeNeed, JobNeed
from tests.builders import a_home_offer, a_job_offer, a_listing

PLACES = PlaceIndex.of(
    (
        Municipality(name="Diepholz", postcodes=("49356",), lat=52.607, lon=8.371),
        Municipality(name="Sulingen", postcodes=("27232",), lat=52.683, lon=8.809),
    )
)
TITLES = (
    "Gesundheits- und Krankenpfleger (m/w/d)",
    "Erzieherin / Erzieher",
    "Bäcker*in",
    "Kfz-Mechatroniker",
    "Kraftfahrer LKW",
    "Sachbearbeitung Bauamt",
)


@cache
def empty() -> Snapshot:
    return Snapshot.build((), Vocabulary.load(), PLACES)


def jobs(*offers: dict[str, Any]) -> Snapshot:
    return empty().updated(
        [
            a_listing(a_job_offer(**{"employer": f"Betrieb {n}", **facts}), id=n)
            for n, facts in enumerate(offers, 1)
        ],
        (),
    )


def titled(*titles: str) -> Snapshot:
    return jobs(*({"title": title} for title in titles))


def ids(snapshot: Snapshot, need: JobNeed, refused: frozenset[int] = frozenset()) -> list[int]:
    return [match.listing.id for match in match_jobs(snapshot, need, refused=refused)]


def employer(match: Match) -> str:
    job = match.listing.offer.details
    assert isinstance(job, Job)
    return job.employer


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("Krankenschwester", 1),
        ("nurse", 1),
        ("arbeite im Kindergarten", 2),
        ("Kfz-Schrauber", 4),
        ("truck driver", 5),
        ("Bauamt", 6),
    ],
)
def test_offer_is_found_by_what_people_say(said: str, first: int) -> None:
    assert ids(titled(*TITLES), JobNeed(said=said))[0] == first


def test_gender_form_finds_exactly_the_same() -> None:
    snapshot = titled(*TITLES)
    forms = ["Bäcker", "Bäckerin", "Bäcker/in", "BÄCKER (m/w/d)", "baecker*innen", "Backer:in"]

    found = [
        [(m.listing.id, m.score) for m in match_jobs(snapshot, JobNeed(said=form))]
        for form in forms
    ]

    assert found == [found[0]] * len(forms)
    assert found[0][0][0] == 3


def test_confirmed_occupation_outranks_the_words() -> None:
    need = JobNeed(said="Bäcker", occupations=("83112",))

    assert ids(titled(*TITLES), need)[0] == 2


def test_exact_occupation_explains_itself() -> None:
    (match,) = match_jobs(titled("Krankenpfleger"), JobNeed(said="Krankenschwester"))

    assert match.reasons[0].key == "occupation-exact"
    assert match.reasons[0].facts["occupation_en"] == "Nurse"
    assert match.score > 85


def test_near_occupation_comes_after_and_says_so() -> None:
    found = match_jobs(titled("Pflegehelfer", "Krankenpfleger"), JobNeed(said="Krankenschwester"))

    assert [match.listing.id for match in found] == [2, 1]
    assert found[1].score < found[0].score


def test_employer_is_found_by_name() -> None:
    snapshot = jobs({"employer": "Muster Kliniken"}, {"employer": "Beispiel GmbH"})

    (match, *_) = match_jobs(snapshot, JobNeed(said="Muster Kliniken"))

    assert (match.listing.id, match.reasons[0].key) == (1, "employer")


def test_provider_s_own_occupation_is_read() -> None:
    snapshot = jobs({"title": "Verstärkung gesucht", "occupation": "Erzieher/in"})

    assert ids(snapshot, JobNeed(said="Erzieherin")) == [1]


def test_hours_order_and_silence_does_not_exclude() -> None:
    snapshot = jobs(
        {"title": "Koch", "hours": frozenset({Hours.FULL})},
        {"title": "Koch", "hours": frozenset()},
        {"title": "Koch", "hours": frozenset({Hours.PART, Hours.FULL})},
    )

    found = match_jobs(snapshot, JobNeed(said="Koch", hours=frozenset({Hours.PART})))

    assert [match.listing.id for match in found] == [3, 2, 1]
    assert [reason.key for reason in found[1].unknowns] == ["hours"]
    assert [dict(reason.facts) for reason in found[2].misfits] == [{"hours": "full"}]
    assert [match.coverage for match in found] == [100, 0, 100]


def test_way_orders_and_far_beyond_the_radius_is_a_miss() -> None:
    snapshot = jobs({"title": "Koch", "town": "Sulingen"}, {"title": "Koch", "town": "Diepholz"})
    need = JobNeed(said="Koch", place="49356", radius_km=15)
    narrow = JobNeed(said="Koch", place="49356", radius_km=5)

    assert ids(snapshot, need) == [2, 1]
    assert ids(snapshot, narrow) == [2]
    (miss,) = nearest_misses(snapshot, narrow)
    assert (miss.listing.id, miss.failed.key, miss.failed.facts["km"]) == (1, "distance", 31)


def test_remote_work_has_no_way() -> None:
    snapshot = jobs({"title": "Koch", "town": "Sulingen", "remote": True})

    (match,) = match_jobs(snapshot, JobNeed(said="Koch", place="49356", radius_km=5, remote=True))

    assert [reason.key for reason in match.reasons][1:] == ["remote"]


def test_beginner_is_shown_expert_work_later() -> None:
    snapshot = titled("Architekt")
    need = JobNeed(said="Architekt")
    starting = JobNeed(said="Architekt", experience=Experience.STARTING)

    assert match_jobs(snapshot, starting)[0].score < match_jobs(snapshot, need)[0].score


def test_five_results_are_five_firms_where_possible() -> None:
    same = [{"title": "Koch", "employer": "Muster"} for _ in range(6)]
    others = [{"title": "Koch", "employer": f"Haus {n}"} for n in range(4)]

    found = match_jobs(jobs(*same, *others), JobNeed(said="Koch"))

    assert len({employer(match) for match in found}) == 5


def test_one_firm_fills_the_list_when_nobody_else_offers() -> None:
    same = [{"title": "Koch", "employer": "Muster"} for _ in range(6)]

    assert len(match_jobs(jobs(*same), JobNeed(said="Koch"))) == 5


def test_anything_goes_brings_everything_by_circumstances() -> None:
    snapshot = jobs(
        {"title": "Koch", "hours": frozenset({Hours.FULL})},
        {"title": "Bäcker", "hours": frozenset({Hours.PART})},
    )
    need = JobNeed(said="egal, Hauptsache Teilzeit", hours=frozenset({Hours.PART}))

    assert ids(snapshot, need) == [2, 1]


def test_refused_and_closed_offers_stay_away() -> None:
    snapshot = jobs({"title": "Koch"}, {"title": "Koch", "state": OfferState.TAKEN})

    assert ids(snapshot, JobNeed(said="Koch")) == [1]
    assert ids(snapshot, JobNeed(said="Koch"), refused=frozenset({1})) == []


def test_flagged_offer_is_shown_all_the_same() -> None:
    snapshot = jobs({"title": "Koch", "flags": frozenset({"discriminating"})})

    assert ids(snapshot, JobNeed(said="Koch")) == [1]


def test_package_pairs_job_and_home_near_each_other() -> None:
    far = a_listing(a_home_offer(town="Sulingen"), id=11)
    near = a_listing(a_home_offer(town="Diepholz"), id=12)
    snapshot = jobs({"title": "Koch", "town": "Diepholz"}).updated([far, near], ())

    (package, *_) = match_packages(
        snapshot, JobNeed(said="Koch", radius_km=15), HomeNeed(deal=Deal.RENT)
    )

    assert (package.job.listing.id, package.home.listing.id) == (1, 12)
    assert package.commute_km == 0


def test_package_without_coordinates_has_no_commute() -> None:
    snapshot = jobs({"title": "Koch", "town": "Berlin", "postcode": None})
    snapshot = snapshot.updated([a_listing(a_home_offer(), id=11)], ())

    (package,) = match_packages(snapshot, JobNeed(said="Koch"), HomeNeed(deal=Deal.RENT))

    assert package.commute_km is None


def test_no_offer_stands_in_two_packages() -> None:
    homes = [a_listing(a_home_offer(), id=n) for n in (11, 12)]
    snapshot = jobs({"title": "Koch"}, {"title": "Koch"}, {"title": "Koch"}).updated(homes, ())

    packages = match_packages(snapshot, JobNeed(said="Koch"), HomeNeed(deal=Deal.RENT))

    assert len({package.job.listing.id for package in packages}) == 2
    assert len({package.home.listing.id for package in packages}) == 2
