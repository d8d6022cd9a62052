"""Faults on demand: what may go wrong between the bot and Telegram, per method, chat and count."""

from dataclasses import asdict, dataclass, replace
from typing import Final, Literal, TypeAlias, get_args

from bot.sandbox.params import Json

FaultKind: TypeAlias = Literal[
    "latency",
    "flood",
    "error",
    "server-error",
    "bad-gateway",
    "reset-before",
    "reset-after",
    "hang",
    "duplicate",
    "replay",
]
KINDS: Final[tuple[str, ...]] = get_args(FaultKind)
ON_UPDATES: Final = frozenset({"duplicate", "replay"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One rule.

    `method` is a method's name, an update's kind for duplicate and replay, or "*".
    `count` is how often it still strikes, None for ever. `skip` lets so many calls pass first.
    `seconds` is the latency, or retry_after of a flood; `code` and `description` make an error.
    """

    id: int = 0
    kind: FaultKind
    method: str = "*"
    chat_id: int | None = None
    count: int | None = None
    skip: int = 0
    seconds: float = 1
    code: int = 400
    description: str = "Bad Request: fault"

    def concerns(self, method: str, chat_id: int | None) -> bool:
        """Return whether the rule is about this call."""
        same = self.method == "*" or self.method.lower() == method.lower()
        return same and self.chat_id in (None, chat_id)


class Faults:
    """The rules in force, in the order they were made; the first that fits strikes."""

    def __init__(self) -> None:
        self._rules: list[Fault] = []
        self._next_id = 1

    def add(self, fault: Fault) -> Fault:
        """Switch a fault on and return it with its id."""
        made = replace(fault, id=self._next_id)
        self._next_id += 1
        self._rules.append(made)
        return made

    def remove(self, fault_id: int | None = None) -> None:
        """Switch one fault off, or all of them."""
        self._rules = [rule for rule in self._rules if fault_id is not None and rule.id != fault_id]

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """Return the fault that strikes this call, if any, and count it."""
        if not self._rules:
            return None
        return self._take(method, chat_id, on_updates=False)

    def take_update(self, kind: str, chat_id: int) -> Fault | None:
        """Return the fault that doubles this update, if any, and count it."""
        if not self._rules:
            return None
        return self._take(kind, chat_id, on_updates=True)

    def _take(self, method: str, chat_id: int | None, *, on_updates: bool) -> Fault | None:
        for index, rule in enumerate(self._rules):
            if (rule.kind in ON_UPDATES) is not on_updates or not rule.concerns(method, chat_id):
                continue
            if rule.skip:
                self._rules[index] = replace(rule, skip=rule.skip - 1)
                continue
            if rule.count is not None and rule.count <= 1:
                del self._rules[index]
            elif rule.count is not None:
                self._rules[index] = replace(rule, count=rule.count - 1)
            return rule
        return None

    def listed(self) -> list[Json]:
        """Return the rules in force as JSON."""
        return [asdict(rule) for rule in self._rules]
