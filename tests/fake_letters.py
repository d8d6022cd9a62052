"""Letters and the register of a person's data in memory, as `storage` keeps them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol

from offers.errors import Gone
from offers.facts import as_facts
from offers.letters import Draft, Letter, LetterState, Side
from tests.fake_desk import ERASED
from tests.fake_shelf import Draught

WAITING = (LetterState.NEW, LetterState.SENDING)


class _About(Protocol):
    """What is about one person."""

    @property
    def person_id(self) -> int: ...


class FakeOutbox:
    """Letters."""

    def __init__(self, draught: Draught) -> None:
        self._on = draught

    async def add(self, draft: Draft, now: datetime) -> None:
        """Write a letter unless its dedup_key is known."""
        if draft.dedup_key in self._on.shelf.letter_keys:
            return
        letter = Letter(
            id=self._on.shelf.count("letter"),
            person_id=draft.person_id,
            side=draft.side,
            kind=draft.kind,
            priority=draft.priority,
            content=draft.content,
            next_at=draft.not_before or now,
        )
        self._on.shelf.letter_keys[draft.dedup_key] = letter.id
        self._on.shelf.letters[letter.id] = letter
        self._on.letters = True

    async def find(self, dedup_key: str) -> Letter | None:
        """Return the letter with that key."""
        return self._on.shelf.letters.get(self._on.shelf.letter_keys.get(dedup_key, 0))

    async def get(self, letter_id: int) -> Letter:
        """Return the letter, or raise Gone."""
        if letter_id not in self._on.shelf.letters:
            raise Gone
        return self._on.shelf.letters[letter_id]

    async def due(self, now: datetime, limit: int) -> Sequence[Letter]:
        """Return the head letter of each lane that is new and due."""
        heads: dict[str, Letter] = {}
        for letter in self._on.shelf.letters.values():
            if letter.state in WAITING:
                heads.setdefault(letter.lane, letter)
        due = [one for one in heads.values() if one.state is LetterState.NEW and one.next_at <= now]
        return sorted(due, key=lambda letter: (letter.priority, letter.id))[:limit]

    async def unfinished(self) -> Sequence[Letter]:
        """Return letters left in sending."""
        letters = self._on.shelf.letters.values()
        return [letter for letter in letters if letter.state is LetterState.SENDING]

    async def save(self, letter: Letter) -> None:
        """Store what became of a letter."""
        if letter.id in self._on.shelf.letters:
            self._on.shelf.letters[letter.id] = letter
        self._on.letters = self._on.letters or letter.state is LetterState.NEW

    async def cancel_lane(self, side: Side, person_id: int, reason: str) -> int:
        """Cancel what is new in a lane; return how many."""
        cancelled = {
            key: replace(letter, state=LetterState.CANCELLED, error=reason)
            for key, letter in self._on.shelf.letters.items()
            if (letter.side, letter.person_id, letter.state) == (side, person_id, LetterState.NEW)
        }
        self._on.shelf.letters |= cancelled
        return len(cancelled)

    async def counts(self) -> dict[str, int]:
        """Return how many letters are in each state."""
        return dict(Counter(letter.state.value for letter in self._on.shelf.letters.values()))


class FakeStores:
    """Everything that holds something about a person."""

    def __init__(self, draught: Draught) -> None:
        self._on = draught

    async def export(self, person_id: int) -> dict[str, Any]:
        """Return what is held about the person, by table, JSON-ready."""
        shelf = self._on.shelf
        profile = shelf.profiles.get(person_id)
        marks = [(m, at) for (whose, _), (m, at) in shelf.marks.items() if whose == person_id]
        deeds = [one for one in shelf.audit.values() if one["actor_id"] == person_id]
        found: dict[str, list[dict[str, Any]]] = {
            "person": [as_facts(one) for one in shelf.people.values() if one.id == person_id],
            "profile": [{"facts": as_facts(profile)}] if profile is not None else [],
            "mark": [{"mark": mark, "set_at": at.isoformat()} for mark, at in marks],
            "audit": [{**one, "done_at": one["done_at"].isoformat()} for one in deeds],
        }
        tables: dict[str, Iterable[_About]] = {
            "consent": shelf.consents.values(),
            "desk_case": shelf.cases.values(),
            "line": shelf.lines.values(),
            "counsellor": shelf.counsellors.values(),
            "outbox": shelf.letters.values(),
        }
        for table, things in tables.items():
            found[table] = [as_facts(one) for one in things if one.person_id == person_id]
        return {table: values for table, values in found.items() if values}

    async def erase(self, person_id: int) -> None:
        """Remove the person from every table; counts without persons stay."""
        shelf = self._on.shelf
        shelf.people.pop(person_id, None)
        shelf.profiles.pop(person_id, None)
        shelf.topics.pop(person_id, None)
        shelf.counsellors.pop(person_id, None)
        shelf.marks = {key: one for key, one in shelf.marks.items() if key[0] != person_id}
        for name in ("consents", "lines", "letters"):
            kept = {k: v for k, v in getattr(shelf, name).items() if v.person_id != person_id}
            setattr(shelf, name, kept)
        shelf.letter_keys = {k: v for k, v in shelf.letter_keys.items() if v in shelf.letters}
        self._blank(person_id)
        self._on.people.add(person_id)

    def _blank(self, person_id: int) -> None:
        shelf = self._on.shelf
        for key, case in shelf.cases.items():
            if case.taken_by == person_id:
                shelf.cases[key] = replace(case, taken_by=None, taken_by_name=None)
        for key, case in shelf.cases.items():
            if case.person_id == person_id:
                shelf.cases[key] = replace(case, person_id=ERASED)
        for token, invitation in shelf.invitations.items():
            if invitation.used_by == person_id:
                shelf.invitations[token] = replace(invitation, used_by=None)
        for number, deed in shelf.audit.items():
            if deed["actor_id"] == person_id:
                shelf.audit[number] = {**deed, "actor_id": None}
