"""A person's place in the dialog, shown anew: after a human has handed them back.

Runs as a turn of the person's own lane, so that it never meets what they do at that moment.
"""

import asyncio

from aiogram import Bot
from aiogram_dialog import ShowMode
from aiogram_dialog.api.protocols import BgManagerFactory

from bot.acquaintances import Acquaintances
from dialogs.states import open_menu

PATIENCE_SECONDS = 20.0


class Place:
    """Shows persons where they were."""

    def __init__(self, bot: Bot, dialogs: BgManagerFactory, acquaintances: Acquaintances) -> None:
        self._bot = bot
        self._dialogs = dialogs
        self._acquaintances = acquaintances

    async def show(self, chat_id: int) -> None:
        """Send the person's present screen again, the menu when nothing was open."""
        known = await self._acquaintances.find(chat_id)
        if known is None or known.silent:
            return
        background = self._dialogs.bg(bot=self._bot, user_id=chat_id, chat_id=chat_id)
        async with asyncio.timeout(PATIENCE_SECONDS), background.fg() as manager:
            if manager.has_context():
                await manager.show(ShowMode.SEND)
            else:
                await open_menu(manager)
