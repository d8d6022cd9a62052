"""The vocabulary files: their format, and that what we ship keeps to it."""

import pytest

from offers.matching.entries import (
    Entry,
    VagueWord,
    VocabularyError,
    complaints,
    parse_entries,
    parse_vague,
    read_package,
)

NURSE = """
# People who care
[81302] Krankenpfleger | Nurse | 90
de: Krankenschwester, Pflegefachkraft
de: examinierte Pflegekraft   # as the law has it
say: auf Station
en: hospital nurse
"""


def parsed(text: str, file: str = "81_gesundheit.txt") -> tuple[Entry, ...]:
    return tuple(parse_entries(text, file))


def test_block_becomes_entry() -> None:
    (entry,) = parsed(NURSE)

    assert entry == Entry(
        code="81302",
        title_de="Krankenpfleger",
        title_en="Nurse",
        commonness=90,
        de=("Krankenschwester", "Pflegefachkraft", "examinierte Pflegekraft"),
        say=("auf Station",),
        en=("hospital nurse",),
        where="81_gesundheit.txt:3",
    )


@pytest.mark.parametrize(
    "line",
    [
        "[8130] Krankenpfleger | Nurse | 90",
        "de: Krankenschwester",
        "Krankenschwester",
        "[81302] x | 90",
    ],
)
def test_broken_line_is_named(line: str) -> None:
    with pytest.raises(VocabularyError, match=r"81_gesundheit\.txt:1: expected"):
        parsed(line)


def test_vague_line_becomes_choices() -> None:
    (word,) = parse_vague("Ingenieur, engineer: 31104, 27104", "vague.txt")

    assert word == VagueWord(
        words=("Ingenieur", "engineer"), codes=("31104", "27104"), where="vague.txt:1"
    )


def test_vague_line_without_codes_is_named() -> None:
    with pytest.raises(VocabularyError, match=r"vague\.txt:1: expected"):
        list(parse_vague("Ingenieur", "vague.txt"))


def test_code_outside_the_classification_is_reported() -> None:
    assert complaints(parsed(NURSE.replace("81302", "81309")), ()) == [
        "81_gesundheit.txt:3: 81309 is no code of KldB 2010"
    ]


def test_code_in_wrong_file_is_reported() -> None:
    assert complaints(parsed(NURSE, "29_lebensmittel.txt"), ()) == [
        "29_lebensmittel.txt:3: 81302 belongs into the file of main group 81"
    ]


def test_feminine_title_is_reported() -> None:
    said = complaints(parsed("[81302] Krankenschwester | Nurse | 90"), ())

    assert said == [
        "81_gesundheit.txt:1: the title 'Krankenschwester' is not in its masculine form"
    ]


def test_name_of_two_occupations_is_reported() -> None:
    entries = parsed(NURSE + "[82102] Altenpfleger | Carer | 80\nde: Krankenpflegerin", "x.txt")

    assert complaints(entries, ()) == [
        "x.txt:8: 'Krankenpflegerin' reads like 'Krankenpfleger' of 81302 (x.txt:3)"
    ]


def test_name_of_noise_only_is_reported() -> None:
    assert complaints(parsed("[81302] Krankenpfleger | Nurse | 90\nsay: suche Arbeit"), ()) == [
        "81_gesundheit.txt:1: nothing is left of 'suche Arbeit' once noise words are gone"
    ]


def test_commonness_beyond_hundred_is_reported() -> None:
    assert complaints(parsed("[81302] Krankenpfleger | Nurse | 900"), ()) == [
        "81_gesundheit.txt:1: commonness 900 is not 1 to 100"
    ]


def test_vague_word_needs_known_codes_and_a_real_choice() -> None:
    vague = parse_vague("Pflege, caring: 81302\ncaring: 81302, 99999", "vague.txt")

    assert complaints(parsed(NURSE), vague) == [
        "vague.txt:1: 1 choices, not 2 to 5",
        "vague.txt:2: 99999 has no entry",
        "vague.txt:2: 'caring' stands in vague.txt:1 as well",
    ]


def test_shipped_vocabulary_is_sound() -> None:
    assert complaints(*read_package()) == []
