"""The door: the notice before anything else, the menu, and where each command leads."""

import pytest

from dialogs.texts import Texts
from offers.privacy import NOTICE_VERSION, Purpose
from offers.rights import OPERATOR
from offers.services import Services
from tests.builders import a_profile
from tests.dialogs.talk import Talk
from tests.fakes import FakeDatabase

ACCEPT = Texts.load().say("de").plain("start-accept")
FIRST_QUESTION = "Was verbindet dich mit der Gegend?"
MENU = "Was möchtest du tun?"


async def known_person(talk: Talk) -> Talk:
    """Return the conversation of somebody who told us everything before."""
    known = await talk.services.reception.meet(
        channel="telegram", address="1", name="Probe", language=talk.language
    )
    await talk.services.reception.accept_notice(known.actor)
    await talk.services.reception.save_profile(known.actor, a_profile())
    return talk


async def test_start_shows_the_notice_first(talk: Talk) -> None:
    text = await talk.says("/start")

    office = talk.services.county.office
    assert all(word in text for word in (office.responsible, office.phone, "Telegram", "/daten"))
    assert talk.buttons == [ACCEPT, "Lieber anrufen", "Genauer lesen", "English"]


async def test_a_stranger_who_just_writes_reads_who_we_are(talk: Talk) -> None:
    await talk.says("Hallo, wer seid ihr?")

    assert ACCEPT in talk.buttons


async def test_words_out_of_the_blue_are_offered_to_a_human(talk: Talk) -> None:
    await (await known_person(talk)).says("Gibt es noch Bauplätze?")

    assert talk.title == "Soll ich das an die Beratung weitergeben?"
    await talk.taps("Zurück")
    assert talk.title == MENU


@pytest.mark.parametrize("command", ["/menu", "/mensch", "/abbrechen", "/start sommer"])
async def test_the_notice_comes_before_everything_else(talk: Talk, command: str) -> None:
    await talk.says(command)

    assert ACCEPT in talk.buttons


async def test_accepting_is_recorded_with_text_and_time(
    talk: Talk, fake_database: FakeDatabase, services: Services
) -> None:
    await talk.says("/start")
    await talk.taps(ACCEPT)

    async with fake_database.begin(write=False) as uow:
        consent = await uow.consents.find(1, Purpose.ADVICE)
    assert consent is not None
    assert (consent.text_version, consent.given_at) == (NOTICE_VERSION, services.clock.now())
    assert talk.title == FIRST_QUESTION


async def test_whoever_rather_calls_reads_phone_and_office(talk: Talk) -> None:
    await talk.says("/start")

    text = await talk.taps("Lieber anrufen")

    office = talk.services.county.office
    assert all(word in text for word in (office.phone, office.name, office.address))
    assert "Gerade ist jemand da." in text
    await talk.taps("Zurück")
    assert ACCEPT in talk.buttons


async def test_a_closed_office_says_when_it_opens(talk: Talk, services: Services) -> None:
    services.clock.advance(hours=10)  # type: ignore[attr-defined]
    await talk.says("/start")

    text = await talk.taps("Lieber anrufen")

    assert "Wieder erreichbar: Dienstag, 24.11.2026, 08:30 Uhr." in text


async def test_the_whole_notice_can_be_read(talk: Talk) -> None:
    await talk.says("/start")

    text = await talk.taps("Genauer lesen")

    assert talk.services.county.office.privacy_url in text
    await talk.taps("Zurück")
    assert ACCEPT in talk.buttons


async def test_the_notice_is_offered_in_the_other_language(talk: Talk) -> None:
    await talk.says("/start")

    await talk.taps("English")

    english = Texts.load().say("en")
    keys = ("start-accept", "start-call", "start-more")
    assert talk.buttons == [*(english.plain(key) for key in keys), "Deutsch"]


async def test_a_poster_is_remembered_as_the_first(talk: Talk, fake_database: FakeDatabase) -> None:
    await talk.says("/start hbf-weihnachten", "/start sommer_27")

    async with fake_database.begin(write=False) as uow:
        person = await uow.people.get(1)
    assert (person.first_code, person.last_code) == ("hbf-weihnachten", "sommer_27")


