"""Cases in the books, the topics they are talked about in, and the lines carried there."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, bindparam, func, insert, or_, select, update

from offers.cases import Case, CaseState
from offers.desk import Line, Topic, TopicState
from offers.errors import Conflict, Gone
from offers.letters import Side
from storage.schema import CaseRow, LineRow, TopicRow
from storage.transaction import Question, Transaction, new_id
from storage.upsert import Upsert

_CASES = select(CaseRow).where(CaseRow.person_id.is_not(None))
_OF_PERSON = _CASES.where(CaseRow.person_id == bindparam("person_id")).order_by(CaseRow.id)
_GET = Question(_CASES.where(CaseRow.id == bindparam("case_id")))
_OPEN = Question(_OF_PERSON.where(CaseRow.state != CaseState.CLOSED.value))
_WAITING = _CASES.where(CaseRow.state == CaseState.WAITING.value).order_by(
    CaseRow.opened_at, CaseRow.id
)
_IN_HAND = _CASES.where(
    CaseRow.state == CaseState.WITH_HUMAN.value, CaseRow.taken_by == bindparam("counsellor_id")
).order_by(CaseRow.id)
_BEFORE = (
    select(func.count())
    .select_from(CaseRow)
    .where(
        CaseRow.state == CaseState.WAITING.value,
        CaseRow.person_id.is_not(None),
        or_(
            CaseRow.opened_at < bindparam("opened_at"),
            (CaseRow.opened_at == bindparam("opened_at")) & (CaseRow.id < bindparam("case_id")),
        ),
    )
)
_ADD = insert(CaseRow)
_SAVE = update(CaseRow).where(
    CaseRow.id == bindparam("case_id"), CaseRow.version == bindparam("version_before")
)
_SAVED = ("state", "opened_at", "offer_id", "taken_by", "taken_by_name", "taken_at", "closed_at")

_TOPIC = Question(select(TopicRow).where(TopicRow.person_id == bindparam("person_id")))
_THREAD = Question(
    select(TopicRow).where(
        TopicRow.chat_id == bindparam("chat_id"), TopicRow.thread_id == bindparam("thread_id")
    )
)
_ADD_TOPIC = Upsert(TopicRow)
_TOPIC_FIELDS = tuple(field.name for field in fields(Topic))
_SAVE_TOPIC = Upsert(
    TopicRow, keys=["person_id"], take=[name for name in _TOPIC_FIELDS if name != "person_id"]
)

_GENERATION = (
    select(TopicRow.generation)
    .where(TopicRow.person_id == bindparam("person_id"))
    .scalar_subquery()
)
_LINE_FIELDS = tuple(field.name for field in fields(Line))
_LINES = select(*(getattr(LineRow, name) for name in _LINE_FIELDS)).where(
    LineRow.person_id == bindparam("person_id")
)
_ADD_LINE = Upsert(LineRow)
_LINES_OF = _LINES.order_by(LineRow.id)
_CURRENT = _LINES.where(LineRow.generation == func.coalesce(_GENERATION, 1))
_LINE = {
    side: _CURRENT.where(column == bindparam("message_id")).order_by(LineRow.id.desc()).limit(1)
    for side, column in ((Side.PERSON, LineRow.person_message), (Side.DESK, LineRow.desk_message))
}


class SqlCases:
    """Cases; a case whose person was erased is a count in a table and found by nobody."""

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    async def get(self, case_id: int) -> Case:
        """Return the case.

        raises  Gone
        """
        row = await self._in.one(_GET, {"case_id": case_id})
        if row is None:
            raise Gone
        return _case(row)

    async def find_open(self, person_id: int) -> Case | None:
        """Return the person's case that is not closed."""
        row = await self._in.one(_OPEN, {"person_id": person_id})
        return None if row is None else _case(row)

    async def all_of(self, person_id: int) -> Sequence[Case]:
        """Return the person's cases, oldest first."""
        return [_case(row) for row in await self._in.all(_OF_PERSON, {"person_id": person_id})]

    async def add(self, person_id: int, now: datetime, offer_id: int | None) -> Case:
        """Open a waiting case.

        raises  Conflict when the person has an open one already
        """
        case = Case(
            id=0, person_id=person_id, state=CaseState.WAITING, opened_at=now, offer_id=offer_id
        )
        result = await self._in.run(
            _ADD, {"person_id": person_id, "version": case.version, **_values(case)}
        )
        self._in.people.add(person_id)
        return replace(case, id=new_id(result))

    async def save(self, case: Case) -> Case:
        """Store the case and return it with its new version.

        raises  Conflict when somebody saved it since it was read
        """
        saved = replace(case, version=case.version + 1)
        known = {"case_id": case.id, "version_before": case.version}
        result = await self._in.run(_SAVE, {**known, "version": saved.version, **_values(saved)})
        if result.rowcount == 0:
            raise Conflict
        self._in.people.add(case.person_id)
        return saved

    async def waiting(self) -> Sequence[Case]:
        """Return waiting cases, longest-waiting first."""
        return [_case(row) for row in await self._in.all(_WAITING)]

    async def in_hand_of(self, counsellor_id: int) -> Sequence[Case]:
        """Return the cases in which this counsellor speaks with the person, oldest first."""
        rows = await self._in.all(_IN_HAND, {"counsellor_id": counsellor_id})
        return [_case(row) for row in rows]

    async def queue_position(self, case: Case) -> int:
        """Return the 1-based place of a waiting case in the queue."""
        values = {"opened_at": case.opened_at, "case_id": case.id}
        before: int = (await self._in.run(_BEFORE, values)).scalar_one()
        return before + 1


