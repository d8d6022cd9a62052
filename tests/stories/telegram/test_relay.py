"""What persons and counsellors write reaches the other side as it is, and stays in step."""

from bot.sandbox import Person, Screen
from tests.stories.town import Town, said, standing

KINDS = ("photo", "video", "voice", "video_note", "document", "audio", "sticker")
PICTURE = b"\x89PNG\r\n\x1a\n"
FORMATTED = [{"type": "bold", "offset": 0, "length": 3}, {"type": "code", "offset": 4, "length": 2}]


async def send_everything(sender: Person) -> list[str]:
    """Send one of each kind and a text at the end; return the kinds in the order sent."""
    for kind in KINDS:
        await sender.send(kind, data=PICTURE, name="plan.pdf")
    await sender.send("location", latitude=52.68, longitude=8.8)
    await sender.send("contact", phone_number="+49 4271 000", first_name="Tante")
    await sender.say("alles da?")
    return [*KINDS, "location", "contact", "text"]


async def received(reader: Person, last: str) -> list[Screen]:
    """Wait until a text has arrived; return every message of the bot's in that place."""
    await standing(reader, last)
    view = await reader.chat()
    return [it for it in view.standing if it.is_from_bot and not it.service]


async def test_every_kind_reaches_the_desk_in_order(anna: Person, taken: Person) -> None:
    sent = await send_everything(anna)

    copies = (await received(taken, "alles da?"))[-len(sent) :]
    assert [copy.kind for copy in copies] == sent
    assert not any(copy.forwarded for copy in copies)


async def test_every_kind_reaches_the_person_in_order(anna: Person, taken: Person) -> None:
    sent = await send_everything(taken)

    copies = (await received(anna, "alles da?"))[-len(sent) :]
    assert [copy.kind for copy in copies] == sent
    assert not any(copy.forwarded for copy in copies)


async def test_formatting_survives_both_ways(anna: Person, taken: Person) -> None:
    await anna.say("Ist das <ok> & so?", entities=FORMATTED)
    copy = await taken.wait_for("Ist das <ok> & so?")
    await taken.say("Ja & nein", entities=FORMATTED)
    answer = await anna.wait_for("Ja & nein")

    assert copy.entities == FORMATTED
    assert answer.entities == FORMATTED


async def test_albums_stay_together_and_in_order_both_ways(anna: Person, taken: Person) -> None:
    await anna.album(3, caption="Unser Garten")
    await anna.say("schön, oder?")
    await taken.album(3, caption="Drei Wohnungen")
    await taken.say("Das sind sie")

    for reader, caption, last in (
        (taken, "Unser Garten", "schön, oder?"),
        (anna, "Drei Wohnungen", "Das sind sie"),
    ):
        copies = (await received(reader, last))[-4:]
        assert [copy.kind for copy in copies] == ["photo", "photo", "photo", "text"]
        assert [copy.text for copy in copies] == [caption, "", "", last]
        assert len({copy.album for copy in copies[:3]} - {None}) == 1


async def test_replies_are_mapped_both_ways(anna: Person, taken: Person) -> None:
    question = await anna.say("Wann habt ihr auf?")
    carried = await taken.wait_for("Wann habt ihr auf?")
    answer = await taken.say("Ab neun", reply_to=carried.message_id)
    got = await anna.wait_for("Ab neun")
    await anna.say("Danke!", reply_to=got.message_id)

    thanks = await taken.wait_for("Danke!")
    assert got.reply_to == question.message_id
    assert thanks.reply_to == answer.message_id


async def test_a_reply_to_a_message_that_was_never_carried_still_arrives(
    anna: Person, taken: Person
) -> None:
    status = await anna.wait_for("Berta von der Beratung")

    await anna.say("Bist du das?", reply_to=status.message_id)

    carried = await taken.wait_for("Bist du das?")
    assert carried.reply_to is None


async def test_edits_of_texts_and_captions_follow_both_ways(anna: Person, taken: Person) -> None:
    for writer, reader in ((anna, taken), (taken, anna)):
        line = await writer.say("um 8")
        photo = await writer.send_photo(caption="das Hasu")
        await reader.wait_for("das Hasu")
        await writer.edit(line.message_id, "um 9")
        await writer.edit(photo.message_id, "das Haus")

        await reader.wait_for(lambda it: it.text == "das Haus" and it.kind == "photo")
        texts = said(await reader.chat())
        assert "um 9" in texts
        assert "um 8" not in texts


async def test_a_reaction_of_the_person_shows_in_the_topic(anna: Person, taken: Person) -> None:
    await taken.say("Wir melden uns morgen.")
    got = await anna.wait_for("Wir melden uns morgen.")

    await anna.react(got.message_id, "❤")

    view = await taken.wait_until(lambda view: any(it.reactions for it in view.standing))
    assert [it.text for it in view.standing if it.reactions] == ["Wir melden uns morgen."]


async def test_a_line_is_taken_back_by_command(anna: Person, taken: Person) -> None:
    line = await taken.say("Die Miete ist 300")
    await anna.wait_for("Die Miete ist 300")

    await taken.say("/weg", reply_to=line.message_id)

    view = await anna.wait_until(lambda view: "Die Miete ist 300" not in said(view))
    assert "Die Miete ist 300" not in said(view)


async def test_taking_back_without_a_reply_explains_itself(taken: Person) -> None:
    await taken.say("/weg")

    await taken.wait_for("Bitte antworte mit /weg auf deine eigene Zeile")


async def test_a_line_is_taken_back_before_it_has_left(
    town: Town, anna: Person, taken: Person
) -> None:
    await anna.people.add_fault("latency", method="copyMessage", count=1, seconds=0.5)
    line = await taken.say("Ups")
    await taken.say("/weg", reply_to=line.message_id)
    await taken.say("Richtig ist: 400")

    texts = await standing(anna, "Richtig ist: 400")
    assert "Ups" not in texts
    assert town.sandbox.calls("deleteMessage")


async def test_lines_keep_their_order_when_both_write_at_once(anna: Person, taken: Person) -> None:
    for number in range(8):
        await anna.say(f"A{number}")
        await taken.say(f"B{number}")

    to_desk = await standing(taken, "A7")
    to_person = await standing(anna, "B7")
    assert [text for text in to_desk if text in {f"A{n}" for n in range(8)}] == [
        f"A{n}" for n in range(8)
    ]
    assert [text for text in to_person if text in {f"B{n}" for n in range(8)}] == [
        f"B{n}" for n in range(8)
    ]
