"""`willkommen run`: the service itself, by long polling or webhook."""

import asyncio
import contextlib
import signal

from aiogram.exceptions import TelegramNotFound, TelegramUnauthorizedError
from aiogram.utils.token import TokenValidationError, validate_token

from bot.assembly import build
from bot.commands.wiring import fail, prepare_database, read_county, read_settings, run
from bot.logs import configure_logs
from bot.settings import Settings
from storage.migrations import migrate, pending

MALFORMED = "BOT_TOKEN is no token: those of @BotFather look like 123456789:AAH…"
UNKNOWN = "Telegram does not know BOT_TOKEN: copy it anew from @BotFather."


def run_service() -> None:
    """Serve until stopped. Needs BOT_TOKEN and STAFF_CHAT_ID."""
    settings = read_settings()
    if settings.bot_token is None:
        fail("BOT_TOKEN is not set. @BotFather in Telegram gives you one; see .env.example.")
    if not is_token(settings.bot_token.get_secret_value()):
        fail(MALFORMED)
    if settings.staff_chat_id is None:
        fail("STAFF_CHAT_ID is not set: the number of the counsellors' group; see .env.example.")
    configure_logs(settings.log_format, settings.log_level)
    try:
        run(serve(settings))
    except BaseExceptionGroup as ended:
        _explain(ended)
        raise


def is_token(text: str) -> bool:
    """Say whether a text has the form of a bot token."""
    try:
        return validate_token(text)
    except TokenValidationError:
        return False


def _explain(ended: BaseExceptionGroup[BaseException]) -> None:
    """End with one line when an operator can mend what ended the service's tasks."""
    if ended.subgroup((TelegramUnauthorizedError, TelegramNotFound)) is not None:
        fail(UNKNOWN)
    if (group := ended.subgroup(OSError)) is not None:
        fail(str(_first_of(group)))


def _first_of(group: BaseExceptionGroup[BaseException]) -> BaseException:
    inside = group.exceptions[0]
    return _first_of(inside) if isinstance(inside, BaseExceptionGroup) else inside


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
