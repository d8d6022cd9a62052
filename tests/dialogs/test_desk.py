"""Asking a human: with and without words, about an offer, once more; and what the desk reads."""

from zoneinfo import ZoneInfo

from dialogs.desk.card import card_text
from dialogs.texts import Texts
from offers.letters import LetterKind, Side
from offers.services import Services
from offers.services.casefile import CaseFile, file_of
from tests.builders import (
    a_case,
    a_home_offer,
    a_job_need,
    a_job_offer,
    a_listing,
    a_person,
    a_profile,
)
from tests.dialogs.conftest import OFFERS, status_of
from tests.dialogs.talk import Talk
from tests.fakes import FakeDatabase
from tests.house.test_windows import LINES_ON_A_PHONE, lines_on_a_phone

ASKED = "Danke, das ist angekommen."


async def the_file(services: Services, database: FakeDatabase) -> CaseFile:
    known = await services.reception.find("telegram", "1")
    assert known is not None
    async with database.begin(write=False) as uow:
        return await file_of(uow, known.person)


def carried(database: FakeDatabase) -> list[int]:
    """Return the messages that go to the desk, in their order."""
    return [
        message
        for letter in database.shelf.letters.values()
        if letter.kind is LetterKind.CARRY and letter.side is Side.DESK
        for message in letter.content["messages"]
    ]


async def test_a_written_question_reaches_the_desk(
    asked: Talk, fake_database: FakeDatabase
) -> None:
    await asked.taps("Mensch fragen")
    assert asked.services.county.office.phone in asked.text

    await asked.says("Wer hilft beim Umzug?")

    assert asked.text.startswith(ASKED)
    assert (await status_of(asked)).position == 1
    assert carried(fake_database) == [asked.client.last_message_id]
    await asked.taps("Weiter")
    assert asked.title == "Was verbindet dich mit der Gegend?"


async def test_asking_needs_no_words(asked: Talk, fake_database: FakeDatabase) -> None:
    await asked.says("/mensch")

    await asked.taps("Bitte meldet euch")

    assert asked.text.startswith(ASKED)
    assert (await status_of(asked)).state == "waiting"
    assert carried(fake_database) == []


async def test_asking_can_be_left_again(asked: Talk) -> None:
    await asked.taps("Mensch fragen", "Zurück")

    assert asked.title == "Was verbindet dich mit der Gegend?"
    assert (await status_of(asked)).state == "closed"


async def test_a_second_question_adds_to_the_first(
    asked: Talk, fake_database: FakeDatabase
) -> None:
    await asked.taps("Mensch fragen")
    await asked.says("Eins", "Zwei")
    await asked.says("/mensch")

    assert asked.title == "Deine Frage liegt schon bei der Beratung."
    assert asked.buttons == ["Zurück"]
    await asked.says("Drei")
    assert len(carried(fake_database)) == len({"Eins", "Zwei", "Drei"})


async def test_question_about_an_offer_opens_the_case_with_it(
    found: Talk, fake_database: FakeDatabase
) -> None:
    await found.taps("Stellen ansehen", "Beratung fragen")
    assert OFFERS[0].title in found.text

    await found.says("Geht auch Nachtdienst?")

    file = await the_file(found.services, fake_database)
    assert file.about is not None
    assert file.about.offer.external_id == "J-1"


async def test_question_about_another_offer_tells_the_desk_which(
    found: Talk, fake_database: FakeDatabase
) -> None:
    await found.taps("Stellen ansehen", "Beratung fragen", "Bitte meldet euch", "Weiter")

    await found.taps("Nächste ›", "Beratung fragen")
    await found.says("Und hier?")

    about = [
        letter.content["args"]["title"]
        for letter in fake_database.shelf.letters.values()
        if letter.content.get("key") == "letter-desk-about"
    ]
    file = await the_file(found.services, fake_database)
    assert about == [OFFERS[1].title]
    assert file.about is not None
    assert file.about.offer.external_id == "J-2"


async def test_asking_speaks_english(english: Talk) -> None:
    await english.says("/start")
    await english.taps(english.label("start-accept"), "Ask a person")
    assert english.title == "Talk to a person"

    await english.taps("Please get in touch")

    assert english.text == "Thank you, that has arrived. Feel free to carry on here."


def test_card_fits_a_phone_and_begins_with_who_and_what() -> None:
    need = a_job_need(said="Krankenschwester", occupations=("81302",))
    file = CaseFile(
        person=a_person(name="Person <Eins>"),
        case=a_case(),
        profile=a_profile(job=need),
        advice=True,
        letters=False,
        about=a_listing(a_job_offer(title="Pflegefachkraft in der Tagespflege")),
        remembered=(a_listing(a_home_offer()),),
    )
    found = [a_listing(a_job_offer()), a_listing(a_home_offer())]

    text = card_text(
        Texts.load().say("de"), file, found, {"81302": "Pfleger/in"}.__getitem__, ZoneInfo("UTC")
    )

    assert lines_on_a_phone(text) <= LINES_ON_A_PHONE
    assert text.splitlines() == [
        "<b>Person &lt;Eins&gt;</b> · Fall 1 · Deutsch",
        "<b>wartet</b> seit 23.11. 09:30",
        "<b>Fragt zu:</b> Pflegefachkraft in der Tagespflege, Sulingen · <code>probe/J-1</code>",
        "",
        "<b>Beruf:</b> „Krankenschwester“ · Pfleger/in · Vollzeit",
        "<b>Wohnen:</b> zur Miete · mindestens 3 Zimmer · bis 900 € warm",
        "<b>Haushalt:</b> allein · ohne Kinder · jetzt in Bremen · hier aufgewachsen",
        "<b>Bot fand:</b> Gärtner, Sulingen; Wohnung mit Balkon, Sulingen",
        "<b>Gemerkt:</b> Wohnung mit Balkon, Sulingen",
        "<b>Ja zu:</b> Beratung · keine Neuigkeiten",
    ]
