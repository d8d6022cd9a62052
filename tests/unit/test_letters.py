"""What becomes of a letter after each outcome, and when it may not go to a person at all."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from offers.cases import Case, CaseState
from offers.letters import (
    HUMAN,
    MAX_ATTEMPTS,
    Letter,
    LetterKind,
    LetterState,
    Outcome,
    Priority,
    Side,
)
from offers.people import Person

NOW = datetime(2026, 12, 23, 9, 0, tzinfo=UTC)


def a_letter(kind: LetterKind = LetterKind.SAY, **facts: Any) -> Letter:  # noqa: ANN401 - any of its fields
    known: dict[str, Any] = {
        "id": 1,
        "person_id": 7,
        "side": Side.PERSON,
        "kind": kind,
        "priority": Priority.HUMAN_ANSWER,
        "content": {},
        "next_at": NOW,
        "state": LetterState.SENDING,
        "attempts": 1,
    }
    return Letter(**(known | facts))


def a_person(**facts: Any) -> Person:  # noqa: ANN401 - any of its fields
    known: dict[str, Any] = {
        "id": 7,
        "channel": "telegram",
        "address": "700",
        "name": "P",
        "language": "de",
        "created_at": NOW,
    }
    return Person(**(known | facts))


def a_case(state: CaseState) -> Case:
    return Case(id=1, person_id=7, state=state, opened_at=NOW)


def test_letters_of_one_person_to_two_sides_are_two_lanes() -> None:
    lanes = [a_letter(side=side).lane for side in Side]

    assert lanes == ["person:7", "desk:7"]


@pytest.mark.parametrize("outcome", [Outcome.WAIT, Outcome.HELD])
def test_waiting_is_no_attempt_and_lasts_as_long_as_told(outcome: Outcome) -> None:
    letter = a_letter().after(outcome, NOW, error="rate", wait=timedelta(seconds=17))

    assert (letter.state, letter.attempts) == (LetterState.NEW, 0)
    assert letter.next_at == NOW + timedelta(seconds=17)


def test_waiting_never_means_at_once() -> None:
    letter = a_letter().after(Outcome.WAIT, NOW)

    assert letter.next_at == NOW + timedelta(seconds=1)


def test_missing_rights_do_not_make_a_lane_wait_for_closing_its_topic() -> None:
    letter = a_letter(LetterKind.CLOSE, side=Side.DESK).after(Outcome.HELD, NOW, error="no_rights")

    assert (letter.state, letter.error) == (LetterState.FAILED, "no_rights")


def test_erasing_a_topic_waits_for_missing_rights() -> None:
    letter = a_letter(LetterKind.FORGET, side=Side.DESK).after(Outcome.HELD, NOW)

    assert letter.state is LetterState.NEW


def test_refused_connections_back_off_up_to_a_minute_and_never_give_up() -> None:
    letter = a_letter(state=LetterState.NEW, attempts=0)
    waits = []

    for _ in range(40):
        letter = letter.sending().after(Outcome.NOT_SENT, NOW)
        waits.append((letter.next_at - NOW).total_seconds())

    assert waits == [1, 2, 4, 8, 16, 32] + [60] * 34
    assert letter.state is LetterState.NEW


def test_a_long_outage_leaves_attempts_for_what_comes_after_it() -> None:
    letter = a_letter(state=LetterState.NEW, attempts=0)
    for _ in range(40):
        letter = letter.sending().after(Outcome.NOT_SENT, NOW)

    letter = letter.sending().after(Outcome.TOPIC_GONE, NOW)

    assert letter.state is LetterState.NEW


@pytest.mark.parametrize("outcome", [Outcome.TOPIC_GONE, Outcome.MOVED])
def test_a_lost_topic_or_moved_group_is_retried_at_once_the_first_time(outcome: Outcome) -> None:
    first = a_letter(attempts=1).after(outcome, NOW)
    second = a_letter(attempts=2).after(outcome, NOW)

    assert [first.next_at, second.next_at] == [NOW, NOW + timedelta(seconds=2)]


@pytest.mark.parametrize("outcome", [Outcome.TOPIC_GONE, Outcome.MOVED, Outcome.HINDERED])
def test_counted_outcomes_give_up_in_the_end(outcome: Outcome) -> None:
    letter = a_letter(attempts=MAX_ATTEMPTS).after(outcome, NOW, error="why")

    assert (letter.state, letter.error) == (LetterState.FAILED, "why")


def test_a_text_that_may_have_arrived_is_sent_once_more_and_marked() -> None:
    once = a_letter(LetterKind.CARRY).after(Outcome.UNKNOWN, NOW)
    twice = once.sending().after(Outcome.UNKNOWN, NOW)

    assert (once.state, once.repeat) == (LetterState.NEW, True)
    assert twice.state is LetterState.AMBIGUOUS


def test_media_to_a_person_that_may_have_arrived_is_left_to_the_counsellor() -> None:
    letter = a_letter(LetterKind.CARRY, content={"media": True}).after(Outcome.UNKNOWN, NOW)

    assert letter.state is LetterState.AMBIGUOUS


def test_media_to_the_desk_that_may_have_arrived_is_sent_once_more() -> None:
    letter = a_letter(LetterKind.CARRY, side=Side.DESK, content={"media": True})

    assert letter.after(Outcome.UNKNOWN, NOW).repeat


def test_a_broadcast_that_may_have_arrived_is_never_sent_again() -> None:
    letter = a_letter(priority=Priority.BROADCAST).after(Outcome.UNKNOWN, NOW)

    assert letter.state is LetterState.AMBIGUOUS


@pytest.mark.parametrize(
    "kind",
    [
        LetterKind.AMEND,
        LetterKind.RETRACT,
        LetterKind.REACT,
        LetterKind.CLOSE,
        LetterKind.REOPEN,
        LetterKind.FORGET,
    ],
)
def test_what_only_changes_something_is_repeated_without_a_mark(kind: LetterKind) -> None:
    letter = a_letter(kind, repeat=False, attempts=5).after(Outcome.UNKNOWN, NOW)

    assert (letter.state, letter.repeat) == (LetterState.NEW, False)


def test_a_status_edited_in_place_is_repeated_but_one_written_anew_only_once() -> None:
    edited = a_letter(LetterKind.STATUS, repeat=True).after(Outcome.UNKNOWN, NOW, in_place=True)
    anew = a_letter(LetterKind.STATUS, repeat=True).after(Outcome.UNKNOWN, NOW)

    assert [edited.state, anew.state] == [LetterState.NEW, LetterState.AMBIGUOUS]


def test_refused_markup_goes_once_more_as_plain_text() -> None:
    plain = a_letter().after(Outcome.TOO_RICH, NOW)
    again = plain.sending().after(Outcome.TOO_RICH, NOW)

    assert (plain.state, plain.plain) == (LetterState.NEW, True)
    assert again.state is LetterState.FAILED


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.UNREACHABLE])
def test_final_refusals_fail_the_letter(outcome: Outcome) -> None:
    assert a_letter().after(outcome, NOW).state is LetterState.FAILED


@pytest.mark.parametrize("kind", list(LetterKind))
def test_only_what_humans_did_passes_while_a_human_speaks(kind: LetterKind) -> None:
    reason = a_letter(kind).barred_by(a_person(), a_case(CaseState.WITH_HUMAN))

    assert reason == (None if kind in HUMAN else "with_human")


def test_the_status_that_is_there_may_change_while_a_human_speaks() -> None:
    status = a_letter(LetterKind.STATUS)

    reason = status.barred_by(a_person(), a_case(CaseState.WITH_HUMAN), in_place=True)

    assert reason is None


@pytest.mark.parametrize("state", [CaseState.WAITING, CaseState.WITH_BOT, CaseState.CLOSED])
def test_the_bot_may_speak_while_no_human_does(state: CaseState) -> None:
    assert a_letter().barred_by(a_person(), a_case(state)) is None


def test_nothing_goes_to_an_unreachable_person_but_the_desk_still_reads() -> None:
    person = a_person(unreachable=True)

    reasons = [a_letter(side=side).barred_by(person, None) for side in Side]

    assert reasons == ["unreachable", None]


def test_a_live_conversation_goes_before_everything_but_a_humans_answer() -> None:
    order = sorted(Priority)

    assert order[:2] == [Priority.HUMAN_ANSWER, Priority.CONVERSATION]
