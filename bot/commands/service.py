"""`willkommen run`: the service itself, by long polling or webhook."""

import asyncio
import contextlib
import signal

from bot.assembly import build
from bot.commands.wiring import fail, prepare_database, read_county, read_settings, run
from bot.logs import configure_logs
from bot.settings import Settings
from storage.migrations import migrate, pending


def run_service() -> None:
    """Serve until stopped. Needs BOT_TOKEN and STAFF_CHAT_ID."""
    settings = read_settings()
    if settings.bot_token is None:
        fail("BOT_TOKEN is not set. @BotFather in Telegram gives you one; see .env.example.")
    if settings.staff_chat_id is None:
        fail("STAFF_CHAT_ID is not set: the number of the counsellors' group; see .env.example.")
    configure_logs(settings.log_format, settings.log_level)
    run(serve(settings))


async def serve(settings: Settings) -> None:
    """Bring an empty database to the present schema and serve until SIGTERM or SIGINT.

    raises  Refusal, OSError and database errors an operator can mend
    """
    prepare_database(settings.database)
    if await pending(settings.database):
        await migrate(settings.database)
    async with build(settings, read_county(settings.county_file)) as app:
        stop_on_signals()
        with contextlib.suppress(asyncio.CancelledError):
            await app.run()


def stop_on_signals() -> None:
    """Let SIGTERM and SIGINT cancel the present task, once: the second one is obeyed at once."""
    task, loop = asyncio.current_task(), asyncio.get_running_loop()

    def stop() -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)
        if task is not None:
            task.cancel()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)
