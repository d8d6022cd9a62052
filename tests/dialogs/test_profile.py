"""The intake from the first question to the saved profile: tapped, typed, changed, mixed."""

from datetime import date

from offers.catalogue import Deal, Hours
from offers.people import (
    CostKind,
    Experience,
    HomeNeed,
    Horizon,
    Household,
    JobNeed,
    Profile,
    Tie,
)
from offers.services import Services
from tests.dialogs.conftest import saved_profile
from tests.dialogs.talk import Talk

SUMMARY = "Stimmt das so?"
NURSE = "81302"


async def at_the_home(talk: Talk) -> Talk:
    """Return the conversation at the first question about the home, with a household of one."""
    await talk.taps("hier aufgewachsen", "Weiter")
    await talk.says("Hamburg")
    await talk.taps("Später", "Allein", "Keine Kinder", "Ich suche keine Arbeit")
    return talk


async def at_the_summary(talk: Talk) -> Talk:
    """Return the conversation at the summary, with a flat of three rooms in Sulingen."""
    await at_the_home(talk)
    await talk.says("3 Zimmer bis 700 warm in Sulingen")
    await talk.taps("ab 80 m²", "bis 10 km", "Ist mir egal", "Weiter")
    return talk


async def test_a_tapped_intake_becomes_a_profile(asked: Talk) -> None:
    await asked.taps("hier aufgewachsen", "Familie hier", "Weiter")
    await asked.says("Ich wohne in Hamburg")
    await asked.taps("In einem halben Jahr", "Zu zweit", "Ein Kind", "Ja, bitte")
    await asked.says("Tischler")
    await asked.taps("Tischler/in")
    await asked.says("Krankenschwester")
    await asked.taps("Gesundheits- und Krankenpfleger/in", "Teilzeit", "Weiter", "Nein, vor Ort")
    await asked.taps("Schon lange", "Mieten", "3 Zimmer", "ab 80 m²", "bis 900 €", "Sulingen")
    await asked.taps("bis 20 km", "In 6 Monaten", "mit Haustier", "Weiter")
    assert asked.title == SUMMARY

    await asked.taps("Passt, zeig mir Angebote")

    assert asked.title == "Das passt zu dir"
    assert await saved_profile(asked) == Profile(
        ties=frozenset({Tie.GREW_UP, Tie.FAMILY}),
        lives_now="Hamburg",
        horizon=Horizon.HALF_YEAR,
        household=Household(partner=True, children=1, partner_seeks_work=True),
        partner_job=JobNeed(said="Tischler", occupations=("22342",)),
        job=JobNeed(
            said="Krankenschwester",
            occupations=(NURSE,),
            hours=frozenset({Hours.PART}),
            remote=False,
            experience=Experience.LONG,
        ),
        home=HomeNeed(
            deal=Deal.RENT,
            rooms_min=3.0,
            area_min=800,
            cost_max=90_000,
            cost_kind=CostKind.WARM,
            place="Sulingen",
            radius_km=20,
            from_date=date(2027, 5, 23),
            pets=True,
            persons=3,
        ),
    )


async def test_a_typed_intake_in_english_becomes_a_profile(english: Talk) -> None:
    await english.says("/start")
    await english.taps(english.label("start-accept"))
    await english.says("I grew up here", "I live in Hamburg", "next year")
    await english.says("with my husband and two kids", "no", "nurse, part-time")
    await english.taps("Nurse")
    await english.says("no", "3 years", "buy a house up to 250k in Bassum", "4 rooms", "any")
    await english.says("15 km", "whatever")
    assert english.title == "Is that right?"

    await english.taps("Yes, show me offers")

    assert await saved_profile(english) == Profile(
        ties=frozenset({Tie.GREW_UP}),
        lives_now="Hamburg",
        horizon=Horizon.YEAR,
        household=Household(partner=True, children=2, partner_seeks_work=False),
        job=JobNeed(
            said="nurse",
            occupations=(NURSE,),
            hours=frozenset({Hours.PART}),
            remote=False,
            experience=Experience.SOME,
        ),
        home=HomeNeed(
            deal=Deal.BUY,
            rooms_min=4.0,
            cost_max=25_000_000,
            cost_kind=CostKind.PRICE,
            place="Bassum",
            radius_km=15,
            from_date=date(2027, 11, 23),
            persons=4,
        ),
    )


async def test_everything_can_be_skipped(asked: Talk) -> None:
    await asked.taps("Weiter", "Überspringen", "Weiß ich noch nicht", "Überspringen")
    await asked.taps("Überspringen", "Ich suche keine Arbeit", "Keine Wohnung nötig")

    await asked.taps("Passt, zeig mir Angebote")

    assert await saved_profile(asked) == Profile(horizon=Horizon.UNDECIDED)


