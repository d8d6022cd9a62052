"""Whole bots, run by the libraries' own loops, answering people of the sandbox."""

import asyncio
from typing import Any

import aiogram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandObject, CommandStart
from aiogram.methods import SendMessage
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web
from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes

from bot.sandbox import Sandbox


def aiogram_bot(sandbox: Sandbox) -> aiogram.Bot:
    server = TelegramAPIServer.from_base(sandbox.base_url)
    return aiogram.Bot(sandbox.token, session=AiohttpSession(api=server))


async def test_aiogram_polls_and_answers(sandbox: Sandbox) -> None:
    bot, dispatcher = aiogram_bot(sandbox), aiogram.Dispatcher()

    @dispatcher.message(CommandStart(deep_link=True))
    async def greet(message: aiogram.types.Message, command: CommandObject) -> None:
        await message.answer(f"Moin from {command.args}")

    anna = await sandbox.people.create("Anna")
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=1))
        await anna.start("poster-7")
        seen = await anna.wait_for("Moin")
        await dispatcher.stop_polling()

    assert seen.text == "Moin from poster-7"


async def test_telegram_application_polls_and_answers(sandbox: Sandbox) -> None:
    async def greet(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(f"Moin from {' '.join(context.args or [])}")

    application = (
        Application.builder()
        .token(sandbox.token)
        .base_url(f"{sandbox.base_url}/bot")
        .job_queue(None)
        .build()
    )
    application.add_handler(CommandHandler("start", greet))
    anna = await sandbox.people.create("Anna")
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(poll_interval=0, timeout=1)
        await anna.start("poster-7")
        seen = await anna.wait_for("Moin")
        await application.updater.stop()
        await application.stop()

    assert seen.text == "Moin from poster-7"


async def test_aiogram_answers_into_the_webhook(sandbox: Sandbox) -> None:
    bot, dispatcher = aiogram_bot(sandbox), aiogram.Dispatcher()

    @dispatcher.message()
    async def greet(message: aiogram.types.Message) -> Any:  # noqa: ANN401 - aiogram's own style
        return SendMessage(chat_id=message.chat.id, text="Moin", parse_mode=None)

    app = web.Application()
    handler = SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token="s")
    handler.register(app, path="/hook")
    runner = web.AppRunner(app, shutdown_timeout=0.05)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token="s")
    anna = await sandbox.people.create("Anna")

    await anna.start()

    seen = await anna.wait_for("Moin")
    await sandbox.world.webhook.stop()
    await runner.cleanup()
    assert seen.text == "Moin"
    assert [call["method"] for call in sandbox.calls()] == ["setWebhook", "sendMessage"]
