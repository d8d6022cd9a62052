"""Dialog state in our own database, read from memory: aiogram's storage for turns.

A turn writes into itself only. Once it is over its states wait in memory until the committer has
booked them together with the update; a turn that failed leaves nothing behind. The memory holds
nothing but what the database holds, as serialised text, and forgets what was not used for longest.
"""

import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from bot.committer import Committer
from bot.turns import NO_UPDATE, Turn, current_turn
from storage.dialog_states import DialogStates, StateRow

REMEMBERED = 20_000
"""Rows kept in memory: about three for each person who spoke with us lately."""

_EMPTY = StateRow(state=None, data="{}")
_STATELESS = "aiogd:context:"
"""Rows of aiogram-dialog's that have data and no state: a new one need not be looked for first."""


class TurnStorage(BaseStorage):
    """What aiogram and aiogram-dialog remember about a conversation."""

    def __init__(
        self, states: DialogStates, committer: Committer, *, remembered: int = REMEMBERED
    ) -> None:
        self._states = states
        self._committer = committer
        self._remembered = remembered
        self._booked: OrderedDict[str, StateRow | None] = OrderedDict()
        self._unbooked: dict[str, tuple[Turn, StateRow | None]] = {}
        committer.listeners.append(self._on_booked)

    def finish(self, turn: Turn) -> None:
        """Let everybody see what the turn wrote, and have it booked with its update."""
        self._unbooked.update((name, (turn, row)) for name, row in turn.states.items())
        self._committer.add(turn)

    def forget(self, chat_id: int) -> None:
        """Remove every state of a chat that is in memory, in the turn in hand.

        The rows in the database go with the person's erasure; without this, states that were still
        waiting to be booked would bring them back.
        """
        mark = f":{chat_id}:"
        names = [name for name in (*self._booked, *self._unbooked) if mark in name]
        for name in names:
            self._write(name, None)

    async def get_state(self, key: StorageKey) -> str | None:
        """Return the state's name."""
        row = await self._read(_name(key))
        return row.state if row else None

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Set the state by itself or by its name."""
        row = await self._read(_name(key)) or _EMPTY
        name = state.state if isinstance(state, State) else state
        self._change(_name(key), row, replace(row, state=name))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Return the data, a copy of the caller's own."""
        row = await self._read(_name(key))
        data: dict[str, Any] = json.loads(row.data) if row else {}
        return data

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Replace the data. Only what JSON knows can be kept."""
        name = _name(key)
        if key.destiny.startswith(_STATELESS) and not self._is_at_hand(name):
            row = replace(_EMPTY, data=json.dumps(data))
            self._write(name, None if row == _EMPTY else row)
            return
        row = await self._read(name) or _EMPTY
        self._change(name, row, replace(row, data=json.dumps(data)))

    async def close(self) -> None:
        """Nothing of its own is open: the committer is flushed by whoever stops the process."""

    def _is_at_hand(self, name: str) -> bool:
        turn = current_turn.get()
        written = turn is not None and not turn.finished and name in turn.states
        return written or name in self._unbooked or name in self._booked

    async def _read(self, name: str) -> StateRow | None:
        turn = current_turn.get()
        if turn is not None and not turn.finished and name in turn.states:
            return turn.states[name]
        if name in self._unbooked:
            return self._unbooked[name][1]
        if name in self._booked:
            self._booked.move_to_end(name)
            return self._booked[name]
        row = await self._states.load(name)
        self._remember(name, row)
        return row

    def _change(self, name: str, old: StateRow, new: StateRow) -> None:
        if new != old:
            self._write(name, None if new == _EMPTY else new)

    def _write(self, name: str, row: StateRow | None) -> None:
        turn = current_turn.get()
        if turn is not None and not turn.finished:
            turn.states[name] = row
        else:
            self.finish(Turn(update_id=NO_UPDATE, lane="", body={}, states={name: row}))

    def _remember(self, name: str, row: StateRow | None) -> None:
        self._booked[name] = row
        self._booked.move_to_end(name)
        while len(self._booked) > self._remembered:
            self._booked.popitem(last=False)

    def _on_booked(self, turns: Sequence[Turn]) -> None:
        for turn in turns:
            for name, row in turn.states.items():
                waiting = self._unbooked.get(name)
                if waiting is not None and waiting[0] is turn:
                    del self._unbooked[name]
                    self._remember(name, row)


def _name(key: StorageKey) -> str:
    return (
        f"{key.bot_id}:{key.chat_id}:{key.user_id}:{key.thread_id or ''}:"
        f"{key.business_connection_id or ''}:{key.destiny}"
    )
