"""Everyday words of providers."""

import pytest

from offers.catalogue import Deal, HomeShape, Hours, Pets
from offers.feeds import wording


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("ja", True),
        ("Ja, gern", True),
        ("1", True),
        ("true", True),
        ("nein", False),
        ("0", False),
        ("keine Angabe", None),
        ("-", None),
        ("vielleicht", None),
        ("", None),
    ],
)
def test_yes_and_no_are_heard_but_silence_is_not_no(said: str, meant: bool | None) -> None:  # noqa: FBT001 - a table of expectations
    assert wording.yes_no(said) is meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Vollzeit", {Hours.FULL}),
        ("Voll- oder Teilzeit", {Hours.FULL, Hours.PART}),
        ("30 Std./Woche", {Hours.PART}),
        ("39,5 Stunden", {Hours.FULL}),
        ("Teilzeit 30 Std.", {Hours.PART}),
        ("Minijob (556 €)", {Hours.MINI}),
        ("Schichtdienst", {Hours.SHIFT}),
        ("part-time", {Hours.PART}),
        ("nach Absprache", set()),
    ],
)
def test_hours_are_understood(said: str, meant: set[Hours]) -> None:
    assert wording.hours(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("unbefristet", True),
        ("befristet auf 2 Jahre", False),
        ("ja", False),
        ("nein", True),
        ("permanent", True),
        ("", None),
    ],
)
def test_contract_is_permanent_or_limited(said: str, meant: bool | None) -> None:  # noqa: FBT001 - a table of expectations
    assert wording.permanent(said) is meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("ja", Pets.YES),
        ("erlaubt", Pets.YES),
        ("nein", Pets.NO),
        ("nicht erlaubt", Pets.NO),
        ("nach Absprache", Pets.ON_REQUEST),
        ("nur Katzen", Pets.ON_REQUEST),
        ("keine Angabe", None),
    ],
)
def test_pets_are_understood(said: str, meant: Pets | None) -> None:
    assert wording.pets(said) is meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("rollstuhlgerecht", 3),
        ("ja", 2),
        ("barrierearm", 1),
        ("nein", 0),
        ("nicht barrierefrei", 0),
    ],
)
def test_barrier_has_levels(said: str, meant: int) -> None:
    assert wording.barrier(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [("möbliert", True), ("teilmöbliert", True), ("unmöbliert", False), ("?", None)],
)
def test_furnished_is_understood(said: str, meant: bool | None) -> None:  # noqa: FBT001 - a table of expectations
    assert wording.furnished(said) is meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("3-Zimmer-Wohnung", HomeShape.FLAT),
        ("WG-Zimmer", HomeShape.ROOM),
        ("Doppelhaushälfte", HomeShape.HOUSE),
        ("Baugrundstück", HomeShape.PLOT),
        ("Miete", None),
    ],
)
def test_shape_is_understood(said: str, meant: HomeShape | None) -> None:
    assert wording.shape(said) is meant


def test_deal_is_understood() -> None:
    assert [wording.deal(said) for said in ("zur Miete", "Kauf", "Wohnung")] == [
        Deal.RENT,
        Deal.BUY,
        None,
    ]


@pytest.mark.parametrize("said", ["vermietet", "reserviert", "vergeben", "verkauft", "sold", "let"])
def test_offer_that_is_over_is_seen(said: str) -> None:
    assert wording.is_over(said)


@pytest.mark.parametrize("said", ["", "frei", "zu vermieten", "nicht vermietet", "unverkauft"])
def test_offer_that_is_still_open_is_seen(said: str) -> None:
    assert not wording.is_over(said)


@pytest.mark.parametrize("said", ["NUR_FRAU", "NUR_MANN", "weiblich", "male", "w"])
def test_asking_for_one_sex_is_seen(said: str) -> None:
    assert wording.is_discriminating(said)


@pytest.mark.parametrize("said", ["", "EGAL", "m/w/d", "m/w", "alle", "divers"])
def test_asking_for_anybody_is_no_matter(said: str) -> None:
    assert not wording.is_discriminating(said)
