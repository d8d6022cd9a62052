"""What people say and what it is taken to mean."""

from functools import cache

import pytest

from offers.matching import Vocabulary
from tests.unit.matching.spellings import gender_forms


@cache
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Krankenschwester", "81302"),
        ("Krankenschwster", "81302"),
        ("ich bin gelernte Bürokauffrau", "71402"),
        ("erzihrin", "83112"),
        ("arbeite im Kindergarten", "83112"),
        ("Kfz-Schrauber", "25212"),
        ("truck driver", "52122"),
        ("primary school teacher", "84114"),
        ("Schreiner", "22342"),
        ("Tischler", "22342"),
        ("Metzgerin", "29232"),
        ("MFA", "81102"),
    ],
)
def test_everyday_word_is_understood(said: str, code: str) -> None:
    understood = vocabulary().understand(said)

    assert understood.occupations[0].code == code
    assert understood.understood
    assert not understood.vague


def test_every_title_is_understood_as_itself() -> None:
    wrong = [
        (entry.title_de, found.occupations[0].code)
        for entry in vocabulary().entries
        for found in (vocabulary().understand(entry.title_de),)
        if found.occupations[0].code != entry.code
    ]

    assert wrong == []


def test_gender_form_never_changes_what_is_understood() -> None:
    names = [name for entry in vocabulary().entries for name in entry.de[:1]]
    different = [
        (name, form)
        for name in names
        for form in list(gender_forms(name))[:2]
        if vocabulary().understand(name).occupations != vocabulary().understand(form).occupations
    ]

    assert different == []


@pytest.mark.parametrize("said", ["Ingenieurin", "Angestellte", "Aushilfe", "Lehrer", "engineer"])
def test_general_word_is_asked_back_with_choices(said: str) -> None:
    understood = vocabulary().understand(said)

    assert understood.vague
    assert understood.understood
    assert 2 <= len(understood.choices) <= 5


def test_two_occupations_in_one_answer_both_count() -> None:
    understood = vocabulary().understand("Erzieherin, vorher Hotelfachfrau")

    assert [guess.code for guess in understood.occupations[:2]] == ["83112", "63222"]
    assert not understood.vague


def test_name_with_and_in_it_stays_one_occupation() -> None:
    understood = vocabulary().understand("Gesundheits- und Krankenpfleger/in")

    assert [guess.code for guess in understood.occupations[:1]] == ["81302"]
    assert understood.sure == 1


@pytest.mark.parametrize("said", ["xqzy", "", "🙂", "12345"])
def test_nonsense_is_not_understood(said: str) -> None:
    understood = vocabulary().understand(said)

    assert not understood.understood
    assert not understood.vague


def test_anything_goes_is_heard() -> None:
    assert vocabulary().understand("egal, Hauptsache Teilzeit").open_to_all


def test_shares_add_up_to_no_more_than_one() -> None:
    for said in ("Pflege", "Techniker", "im Büro", "Krankenhaus"):
        assert sum(guess.share for guess in vocabulary().understand(said).occupations) <= 1 + 1e-9


def test_title_is_told_in_both_languages() -> None:
    assert vocabulary().title("29302") == "Koch/Köchin"
    assert vocabulary().title("29302", "en") == "Cook"
    assert vocabulary().title("00000") == "00000"


def test_level_is_the_fifth_digit() -> None:
    assert vocabulary().understand("Koch").occupations[0].level == 2
