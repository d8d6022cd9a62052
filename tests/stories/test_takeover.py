"""A counsellor takes over: one wins, the bot falls silent, and hands the person back unharmed."""

import asyncio

from bot.app import App
from bot.sandbox import Person
from offers.cases import CaseState
from tests.stories.town import Town, answer, said, slow_edits, standing

COMMANDS = ("/menu", "/start", "/hilfe", "/mensch", "/daten", "/sprache", "/abbrechen", "/human")
TOOK = (
    "Du hast den Fall. Was du hier schreibst, geht an die Person; "
    "Zeilen mit // am Anfang bleiben hier."
)


async def test_two_counsellors_press_at_once_and_one_wins(
    town: Town, app: App, topic: Person
) -> None:
    carla = (await town.hire("Carla", app)).at(town.desk, topic.topic)
    card = await topic.wait_for("wartet")
    await slow_edits(topic)

    presses = await asyncio.gather(
        topic.tap("Übernehmen", message_id=card.message_id),
        carla.tap("Übernehmen", message_id=card.message_id),
    )

    told = [
        (await who.wait_for_notice(press["callback_id"])).text
        for who, press in zip((topic, carla), presses, strict=True)
    ]
    won = TOOK
    winner = "Berta" if told[0] == won else "Carla"
    assert sorted(told) == sorted([won, f"{winner} hat den Fall schon übernommen."])
    await topic.wait_for(f"bei {winner}")


async def test_a_double_press_of_one_counsellor_takes_once(topic: Person, anna: Person) -> None:
    card = await topic.wait_for("wartet")
    await slow_edits(topic)

    presses = [await topic.tap("Übernehmen", message_id=card.message_id) for _ in range(2)]

    for press in presses:
        notice = await topic.wait_for_notice(press["callback_id"])
        assert notice.text == TOOK
    await anna.wait_for("Berta von der Beratung")


async def test_the_bot_is_silent_after_the_take_and_everything_is_carried(
    town: Town, anna: Person, topic: Person
) -> None:
    asked = await anna.wait_for("Danke, das ist angekommen")
    await topic.tap("Übernehmen")
    await anna.wait_for("Berta von der Beratung")
    taken_at = town.called()

    for command in COMMANDS:
        await anna.say(command)
    press = await anna.tap("Weiter", message_id=asked.message_id)
    await anna.say("3 Zimmer bis 700 warm")

    notice = await anna.wait_for_notice(press["callback_id"])
    assert notice.text == "Du sprichst gerade mit einem Menschen. Schreib einfach."
    carried = await standing(topic, "3 Zimmer bis 700 warm")
    assert carried[1:] == [*COMMANDS, "3 Zimmer bis 700 warm"]
    await topic.say("Gern")
    await anna.wait_for("Gern")
    assert town.heard_since(taken_at, anna) == []


async def test_handing_back_restores_the_place_and_says_so_on_both_sides(
    town: Town, anna: Person, berta: Person
) -> None:
    await answer(anna, "Einverstanden, los geht’s", "hier aufgewachsen", "Weiter")
    await answer(anna, "Mensch fragen", "Bitte meldet euch")
    await anna.wait_for("Deine Frage liegt bei der Beratung")
    await anna.tap("Weiter")
    place = await anna.wait_for("Wo wohnst du jetzt?")
    topic = await town.topic_of(berta, "Anna")
    await topic.tap("Übernehmen")
    await anna.wait_for("Berta von der Beratung")
    await topic.wait_for("bei Berta")

    await topic.tap("Zurück an den Bot")

    shown = await anna.wait_for(lambda it: it.message_id > place.message_id and bool(it.buttons))
    texts = said(await anna.chat())
    assert (shown.text, shown.labels) == (place.text, place.labels)
    assert texts[-2:] == [
        "Berta ist fürs Erste fertig. Ab hier antwortet wieder der Bot.",
        place.text,
    ]
    await topic.wait_for("Berta hat an den Bot zurückgegeben.")
    await topic.wait_for("beim Bot")
    await answer(anna, "=Hamburg")
    await anna.wait_for("Wann möchtest du zurück?")