async def test_a_forged_payload_is_no_poster(talk: Talk, fake_database: FakeDatabase) -> None:
    await talk.says("/start <b>&?")

    async with fake_database.begin(write=False) as uow:
        person = await uow.people.get(1)
    assert person.first_code is None
    assert ACCEPT in talk.buttons


async def test_an_invitation_opens_the_desk(talk: Talk, services: Services) -> None:
    token = await services.team.invite(OPERATOR)

    text = await talk.says(f"/start join_{token}")

    assert text.startswith("Willkommen im Team!")
    assert [member.person_id for member in await services.team.members()] == [1]


async def test_start_of_a_known_person_shows_the_menu(talk: Talk) -> None:
    await (await known_person(talk)).says("/start")

    assert talk.title == MENU
    assert talk.services.county.office.phone in talk.text


async def test_the_menu_leads_everywhere_and_back(talk: Talk) -> None:
    await (await known_person(talk)).says("/menu")

    for label in ("Gemerktes ansehen", "Mensch fragen", "Meine Daten", "Hilfe lesen"):
        await talk.taps(label)
        assert talk.title != MENU
        await talk.taps("Zurück")
        assert talk.title == MENU


async def test_the_menu_shows_results_and_the_answers(talk: Talk) -> None:
    await (await known_person(talk)).says("/menu")

    await talk.taps("Jobs und Wohnen ansehen")
    assert talk.title == "Das passt zu dir"
    await talk.taps("Zum Menü", "Angaben ändern")

    assert talk.title == "Stimmt das so?"


async def test_help_names_the_phone_and_every_command(talk: Talk) -> None:
    text = await (await known_person(talk)).says("/hilfe")

    named = ("/menu", "/start", "/abbrechen", "/mensch", "/daten", "/sprache", "/stop")
    assert all(command in text for command in named)
    assert talk.services.county.office.phone in text


@pytest.mark.parametrize(
    ("german", "english"),
    [("/hilfe", "/help"), ("/mensch", "/human"), ("/daten", "/data"), ("/sprache", "/LANGUAGE")],
)
async def test_commands_are_known_in_both_languages(talk: Talk, german: str, english: str) -> None:
    await known_person(talk)

    assert await talk.says(german) == await talk.says(english)


async def test_stop_ends_letters_and_says_so(talk: Talk) -> None:
    text = await (await known_person(talk)).says("/stop")

    assert text.startswith("<b>Erledigt.</b>")
    await talk.taps("Zurück")
    assert talk.title == MENU


async def test_another_language_is_spoken_at_once_and_kept(talk: Talk) -> None:
    await (await known_person(talk)).says("/menu", "/sprache")

    await talk.taps("English")

    assert talk.title == "What would you like to do?"
    talk.restart()
    await talk.says("/help")
    assert talk.title == "How this chat helps you"


async def test_cancelling_nothing_shows_the_menu_and_claims_nothing(talk: Talk) -> None:
    await known_person(talk)

    assert await talk.says("/abbrechen") == await talk.says("/menu")


async def test_a_human_is_asked_only_after_the_notice(talk: Talk) -> None:
    await talk.says("/start", "/hilfe")

    await talk.taps("Mensch fragen")

    assert ACCEPT in talk.buttons


async def test_commands_do_not_pile_up(talk: Talk) -> None:
    await (await known_person(talk)).says("/menu")

    for _ in range(40):
        await talk.says("/hilfe", "/daten", "/mensch")

    steps = 0
    while "Zurück" in talk.buttons:
        await talk.taps("Zurück")
        steps += 1
    assert steps <= 6
    assert talk.title == MENU


@pytest.mark.parametrize("language", ["de", "en"])
async def test_every_screen_of_the_door_fits_a_phone(services: Services, language: str) -> None:
    talk = await known_person(Talk(services, language))
    say = Texts.load().say(language)

    for command in ("/menu", "/hilfe", "/sprache", "/stop"):
        await talk.says(command)

        assert talk.text.count("\n") < 9
        assert all(len(row) <= 2 for row in talk.rows)
    assert say.language == language
