"""Carried lines both ways: copies, albums, answers, edits, reactions, lines taken back."""

from bot.sandbox import Person
from offers.letters import LetterKind, LetterState, Side
from tests.bot.post_office import PostOffice


async def test_a_line_of_the_person_reaches_the_topic_and_the_map(office: PostOffice) -> None:
    letter, message = await office.carry_to_desk("Gibt es auch Teilzeit?")

    await office.round()

    copy = await office.newest_in_topic()
    line = office.lines()[0]
    assert copy.text == "Gibt es auch Teilzeit?"
    assert (line.person_message, line.desk_message) == (message.message_id, copy.message_id)
    assert (line.from_side, line.generation) == ("person", 1)
    assert office.letter(letter).sent_as == (copy.message_id,)


async def test_a_counsellors_line_reaches_the_person_though_the_bot_is_silent(
    office: PostOffice, meyer: Person
) -> None:
    message = await meyer.say("Ja, am Vormittag.")

    letter = await office.answer(message)
    await office.round()

    assert await office.anna_sees() == ["Ja, am Vormittag."]
    assert office.state(letter) is LetterState.SENT
    assert office.lines()[0].from_side == "desk"


async def test_answers_answer_the_same_line_on_the_other_side(
    office: PostOffice, meyer: Person
) -> None:
    _, question = await office.carry_to_desk("Gibt es auch Teilzeit?")
    await office.round()
    copy = await office.newest_in_topic()
    reply = await meyer.say("Ja.", reply_to=copy.message_id)

    await office.answer(reply, reply_to=copy.message_id)
    await office.round()

    assert (await office.anna.screen()).reply_to == question.message_id


async def test_an_answer_to_a_line_nobody_carried_is_just_a_line(
    office: PostOffice, meyer: Person
) -> None:
    message = await meyer.say("Guten Tag!")

    await office.answer(message, reply_to=office.topic().card_id)
    await office.round()

    assert (await office.anna.screen()).reply_to is None


async def test_albums_stay_together(office: PostOffice) -> None:
    photos = await office.anna.album(3, caption="Zeugnisse")
    ids = [photo.message_id for photo in photos]

    await office.write(LetterKind.CARRY, Side.DESK, messages=ids, reply_to=None, media=True)
    await office.round()

    copies = [m for m in (await office.topic_view()).standing if m.kind == "photo"]
    assert len({copy.album for copy in copies}) == 1
    assert [(line.person_message, line.desk_message) for line in office.lines()] == list(
        zip(ids, [copy.message_id for copy in copies], strict=True)
    )


async def test_edits_follow_with_their_entities(office: PostOffice) -> None:
    _, message = await office.carry_to_desk("Teilzeit?")
    bold = [{"type": "bold", "offset": 0, "length": 8}]

    await office.write(
        LetterKind.AMEND, Side.DESK, message=message.message_id, text="Vollzeit?", entities=bold
    )
    await office.round()

    copy = await office.newest_in_topic()
    assert (copy.text, copy.entities) == ("Vollzeit?", bold)


async def test_edited_captions_follow(office: PostOffice) -> None:
    photo = await office.anna.send_photo("alt")
    await office.write(
        LetterKind.CARRY, Side.DESK, messages=[photo.message_id], reply_to=None, media=True
    )

    await office.write(
        LetterKind.AMEND, Side.DESK, message=photo.message_id, caption="neu", entities=[]
    )
    await office.round()

    assert (await office.newest_in_topic()).text == "neu"


async def test_reactions_come_and_go(office: PostOffice, meyer: Person) -> None:
    await office.answer(await meyer.say("Willkommen!"))
    await office.round()
    line = office.lines()[0]

    await office.write(LetterKind.REACT, Side.DESK, message=line.person_message, emoji="👍")
    await office.round()
    with_reaction = (await office.newest_in_topic()).reactions
    await office.write(LetterKind.REACT, Side.DESK, message=line.person_message, emoji=None)
    await office.round()

    assert [reaction["emoji"] for reaction in with_reaction] == [["👍"]]
    assert (await office.newest_in_topic()).reactions == []


async def test_a_line_taken_back_disappears_at_the_person(
    office: PostOffice, meyer: Person
) -> None:
    message = await meyer.say("Falscher Name")
    await office.answer(message)

    await office.write(LetterKind.RETRACT, message=message.message_id)
    await office.round()

    assert await office.anna_sees() == []


async def test_changes_of_a_line_nobody_carried_are_cancelled(office: PostOffice) -> None:
    await office.write(LetterKind.CARD, Side.DESK)

    letter = await office.write(LetterKind.AMEND, Side.DESK, message=4711, text="neu")
    await office.round()

    assert (office.state(letter), office.letter(letter).error) == (
        LetterState.CANCELLED,
        "no_line",
    )
