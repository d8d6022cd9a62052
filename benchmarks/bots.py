"""The bots that are measured, each a process: `python -m benchmarks.bots echo|dialog|whole BASE …`.

echo and dialog are the bare libraries with nothing of ours, dialog drawing the same two screens as
the whole does; whole is the service as it is, with the
rate plan open, since the plan's job is to be slower than the machine.
"""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo
from aiogram_dialog.widgets.text import Const

from bot.assembly import build
from bot.logs import configure_logs
from bot.pace import RatePlan
from bot.settings import Settings
from offers.county import parse_county
from storage.migrations import migrate
from storage.seed import sample_county

TIES = (
    "hier aufgewachsen",
    "hier gelernt",
    "hier studiert",
    "hier gearbeitet",
    "Familie",
    "nichts",
)
ASK_TIES = "Schritt 1 von 8\nWas verbindet dich mit der Gegend?\nLandkreis · mehreres möglich"
ASK_TOWN = "Schritt 2 von 8\nWo wohnst du jetzt?\nSchreib nur den Ort, keine Straße."


class TwoSG(StatesGroup):
    """The bare dialog's two windows."""

    left = State()
    right = State()


def bare_bot(base: str, token: str) -> Bot:
    """Return aiogram's bot against a server of our own."""
    return Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(base)))


async def echo(base: str, token: str) -> None:
    """Answer every text with itself."""
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def on_message(message: Message) -> None:
        await message.answer(message.text or "…")

    await dispatcher.start_polling(bare_bot(base, token), handle_signals=False)


async def dialog(base: str, token: str) -> None:
    """Switch between two windows, state in memory."""
    dispatcher = Dispatcher()
    dispatcher.include_router(
        Dialog(
            Window(
                Const(ASK_TIES),
                Group(*(Button(Const(tie), id=f"tie{n}") for n, tie in enumerate(TIES)), width=2),
                SwitchTo(Const("Weiter"), id="on", state=TwoSG.right),
                Row(Button(Const("Zurück"), id="off"), Button(Const("Mensch fragen"), id="human")),
                state=TwoSG.left,
            ),
            Window(
                Const(ASK_TOWN),
                Button(Const("Überspringen"), id="skip"),
                Row(
                    SwitchTo(Const("Zurück"), id="back", state=TwoSG.left),
                    Button(Const("Mensch fragen"), id="human"),
                ),
                state=TwoSG.right,
            ),
        )
    )

    @dispatcher.message(CommandStart())
    async def on_start(_: Message, dialog_manager: DialogManager) -> None:
        await dialog_manager.start(TwoSG.left, mode=StartMode.RESET_STACK)

    setup_dialogs(dispatcher)
    await dispatcher.start_polling(bare_bot(base, token), handle_signals=False)


async def whole(base: str, token: str, staff_chat_id: str, database: str) -> None:
    """Serve as `willkommen run` does."""
    configure_logs("json", "ERROR")
    settings = Settings.for_sandbox(
        base=base, token=token, staff_chat_id=int(staff_chat_id), database=database
    )
    await migrate(database)
    county = parse_county(sample_county())
    async with build(settings, county, plan=RatePlan.unlimited()) as app:
        await app.run()


BOTS: dict[str, Callable[..., Coroutine[Any, Any, None]]] = {
    "echo": echo,
    "dialog": dialog,
    "whole": whole,
}

if __name__ == "__main__":
    asyncio.run(BOTS[sys.argv[1]](*sys.argv[2:]))
