"""What /daten promises: everything in two files, and everything gone after a second word."""

import asyncio
import json
from typing import Any

from sqlalchemy import select

from bot.sandbox import ChatView, Person
from storage.engine import Database
from storage.schema import Base
from tests.stories.town import Town, answer, said, standing

TOLD = "Sauerkirschkuchen"
ANSWERED = "Pflaumenmus"


async def everything(url: str) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table."""
    database = Database(url)
    async with database.transaction(write=False) as reading:
        rows = {
            table.name: [dict(row) for row in await reading.all(select(table))]
            for table in Base.metadata.sorted_tables
        }
    await database.close()
    return rows


def traces(rows: dict[str, list[dict[str, Any]]], *canaries: str) -> list[str]:
    """Return where any of the words still stands."""
    return [
        f"{table}: {canary}"
        for table, held in rows.items()
        for canary in canaries
        if canary in repr(held)
    ]


async def test_the_export_is_the_same_data_twice(town: Town, anna: Person) -> None:
    await answer(anna, "Einverstanden, los geht’s", "hier aufgewachsen", "Weiter", f"={TOLD}")
    await anna.say("/daten")
    await anna.wait_for("Deine Daten")

    await anna.tap("Alles herunterladen")

    await anna.wait_for("Bitte: dieselben Daten")
    files = [it.file for it in (await anna.chat()).standing if it.kind == "document"]
    assert [file["name"] for file in files if file] == ["meine-daten.json", "meine-daten.txt"]
    for_programs, for_reading = [
        town.sandbox.world.files.find(file["file_id"]) for file in files if file
    ]
    assert for_programs is not None
    assert for_reading is not None
    held = json.loads(for_programs.data)
    assert held["person"][0]["first_code"] == "bahnhof-bremen"
    assert TOLD in for_programs.data.decode()
    assert "first_code: bahnhof-bremen" in for_reading.data.decode()


async def test_erasing_asks_twice_and_leaves_nothing(
    town: Town, anna: Person, topic: Person
) -> None:
    await topic.tap("Übernehmen")
    await anna.wait_for("Berta von der Beratung")
    await anna.say(TOLD)
    await topic.wait_for(TOLD)
    await topic.wait_for("bei Berta")
    await topic.say(ANSWERED)
    await anna.wait_for(ANSWERED)
    await topic.tap("Zurück an den Bot")
    back = await anna.wait_for("Berta ist fürs Erste fertig")
    await anna.wait_for(lambda it: it.message_id > back.message_id and bool(it.buttons))
    await topic.wait_for("beim Bot")

    await anna.say("/daten")
    await anna.wait_for("Deine Daten")
    await answer(anna, "Alles löschen", "Nein, behalten", "Alles löschen")
    await anna.tap("Ja, alles löschen")

    await anna.wait_for("Alles gelöscht.")

    def is_deleted(view: ChatView) -> bool:
        return all(one.deleted for one in view.topics if one.id == topic.topic)

    there = await topic.at(topic.chat_id).wait_until(is_deleted)
    assert is_deleted(there)
    rows = await everything(town.settings.database)
    for _ in range(50):  # the erasing turn itself is booked a moment after its answer
        if not any(row.startswith("dialog_state") for row in traces(rows, f"'{anna.id}'")):
            break
        await asyncio.sleep(0.1)
        rows = await everything(town.settings.database)
    assert traces(rows, TOLD, ANSWERED, "Anna", f"'{anna.id}'", "bahnhof-bremen") == []
    assert [row["name"] for row in rows["person"]] == ["Berta"]


async def test_an_erased_person_can_begin_anew(anna: Person) -> None:
    await answer(anna, "Einverstanden, los geht’s", "hier aufgewachsen", "Weiter", "=Hamburg")
    await anna.say("/daten")
    await anna.wait_for("Deine Daten")
    await answer(anna, "Alles löschen")
    await anna.tap("Ja, alles löschen")
    await anna.wait_for("Alles gelöscht.")

    again = await anna.start("zweiter-versuch")

    notice = await anna.wait_for("Verantwortlich")
    assert notice.message_id > again.message_id
    await answer(anna, "Einverstanden, los geht’s")
    await anna.wait_for("Was verbindet dich mit der Gegend?")


async def test_a_question_after_the_erasure_opens_a_new_topic(
    town: Town, anna: Person, topic: Person
) -> None:
    await anna.say("/daten")
    await anna.wait_for("Deine Daten")
    await answer(anna, "Alles löschen")
    await anna.tap("Ja, alles löschen")
    await anna.wait_for("Alles gelöscht.")
    await anna.start()
    await anna.wait_for("Verantwortlich")

    await answer(anna, "Einverstanden, los geht’s", "Mensch fragen")
    await anna.say("Noch einmal von vorn")

    view = await topic.at(topic.chat_id).wait_until(
        lambda view: any(not it.deleted for it in view.topics)
    )
    new = topic.at(topic.chat_id, view.topics[-1].id)
    await standing(new, "Noch einmal von vorn")
    assert new.topic != topic.topic
    assert TOLD not in said(await new.chat())
    assert town.desk == new.chat_id
