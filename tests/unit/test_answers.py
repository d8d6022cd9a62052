"""What typed and tapped answers mean for a profile, and which question comes next."""

from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo

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
    read_answers,
    skipped,
    toggled,
    with_answers,
)
from offers.catalogue import Deal, Hours
from offers.county import County, Municipality, Office
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


def read(text: str, question: str = "ties", **known: str) -> Facts:
    return read_answers(text, question=question, county=COUNTY, today=TODAY, known=known).facts


def test_one_line_fills_several_answers() -> None:
    assert read("3 Zimmer bis 700 warm in Diepholz", "deal") == {
        "home.deal": "rent",
        "home.rooms_min": 3.0,
        "home.cost_max": 70_000,
        "home.cost_kind": "warm",
        "home.place": "Diepholz",
    }


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("Haus kaufen bis 250.000", {"deal": "buy", "cost_max": 25_000_000, "cost_kind": "price"}),
        ("buy a house up to 250k", {"deal": "buy", "cost_max": 25_000_000, "cost_kind": "price"}),
        ("ein Grundstück ab 600 qm", {"deal": "plot", "area_min": 6_000}),
        ("80 qm", {"area_min": 800}),
        ("mindestens 75 Quadratmeter", {"area_min": 750}),
        ("70 bis 90 m²", {"area_min": 700}),
        ("höchstens 90 qm", {}),
        ("dreieinhalb Zimmer", {"rooms_min": 3.5}),
        ("2,5-Zimmer-Wohnung", {"rooms_min": 2.5}),
        ("Dreizimmerwohnung", {"rooms_min": 3.0}),
        ("2-3 Zimmer", {"rooms_min": 2.0}),
        ("two bedrooms", {"rooms_min": 3.0}),
        ("600 Euro kalt", {"deal": "rent", "cost_max": 60_000, "cost_kind": "cold"}),
        ("1.200 €", {"cost_max": 120_000, "cost_kind": "warm"}),
        ("siebenhundert Euro warm", {"deal": "rent", "cost_max": 70_000, "cost_kind": "warm"}),
        ("mit Hund", {"pets": True}),
        ("keine Haustiere", {"pets": None}),
        ("barrierefrei und möbliert", {"barrier_free": True, "furnished": True}),
        ("step-free, short let", {"barrier_free": True, "short_let": True}),
        ("2 Zimmer im Umkreis von 15 km um Sulingen",
         {"rooms_min": 2.0, "radius_km": 15, "place": "Sulingen"}),
        ("rent in 27232", {"deal": "rent", "place": "27232"}),
        ("Wohnung mieten ab März", {"deal": "rent", "from_date": "2027-03-01"}),
        ("mieten ab 1.2.", {"deal": "rent", "from_date": "2027-02-01"}),
        ("mieten oder kaufen", {}),
    ],
)  # fmt: skip
def test_home_wishes_are_read_at_any_button_question(said: str, facts: Facts) -> None:
    assert read(said, "partner_work") == {f"home.{name}": value for name, value in facts.items()}


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("mit meiner Frau und zwei Kindern", {"household.partner": True, "household.children": 2}),
        ("my husband and one child", {"household.partner": True, "household.children": 1}),
        ("allein", {"household.partner": False}),
        ("alleinerziehend mit 2 Kindern", {"household.partner": False, "household.children": 2}),
        ("keine Kinder", {"household.children": 0}),
        ("wir kommen zu zweit", {"household.partner": True}),
        ("Teilzeit oder Minijob", {"job.hours": ["mini", "part"]}),
        ("keine Schicht, lieber Vollzeit", {"job.hours": ["full"]}),
        ("Homeoffice wäre gut", {"job.remote": True}),
        ("kein Homeoffice", {"job.remote": False}),
        ("12 Jahre Berufserfahrung", {"job.experience": "long"}),
        ("one year of experience", {"job.experience": "starting"}),
    ],
)
def test_household_and_work_are_read_at_any_button_question(said: str, facts: Facts) -> None:
    assert read(said, "deal") == facts


