"""What typed words answer: several facts in one line, bare words, skips, questions back."""

import pytest

from offers.answers import Facts, question_of, read_answers
from tests.unit.answering import COUNTY, TODAY, read


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


def test_words_at_the_summary_answer_what_they_name() -> None:
    assert read("doch lieber 4 Zimmer", None) == {"home.rooms_min": 4.0}


def test_bare_words_at_the_summary_mean_nothing() -> None:
    assert read("nein", None) == {}


def test_long_texts_are_cut_before_they_are_kept() -> None:
    assert len(read("x" * 4_000, "profession")["job.said"]) == 120


def test_facts_of_a_date_that_does_not_exist_are_empty() -> None:
    assert read("31.2.2027", "from_date") == {}
