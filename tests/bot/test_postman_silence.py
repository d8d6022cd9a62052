"""The gate before each send, and the one message about a case that is kept up behind it."""

import pytest

from offers.letters import LetterKind, LetterState
from tests.bot.post_office import PostOffice


@pytest.mark.parametrize("kind", [LetterKind.SAY, LetterKind.STATUS, LetterKind.RESUME])
async def test_no_line_of_the_bot_leaves_while_a_human_speaks(
    office: PostOffice, kind: LetterKind
) -> None:
    letter = await office.write(kind, key="letter-probe")
    await office.open_case(taken=True)

    await office.round()

    assert (office.state(letter), office.letter(letter).error) == (
        LetterState.CANCELLED,
        "with_human",
    )
    assert (office.called(), office.places) == ([], [])


async def test_a_place_in_the_dialog_is_shown_in_its_turn(office: PostOffice) -> None:
    await office.say()
    letter = await office.write(LetterKind.RESUME)

    await office.round()

    assert office.places == [office.anna.id]
    assert office.state(letter) is LetterState.SENT


async def test_the_status_is_one_message_edited_in_place(office: PostOffice) -> None:
    case = await office.open_case()
    await office.write(LetterKind.STATUS)
    await office.round()
    office.words.status_line = "Frau Meyer ist da"
    async with office.database.begin() as uow:
        await uow.cases.save(case.take(99, "Frau Meyer", office.clock.now()))
        await uow.commit()

    await office.write(LetterKind.STATUS)
    await office.round()

    assert await office.anna_sees() == ["Frau Meyer ist da with_human"]
    assert office.called() == ["sendMessage", "editMessageText"]


async def test_a_status_that_says_the_same_is_not_said_again(office: PostOffice) -> None:
    letters = [await office.write(LetterKind.STATUS) for _ in range(5)]

    await office.round()

    assert office.called() == ["sendMessage"]
    assert {office.state(letter) for letter in letters} == {LetterState.SENT}


async def test_a_status_that_was_deleted_is_written_anew(office: PostOffice) -> None:
    await office.write(LetterKind.STATUS)
    await office.round()
    await office.anna.delete((await office.anna.screen()).message_id)
    office.words.status_line = "Platz 2"

    letter = await office.write(LetterKind.STATUS)
    await office.round()

    assert office.state(letter) is LetterState.SENT
    assert await office.anna_sees() == ["Platz 2 none"]
    assert office.topic().status_id == (await office.anna.screen()).message_id


async def test_a_deleted_status_is_not_written_anew_while_a_human_speaks(
    office: PostOffice,
) -> None:
    await office.write(LetterKind.STATUS)
    await office.round()
    await office.anna.delete((await office.anna.screen()).message_id)
    await office.open_case(taken=True)

    letter = await office.write(LetterKind.STATUS)
    await office.round()

    assert office.state(letter) is LetterState.CANCELLED
    assert await office.anna_sees() == []
