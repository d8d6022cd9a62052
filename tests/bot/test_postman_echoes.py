"""What the writer of a carried line is told when it did not arrive, or nobody knows."""

from bot.sandbox import Person
from offers.letters import LetterKind, LetterState, Side
from tests.bot.post_office import PostOffice


async def test_an_album_that_lost_a_part_is_reported_to_who_sent_it(office: PostOffice) -> None:
    ids = [photo.message_id for photo in await office.anna.album(3)]
    await office.anna.delete(ids[1])

    await office.write(LetterKind.CARRY, Side.DESK, messages=ids, reply_to=None, media=True)
    await office.round()

    assert await office.anna_sees() == ["letter-not-carried de"]
    assert office.lines() == []


async def test_a_line_that_cannot_be_copied_is_told_to_its_writer(office: PostOffice) -> None:
    letter, message = await office.carry_to_desk("weg damit")
    await office.anna.delete(message.message_id)

    await office.round()

    assert (office.state(letter), office.letter(letter).error) == (
        LetterState.FAILED,
        "not_copyable",
    )
    assert await office.anna_sees() == ["letter-not-carried de"]


async def test_while_a_human_speaks_the_human_is_told_what_the_person_cannot_be(
    office: PostOffice, meyer: Person
) -> None:
    _, message = await office.carry_to_desk("weg damit")
    await office.anna.delete(message.message_id)

    await office.round()

    assert await office.anna_sees() == []
    assert await office.desk_sees() == ["Anna sucht Arbeit", "letter-desk-missed de"]
    assert meyer.chat_id == office.desk


async def test_a_persons_line_that_may_have_arrived_is_repeated_and_marked(
    office: PostOffice,
) -> None:
    await office.write(LetterKind.CARD, Side.DESK)
    office.fault("reset-after", "copyMessage")
    letter, _ = await office.carry_to_desk("Hallo?")

    await office.round()
    await office.round(after=5)

    assert office.state(letter) is LetterState.SENT
    assert await office.desk_sees() == [
        "Anna sucht Arbeit",
        "Hallo?",
        "Hallo?",
        "letter-possible-repeat de",
    ]
    mark = await office.newest_in_topic()
    assert mark.reply_to == office.letter(letter).sent_as[0]


async def test_a_counsellors_document_that_may_have_arrived_is_left_to_the_counsellor(
    office: PostOffice, meyer: Person
) -> None:
    document = await meyer.send("document", data=b"x", name="vertrag.pdf")
    office.fault("reset-after", "copyMessage")

    letter = await office.answer(document, media=True)
    await office.round()
    await office.round(after=60)

    assert office.state(letter) is LetterState.AMBIGUOUS
    assert office.called("copyMessage") == ["copyMessage"]
    note = await office.newest_in_topic()
    assert (note.text, note.reply_to) == ("letter-desk-possibly-sent de", document.message_id)


async def test_a_counsellors_line_that_is_refused_is_told_with_its_reason(
    office: PostOffice, meyer: Person
) -> None:
    message = await meyer.say("Hallo Anna")
    office.fault("error", "copyMessage", description="Bad Request: VOICE_MESSAGES_FORBIDDEN")

    await office.answer(message)
    await office.round()

    note = await office.newest_in_topic()
    assert (note.text, note.reply_to) == ("letter-desk-failed de refused", message.message_id)


async def test_a_counsellor_reads_that_the_person_has_blocked_the_bot(
    office: PostOffice, meyer: Person
) -> None:
    await office.anna.block()

    await office.answer(await meyer.say("Hallo?"))
    await office.round()
    second = await meyer.say("Bist du da?")
    await office.answer(second)
    await office.round()

    told = [m for m in (await office.topic_view()).standing if "unreachable" in m.text]
    assert [m.reply_to for m in told] == [None, second.message_id]
    assert office.called("copyMessage") == ["copyMessage"]
