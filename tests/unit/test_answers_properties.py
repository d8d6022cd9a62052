"""Whatever a stranger types at whichever question: no error, no delay, and a profile in the end."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from offers.answers import (
    QUESTIONS,
    STEPS,
    Facts,
    next_question,
    profile_of,
    read_answers,
    with_answers,
)
from tests.unit.answering import COUNTY, TODAY

SAID = """
    3 zimmer bis 700 warm in diepholz 49356 80 qm ab märz sofort 31.2. 1.1.2027 2027-13-45 nächstes
    jahr in 99999999 monaten halbes egal nein ja kein hund ohne teilzeit homeoffice mit meiner frau
    und zwei kindern allein kaufen mieten 250.000 € k 2,5 ½ 10 km um sulingen straße 5 was kostet
    das ? ! - . , İ ẞ 👍 <b> jahre erfahrung
"""
WORDS = tuple(SAID.split())
ANSWERS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), st.text(max_size=80)
)
KEYS = st.sampled_from([None, *(question.key for question in QUESTIONS)])


@settings(max_examples=150, deadline=timedelta(seconds=2))
@given(st.lists(st.tuples(KEYS, ANSWERS), max_size=6))
def test_anything_typed_anywhere_leaves_a_valid_profile(
    conversation: list[tuple[str | None, str]],
) -> None:
    facts: Facts = {}
    for question, text in conversation:
        read = read_answers(text, question=question, county=COUNTY, today=TODAY, known=facts)
        facts = with_answers(facts, read.facts)

    profile_of(facts)
    following = next_question(facts)
    assert following is None or following.step < STEPS


@settings(max_examples=25, deadline=timedelta(milliseconds=500))
@given(st.sampled_from(WORDS), KEYS)
def test_a_very_long_text_is_read_in_an_instant(word: str, question: str | None) -> None:
    text = f"{word} " * (4_096 // (len(word) + 1))

    read_answers(text, question=question, county=COUNTY, today=TODAY)