async def test_closing_lets_the_bot_speak_again_and_a_new_question_comes_back(
    town: Town, anna: Person, taken: Person
) -> None:
    await taken.tap("Abschließen")
    await anna.wait_for("Berta hat deine Frage abgeschlossen.")
    await anna.wait_for("Danke, das ist angekommen")

    await anna.say("/mensch")
    await anna.wait_for("Schreib deine Frage hier")
    await anna.say("Noch etwas: Kita?")

    again = await town.topic_of(taken, "Anna")
    assert again.topic == taken.topic
    await again.wait_for("Noch etwas: Kita?")


async def test_a_note_stays_and_the_next_line_goes(anna: Person, taken: Person) -> None:
    await taken.say("// fragt wohl wegen der Kinder")
    await taken.say("  // noch eine Notiz")
    await taken.say("Guten Tag!")

    texts = await standing(anna, "Guten Tag!")
    assert [text for text in texts if "Notiz" in text or "Kinder" in text] == []


async def test_a_line_before_taking_is_refused_and_stays(anna: Person, topic: Person) -> None:
    line = await topic.say("Hallo Anna")

    refusal = await topic.wait_for("Nicht gesendet")
    assert refusal.text.startswith("Nicht gesendet: Erst oben auf der Karte „Übernehmen“ tippen")
    assert refusal.reply_to in (None, line.message_id)
    await topic.tap("Übernehmen")
    await topic.wait_for("bei Berta")
    await topic.say("Jetzt")
    assert "Hallo Anna" not in await standing(anna, "Jetzt")


async def test_a_line_of_another_counsellor_is_refused_and_stays(
    town: Town, app: App, anna: Person, taken: Person
) -> None:
    carla = (await town.hire("Carla", app)).at(town.desk, taken.topic)

    await carla.say("Ich sag auch was")

    refusal = await taken.wait_for("Nicht gesendet")
    assert refusal.text.startswith("Nicht gesendet: Berta antwortet gerade.")
    await taken.say("Weiter im Text")
    assert "Ich sag auch was" not in await standing(anna, "Weiter im Text")


async def test_barring_asks_first_and_then_takes_no_question(
    app: App, anna: Person, topic: Person
) -> None:
    await topic.tap("Sperren")
    await topic.wait_for(lambda it: "Nicht sperren" in it.labels)
    await topic.tap("Nicht sperren")
    await topic.wait_for(lambda it: "Übernehmen" in it.labels)
    await topic.tap("Sperren")
    await topic.wait_for(lambda it: "Nicht sperren" in it.labels)

    await topic.tap("Ja, Person sperren")

    await topic.wait_for("abgeschlossen")
    await anna.wait_for("Deine Frage ist abgeschlossen")
    await anna.say("/mensch")
    await anna.wait_for("Schreib deine Frage hier")
    press = await anna.tap("Bitte meldet euch")
    notice = await anna.wait_for_notice(press["callback_id"])
    assert notice.text.startswith("Die Beratung nimmt hier keine weiteren Fragen von dir an.")
    known = await app.services.reception.find("telegram", str(anna.id))
    assert known is not None
    assert await app.services.desk.case_of(known.person.id) is None


async def test_stop_in_silence_is_heard_without_a_word(
    town: Town, app: App, anna: Person, taken: Person
) -> None:
    taken_at = town.called()

    stop = await anna.say("/stop")

    view = await anna.wait_until(lambda view: any(it.reactions for it in view.standing))
    marked = [it.message_id for it in view.standing if it.reactions]
    assert marked == [stop.message_id]
    await taken.say("In Ordnung")
    await anna.wait_for("In Ordnung")
    assert town.heard_since(taken_at, anna) == []
    known = await app.services.reception.find("telegram", str(anna.id))
    assert known is not None
    case = await app.services.desk.case_of(known.person.id)
    assert case is not None
    assert case.state is CaseState.WITH_HUMAN
