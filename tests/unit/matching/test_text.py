"""One normalisation: equal meanings read equal, over the whole vocabulary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offers.matching import normalise
from offers.matching.entries import read_package
from offers.matching.gender import both_forms
from tests.unit.matching.spellings import gender_forms, ways_of_writing

NAMES = sorted({name for entry in read_package()[0] for name in (*entry.names, *entry.say)})
TITLES = sorted({entry.title_de for entry in read_package()[0]})


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Kfz-Mechatroniker (m/w/d)", "kfz mechatroniker"),
        ("ich bin gelernte Bürokauffrau gewesen", "burokaufmann"),
        ("Krankenschwester/-pfleger", "krankenpfleger"),
        ("Medizinische*r Fachangestellte*r", "medizinisch fachangestellt"),
        ("looking for a job as a truck driver", "truck driver"),
        ("Pflegefachkraft", "pflegefachmann"),
        ("suche Arbeit", ""),
        ("", ""),
        ("😀", ""),
    ],
)
def test_normalise_keeps_what_tells_about_work(written: str, read: str) -> None:
    assert normalise(written) == read


def test_every_spelling_of_every_name_reads_the_same() -> None:
    different = [
        (name, written)
        for name in NAMES
        for written in ways_of_writing(name)
        if normalise(written) != normalise(name)
    ]

    assert different == []


def test_every_gender_form_of_every_name_reads_the_same() -> None:
    pairs = [(name, form) for name in NAMES for form in gender_forms(name)]

    assert len(pairs) > 1_000
    assert [pair for pair in pairs if normalise(pair[0]) != normalise(pair[1])] == []


def test_titles_for_everybody_read_like_the_titles() -> None:
    assert [t for t in TITLES if normalise(both_forms(t)) != normalise(t)] == []


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Bäcker", "Bäcker/in"),
        ("Kaufmann für Büromanagement", "Kaufmann/-frau für Büromanagement"),
        ("Gesundheits- und Krankenpfleger", "Gesundheits- und Krankenpfleger/in"),
        ("Medizinischer Fachangestellter", "Medizinische/r Fachangestellte/r"),
        ("Koch", "Koch/Köchin"),
        ("Psychologe", "Psychologe/Psychologin"),
        ("Fachkraft für Lagerlogistik", "Fachkraft für Lagerlogistik"),
        ("Hebamme", "Hebamme"),
        ("Fleischer", "Fleischer/in"),
        ("Brauer und Mälzer", "Brauer/in und Mälzer/in"),
        ("Architekt", "Architekt/in"),
        ("Hochseefischer", "Hochseefischer/in"),
        ("Leiter Housekeeping", "Leiter/in Housekeeping"),
        ("Leiter einer Hochschule", "Leiter/in einer Hochschule"),
        ("Technischer Leiter Theater", "Technische/r Leiter/in Theater"),
        ("Staatlich geprüfter Informatiker", "Staatlich geprüfte/r Informatiker/in"),
    ],
)
def test_title_is_shown_for_everybody(title: str, shown: str) -> None:
    assert both_forms(title) == shown


@given(st.text(max_size=400))
def test_normalise_reads_anything_once_and_for_all(text: str) -> None:
    once = normalise(text)

    assert once == " ".join(once.split())
    assert once.isascii()