async def test_one_line_answers_several_questions_and_says_so(asked: Talk) -> None:
    await at_the_home(asked)

    text = await asked.says("3 Zimmer bis 700 warm in Diepholz")

    assert text.startswith(
        "Verstanden: zur Miete · mindestens 3 Zimmer · bis 700 € warm · Diepholz\n\n"
    )
    assert asked.title == "Wie groß soll es mindestens sein?"
    await asked.taps("Ist mir egal")
    assert asked.title == "Wie weit darf es davon weg sein?"


async def test_a_vague_word_is_asked_back(asked: Talk) -> None:
    await asked.taps("Weiter", "Überspringen", "Später", "Allein", "Keine Kinder")

    await asked.says("Ingenieur")

    assert asked.title == "„Ingenieur“ kann vieles sein."
    assert "Bauingenieur/in" in asked.buttons
    await asked.taps("Etwas anderes")
    await asked.says("Bauingenieur")
    assert asked.title == "Habe ich „Bauingenieur“ richtig verstanden?"


async def test_an_unknown_profession_can_stay_as_it_was_said(asked: Talk) -> None:
    await asked.taps("Weiter", "Überspringen", "Später", "Allein", "Keine Kinder")

    await asked.says("xqzw")

    assert asked.title == "„xqzw“ kenne ich noch nicht."
    await asked.taps("So übernehmen")
    assert asked.title == "Wie viel möchtest du arbeiten?"


async def test_other_words_at_the_meanings_say_the_profession_anew(asked: Talk) -> None:
    await asked.taps("Weiter", "Überspringen", "Später", "Allein", "Keine Kinder")

    await asked.says("Ingenieur", "Krankenschwester")

    assert asked.title == "Habe ich „Krankenschwester“ richtig verstanden?"


async def test_words_of_a_person_are_shown_escaped(asked: Talk) -> None:
    await asked.taps("Weiter", "Überspringen", "Später", "Allein", "Keine Kinder")

    await asked.says("<b>Koch & Kellner</b>")

    assert "„&lt;b&gt;Koch &amp; Kellner&lt;/b&gt;“" in asked.text


async def test_every_line_of_the_summary_leads_to_its_questions(asked: Talk) -> None:
    await at_the_summary(asked)

    await asked.taps("Wohnen ändern", "Zimmer")

    assert asked.title == "Wie viele Zimmer mindestens?"
    assert "Bisher: mindestens 3 Zimmer" in asked.text
    await asked.taps("4 Zimmer")
    assert asked.title == SUMMARY
    assert "mindestens 4 Zimmer" in asked.text


async def test_back_from_a_changed_line_leads_to_the_summary(asked: Talk) -> None:
    await at_the_summary(asked)

    await asked.taps("Wohnen ändern", "Kosten", "Zurück")

    assert asked.title == SUMMARY


async def test_leaving_an_answer_as_it_is_leads_back(asked: Talk) -> None:
    await at_the_summary(asked)

    await asked.taps("Wohnen ändern", "Größe", "So lassen")

    assert asked.title == SUMMARY
    assert "ab 80 m²" in asked.text


async def test_a_change_that_opens_questions_asks_them(asked: Talk) -> None:
    await at_the_summary(asked)

    await asked.taps("Wohnen ändern", "Miete oder Kauf", "Kaufen")

    assert asked.title == "Wie groß soll es mindestens sein?"
    await asked.taps("Ist mir egal")
    assert asked.title == "Was darf es höchstens kosten?"
    await asked.taps("bis 250.000 €")
    assert asked.title == SUMMARY


async def test_a_change_can_be_written_at_the_summary(asked: Talk) -> None:
    await at_the_summary(asked)

    text = await asked.says("doch lieber 4 Zimmer")

    assert text.startswith("Verstanden: mindestens 4 Zimmer\n\n")
    assert asked.title == SUMMARY


async def test_a_known_person_begins_at_the_summary(asked: Talk, services: Services) -> None:
    await at_the_summary(asked)
    await asked.taps("Passt, zeig mir Angebote", "Suche ändern")

    assert asked.title == SUMMARY
    await asked.taps("Beruf ändern")
    await asked.says("Köchin")
    await asked.taps("Koch/Köchin", "Weiter", "Ist mir egal", "Überspringen")
    await asked.taps("Passt, zeig mir Angebote")

    profile = await saved_profile(asked)
    assert profile is not None
    assert profile.job is not None
    assert profile.job.occupations
    assert services.search.occupation(profile.job.occupations[0], "de") == "Koch/Köchin"
