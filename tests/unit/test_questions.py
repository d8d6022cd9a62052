"""Which question comes next, what can be tapped at it, and the profile that answers add up to."""

from dataclasses import replace
from datetime import date

import pytest

from offers.answers import (
    QUESTIONS,
    STEPS,
    Facts,
    Question,
    applicable,
    choices_for,
    facts_of,
    is_chosen,
    next_question,
    previous_question,
    profile_of,
    question_of,
    skipped,
    toggled,
    with_answers,
)
from offers.catalogue import Deal, Hours
from offers.people import (
    CostKind,
    Experience,
    HomeNeed,
    Horizon,
    Household,
    JobNeed,
    Profile,
    Tie,
)
from tests.unit.answering import COUNTY, TODAY


def test_an_empty_profile_is_asked_from_the_beginning() -> None:
    question = next_question({})

    assert question is not None
    assert question.key == "ties"


def test_questions_that_do_not_apply_are_not_asked() -> None:
    alone_without_wishes = {"household.partner": False, "job.said": None, "home.deal": None}

    assert [question.key for question in applicable(alone_without_wishes)] == [
        "ties", "lives_now", "horizon", "partner", "children", "profession", "deal",
    ]  # fmt: skip


def test_a_partner_who_seeks_work_is_asked_for_their_profession() -> None:
    facts = {"household.partner": True, "household.partner_seeks_work": True}

    assert "partner_profession" in {question.key for question in applicable(facts)}


def test_a_filled_answer_is_not_asked_again() -> None:
    facts: Facts = {"home.deal": "rent", "home.rooms_min": 3.0}
    for question in QUESTIONS[:13]:
        facts |= skipped(question, facts)

    following = next_question(facts)

    assert following is not None
    assert following.key == "area"


def test_back_goes_to_the_question_before() -> None:
    before = previous_question("profession", {"household.partner": False})

    assert before is not None
    assert before.key == "children"


def test_there_is_nothing_before_the_first_question() -> None:
    assert previous_question("ties", {}) is None


def test_another_deal_asks_again_what_it_may_cost() -> None:
    facts = {"home.deal": "rent", "home.cost_max": 70_000, "home.cost_kind": "warm"}

    assert with_answers(facts, {"home.deal": "buy"}) == {"home.deal": "buy"}


def test_the_same_deal_keeps_what_it_may_cost() -> None:
    facts = {"home.deal": "rent", "home.cost_max": 70_000, "home.cost_kind": "warm"}

    assert with_answers(facts, {"home.deal": "rent"}) == facts


def test_another_profession_asks_again_what_is_meant() -> None:
    facts = {"job.said": "Koch", "job.occupations": ["29302"]}

    assert with_answers(facts, {"job.said": "Köchin"}) == {"job.said": "Köchin"}


FULL = Profile(
    ties=frozenset({Tie.GREW_UP}),
    lives_now="Hamburg",
    horizon=Horizon.HALF_YEAR,
    household=Household(partner=True, children=1, partner_seeks_work=True),
    job=JobNeed(
        said="Krankenschwester",
        occupations=("81302",),
        hours=frozenset({Hours.PART}),
        remote=False,
        experience=Experience.LONG,
    ),
    partner_job=JobNeed(said="Tischler", occupations=("22342",)),
    home=HomeNeed(
        deal=Deal.RENT,
        rooms_min=3.0,
        area_min=700,
        cost_max=90_000,
        cost_kind=CostKind.WARM,
        place="Diepholz",
        radius_km=10,
        from_date=date(2027, 3, 1),
        pets=True,
        persons=3,
    ),
)


def test_a_profile_survives_being_told_as_facts() -> None:
    assert profile_of(facts_of(FULL)) == FULL


def test_a_known_profile_has_no_open_question() -> None:
    assert next_question(facts_of(FULL)) is None


def test_an_empty_profile_survives_being_told_as_facts() -> None:
    assert profile_of(facts_of(Profile())) == Profile()


def test_what_no_longer_applies_is_left_out_of_the_profile() -> None:
    alone = with_answers(facts_of(FULL), {"household.partner": False, "home.deal": None})

    assert profile_of(alone) == replace(
        FULL,
        household=Household(partner=False, children=1),
        partner_job=None,
        home=None,
    )


def test_a_partner_found_later_opens_the_questions_about_them() -> None:
    single = facts_of(replace(FULL, household=Household(partner=False), partner_job=None))

    following = next_question(with_answers(single, {"household.partner": True}))

    assert following is not None
    assert following.key == "partner_work"


def test_every_question_can_be_skipped_into_a_profile() -> None:
    facts: Facts = {}
    while (question := next_question(facts)) is not None:
        facts |= skipped(question, facts)

    assert profile_of(facts) == Profile()


def test_steps_grow_to_one_before_the_summary() -> None:
    steps = [question.step for question in QUESTIONS]

    assert steps == sorted(steps)
    assert steps[-1] == STEPS - 1


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_choices_of_a_question_fill_that_question_only(question: Question) -> None:
    for deal in ("rent", "buy", "plot"):
        choices = choices_for(question, {"home.deal": deal}, COUNTY, TODAY)

        assert len({choice.id for choice in choices}) == len(choices)
        for choice in choices:
            assert set(choice.facts) - {"home.cost_kind"} <= set(question.fields)


def test_a_plot_is_measured_and_paid_otherwise() -> None:
    rent = choices_for(question_of("area"), {"home.deal": "rent"}, COUNTY, TODAY)
    plot = choices_for(question_of("area"), {"home.deal": "plot"}, COUNTY, TODAY)

    assert max(choice.amount or 0 for choice in rent) < min(choice.amount or 0 for choice in plot)


def test_ticking_twice_is_ticking_once() -> None:
    question = question_of("hours")
    part = next(one for one in choices_for(question, {}, COUNTY, TODAY) if one.id == "part")

    once = toggled(question, {}, part, on=True)

    assert once == {"job.hours": ["part"]}
    assert toggled(question, once, part, on=True) == once
    assert is_chosen(question, part, once)


def test_no_tie_excludes_the_others() -> None:
    question = question_of("ties")
    ties = {one.id: one for one in choices_for(question, {}, COUNTY, TODAY)}

    none = toggled(question, {"ties": ["family"]}, ties["none"], on=True)

    assert none == {"ties": ["none"]}
    assert toggled(question, none, ties["worked"], on=True) == {"ties": ["worked"]}


def test_ticking_an_extra_leaves_the_others_alone() -> None:
    question = question_of("extras")
    pets = next(one for one in choices_for(question, {}, COUNTY, TODAY) if one.id == "pets")

    assert toggled(question, {"home.furnished": True}, pets, on=True) == {"home.pets": True}
    assert toggled(question, {"home.pets": True}, pets, on=False) == {"home.pets": None}
