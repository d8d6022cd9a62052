"""Fakes for what comes in: an inbox in memory, a Telegram that is only a list, updates as JSON."""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType

from bot.turns import Turn
from storage.dialog_states import StateRow
from storage.inbox import InboundRow, SettledTurn

TOKEN = "42:a-token-of-nobody"


class Away(Exception):  # noqa: N818 - a fake of a passing trouble
    """What the fake database says when it cannot be reached."""


@dataclass(slots=True)
class FakeInbox:
    """An inbox in memory. trouble: errors that the next calls raise, one each, None for none."""

    rows: dict[int, InboundRow] = field(default_factory=dict)
    groups: list[list[int]] = field(default_factory=list)
    states: dict[str, StateRow] = field(default_factory=dict)
    loads: list[str] = field(default_factory=list)
    buried: dict[int, str] = field(default_factory=dict)
    trouble: list[Exception | None] = field(default_factory=list)

    async def store(self, _bot_id: int, rows: Sequence[InboundRow]) -> list[int]:
        """Keep what is new."""
        self._fail()
        new = [row for row in rows if row.update_id not in self.rows]
        self.rows |= {row.update_id: row for row in new}
        return [row.update_id for row in new]

    async def pending(self, _bot_id: int) -> list[InboundRow]:
        """Return what is neither settled nor buried."""
        over = {update_id for group in self.groups for update_id in group} | set(self.buried)
        return [row for row in self.rows.values() if row.update_id not in over]

    async def settle(self, turns: Sequence[SettledTurn]) -> None:
        """Book turns."""
        self._fail()
        self.groups.append([turn.update_id for turn in turns])
        for turn in turns:
            for key, row in turn.states.items():
                if row is None:
                    self.states.pop(key, None)
                else:
                    self.states[key] = row

    async def bury(self, update_id: int, reason: str) -> None:
        """Set an update aside."""
        self._fail()
        self.buried[update_id] = reason

    async def load(self, key: str) -> StateRow | None:
        """Return a dialog state, as `DialogStates` does."""
        self.loads.append(key)
        return self.states.get(key)

    def _fail(self) -> None:
        if self.trouble and (error := self.trouble.pop(0)) is not None:
            raise error


class SilentSession(BaseSession):
    """A Telegram that says True to everything and writes down what was asked.

    trouble: errors that the next requests raise, one each, None for none.
    """

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[TelegramMethod[Any]] = []
        self.trouble: list[Exception | None] = []

    async def close(self) -> None:
        """Nothing is open."""

    async def make_request(
        self,
        bot: Bot,  # noqa: ARG002 - aiogram's interface
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109, ARG002 - aiogram's interface
    ) -> TelegramType:
        """Write it down."""
        self.asked.append(method)
        if self.trouble and (error := self.trouble.pop(0)) is not None:
            raise error
        return True  # type: ignore[return-value]

    async def stream_content(self, *_: object, **__: object) -> AsyncGenerator[bytes, None]:
        """Give nothing."""
        yield b""


def silent_bot() -> tuple[Bot, SilentSession]:
    """Return a bot and the Telegram it speaks to."""
    session = SilentSession()
    return Bot(TOKEN, session=session), session


def person(user_id: int) -> dict[str, Any]:
    """Return a user in Telegram's JSON."""
    return {"id": user_id, "is_bot": False, "first_name": f"P{user_id}", "language_code": "de"}


def private_chat(user_id: int) -> dict[str, Any]:
    """Return that user's chat with the bot."""
    return {"id": user_id, "type": "private", "first_name": f"P{user_id}"}


def said(update_id: int, user_id: int, text: str = "Moin") -> dict[str, Any]:
    """Return an update: the user writes to the bot."""
    message = {
        "message_id": update_id,
        "date": int(datetime(2026, 12, 23, tzinfo=UTC).timestamp()),
        "chat": private_chat(user_id),
        "from": person(user_id),
        "text": text,
    }
    return {"update_id": update_id, "message": message}


def pressed(update_id: int, user_id: int, data: str = "x") -> dict[str, Any]:
    """Return an update: the user presses a button under the bot's message in the private chat."""
    press = {
        "id": str(update_id),
        "from": person(user_id),
        "chat_instance": "1",
        "data": data,
        "message": {**said(update_id, user_id)["message"], "message_id": 7},
    }
    return {"update_id": update_id, "callback_query": press}


def turn(update_id: int, lane: str = "1") -> Turn:
    """Return the turn of an update whose content does not matter."""
    return Turn(update_id=update_id, lane=lane, body={})
