"""Which of many fitting offers are shown."""

from offers.matching.variety import Shown, varied

NURSE, CARER, COOK = {"81302": 1.0}, {"82102": 1.0}, {"29302": 1.0}


def test_sure_meaning_keeps_the_order() -> None:
    offers = [Shown(0.9 - n / 100, n, f"firm {n}", NURSE) for n in range(3)]
    offers.append(Shown(0.6, 3, "firm 3", CARER))

    assert varied(offers, 3, doubtful=False) == [0, 1, 2]


def test_guessed_meaning_leaves_room_for_the_second_guess() -> None:
    offers = [Shown(0.9 - n / 100, n, f"firm {n}", NURSE) for n in range(3)]
    offers.append(Shown(0.6, 3, "firm 3", CARER))

    assert varied(offers, 2, doubtful=True) == [0, 3]


def test_offer_of_two_meanings_tires_both_by_half() -> None:
    both = {"81302": 0.5, "82102": 0.5}
    offers = [Shown(0.9, 0, "a", both), Shown(0.8, 1, "b", NURSE), Shown(0.65, 2, "c", COOK)]

    assert varied(offers, 2, doubtful=True) == [0, 2]


def test_equal_offers_of_other_employers_come_first() -> None:
    offers = [Shown(0.9, 0, "a", COOK), Shown(0.9, 1, "a", COOK), Shown(0.85, 2, "b", COOK)]

    assert varied(offers, 2, doubtful=False) == [0, 2]


def test_twin_comes_only_when_nothing_else_is_left() -> None:
    offers = [Shown(0.9, 0, "a", COOK), Shown(0.9, 0, "a", COOK), Shown(0.2, 1, "b", COOK)]

    assert varied(offers, 2, doubtful=False) == [0, 2]
    assert varied(offers, 3, doubtful=False) == [0, 1, 2]
    assert varied([], 3, doubtful=True) == []
