"""The one message about a person's question: place in the queue, opening time, who answers."""

from datetime import UTC, datetime

from bot.app import App
from bot.sandbox import Person, Screen
from tests.stories.town import ASKING, Town, answer


def opening(app: App) -> str:
    """Return what the status says today about when somebody is there."""
    county = app.services.county
    is_open = county.is_open(datetime.now(UTC))
    return "Die Beratung ist gerade da." if is_open else "Die Beratung ist wieder da: "


async def asking(town: Town, name: str) -> tuple[Person, Screen]:
    """Let somebody come and ask; return them and the message about their question."""
    person = await town.arrive(name)
    await person.wait_for("Verantwortlich")
    await answer(person, *ASKING)
    return person, await person.wait_for("Deine Frage liegt bei der Beratung")


async def test_the_queue_moves_up_in_one_message(town: Town, app: App, berta: Person) -> None:
    _, first = await asking(town, "Anna")
    ben, second = await asking(town, "Ben")
    cem, third = await asking(town, "Cem")
    topic = await town.topic_of(berta, "Anna")

    await topic.tap("Übernehmen")

    moved = await ben.wait_for("Du bist als Nächstes dran.")
    also = await cem.wait_for("Vor dir wartet eine Person.")
    assert "Du bist als Nächstes dran." in first.text
    assert "Vor dir wartet eine Person." in second.text
    assert "Vor dir warten 2 Personen." in third.text
    assert (moved.message_id, also.message_id) == (second.message_id, third.message_id)
    assert all(opening(app) in screen.text for screen in (first, second, third, moved, also))


async def test_all_that_happens_to_a_question_is_told_in_one_message(
    town: Town, anna: Person, berta: Person
) -> None:
    await answer(anna, *ASKING)
    asked = await anna.wait_for("Deine Frage liegt bei der Beratung")
    topic = await town.topic_of(berta, "Anna")
    await topic.tap("Übernehmen")
    taken = await anna.wait_for("Berta von der Beratung")
    await topic.wait_for(lambda it: "Abschließen" in it.labels and "bei Berta" in it.text)
    await topic.tap("Abschließen")

    closed = await anna.wait_for("Deine Frage ist abgeschlossen.")

    assert taken.message_id == closed.message_id == asked.message_id
    assert asked.labels == ["Frage ergänzen"]
    assert closed.labels == []


async def test_adding_to_a_waiting_question_reaches_the_topic(anna: Person, topic: Person) -> None:
    await anna.tap("Frage ergänzen")
    await anna.wait_for("Möchtest du etwas ergänzen?")

    await anna.say("Wir haben auch einen Hund")

    await topic.wait_for("Wir haben auch einen Hund")
    status = await anna.wait_for("Deine Frage liegt bei der Beratung.")
    assert status.labels == ["Frage ergänzen"]
