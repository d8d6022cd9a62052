"""How much a bot may say: strict sliding windows, refused with 429 and retry_after.

Three windows, as TELEGRAM's own FAQ gives them:
overall   30 a second, everything that changes a chat
private   one message a second per person; a burst of three is allowed, so: 3 in any 3 seconds
group     20 a minute per group, all topics together, edits and topic actions counted
An album or a batch counts as many messages as it has. A refused call counts for nothing.
"""

from collections import deque
from dataclasses import dataclass
from math import ceil
from typing import Final

from bot.sandbox.params import Params

_SENDS: Final = ("send", "copy", "forward")
_CHANGES: Final = frozenset(
    {
        "editMessageText",
        "editMessageCaption",
        "editMessageReplyMarkup",
        "editMessageMedia",
        "createForumTopic",
        "editForumTopic",
        "closeForumTopic",
        "reopenForumTopic",
        "deleteForumTopic",
        "pinChatMessage",
        "unpinChatMessage",
    }
)
_MANY: Final = {
    "sendMediaGroup": "media",
    "copyMessages": "message_ids",
    "forwardMessages": "message_ids",
}


@dataclass(frozen=True, slots=True)
class Window:
    """At most `count` in any `seconds`; a count of 0 means no limit."""

    count: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The three windows."""

    overall: Window = Window(30, 1)
    private: Window = Window(3, 3)
    group: Window = Window(20, 60)

    @classmethod
    def off(cls) -> "Limits":
        """Return limits that never refuse."""
        return cls(overall=Window(0, 1), private=Window(0, 1), group=Window(0, 1))


def is_send(method: str) -> bool:
    """Return whether a method puts messages into a chat."""
    return method.startswith(_SENDS) and method != "sendChatAction"


def cost(method: str, params: Params) -> int:
    """Return how many messages a call counts for; 0 for what is free."""
    if method in _MANY:
        items = params.tree(_MANY[method])
        return max(len(items), 1) if isinstance(items, list) else 1
    return 1 if is_send(method) or method in _CHANGES else 0


class Meter:
    """Counts calls against the limits in sandbox time."""

    def __init__(self, limits: Limits) -> None:
        self.set(limits)

    def set(self, limits: Limits) -> None:
        """Put other limits in force and forget what was counted."""
        self.limits = limits
        self.is_on = any(window.count for window in (limits.overall, limits.private, limits.group))
        self._overall: deque[float] = deque()
        self._lanes: dict[int, deque[float]] = {}

    def wait(self, method: str, params: Params, now: float) -> int:
        """Return the seconds a call must wait, 0 when it may go."""
        size = cost(method, params)
        if not size:
            return 0
        lane = self._lane(method, params)
        needed = _missing(self._overall, self.limits.overall, size, now)
        if lane is not None:
            needed = max(needed, _missing(lane[0], lane[1], size, now))
        return ceil(needed)

    def count(self, method: str, params: Params, now: float) -> None:
        """Count a call that went through."""
        size = cost(method, params)
        lane = self._lane(method, params)
        self._overall.extend([now] * size)
        if lane is not None:
            lane[0].extend([now] * size)

    def _lane(self, method: str, params: Params) -> tuple[deque[float], Window] | None:
        try:
            chat_id = int(params.text("chat_id"))
        except ValueError:
            return None
        if chat_id > 0 and not is_send(method):
            return None
        window = self.limits.private if chat_id > 0 else self.limits.group
        return self._lanes.setdefault(chat_id, deque()), window


def _missing(past: deque[float], window: Window, size: int, now: float) -> float:
    """Return after how many seconds `size` more fit into the window."""
    if not window.count:
        past.clear()
        return 0
    while past and past[0] <= now - window.seconds:
        past.popleft()
    over = len(past) + min(size, window.count) - window.count
    return max(past[over - 1] + window.seconds - now, 0.001) if over > 0 else 0
