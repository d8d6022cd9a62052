"""Letters to a person: sent in order, once, in the right words, or visibly not."""

from datetime import timedelta

import pytest

from offers.letters import LetterKind, LetterState, Priority, Side
from tests.bot.post_office import PostOffice


async def test_a_text_arrives_and_is_in_the_books_as_sent(office: PostOffice) -> None:
    letter = await office.write(LetterKind.SAY, key="letter-close", args={"who": "Frau Meyer"})

    await office.round()

    assert await office.anna_sees() == ["letter-close de Frau Meyer"]
    assert office.state(letter) is LetterState.SENT
    assert office.letter(letter).sent_as == ((await office.anna.screen()).message_id,)


async def test_letters_of_one_lane_leave_in_the_order_they_were_written(office: PostOffice) -> None:
    for number in range(12):
        await office.say(f"letter-{number}")

    await office.round()

    assert await office.anna_sees() == [f"letter-{number} de" for number in range(12)]


async def test_a_letter_that_must_wait_holds_its_lane_and_no_other(office: PostOffice) -> None:
    ben, ben_id = await office.join("Ben")
    office.fault("flood", "sendMessage", chat_id=office.anna.id, seconds=0.2)
    await office.say("letter-1")
    await office.say("letter-2")
    await office.write(person_id=ben_id, key="letter-ben")

    await office.round()
    before = (await office.anna_sees(), (await ben.screen()).text)
    await office.round(after=2)

    assert before == ([], "letter-ben de")
    assert await office.anna_sees() == ["letter-1 de", "letter-2 de"]


async def test_too_many_requests_pauses_the_chat_and_counts_no_attempt(office: PostOffice) -> None:
    office.fault("flood", "sendMessage", seconds=17)
    letter = await office.say()

    await office.round()

    assert office.letter(letter).next_at == office.clock.now() + timedelta(seconds=17)
    assert (office.state(letter), office.letter(letter).attempts) == (LetterState.NEW, 0)


async def test_a_text_whose_answer_was_lost_is_sent_once_more(office: PostOffice) -> None:
    office.fault("reset-after", "sendMessage")
    letter = await office.say()

    await office.round()
    await office.round(after=5)

    assert await office.anna_sees() == ["letter-probe de", "letter-probe de"]
    assert (office.state(letter), office.letter(letter).repeat) == (LetterState.SENT, True)


async def test_a_text_whose_answer_was_lost_twice_stays_ambiguous(office: PostOffice) -> None:
    office.fault("bad-gateway", "sendMessage", count=2)
    letter = await office.say()

    await office.round()
    await office.round(after=5)

    assert office.state(letter) is LetterState.AMBIGUOUS
    assert office.letter(letter).error == "answer_lost"


@pytest.mark.parametrize("fault", ["hang", "server-error", "reset-before", "reset-after"])
async def test_a_broadcast_whose_answer_was_lost_is_never_repeated(
    office: PostOffice, fault: str
) -> None:
    office.fault(fault, "sendMessage")
    letter = await office.write(priority=Priority.BROADCAST, key="letter-season")

    await office.round()
    await office.round(after=3600)

    assert office.state(letter) is LetterState.AMBIGUOUS
    assert office.called("sendMessage") == ["sendMessage"]


async def test_markup_that_is_refused_goes_as_plain_text(office: PostOffice) -> None:
    letter = await office.say("letter-broken")

    await office.round()

    assert await office.anna_sees() == ["offen & schief"]
    assert office.state(letter) is LetterState.SENT


async def test_what_the_channel_refuses_fails_and_the_lane_goes_on(office: PostOffice) -> None:
    office.fault("error", "sendMessage", description="Bad Request: message is too long")
    refused = await office.say("letter-1")
    following = await office.say("letter-2")

    await office.round()

    assert [office.state(refused), office.state(following)] == [
        LetterState.FAILED,
        LetterState.SENT,
    ]


async def test_somebody_who_blocked_the_bot_is_unreachable_and_gets_nothing_more(
    office: PostOffice,
) -> None:
    await office.open_case()
    await office.anna.block()
    letters = [await office.say(f"letter-{number}") for number in range(3)]

    await office.round()

    assert [office.state(letter) for letter in letters] == [
        LetterState.FAILED,
        LetterState.CANCELLED,
        LetterState.CANCELLED,
    ]
    assert office.database.shelf.people[office.anna_id].unreachable
    assert await office.desk_sees() == ["Anna sucht Arbeit", "letter-desk-unreachable de"]


async def test_an_unreachable_person_is_not_even_tried(office: PostOffice) -> None:
    await office.anna.block()
    await office.say()
    await office.round()
    calls = len(office.called())

    letter = await office.say("letter-later")
    await office.round()

    assert office.state(letter) is LetterState.CANCELLED
    assert len(office.called()) == calls


async def test_letters_to_an_erased_person_are_cancelled(office: PostOffice) -> None:
    letter = await office.write(person_id=4711, key="letter-probe")

    await office.round()

    assert office.state(letter) is LetterState.CANCELLED


async def test_an_unknown_token_stops_everything_until_it_is_mended(office: PostOffice) -> None:
    office.fault("error", "sendMessage", code=401, description="Unauthorized")
    letters = [await office.say(f"letter-{number}") for number in range(2)]

    await office.round()
    halted = (office.postman.halted, [office.state(letter) for letter in letters])
    await office.round(after=61)

    assert halted == (True, [LetterState.NEW, LetterState.NEW])
    assert [office.state(letter) for letter in letters] == [LetterState.SENT, LetterState.SENT]


async def test_a_letter_nobody_can_put_into_words_stops_only_its_own_lane(
    office: PostOffice,
) -> None:
    ben, ben_id = await office.join("Ben")
    wordless = await office.write(LetterKind.SAY)
    await office.write(person_id=ben_id, key="letter-ben")

    await office.round()

    assert (await ben.screen()).text == "letter-ben de"
    assert (office.state(wordless), office.letter(wordless).error) == (LetterState.NEW, "KeyError")


async def test_sides_are_lanes_of_their_own(office: PostOffice) -> None:
    office.fault("flood", "createForumTopic", count=None, seconds=30)
    to_desk = await office.say("letter-desk-close", Side.DESK)
    to_person = await office.say()

    await office.round()

    assert [office.state(to_desk), office.state(to_person)] == [LetterState.NEW, LetterState.SENT]
