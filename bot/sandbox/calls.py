"""The log of what the bot has called: method, parameters, outcome, time. Bounded."""

from collections import deque
from dataclasses import dataclass
from typing import Final

from bot.sandbox.params import Json

KEPT: Final = 10_000


@dataclass(frozen=True, slots=True)
class Call:
    """One call; `outcome` is the answer's JSON, or {"fault": kind} when none was given."""

    seq: int
    at: float
    method: str
    params: Json
    outcome: Json


class Calls:
    """The newest calls, in the order they were answered."""

    def __init__(self) -> None:
        self.last = 0
        self._kept: deque[Call] = deque(maxlen=KEPT)

    def add(self, at: float, method: str, params: Json, outcome: Json) -> None:
        """Note a call."""
        self.last += 1
        self._kept.append(Call(self.last, at, method, params, outcome))

    def listed(self, method: str = "", after: int = 0) -> list[Json]:
        """Return the calls of a method (all, if empty) newer than a sequence number."""
        wanted = method.lower()
        return [
            {
                "seq": call.seq,
                "at": call.at,
                "method": call.method,
                "params": call.params,
                "outcome": call.outcome,
            }
            for call in self._kept
            if call.seq > after and (not wanted or call.method.lower() == wanted)
        ]

    def clear(self) -> None:
        """Forget the calls; the sequence goes on."""
        self._kept.clear()
