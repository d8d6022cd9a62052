"""From a poster's QR code to a counsellor's answer, and back to the bot."""

from bot.app import App
from bot.sandbox import Person
from offers.rights import Actor
from tests.stories.town import TO_RESULTS, Town, answer


async def test_poster_leads_to_a_profile_with_its_code(app: App, anna: Person) -> None:
    await answer(anna, *TO_RESULTS)

    known = await app.services.reception.find("telegram", str(anna.id))
    assert known is not None
    assert known.person.first_code == "bahnhof-bremen"
    assert await app.services.reception.notice_accepted(Actor(person_id=known.person.id))


async def test_question_reaches_the_desk_and_the_answer_the_person(
    town: Town, anna: Person, berta: Person
) -> None:
    await answer(anna, "Einverstanden, los geht’s", "Mensch fragen")
    await anna.say("Gibt es Kitaplätze in Sulingen?")
    await anna.wait_for("Du bist als Nächstes dran")

    topic = await town.topic_of(berta, "Anna")
    await topic.wait_for("Kitaplätze in Sulingen")
    await topic.tap("Übernehmen")
    await anna.wait_for("Berta von der Beratung")
    await topic.say("Ja, ab August sind Plätze frei.")

    reply = await anna.wait_for("Plätze frei")
    assert reply.text == "Ja, ab August sind Plätze frei."


async def test_reply_of_the_person_answers_the_counsellors_line(
    town: Town, anna: Person, berta: Person
) -> None:
    await answer(anna, "Einverstanden, los geht’s", "Mensch fragen", "Bitte meldet euch")
    topic = await town.topic_of(berta, "Anna")
    await topic.tap("Übernehmen")
    await anna.wait_for("Berta von der Beratung")
    asked = await topic.say("Wie viele Zimmer?")
    got = await anna.wait_for("Wie viele Zimmer?")

    await anna.say("Drei", reply_to=got.message_id)

    carried = await topic.wait_for("Drei")
    assert carried.reply_to == asked.message_id
