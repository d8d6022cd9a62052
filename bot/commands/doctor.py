"""`willkommen doctor`: what is set up, what is not, and how to mend each."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass

import typer
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.types import ChatMemberAdministrator, ChatMemberOwner

from bot.commands.service import MALFORMED, UNKNOWN, is_token
from bot.commands.wiring import first_line, prepare_database, read_county, read_settings
from bot.logs import redact
from bot.settings import Settings
from offers.errors import Refusal
from storage.engine import DATABASE_ERRORS, Database
from storage.migrations import SchemaUnknown, pending

SAFE_SQLITE = ((3, 51, 3), (3, 50, 7), (3, 44, 6))
"""Releases with the WAL-reset mend: the first, and the two back-ported series."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at. mend: what to do; empty when all is well. warning: it works anyway."""

    what: str
    mend: str = ""
    warning: bool = False


def doctor() -> None:
    """Check settings, county, database, token and group rights; exit code 1 when one is wrong."""
    settings = read_settings()
    findings = asyncio.run(_examine(settings))
    for finding in findings:
        mark = "ok  " if not finding.mend else "note" if finding.warning else "MEND"
        typer.echo(f"{mark}  {finding.what}" + (f"\n      {finding.mend}" if finding.mend else ""))
    if any(finding.mend and not finding.warning for finding in findings):
        raise typer.Exit(1)


async def _examine(settings: Settings) -> list[Finding]:
    findings = [_county(settings), *[finding async for finding in _database(settings)]]
    findings += [finding async for finding in _telegram(settings)]
    return findings


def _county(settings: Settings) -> Finding:
    try:
        county = read_county(settings.county_file)
    except (Refusal, OSError) as wrong:
        why = wrong.facts.get("why", "") if isinstance(wrong, Refusal) else wrong
        return Finding(what="county file", mend=f"COUNTY_FILE cannot be read: {why}")
    if settings.county_file is None:
        mend = "This is the built-in sample county. Set COUNTY_FILE to your own."
        return Finding(what=f"county {county.name}", mend=mend, warning=True)
    return Finding(what=f"county {county.name}")


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    url = settings.database
    try:
        prepare_database(url)
        waiting = await pending(url)
        database = Database(url)
        try:
            version = await database.version()
        finally:
            await database.close()
    except SchemaUnknown as unknown:
        mend = f"Its schema {unknown} is newer than this release. Update Willkommen."
        yield Finding(what="migrations", mend=mend)
        return
    except DATABASE_ERRORS as wrong:
        reason = f"DATABASE_URL cannot be opened: {redact(first_line(wrong))}."
        yield Finding(what="database", mend=f"{reason} Is the server running, the path writable?")
        return
    yield Finding(what=f"database {version}")
    yield Finding(what="migrations", mend="Run: willkommen migrate" if waiting else "")
    if url.startswith("sqlite") and not wal_is_safe(sqlite3.sqlite_version_info):
        mend = (
            "This release has the WAL-reset bug with several connections. Let only one process "
            "write (do not import offers while the bot runs), or update SQLite to 3.51.3."
        )
        yield Finding(what=f"SQLite {sqlite3.sqlite_version}", mend=mend, warning=True)


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Say whether an SQLite release has the mend."""
    newest, *backports = SAFE_SQLITE
    return version >= newest or any(
        version[:2] == mended[:2] and version >= mended for mended in backports
    )


async def _telegram(settings: Settings) -> AsyncIterator[Finding]:
    if settings.bot_token is None:
        yield Finding(what="token", mend="Set BOT_TOKEN; @BotFather in Telegram gives you one.")
        return
    token = settings.bot_token.get_secret_value()
    if not is_token(token):
        yield Finding(what="token", mend=MALFORMED)
        return
    session = AiohttpSession(api=TelegramAPIServer.from_base(settings.telegram_api_base))
    async with Bot(token, session=session) as bot:
        try:
            me = await bot.get_me()
        except (TelegramUnauthorizedError, TelegramNotFound):
            yield Finding(what="token", mend=UNKNOWN)
            return
        except (TelegramAPIError, ClientDecodeError, OSError) as wrong:
            where = f"{settings.telegram_api_base} does not answer ({type(wrong).__name__})."
            yield Finding(what="Telegram", mend=f"{where} Check TELEGRAM_API_BASE and the network.")
            return
        yield Finding(what=f"token of @{me.username}")
        yield await _staff_group(settings, bot, me.id)


async def _staff_group(settings: Settings, bot: Bot, bot_id: int) -> Finding:
    what = "staff group"
    if settings.staff_chat_id is None:
        return Finding(what=what, mend="Set STAFF_CHAT_ID to the number of your staff group.")
    try:
        chat = await bot.get_chat(settings.staff_chat_id)
        member = await bot.get_chat_member(settings.staff_chat_id, bot_id)
    except TelegramAPIError:
        return Finding(what=what, mend="Add the bot to the group; check STAFF_CHAT_ID (-100…).")
    if not chat.is_forum:
        return Finding(what=what, mend="Switch on topics in the group's settings.")
    if isinstance(member, ChatMemberOwner):
        return Finding(what=what)
    if not isinstance(member, ChatMemberAdministrator):
        return Finding(what=what, mend="Make the bot an administrator of the group.")
    rights = ("can_manage_topics", "can_pin_messages", "can_delete_messages")
    missing = [right for right in rights if not getattr(member, right)]
    mend = f"Give the bot these rights in the group: {', '.join(missing)}." if missing else ""
    return Finding(what=what, mend=mend)
