"""Texts: every language says the same things, and says them safely."""

import re
from datetime import date
from pathlib import Path

import pytest

import dialogs
from dialogs.texts import Safe, Texts, TextsBroken
from offers.errors import Refusal

TEXTS = Texts.load()
LANGUAGES = TEXTS.languages


def said(source: str, key: str, **args: str | float | date) -> str:
    return Texts({"de": source}).say("de")(key, **args)


def test_string_arguments_are_escaped() -> None:
    assert said("hello = Hallo { $name }", "hello", name="<b>&") == "Hallo &lt;b&gt;&amp;"


def test_rendered_html_is_not_escaped_again() -> None:
    assert said("hello = { $name }", "hello", name=Safe("<b>Eins</b>")) == "<b>Eins</b>"


def test_plain_texts_keep_their_arguments() -> None:
    say = Texts({"de": "firm = { $name }"}).say("de")

    assert say.plain("firm", name="Müller & Söhne") == "Müller & Söhne"


def test_numbers_and_dates_are_written_as_the_language_does() -> None:
    says = Texts({"de": "n = { $n } { $day }", "en": "n = { $n } { $day }"})

    assert says.say("de")("n", n=1250, day=date(2027, 3, 1)) == "1.250 01.03.2027"
    assert says.say("en")("n", n=1250, day=date(2027, 3, 1)) == "1,250 1 Mar 2027"


def test_no_invisible_marks_surround_arguments() -> None:
    assert said("hello = Hallo { $name }!", "hello", name="du") == "Hallo du!"


def test_plurals_follow_the_language() -> None:
    source = "homes = { $n ->\n    [one] ein Haus\n   *[other] { $n } Häuser\n }"

    assert [said(source, "homes", n=n) for n in (1, 2)] == ["ein Haus", "2 Häuser"]


def test_unknown_text_is_an_error() -> None:
    with pytest.raises(KeyError):
        said("hello = Hallo", "goodbye")


def test_missing_argument_is_an_error() -> None:
    with pytest.raises(KeyError):
        said("hello = Hallo { $name }", "hello")


def test_unreadable_source_is_refused() -> None:
    with pytest.raises(TextsBroken):
        Texts({"de": "hello = { $"})


def test_a_text_that_stands_twice_is_refused() -> None:
    with pytest.raises(TextsBroken):
        Texts({"de": "hello = eins\nhello = zwei"})


def test_a_text_that_mentions_another_takes_its_arguments() -> None:
    say = Texts({"de": "who = { $name }\nhello = Hallo { who }"}).say("de")

    assert say.variables("hello") == {"name"}
    assert say("hello", name="du") == "Hallo du"


def test_every_language_has_the_same_texts() -> None:
    keys = {language: TEXTS.say(language).keys() for language in LANGUAGES}

    assert {language: keys["de"] ^ known for language, known in keys.items()} == dict.fromkeys(
        LANGUAGES, frozenset()
    )


def test_another_language_is_one_step_away() -> None:
    assert TEXTS.say("de").into("en").language == "en"


def test_every_refusal_has_its_words() -> None:
    keys = {kind.key for kind in Refusal.__subclasses__()} | {Refusal.key}

    assert {key for key in keys if not TEXTS.say("de").has(key)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_named_in_a_dialog_exists(language: str) -> None:
    folder = Path(dialogs.__file__).parent
    named = re.compile(r"\b(?:T|Label|say|speaks|plain)\(\s*\"([a-z][a-z0-9_-]*)\"")
    keys = {
        key
        for file in folder.rglob("*.py")
        if file.parent.name != "texts"
        for key in named.findall(file.read_text(encoding="utf-8"))
    }

    assert {key for key in keys if not TEXTS.say(language).has(key)} == set()