@pytest.mark.parametrize(
    ("question", "said", "facts"),
    [
        ("ties", "Bin in Bassum aufgewachsen, meine Eltern leben dort",
         {"ties": ["family", "grew_up"]}),
        ("ties", "keine", {"ties": ["none"]}),
        ("lives_now", "Ich wohne gerade in Hamburg", {"lives_now": "Hamburg"}),
        ("lives_now", "Diepholz", {"lives_now": "Diepholz"}),
        ("lives_now", "I live in Frankfurt am Main.", {"lives_now": "Frankfurt am Main"}),
        ("horizon", "sofort", {"horizon": "now", "home.from_date": "2026-12-23"}),
        ("horizon", "in einem halben Jahr",
         {"horizon": "half_year", "home.from_date": "2027-06-23"}),
        ("horizon", "ab März", {"horizon": "now", "home.from_date": "2027-03-01"}),
        ("horizon", "next year", {"horizon": "year", "home.from_date": "2027-12-23"}),
        ("horizon", "im Sommer 2028", {"horizon": "later", "home.from_date": "2028-06-01"}),
        ("horizon", "weiß noch nicht", {"horizon": "undecided"}),
        ("horizon", "irgendwann", {"horizon": "later"}),
        ("partner", "ja", {"household.partner": True}),
        ("partner", "Frau und Kind", {"household.partner": True}),
        ("partner", "nein, nur ich", {"household.partner": False}),
        ("children", "zwei", {"household.children": 2}),
        ("children", "nein", {"household.children": 0}),
        ("partner_work", "yes please", {"household.partner_seeks_work": True}),
        ("hours", "Teilzeit", {"job.hours": ["part"]}),
        ("remote", "vor ort", {"job.remote": False}),
        ("experience", "10 Jahre", {"job.experience": "long"}),
        ("experience", "ein bisschen", {"job.experience": "some"}),
        ("deal", "keine Wohnung", {"home.deal": None}),
        ("rooms", "drei", {"home.rooms_min": 3.0}),
        ("area", "80", {"home.area_min": 800}),
        ("cost", "700", {"home.cost_max": 70_000, "home.cost_kind": "warm"}),
        ("place", "diepholz", {"home.place": "Diepholz"}),
        ("place", "irgendwo bei Lemfoerde", {"home.place": "Lemförde"}),
        ("radius", "15", {"home.radius_km": 15}),
        ("from_date", "März", {"home.from_date": "2027-03-01"}),
        ("from_date", "in drei Monaten", {"home.from_date": "2027-03-23"}),
        ("from_date", "1.4.2027", {"home.from_date": "2027-04-01"}),
    ],
)  # fmt: skip
def test_bare_words_answer_the_asked_question(question: str, said: str, facts: Facts) -> None:
    assert read(said, question) == facts


def test_a_number_for_a_price_is_meant_in_thousands() -> None:
    assert read("250", "cost", **{"home.deal": "buy"}) == {
        "home.cost_max": 25_000_000,
        "home.cost_kind": "price",
    }


def test_profession_keeps_the_words_that_are_not_about_hours() -> None:
    assert read("Krankenschwester in Teilzeit", "profession") == {
        "job.hours": ["part"],
        "job.said": "Krankenschwester",
    }


def test_profession_that_sounds_like_a_question_is_an_answer() -> None:
    assert read("was mit Medien", "profession") == {"job.said": "was mit Medien"}


def test_words_at_the_occupation_question_say_the_profession_anew() -> None:
    assert read("Altenpflegerin", "occupation") == {"job.said": "Altenpflegerin"}


@pytest.mark.parametrize("said", ["egal", "weiß nicht", "Keine Ahnung!", "doesn't matter", "skip"])
def test_not_caring_skips_the_question(said: str) -> None:
    assert read(said, "rooms") == {"home.rooms_min": None}


def test_not_caring_about_extras_skips_all_of_them() -> None:
    assert read("nein", "extras") == dict.fromkeys(question_of("extras").fields)


def test_one_wish_answers_the_whole_question_for_extras() -> None:
    assert read("mit Hund", "extras") == {
        **dict.fromkeys(question_of("extras").fields),
        "home.pets": True,
    }


@pytest.mark.parametrize(
    "said",
    [
        "Was kostet das?",
        "wie geht es weiter",
        "Kann ich auch einen Hund mitbringen?",
        "Do I need an account?",
        "how long does it take",
        "Und meine Katze ist erlaubt?",
    ],
)
def test_a_question_is_recognised_and_fills_nothing(said: str) -> None:
    answers = read_answers(said, question="rooms", county=COUNTY, today=TODAY)

    assert answers.is_question
    assert answers.facts == {}


@pytest.mark.parametrize("said", ["blau", "hallo", "👍", "...", "99999999999", "0 Zimmer"])
def test_what_means_nothing_fills_nothing(said: str) -> None:
    answers = read_answers(said, question="rooms", county=COUNTY, today=TODAY)

    assert not answers.is_question
    assert answers.facts == {}


@pytest.mark.parametrize("said", ["Hauptstraße 5, Bremen", "Am Ring 12", "12 Baker Street London"])
def test_a_street_is_neither_needed_nor_kept(said: str) -> None:
    answers = read_answers(said, question="lives_now", county=COUNTY, today=TODAY)

    assert answers.too_exact
    assert answers.facts == {}


def test_long_texts_are_cut_before_they_are_kept() -> None:
    assert len(read("x" * 4_000, "profession")["job.said"]) == 120


def test_facts_of_a_date_that_does_not_exist_are_empty() -> None:
    assert read("31.2.2027", "from_date") == {}


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
