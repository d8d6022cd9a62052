"""Telegram misbehaves while lines are carried: none is lost, and the desk reads of repeats.

The person does not: while a human speaks with them, no line of the bot's own reaches them.
"""

import asyncio
from collections import Counter
from functools import partial

import pytest
from sqlalchemy import select

from bot.sandbox import Person
from storage.engine import Database
from storage.schema import OutboxRow
from tests.stories.town import REPEAT, Town, answer, said, standing, until

KNOWN_NOT_TO_HAVE_ARRIVED = ("flood",)
UNKNOWN = ("server-error", "bad-gateway", "reset-before")
ARRIVED = ("reset-after",)


async def is_settled(url: str) -> bool:
    """Say whether every letter has been sent, or was the bot's own and held back by silence."""
    database = Database(url)
    async with database.transaction(write=False) as reading:
        rows = await reading.all(select(OutboxRow.state))
    await database.close()
    return {row["state"] for row in rows} <= {"sent", "cancelled"}


@pytest.mark.parametrize("kind", KNOWN_NOT_TO_HAVE_ARRIVED + UNKNOWN + ARRIVED)
async def test_a_line_survives_both_ways(
    town: Town, anna: Person, taken: Person, kind: str
) -> None:
    for chat in (town.desk, anna.id):
        await anna.people.add_fault(kind, method="copyMessage", chat_id=chat, count=1, seconds=1)

    await asyncio.gather(anna.say("Frage"), taken.say("Antwort"))
    await asyncio.gather(anna.say("Ende"), taken.say("Schluss"))

    marks = 0 if kind in KNOWN_NOT_TO_HAVE_ARRIVED else 1
    copies = 2 if kind in ARRIVED else 1
    to_desk = Counter(await standing(taken, REPEAT if marks else "Ende"))
    to_person = Counter(await standing(anna, "Schluss"))
    assert (to_desk["Frage"], to_desk["Ende"], to_desk[REPEAT]) == (copies, 1, marks)
    assert (to_person["Antwort"], to_person["Schluss"], to_person[REPEAT]) == (copies, 1, 0)
    await until(partial(is_settled, town.settings.database))


async def test_a_document_to_a_person_is_not_repeated_but_told(anna: Person, taken: Person) -> None:
    await anna.people.add_fault("reset-after", method="copyMessage", chat_id=anna.id, count=1)

    sent = await taken.send("document", data=b"%PDF", name="mietvertrag.pdf")

    told = await taken.wait_for("Möglicherweise gesendet")
    assert told.reply_to == sent.message_id
    documents = [it for it in (await anna.chat()).standing if it.kind == "document"]
    assert len(documents) == 1


async def test_a_photo_to_the_desk_is_repeated_and_marked(anna: Person, taken: Person) -> None:
    await anna.people.add_fault("reset-after", method="copyMessage", count=1)

    await anna.send_photo(caption="Kinderzimmer")

    await taken.wait_for(REPEAT)
    assert Counter(said(await taken.chat()))["Kinderzimmer"] == 2


async def test_a_topic_whose_making_was_not_confirmed_gets_a_successor(
    town: Town, anna: Person, berta: Person
) -> None:
    await anna.people.add_fault("reset-after", method="createForumTopic", count=1)
    await answer(anna, "Einverstanden, los geht’s", "Mensch fragen")

    await anna.say("Ist da jemand?")

    await anna.wait_for("Deine Frage liegt bei der Beratung")
    view = await berta.wait_until(lambda view: len(view.topics) == 2)
    topic = berta.at(town.desk, view.topics[-1].id)
    await standing(topic, "Ist da jemand?")
    await topic.wait_for("Möglicherweise gibt es ein leeres zweites Thema")


@pytest.mark.parametrize("kind", ["flood", "server-error", "bad-gateway", "reset-before"])
async def test_a_screen_comes_through_bad_weather(anna: Person, kind: str) -> None:
    for method in ("sendMessage", "editMessageText"):
        await anna.people.add_fault(kind, method=method, chat_id=anna.id, count=1, seconds=1)

    await answer(anna, "Einverstanden, los geht’s", "hier aufgewachsen", "Weiter", "=Hamburg")

    await anna.wait_for("Wann möchtest du zurück?")
