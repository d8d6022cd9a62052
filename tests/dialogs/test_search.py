"""The results: overview, cards with reasons, remembering, refusing, asking, nothing found."""

from tests.builders import a_home_offer, a_job_offer
from tests.dialogs.conftest import OFFERS, PART, status_of, take_in
from tests.dialogs.talk import Talk

NURSE, NIGHT = OFFERS[0].title, OFFERS[1].title
GARDEN, MARKET = OFFERS[2].title, OFFERS[3].title


async def test_overview_counts_what_fits_wholly(found: Talk) -> None:
    assert found.text.splitlines() == [
        "<b>Das passt zu dir</b>",
        "<b>Stellen:</b> 2, 1 davon ganz nach Wunsch",
        "<b>Wohnen:</b> 2, 1 davon ganz nach Wunsch",
        "<b>Beides nah beieinander:</b> 2, 1 davon ganz nach Wunsch",
    ]


async def test_job_card_says_each_thing_once(found: Talk) -> None:
    text = await found.taps("Stellen ansehen")

    assert text.splitlines() == [
        f"<b>{NURSE}</b>",
        "Musterklinik (Beispiel) · Sulingen",
        "Vollzeit",
        "",
        "<b>Passt:</b> Gesundheits- und Krankenpfleger/in · Teilzeit · in Sulingen · unbefristet",
        "<i>Kleine Station. Parkplätze am Haus.</i>",
        "Seit 23.11.2026 im Angebot",
    ]
    assert found.rows == [
        ["1 von 2", "Nächste ›"],
        ["Merken", "Nichts für mich"],
        ["Beratung fragen", "Zum Angebot"],
        ["Übersicht", "Suche ändern"],
    ]


async def test_card_says_what_does_not_fit(found: Talk) -> None:
    await found.taps("Wohnen ansehen")

    await found.taps("Nächste ›")

    assert found.title == MARKET
    assert "<b>Passt nicht ganz:</b> 950 € warm, 50 € zu viel" in found.text
    assert found.buttons[:2] == ["‹ Vorige", "2 von 2"]


async def test_home_card_names_who_offers_it(found: Talk) -> None:
    text = await found.taps("Wohnen ansehen")

    assert "Musterkliniken und Pflege im Landkreis (Beispiel) · Sulingen" in text


async def test_remembered_offer_says_so_and_is_found_again(found: Talk) -> None:
    await found.taps("Wohnen ansehen", "Merken")

    assert "Gemerkt." in found.text
    await found.says("/menu")
    await found.taps("Gemerktes ansehen", f"{GARDEN} · Sulingen")
    assert found.title == GARDEN
    await found.taps("Nicht mehr merken")
    assert "Du hast dir noch nichts gemerkt" in found.text


async def test_remembered_ones_lead_back_to_the_overview(found: Talk) -> None:
    await found.taps("Wohnen ansehen", "Merken", "Übersicht", "Gemerkt (1)")

    await found.taps("Zurück")

    assert found.title == "Das passt zu dir"


async def test_refused_offer_never_comes_back(found: Talk) -> None:
    await found.taps("Stellen ansehen", "Nichts für mich")

    assert f"„{NURSE}“ zeige ich dir nicht mehr." in found.text
    assert NIGHT in found.text
    found.restart()
    await found.says("/menu")
    await found.taps("Jobs und Wohnen ansehen", "Stellen ansehen")
    assert found.title == NIGHT
    assert "1 von 1" in found.buttons


async def test_refusal_can_be_taken_back(found: Talk) -> None:
    await found.taps("Stellen ansehen", "Nichts für mich", "Doch wieder zeigen")

    assert found.title == NURSE
    assert "Doch wieder zeigen" not in found.buttons


async def test_refusal_of_everything_leads_to_a_human(found: Talk) -> None:
    await found.taps("Stellen ansehen", "Nichts für mich", "Nichts für mich")

    assert "Gerade passt hier nichts." in found.text
    assert "Mensch fragen" in found.buttons


