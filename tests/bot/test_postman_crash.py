"""The postman stops, is killed or loses the database between any two steps: what the books say."""

import asyncio

import pytest

from bot.pace import RatePlan
from bot.sandbox import Limits
from offers.desk import TopicState
from offers.letters import Letter, LetterKind, LetterState, Priority, Side
from offers.ports import UnitOfWork
from tests.bot.post_office import PostOffice, open_office


async def kill_while_sending(office: PostOffice, letter: int) -> None:
    """Send the letter and kill the postman between the call and the books."""
    going = asyncio.get_running_loop().create_task(office.postman.round())
    await office.until(letter, LetterState.SENDING)
    for _ in range(2):  # the first would still let the errand end
        for lane in office.postman._lanes.values():  # noqa: SLF001 - a killed process asks nobody
            lane.cancel()
        await asyncio.sleep(0)
    await going


async def left_in_sending(office: PostOffice, letter_id: int) -> None:
    """Leave the books as a crash during the letter's call would."""
    async with office.database.begin() as uow:
        letter: Letter = await uow.outbox.get(letter_id)
        await uow.outbox.save(letter.sending())
        await uow.commit()


async def test_a_killed_send_is_found_after_the_restart_and_repeated_once(
    office: PostOffice,
) -> None:
    office.fault("latency", "sendMessage", seconds=0.2)
    letter = await office.say()
    await kill_while_sending(office, letter)
    left = office.state(letter)

    await office.postman.recover()
    await office.round(after=5)

    assert left is LetterState.SENDING
    assert (office.state(letter), office.letter(letter).repeat) == (LetterState.SENT, True)


async def test_a_killed_broadcast_stays_ambiguous(office: PostOffice) -> None:
    letter = await office.write(priority=Priority.BROADCAST, key="letter-season")
    await left_in_sending(office, letter)

    await office.postman.recover()
    await office.round(after=3600)

    assert office.state(letter) is LetterState.AMBIGUOUS
    assert office.called() == []


async def test_a_killed_edit_is_simply_made_again(office: PostOffice) -> None:
    await office.write(LetterKind.STATUS)
    await office.round()
    office.words.status_line = "Platz 2"
    letter = await office.write(LetterKind.STATUS)
    await left_in_sending(office, letter)

    await office.postman.recover()
    await office.round(after=5)

    assert (office.state(letter), office.letter(letter).repeat) == (LetterState.SENT, False)
    assert await office.anna_sees() == ["Platz 2 none"]


async def test_a_crash_while_a_topic_opens_makes_a_new_one_and_says_so(
    office: PostOffice,
) -> None:
    letter, _ = await office.carry_to_desk("Hallo?")
    async with office.database.begin() as uow:
        await uow.topics.add_opening(office.anna_id)
        await uow.commit()
    await left_in_sending(office, letter)

    await office.postman.recover()
    await office.round(after=5)

    assert office.topic().generation == 2
    assert await office.desk_sees() == [
        "Anna sucht Arbeit",
        "Hallo?",
        "letter-desk-twin-topic de",
    ]
    assert not office.letter(letter).repeat


async def test_a_topic_that_only_stands_in_the_books_is_no_twin(office: PostOffice) -> None:
    async with office.database.begin() as uow:
        await uow.topics.add_opening(office.anna_id)
        await uow.commit()

    await office.carry_to_desk("Hallo?")
    await office.round()

    assert (office.topic().state, office.topic().generation) == (TopicState.OPEN, 1)
    assert await office.desk_sees() == ["Anna sucht Arbeit", "Hallo?"]


async def test_a_crash_while_the_card_is_written_does_not_mark_the_line_as_repeated(
    office: PostOffice,
) -> None:
    letter, _ = await office.carry_to_desk("Hallo?")
    office.fault("flood", "sendMessage", seconds=1)
    await office.round()
    await left_in_sending(office, letter)

    await office.postman.recover()
    await office.round(after=5)

    assert not office.letter(letter).repeat
    assert await office.desk_sees() == ["Anna sucht Arbeit", "Hallo?"]


async def test_stopping_finishes_the_letter_under_way_and_takes_up_no_other(
    office: PostOffice,
) -> None:
    office.fault("latency", "sendMessage", seconds=0.2)
    letters = [await office.say(f"letter-{number}") for number in range(2)]
    running = asyncio.get_running_loop().create_task(office.postman.run())
    await office.until(letters[0], LetterState.SENDING)

    office.postman.stop()
    async with asyncio.timeout(5):
        await running

    assert [office.state(letter) for letter in letters] == [LetterState.SENT, LetterState.NEW]


async def test_cancelling_finishes_the_letter_under_way(office: PostOffice) -> None:
    office.fault("latency", "sendMessage", seconds=0.2)
    letter = await office.say()
    running = asyncio.get_running_loop().create_task(office.postman.run())
    await office.until(letter, LetterState.SENDING)

    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running

    assert office.state(letter) is LetterState.SENT


async def test_letters_written_while_the_postman_rests_leave_at_once(office: PostOffice) -> None:
    office.database.listeners.append(lambda _: office.postman.wake())
    running = asyncio.get_running_loop().create_task(office.postman.run())
    await asyncio.sleep(0.05)

    letter = await office.say()
    await office.until(letter, LetterState.SENT)

    office.postman.stop()
    await running
    assert await office.anna_sees() == ["letter-probe de"]


async def test_an_outcome_is_entered_as_soon_as_the_database_is_back(
    office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = await office.say()
    begin, broken = office.database.begin, iter([OSError("disk full"), OSError("disk full")])

    def flaky(*, write: bool = True) -> UnitOfWork:
        sending = office.state(letter) is LetterState.SENDING
        error = next(broken, None) if write and sending else None
        if error is not None:
            raise error
        return begin(write=write)

    monkeypatch.setattr(office.postman._delivery._books, "_begin", flaky)  # noqa: SLF001 - the seam

    await office.round()

    assert office.state(letter) is LetterState.SENT
    assert await office.anna_sees() == ["letter-probe de"]


async def test_a_full_desk_lane_never_holds_up_answers_to_persons() -> None:
    async with open_office(plan=RatePlan(), limits=Limits()) as office:
        for _ in range(25):
            await office.say("letter-desk-note", Side.DESK)
        answer = await office.write(priority=Priority.HUMAN_ANSWER, key="letter-answer")
        running = asyncio.get_running_loop().create_task(office.postman.run())

        async with asyncio.timeout(8):
            await office.until(answer, LetterState.SENT)
        office.postman.stop()
        await running

        assert "letter-answer de" in await office.anna_sees()


async def test_under_telegrams_limits_nothing_is_refused() -> None:
    async with open_office(plan=RatePlan(), limits=Limits()) as office:
        for number in range(40):
            _, person_id = await office.join(f"P{number}")
            await office.write(person_id=person_id, key="letter-probe")

        await office.round()

        outcomes = [call["outcome"] for call in office.sandbox.calls("sendMessage")]
        assert [one["ok"] for one in outcomes] == [True] * 40
