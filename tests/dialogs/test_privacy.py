"""One's own data: seen, taken along in two files, erased after a second confirmation."""

import json
from typing import Any

import pytest
from aiogram.methods import AnswerCallbackQuery, SendMediaGroup, TelegramMethod
from aiogram_dialog.test_tools.bot_client import FakeBot

from tests.dialogs.conftest import saved_profile
from tests.dialogs.talk import Talk


class HearingBot(FakeBot):
    """A bot that keeps what it was to send beside the screens."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # the library's tool has no types
        self.heard: list[TelegramMethod[Any]] = []

    async def __call__(
        self, method: TelegramMethod[Any], request_timeout: int | None = None
    ) -> Any:  # noqa: ANN401 - aiogram's interface
        """Keep the method."""
        if isinstance(method, AnswerCallbackQuery):
            return await super().__call__(method, request_timeout)
        self.heard.append(method)
        return []

    @property
    def files(self) -> dict[str, str]:
        """Return what was sent as files, by name."""
        (album,) = [method for method in self.heard if isinstance(method, SendMediaGroup)]
        return {
            str(one.media.filename): one.media.data.decode()  # type: ignore[union-attr] # all are files
            for one in album.media
        }


@pytest.fixture
def bot(found: Talk) -> HearingBot:
    """Let the conversation's bot send for real, into a list."""
    found.client.bot = HearingBot()
    return found.client.bot


async def test_data_leads_back(found: Talk) -> None:
    await found.says("/daten")

    assert found.title == "Deine Daten"
    assert found.services.county.office.responsible in found.text
    await found.taps("Zurück")
    assert found.title == "Das passt zu dir"


async def test_export_brings_a_file_for_programs_and_one_to_read(
    found: Talk, bot: HearingBot
) -> None:
    await found.says("/daten")

    await found.taps("Alles herunterladen")

    assert set(bot.files) == {"meine-daten.json", "meine-daten.txt"}
    assert "Krankenschwester" in json.dumps(json.loads(bot.files["meine-daten.json"]))
    assert "Krankenschwester" in bot.files["meine-daten.txt"]
    assert found.title == "Deine Daten"


async def test_erasing_asks_a_second_time(found: Talk, bot: HearingBot) -> None:
    await found.says("/daten")
    await found.taps("Alles löschen")
    assert found.title == "Wirklich alles löschen?"

    await found.taps("Nein, behalten")

    assert found.title == "Deine Daten"
    assert await saved_profile(found) is not None
    assert bot.heard == []


async def test_erasing_forgets_everything_and_says_so(found: Talk, bot: HearingBot) -> None:
    await found.says("/daten")

    await found.taps("Alles löschen", "Ja, alles löschen")

    (said,) = [getattr(method, "text", "") for method in bot.heard]
    assert said.startswith("Alles gelöscht. Wir wissen nichts mehr von dir.")
    assert await saved_profile(found) is None
    await found.says("/start")
    assert "Einverstanden, los geht’s" in found.buttons


async def test_words_beside_the_data_are_offered_to_a_human(found: Talk) -> None:
    await found.says("/daten")

    await found.says("Was speichert ihr genau?")

    assert found.title == "Soll ich das an die Beratung weitergeben?"
    await found.taps("Zurück")
    assert found.title == "Deine Daten"


async def test_data_speaks_english(english: Talk) -> None:
    await english.says("/data")
    assert english.title == "Your data"

    await english.taps("Erase everything")

    assert english.title == "Really erase everything?"