async def test_package_shows_both_and_the_way_between(found: Talk) -> None:
    text = await found.taps("Beides zusammen")

    assert (NURSE in text, GARDEN in text) == (True, True)
    assert "<b>Weg zur Arbeit:</b> etwa 0 km" in text
    await found.taps("Beide merken")
    assert "Gemerkt." in found.text
    await found.taps("Übersicht")
    assert "Gemerkt (2)" in found.buttons


async def test_package_without_its_home_brings_another(found: Talk) -> None:
    await found.taps("Beides zusammen", "Anderes Zuhause")

    assert f"„{GARDEN}“ zeige ich dir nicht mehr." in found.text
    assert MARKET in found.text


async def test_question_about_a_home_of_a_package_is_about_the_home(found: Talk) -> None:
    await found.taps("Beides zusammen", "Zum Wohnen fragen")

    assert GARDEN in found.text


async def test_nothing_found_names_the_nearest_and_a_human(found: Talk) -> None:
    await found.taps("Suche ändern")

    await found.says("doch nur 500 warm")
    await found.taps("Passt, zeig mir Angebote", "Wohnen ansehen")

    assert found.title == "Gerade passt hier nichts."
    assert f"• {GARDEN}, Sulingen: 790 € warm, 290 € zu viel" in found.text
    assert found.rows == [["Mensch fragen"], ["Übersicht", "Suche ändern"]]


async def test_home_further_off_is_better_than_none(found: Talk) -> None:
    far = a_home_offer(external_id="H-9", title="Hof am See", town="Bassum", warm_cents=40_000)
    await take_in(found.services, far)
    await found.taps("Suche ändern")

    await found.says("doch nur 450 warm")
    await found.taps("Passt, zeig mir Angebote", "Wohnen ansehen")

    assert "<b>Passt nicht ganz:</b> 19 km von Sulingen" in found.text


async def test_far_work_is_shown_as_far(found: Talk) -> None:
    far = a_job_offer(external_id="J-9", title="Krankenpfleger", town="Stuhr", hours=PART)
    await take_in(found.services, far)

    await found.taps("Stellen ansehen", "Nächste ›")

    assert "<b>Passt nicht ganz:</b> 39 km von Sulingen" in found.text


async def test_asking_about_an_offer_leads_back_to_its_card(found: Talk) -> None:
    await found.taps("Stellen ansehen", "Nächste ›", "Beratung fragen")
    await found.says("Geht auch Teilzeit?")

    await found.taps("Weiter")

    assert found.title == NIGHT


async def test_words_on_a_card_are_offered_to_a_human_with_the_offer(found: Talk) -> None:
    await found.taps("Stellen ansehen")

    await found.says("Gibt es da eine Kita?", "Und ab wann?")

    assert found.title == "Soll ich diese 2 Nachrichten an die Beratung weitergeben?"
    assert NURSE in found.text
    await found.taps("Ja, weitergeben")
    assert (await status_of(found)).state == "waiting"
    await found.taps("Weiter")
    assert found.title == NURSE


async def test_words_on_a_card_may_mean_another_search(found: Talk) -> None:
    await found.taps("Stellen ansehen")
    await found.says("lieber was mit Holz")

    await found.taps("Suche ändern")

    assert found.title == "Stimmt das so?"


async def test_results_speak_english(english: Talk) -> None:
    await take_in(english.services, *OFFERS)
    await english.says("/start")
    await english.taps(english.label("start-accept"), "Continue", "Skip", "Later", "Alone")
    await english.taps("No children")
    await english.says("nurse")
    await english.taps("Nurse", "Part-time", "Continue", "I don’t mind", "Skip")
    await english.says("3 rooms up to 900 warm in Sulingen")
    await english.taps("I don’t mind", "up to 10 km", "I don’t mind", "Continue")

    await english.taps("Yes, show me offers")

    assert "<b>Jobs:</b> 2, 1 of them just as you wish" in english.text
    text = await english.taps("See homes")
    assert "<b>Fits:</b> 3 rooms · €790 a month with heating · in Sulingen" in text
    text = await english.taps("Next ›", "Save")
    assert "<b>Doesn’t quite fit:</b> €950 with heating, €50 too much" in text
    assert "<b>Saved.</b>" in text
