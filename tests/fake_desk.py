"""Cases and the desk in memory, as `storage.repositories.cases` and `.desk` keep them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from offers.cases import Case, CaseState
from offers.desk import Counsellor, Invitation, Line, Topic, TopicState
from offers.errors import Conflict, Gone
from offers.letters import Side
from tests.fake_shelf import Draught

ERASED = 0
"""Whose a case is once its person has been erased: found by nobody, counted by some."""


class FakeCases:
    """Cases."""

    def __init__(self, draught: Draught) -> None:
        self._on = draught

    async def get(self, case_id: int) -> Case:
        """Return the case, or raise Gone."""
        case = self._on.shelf.cases.get(case_id)
        if case is None or case.person_id == ERASED:
            raise Gone
        return case

    async def find_open(self, person_id: int) -> Case | None:
        """Return the person's case that is not closed."""
        cases = await self.all_of(person_id)
        return next((case for case in cases if case.state is not CaseState.CLOSED), None)

    async def all_of(self, person_id: int) -> Sequence[Case]:
        """Return the person's cases, oldest first."""
        return [case for case in self._on.shelf.cases.values() if case.person_id == person_id]

    async def add(self, person_id: int, now: datetime, offer_id: int | None) -> Case:
        """Open a waiting case, or raise Conflict."""
        self._on.shelf.ensure_person(person_id)
        self._on.shelf.ensure_listing(offer_id)
        if await self.find_open(person_id) is not None:
            raise Conflict
        case = Case(
            id=self._on.shelf.count("case"),
            person_id=person_id,
            state=CaseState.WAITING,
            opened_at=now,
            offer_id=offer_id,
        )
        return self._keep(case)

    async def save(self, case: Case) -> Case:
        """Store the case with its next version, or raise Conflict."""
        known = self._on.shelf.cases.get(case.id)
        if known is None or known.version != case.version:
            raise Conflict
        return self._keep(replace(case, version=case.version + 1))

    async def waiting(self) -> Sequence[Case]:
        """Return waiting cases, longest-waiting first."""
        cases = self._on.shelf.cases.values()
        waiting = [c for c in cases if c.state is CaseState.WAITING and c.person_id != ERASED]
        return sorted(waiting, key=lambda case: (case.opened_at, case.id))

    async def in_hand_of(self, counsellor_id: int) -> Sequence[Case]:
        """Return the cases a counsellor has in hand, oldest first."""
        return [
            case
            for case in self._on.shelf.cases.values()
            if (case.state, case.taken_by) == (CaseState.WITH_HUMAN, counsellor_id)
            and case.person_id != ERASED
        ]

    async def queue_position(self, case: Case) -> int:
        """Return the 1-based place of a waiting case."""
        mine = (case.opened_at, case.id)
        return 1 + sum((one.opened_at, one.id) < mine for one in await self.waiting())

    def _keep(self, case: Case) -> Case:
        self._on.shelf.cases[case.id] = case
        self._on.people.add(case.person_id)
        return case


class FakeTopics:
    """Topics."""

    def __init__(self, draught: Draught) -> None:
        self._on = draught

    async def find(self, person_id: int) -> Topic | None:
        """Return the topic about a person."""
        return self._on.shelf.topics.get(person_id)

    async def find_by_thread(self, chat_id: int, thread_id: int) -> Topic | None:
        """Return the topic that is that thread."""
        topics = self._on.shelf.topics.values()
        wanted = (chat_id, thread_id)
        return next((one for one in topics if (one.chat_id, one.thread_id) == wanted), None)

    async def add_opening(self, person_id: int) -> Topic:
        """Enter a topic as opening, or return the one there is."""
        self._on.shelf.ensure_person(person_id)
        opening = Topic(person_id=person_id, state=TopicState.OPENING)
        self._on.people.add(person_id)
        return self._on.shelf.topics.setdefault(person_id, opening)

    async def save(self, topic: Topic) -> None:
        """Store the topic, or raise Conflict."""
        self._on.shelf.ensure_person(topic.person_id)
        if topic.chat_id is not None and topic.thread_id is not None:
            other = await self.find_by_thread(topic.chat_id, topic.thread_id)
            if other is not None and other.person_id != topic.person_id:
                raise Conflict
        self._on.shelf.topics[topic.person_id] = topic
        self._on.people.add(topic.person_id)


class FakeLines:
    """Which message here is which message there."""

    def __init__(self, draught: Draught) -> None:
        self._on = draught

    async def add(self, line: Line) -> None:
        """Enter a carried line once."""
        self._on.shelf.ensure_person(line.person_id)
        if not any(_pair(line) == _pair(known) for known in self._on.shelf.lines.values()):
            self._on.shelf.lines[self._on.shelf.count("line")] = line

    async def find(self, person_id: int, side: Side, message_id: int) -> Line | None:
        """Return the line with that message, in the topic's current generation."""
        topic = self._on.shelf.topics.get(person_id)
        generation = 1 if topic is None else topic.generation
        for line in reversed(await self.all_of(person_id)):
            here = line.person_message if side is Side.PERSON else line.desk_message
            if (here, line.generation) == (message_id, generation):
                return line
        return None

    async def all_of(self, person_id: int) -> Sequence[Line]:
        """Return every line carried for the person."""
        return [line for line in self._on.shelf.lines.values() if line.person_id == person_id]


class FakeCounsellors:
    """The allow-list of the desk."""

    def __init__(self, draught: Draught) -> None:
        self._on = draught

    async def find(self, person_id: int) -> Counsellor | None:
        """Return the person as counsellor."""
        return self._on.shelf.counsellors.get(person_id)

    async def save(self, counsellor: Counsellor) -> None:
        """Enter or change a counsellor."""
        self._on.shelf.ensure_person(counsellor.person_id)
        self._on.shelf.counsellors[counsellor.person_id] = counsellor
        self._on.people.add(counsellor.person_id)

    async def all(self) -> Sequence[Counsellor]:
        """Return every counsellor there ever was."""
        return [counsellor for _, counsellor in sorted(self._on.shelf.counsellors.items())]


class FakeInvitations:
    """Invitations by the hash of their token."""

    def __init__(self, draught: Draught) -> None:
        self._on = draught

    async def add(self, invitation: Invitation) -> None:
        """Enter an invitation."""
        if invitation.token_hash in self._on.shelf.invitations:
            raise Conflict
        self._on.shelf.invitations[invitation.token_hash] = invitation

    async def use(self, token_hash: str, person_id: int, now: datetime) -> bool:
        """Mark a usable invitation as used; False when it is not usable."""
        invitation = self._on.shelf.invitations.get(token_hash)
        if invitation is None or token_hash in self._on.shelf.used or not invitation.usable(now):
            return False
        self._on.shelf.ensure_person(person_id)
        self._on.shelf.invitations[token_hash] = replace(invitation, used_by=person_id)
        self._on.shelf.used[token_hash] = now
        return True


class FakeAudit:
    """Who did what to which case."""

    def __init__(self, draught: Draught) -> None:
        self._on = draught

    async def add(self, *, actor_id: int, case_id: int, action: str, now: datetime) -> None:
        """Note an action."""
        self._on.shelf.audit[self._on.shelf.count("audit")] = {
            "actor_id": actor_id,
            "case_id": case_id,
            "action": action,
            "done_at": now,
        }


def _pair(line: Line) -> tuple[int, int, int, int]:
    return line.person_id, line.generation, line.person_message, line.desk_message
