"""Who is told what when something did not work, through real dialogs with real middlewares."""

from typing import Any

import pytest
from aiogram import Dispatcher, Router
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
)
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import AnswerCallbackQuery, GetMe, SendMessage
from aiogram.types import CallbackQuery, Message, Update
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window, setup_dialogs
from aiogram_dialog.test_tools import MockMessageManager
from aiogram_dialog.test_tools.memory_storage import JsonMemoryStorage
from aiogram_dialog.widgets.text import Const
from structlog.testing import capture_logs

from bot.errors import ErrorAnswers, Silenced
from dialogs.texts import Say, Texts
from offers.errors import CaseAlreadyTaken, Gone, NotAllowed
from storage.unit_of_work import handling
from tests.bot.inbound import Away, pressed, said, silent_bot

ASKED = GetMe()
SAY: Say = Texts.load().say("de")


class MenuSG(StatesGroup):
    """The menu of these tests."""

    main = State()


class Stage:
    """A dispatcher whose only handlers raise what a test says."""

    def __init__(self) -> None:
        self.bot, self.telegram = silent_bot()
        self.error: Exception | None = None
        self.screens: Any = MockMessageManager()  # type: ignore[no-untyped-call]
        errors = ErrorAnswers(passing=(Away,), menu=self._menu)
        talk = Router()
        talk.message.register(self._on_event)
        talk.callback_query.register(self._on_event)
        talk.errors.register(errors.on_error)
        talk.include_router(Dialog(Window(Const("Menu"), state=MenuSG.main)))
        self.dispatcher = Dispatcher(storage=JsonMemoryStorage(), say=SAY)
        self.dispatcher.include_router(talk)
        setup_dialogs(talk, message_manager=self.screens)

    async def meets(self, error: Exception | None, update: dict[str, Any]) -> list[str | None]:
        """Let handling the update raise the error; return what the person is told."""
        self.error = error
        await self.dispatcher.feed_update(
            self.bot, Update.model_validate(update, context={"bot": self.bot})
        )
        return [
            method.text
            for method in self.telegram.asked
            if isinstance(method, AnswerCallbackQuery | SendMessage)
        ]

    @property
    def menus(self) -> int:
        """How often the menu was shown."""
        return len(self.screens.sent_messages)

    async def _menu(self, manager: DialogManager) -> None:
        await manager.start(MenuSG.main, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)

    async def _on_event(self, _: Message | CallbackQuery) -> None:
        if self.error is not None:
            raise self.error


@pytest.fixture
def stage() -> Stage:
    return Stage()


async def test_refusal_is_answered_with_its_text_and_facts(stage: Stage) -> None:
    told = await stage.meets(CaseAlreadyTaken(who="Birte & Co"), pressed(1, 700))

    assert told == [SAY.plain("refusal-case-already-taken", who="Birte & Co")]
    assert stage.menus == 0


async def test_refusal_of_a_message_is_written(stage: Stage) -> None:
    told = await stage.meets(NotAllowed(right="answer"), said(1, 700))

    assert told == [SAY.plain("refusal-not-allowed", right="answer")]
    assert isinstance(stage.telegram.asked[0], SendMessage)


async def test_refusal_of_an_old_press_is_written_instead(stage: Stage) -> None:
    stage.telegram.trouble = [TelegramBadRequest(method=ASKED, message="query is too old")]

    await stage.meets(NotAllowed(right="answer"), pressed(1, 700))

    assert [type(method) for method in stage.telegram.asked] == [AnswerCallbackQuery, SendMessage]


async def test_refusal_met_by_a_replay_shows_the_menu_only(stage: Stage) -> None:
    with handling(1) as attempt:
        attempt.replayed = True
        told = await stage.meets(NotAllowed(right="answer"), pressed(1, 700))

    assert told == []
    assert stage.menus == 1


@pytest.mark.parametrize(
    ("error", "data", "key"),
    [(Gone(), "x", "refusal-gone"), (None, "gone\x1dx", "error-stale")],
    ids=["gone", "unknown-intent"],
)
async def test_stale_window_is_said_and_the_menu_shown(
    stage: Stage, error: Exception | None, data: str, key: str
) -> None:
    told = await stage.meets(error, pressed(1, 700, data))

    assert told == [SAY.plain(key)]
    assert stage.menus == 1


async def test_stale_window_in_a_group_shows_no_menu(stage: Stage) -> None:
    update = pressed(1, 700)
    update["callback_query"]["message"]["chat"] = {"id": -1, "type": "supergroup", "title": "Desk"}

    told = await stage.meets(Gone(), update)

    assert told == [SAY.plain("refusal-gone")]
    assert stage.menus == 0


@pytest.mark.parametrize(
    "error", [Away(), TelegramNetworkError(method=ASKED, message="reset"), TimeoutError()]
)
async def test_what_may_pass_goes_back_to_the_lane(stage: Stage, error: Exception) -> None:
    with pytest.raises(type(error)):
        await stage.meets(error, pressed(1, 700))

    assert stage.telegram.asked == []


async def test_answer_that_could_not_be_said_goes_back_to_the_lane(stage: Stage) -> None:
    stage.telegram.trouble = [TelegramNetworkError(method=ASKED, message="reset")]

    with pytest.raises(TelegramNetworkError):
        await stage.meets(NotAllowed(right="answer"), pressed(1, 700))


@pytest.mark.parametrize(
    "error",
    [
        Silenced(),
        TelegramForbiddenError(method=ASKED, message="bot was blocked by the user"),
        TelegramBadRequest(method=ASKED, message="Bad Request: message is not modified: x"),
    ],
)
async def test_harmless_errors_are_told_to_nobody(stage: Stage, error: Exception) -> None:
    assert await stage.meets(error, pressed(1, 700)) == []


async def test_bug_is_one_apology_and_a_log_line_without_words(stage: Stage) -> None:
    with capture_logs() as lines:
        told = await stage.meets(KeyError("what Anna typed"), said(5, 700, "what Anna typed"))

    assert told == [SAY.plain("error-apology")]
    assert [(line["event"], line["update"], line["error"]) for line in lines] == [
        ("bug", 5, "KeyError")
    ]
    assert "in _on_event" in lines[0]["trace"]
    assert "what Anna typed" not in str(lines)
