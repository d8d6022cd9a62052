"""The intake when life comes between: questions, commands, old buttons, restarts, photos."""

import json

import pytest
from aiogram.types import PhotoSize, Update

from offers.services import Services
from tests.dialogs.conftest import saved_profile
from tests.dialogs.talk import Talk

TIES = "Was verbindet dich mit der Gegend?"
LIVES_NOW = "Wo wohnst du jetzt?"
HORIZON = "Wann möchtest du zurück?"
PARTNER = "Kommst du allein oder zu zweit?"
MENU = "Was möchtest du tun?"


@pytest.fixture
async def midway(asked: Talk) -> Talk:
    """Return a conversation at the question for the time of return."""
    await asked.taps("hier gelernt", "Weiter")
    await asked.says("Hamburg")
    return asked


async def test_a_question_is_offered_a_human_and_asked_again(midway: Talk) -> None:
    text = await midway.says("Was kostet das eigentlich?")

    assert text.startswith("Das klingt nach einer Frage.")
    assert midway.title == HORIZON
    await midway.taps("Mensch fragen")
    assert midway.title == "Mit einem Menschen sprechen"
    await midway.taps("Zurück")
    assert midway.title == HORIZON


async def test_what_is_not_understood_is_asked_again_kindly(midway: Talk) -> None:
    text = await midway.says("blau")

    assert text.startswith("Das habe ich leider nicht verstanden.")
    assert midway.title == HORIZON
    assert not (await midway.says("sofort")).startswith("Das habe ich")


async def test_a_street_is_not_kept(asked: Talk) -> None:
    await asked.taps("Weiter")

    text = await asked.says("Hauptstraße 5, Hamburg")

    assert text.startswith("Die Straße brauche ich nicht")
    assert asked.title == LIVES_NOW
    stored = [record.data for record in asked.storage.storage.values()]
    assert not any("Hauptstra" in data for data in stored)


async def test_a_photo_is_answered_and_the_question_asked_again(midway: Talk) -> None:
    message = midway.client._new_message("", None)  # noqa: SLF001 - the library's client only types
    photo = PhotoSize(file_id="1", file_unique_id="1", width=1, height=1)
    sent = message.model_copy(update={"text": None, "photo": [photo]})

    await midway.client.dp.feed_update(midway.client.bot, Update(update_id=99, message=sent))

    assert midway.text.startswith("Hier verstehe ich nur Text und Knöpfe.")
    assert midway.title == HORIZON


async def test_start_in_the_middle_shows_where_it_stopped(midway: Talk) -> None:
    text = await midway.says("/start")

    assert text.startswith("Hier warst du stehen geblieben.\n\n")
    assert midway.title == HORIZON
    await midway.taps("Später")
    assert midway.title == PARTNER
    assert "Neu anfangen" not in midway.buttons


async def test_start_in_the_middle_can_begin_anew(midway: Talk) -> None:
    await midway.says("/start")

    await midway.taps("Neu anfangen")

    assert midway.title == TIES
    assert "Bisher" not in midway.text


async def test_the_menu_in_the_middle_keeps_the_draft(midway: Talk) -> None:
    await midway.says("/menu")

    assert midway.title == MENU
    await midway.taps("Hilfe lesen")
    await midway.says("/menu")
    await midway.taps("Weiter mit meinen Angaben")
    assert midway.title == HORIZON
    await midway.taps("Zurück")
    assert "Bisher: jetzt in Hamburg" in midway.text


async def test_start_finds_the_draft_beneath_other_screens(midway: Talk) -> None:
    await midway.says("/menu", "/hilfe", "/daten")

    text = await midway.says("/start")

    assert text.startswith("Hier warst du stehen geblieben.")
    assert midway.title == HORIZON


async def test_cancelling_drops_the_draft_and_says_so(midway: Talk) -> None:
    text = await midway.says("/abbrechen")

    assert text.startswith("Abgebrochen.")
    assert "Weiter mit meinen Angaben" not in midway.buttons
    await midway.taps("In zwei Minuten suchen")
    assert midway.title == TIES


async def test_a_restart_changes_nothing(midway: Talk) -> None:
    old = midway.shown

    midway.restart()
    await midway.taps_on(old, "In einem halben Jahr")

    assert midway.title == PARTNER


async def test_pressing_twice_answers_once(midway: Talk) -> None:
    old = midway.shown

    await midway.taps_on(old, "Später")
    await midway.taps_on(old, "Später")

    assert midway.title == PARTNER


async def test_ticking_twice_on_one_screen_ticks_once(asked: Talk) -> None:
    old = asked.shown

    await asked.taps_on(old, "Familie hier")
    await asked.taps_on(old, "Familie hier")

    assert "✓ Familie hier" in asked.buttons


async def test_an_old_button_of_another_question_does_no_harm(midway: Talk) -> None:
    old = midway.shown
    await midway.taps("Später", "Allein")
    children = midway.text

    await midway.taps_on(old, "So bald wie möglich")

    assert midway.text == children
    await midway.says("/start")
    await midway.taps("Zurück", "Zurück")
    assert "Bisher: später" in midway.text


async def test_back_from_the_first_question_leads_to_the_menu(asked: Talk) -> None:
    await asked.taps("Zurück")

    assert asked.title == MENU
    assert "Weiter mit meinen Angaben" in asked.buttons


async def test_another_language_in_the_middle_keeps_the_place(midway: Talk) -> None:
    await midway.says("/sprache")

    await midway.taps("English")

    assert midway.title == "When would you like to come back?"


async def test_nothing_is_saved_before_the_summary_is_confirmed(midway: Talk) -> None:
    assert await saved_profile(midway) is None


async def test_typed_words_lie_nowhere_but_in_the_draft(midway: Talk) -> None:
    await midway.says("das verstehst du ganz bestimmt nicht")

    stored = [record.data for record in midway.storage.storage.values()]
    assert not any("bestimmt" in data for data in stored)
    assert any("Hamburg" in data for data in stored)
    assert all(json.loads(data) is not None for data in stored)


@pytest.mark.parametrize("language", ["de", "en"])
async def test_every_question_fits_a_phone(services: Services, language: str) -> None:
    talk = Talk(services, language)
    await talk.says("/start")
    await talk.taps(talk.label("start-accept"))
    say = ["family", "Hamburg", "later", "with my partner", "one", "yes", "Koch", "cook"]
    for typed in [*say, "nurse", "nurse"]:
        assert_fits(talk)
        await talk.says(typed)
    while talk.label("profile-save") not in talk.buttons:
        assert_fits(talk)
        await talk.taps(talk.rows[0][0])
        if talk.label("proceed") in talk.buttons:
            await talk.taps(talk.label("proceed"))

    assert_fits(talk)


def assert_fits(talk: Talk) -> None:
    """Check lines, rows and labels, and that there is a way back and a human."""
    assert talk.text.count("\n") < 10, talk.text
    for row in talk.rows:
        assert len(row) <= 2
        assert all(len(label) <= (22 if len(row) == 2 else 40) for label in row), row
    assert talk.label("human") in talk.buttons
    assert {talk.label("back"), talk.label("menu")} & set(talk.buttons)
