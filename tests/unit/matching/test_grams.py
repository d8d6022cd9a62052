"""Nearest texts, and an index that grows without disturbing its readers."""

from offers.matching.grams import GramIndex, Weights

TEXTS = ("krankenpfleger", "altenpfleger", "backer", "fleischer", "backereifachverkaufer")


def index() -> GramIndex:
    return GramIndex(Weights(TEXTS)).with_texts(TEXTS)


def test_equal_text_is_nearest_and_wholly_alike() -> None:
    assert index().nearest("backer", 3)[0] == (2, 1.0)


def test_typo_still_finds_the_word() -> None:
    assert index().nearest("krankenpleger", 1)[0][0] == 0


def test_nothing_is_near_nothing() -> None:
    assert index().nearest("", 3) == []


def test_strange_word_finds_nothing() -> None:
    assert index().nearest("qqqq", 3) == []


def test_growing_leaves_the_old_index_alone() -> None:
    old = index()

    grown = old.with_texts(["backer", "koch"])

    assert (len(old.texts), len(grown.texts)) == (5, 6)
    assert old.nearest("koch", 1) == []
    assert grown.nearest("koch", 1) == [(5, 1.0)]


def test_grown_index_scores_like_one_built_at_once() -> None:
    weights = Weights(TEXTS)
    grown = GramIndex(weights).with_texts(TEXTS[:2]).with_texts(TEXTS[2:])

    assert grown.nearest("altenpflege", 5) == GramIndex(weights).with_texts(TEXTS).nearest(
        "altenpflege", 5
    )
