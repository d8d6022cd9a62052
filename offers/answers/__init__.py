"""What a person answers when asked what they look for: the questions, quick answers, free text.

The intake as rules: which question comes next (`questions`), what can be tapped (`choices`), what
typed words mean (`reading`), and the profile that comes of it. How it is asked is the dialogs'.

Answers are facts: a flat mapping from dotted profile fields ("home.rooms_min") to JSON values, in
the units of `offers.people`. A field that is missing has not been asked; None was skipped.
"""

from offers.answers.choices import Choice, choices_for, is_chosen, toggled
from offers.answers.questions import (
    LINES,
    QUESTIONS,
    STEPS,
    Facts,
    Kind,
    Question,
    applicable,
    facts_of,
    next_question,
    previous_question,
    profile_of,
    question_of,
    skipped,
    with_answers,
)
from offers.answers.reading import Answers, read_answers

__all__ = [
    "LINES",
    "QUESTIONS",
    "STEPS",
    "Answers",
    "Choice",
    "Facts",
    "Kind",
    "Question",
    "applicable",
    "choices_for",
    "facts_of",
    "is_chosen",
    "next_question",
    "previous_question",
    "profile_of",
    "question_of",
    "read_answers",
    "skipped",
    "toggled",
    "with_answers",
]
