"""Facts: every dataclass we keep as one piece survives the way to JSON text and back."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offers.catalogue import Contact, Deal, Home, HomeShape, Hours, Job, Offer, Pets, Place
from offers.facts import as_facts, from_facts, from_facts_text
from offers.letters import Draft, LetterKind, Priority, Side
from offers.people import Experience, HomeNeed, Horizon, Household, JobNeed, Profile, Tie

FULL_PROFILE = Profile(
    ties=frozenset({Tie.GREW_UP, Tie.FAMILY}),
    lives_now="Bremen",
    horizon=Horizon.HALF_YEAR,
    household=Household(partner=True, children=2, partner_seeks_work=True),
    job=JobNeed(
        said="Krankenschwester",
        occupations=("81302", "81313"),
        hours=frozenset({Hours.PART, Hours.FULL}),
        remote=False,
        experience=Experience.LONG,
        place="49356",
        radius_km=15,
    ),
    partner_job=JobNeed(said="Tischler"),
    home=HomeNeed(
        deal=Deal.RENT,
        rooms_min=3.5,
        area_min=700,
        cost_max=90_000,
        from_date=date(2027, 3, 1),
        musts=frozenset({"cost_max", "rooms_min"}),
    ),
)
HOME = Offer(
    provider="wohnen",
    external_id="H-1",
    title="Wohnung",
    details=Home(deal=Deal.RENT, shape=HomeShape.FLAT, pets=Pets.ON_REQUEST, rooms=2.5),
    place=Place(town="Sulingen", postcode="27232", lat=52.68, lon=8.8),
    contact=Contact(phone="0"),
    published=date(2026, 11, 1),
    flags=frozenset({"b", "a"}),
)
JOB = Offer(provider="ba", external_id="J-1", title="Koch", details=Job(starts=date(2027, 1, 1)))
LETTER = Draft(
    person_id=1,
    side=Side.DESK,
    kind=LetterKind.REACT,
    priority=Priority.PERSON_MESSAGE,
    dedup_key="k",
    content={"message": 5, "emoji": None, "ids": [1, 2]},
    not_before=datetime(2026, 11, 22, 8, tzinfo=UTC),
)


@pytest.mark.parametrize("thing", [FULL_PROFILE, Profile(), HOME, JOB, LETTER])
def test_facts_survive_json(thing: object) -> None:
    facts = as_facts(thing)

    text = json.dumps(facts, allow_nan=False)

    assert from_facts(type(thing), json.loads(text)) == thing
    assert from_facts_text(type(thing), text) == thing


@given(
    details=st.one_of(
        st.builds(Job, starts_now=st.none() | st.booleans()),
        st.builds(Home, deal=st.sampled_from(Deal), pets=st.none() | st.sampled_from(Pets)),
    )
)
def test_facts_tell_jobs_from_homes(details: Job | Home) -> None:
    offer = Offer(provider="p", external_id="x", title="t", details=details)

    again = from_facts(Offer, json.loads(json.dumps(as_facts(offer))))

    assert again == offer
    assert type(again.details) is type(details)


def test_facts_of_sets_are_sorted() -> None:
    assert as_facts(HOME)["flags"] == ["a", "b"]


def test_facts_ignore_what_a_later_version_wrote() -> None:
    facts = {**as_facts(Profile(lives_now="Bremen")), "shoe_size": 43}

    assert from_facts(Profile, facts) == Profile(lives_now="Bremen")


def test_facts_take_defaults_for_what_an_earlier_version_did_not_know() -> None:
    assert from_facts(HomeNeed, {"deal": "buy"}) == HomeNeed(deal=Deal.BUY)


@pytest.mark.parametrize("facts", [{}, {"deal": "steal"}, {"deal": "rent", "area_min": "big"}, []])
def test_facts_of_the_wrong_kind_are_refused(facts: object) -> None:
    with pytest.raises(ValueError, match="HomeNeed"):
        from_facts(HomeNeed, facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Odd:
    call: Callable[[], None] = field(default=print)


@pytest.mark.parametrize("thing", ["text", Offer, _Odd()])
def test_facts_refuse_what_is_no_data(thing: object) -> None:
    with pytest.raises(TypeError, match="no facts in"):
        as_facts(thing)