class SqlTopics:
    """Topics; one row per person."""

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    async def find(self, person_id: int) -> Topic | None:
        """Return the topic about a person."""
        row = await self._in.one(_TOPIC, {"person_id": person_id})
        return None if row is None else _topic(row)

    async def find_by_thread(self, chat_id: int, thread_id: int) -> Topic | None:
        """Return the topic that is that thread of the desk's group."""
        row = await self._in.one(_THREAD, {"chat_id": chat_id, "thread_id": thread_id})
        return None if row is None else _topic(row)

    async def add_opening(self, person_id: int) -> Topic:
        """Enter a topic as opening, or return the row that exists."""
        opening = Topic(person_id=person_id, state=TopicState.OPENING)
        await self._in.run(_ADD_TOPIC, _topic_values(opening))
        self._in.people.add(person_id)
        return await self.find(person_id) or opening

    async def save(self, topic: Topic) -> None:
        """Store the topic.

        raises  Conflict when its thread is another person's topic
        """
        await self._in.run(_SAVE_TOPIC, _topic_values(topic))
        self._in.people.add(topic.person_id)


class SqlLines:
    """Which message here is which message there."""

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    async def add(self, line: Line) -> None:
        """Enter a carried line; entering it twice changes nothing."""
        await self._in.run(_ADD_LINE, {name: getattr(line, name) for name in _LINE_FIELDS})

    async def find(self, person_id: int, side: Side, message_id: int) -> Line | None:
        """Return the line with that message on that side, in the topic's current generation."""
        rows = await self._in.all(_LINE[side], {"person_id": person_id, "message_id": message_id})
        return Line(**rows[0]) if rows else None

    async def all_of(self, person_id: int) -> Sequence[Line]:
        """Return every line carried for the person, oldest first."""
        return [Line(**row) for row in await self._in.all(_LINES_OF, {"person_id": person_id})]


def _case(row: RowMapping) -> Case:
    return Case(**{**row, "state": CaseState(row["state"])})


def _values(case: Case) -> dict[str, Any]:
    return {name: getattr(case, name) for name in _SAVED} | {"state": case.state.value}


def _topic(row: RowMapping) -> Topic:
    return Topic(**{**row, "state": TopicState(row["state"])})


def _topic_values(topic: Topic) -> dict[str, Any]:
    return {name: getattr(topic, name) for name in _TOPIC_FIELDS} | {"state": topic.state.value}
