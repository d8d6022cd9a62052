"""Whatever a person does out of turn, they end where they were, and in their own language."""

import asyncio

from bot.sandbox import Person
from tests.stories.town import Town, answer, slow_edits, standing


async def test_an_english_person_reads_english_and_the_desk_german(
    town: Town, berta: Person
) -> None:
    amy = await town.arrive("Amy", language="en")
    await amy.wait_for("welcome back!")
    await answer(amy, "Fine, let’s go", "Ask a person", "Please get in touch")
    await amy.wait_for("Your question is with the counsellors.")
    topic = await town.topic_of(berta, "Amy")
    assert "wartet" in (await topic.screen()).text
    await topic.tap("Übernehmen")
    await amy.wait_for("Berta from the counselling team is here")
    press = await amy.tap("Continue")
    notice = await amy.wait_for_notice(press["callback_id"])
    assert notice.text == "You are talking with a person right now. Just write."
    await topic.wait_for("bei Berta")

    await topic.tap("Zurück an den Bot")

    await amy.wait_for("Berta is done for now. From here on the bot answers again.")
    await topic.wait_for("Berta hat an den Bot zurückgegeben.")


async def test_a_start_in_the_middle_goes_on_where_the_person_was(anna: Person) -> None:
    await answer(anna, "Einverstanden, los geht’s", "hier aufgewachsen", "Weiter", "=Hamburg")

    await anna.start()

    again = await anna.wait_for("Hier warst du stehen geblieben.")
    assert "Wann möchtest du zurück?" in again.text
    await answer(anna, "So bald wie möglich")
    await anna.wait_for("Kommst du allein oder zu zweit?")


async def test_a_double_tap_goes_one_step(anna: Person) -> None:
    notice = await anna.screen()
    button = "Einverstanden, los geht’s"
    await slow_edits(anna)

    await asyncio.gather(
        anna.tap(button, message_id=notice.message_id),
        anna.tap(button, message_id=notice.message_id),
    )

    await anna.wait_for("Was verbindet dich mit der Gegend?")
    await answer(anna, "hier aufgewachsen")
    question = await anna.screen()
    await slow_edits(anna)
    await asyncio.gather(
        anna.tap("Weiter", message_id=question.message_id),
        anna.tap("Weiter", message_id=question.message_id),
    )
    await anna.wait_for("Wo wohnst du jetzt?")
    await answer(anna, "=Hamburg")
    await anna.wait_for("Wann möchtest du zurück?")


async def keep_old_buttons(anna: Person) -> None:
    """Let Telegram refuse to take buttons off messages."""
    await anna.people.add_fault(
        "error",
        method="editMessageReplyMarkup",
        description="Bad Request: message can't be edited",
    )


async def test_an_old_screens_button_says_so_and_shows_the_place(anna: Person) -> None:
    await keep_old_buttons(anna)
    old = await anna.screen()
    await anna.start()
    await anna.wait_for(lambda it: it.message_id > old.message_id and bool(it.buttons))
    await answer(anna, "Einverstanden, los geht’s", "hier aufgewachsen", "Weiter")
    place = await anna.screen()

    press = await anna.tap("Einverstanden, los geht’s", message_id=old.message_id)

    notice = await anna.wait_for_notice(press["callback_id"])
    again = await anna.wait_for(lambda it: it.message_id > place.message_id)
    assert notice.text == "Dieser Knopf ist von früher. Hier geht es weiter."
    assert (again.text, again.labels) == (place.text, place.labels)


async def test_an_earlier_questions_button_answers_nothing(anna: Person) -> None:
    await keep_old_buttons(anna)
    await answer(anna, "Einverstanden, los geht’s", "hier aufgewachsen", "Weiter")
    old = await anna.screen()
    await answer(anna, "=Hamburg")

    press = await anna.tap("Überspringen", message_id=old.message_id)

    await anna.wait_for_notice(press["callback_id"])
    await anna.say("so bald wie möglich")
    await anna.wait_for("Kommst du allein oder zu zweit?")


async def test_words_and_presses_are_heard_in_their_order(anna: Person) -> None:
    await answer(anna, "Einverstanden, los geht’s", "hier aufgewachsen")

    await anna.tap("Weiter")
    await anna.say("Hamburg")
    await anna.say("so bald wie möglich")
    await anna.say("allein")

    await anna.wait_for("Kommen Kinder mit?")


async def test_a_question_goes_to_the_topic_before_what_follows_it(
    town: Town, anna: Person, berta: Person
) -> None:
    await answer(anna, "Einverstanden, los geht’s", "Mensch fragen")

    await anna.say("Erste Frage")
    await anna.wait_for("Deine Frage liegt bei der Beratung")
    await anna.tap("Frage ergänzen")
    await anna.wait_for("Möchtest du etwas ergänzen?")
    await anna.say("Zweite Frage")

    topic = await town.topic_of(berta, "Anna")
    texts = await standing(topic, "Zweite Frage")
    assert texts.index("Erste Frage") < texts.index("Zweite Frage")
