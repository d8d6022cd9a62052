"""What cards and status messages said last, so that no letter says the same again.

Kept in memory and bounded: after a restart the channel itself answers "not modified".
"""

from collections import OrderedDict

from bot.postman.errands import Errand

_KEPT = 10_000


class Seen:
    """What each kept-up message says, as a hash."""

    def __init__(self) -> None:
        self._hashes: OrderedDict[tuple[int, int], int] = OrderedDict()

    def knows(self, errand: Errand) -> bool:
        """Whether the message to be edited says exactly this already."""
        key = (errand.chat_id, errand.target or 0)
        return errand.in_place and self._hashes.get(key) == hash(errand.rendered)

    def learn(self, errand: Errand, ids: tuple[int, ...]) -> None:
        """Remember what the message says now."""
        message = ids[0] if ids else errand.target
        if message is None or not errand.keeps_up:
            return
        key = (errand.chat_id, message)
        self._hashes[key] = hash(errand.rendered)
        self._hashes.move_to_end(key)
        if len(self._hashes) > _KEPT:
            self._hashes.popitem(last=False)
