"""Tables of the desk: cases, topics, carried lines, counsellors, invitations, audit."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import NONE, PERSON, PERSON_BLANKED, PERSONAL, PSEUDONYM, Base

_NOT_CLOSED = text("state <> 'closed'")


class CaseRow(Base):
    """A case; a person has at most one that is not closed.

    After an erasure the row stays as a count, without its person. `case` is a word of SQL.
    """

    __tablename__ = "desk_case"
    __table_args__ = (
        Index(
            "uq_desk_case_open",
            "person_id",
            unique=True,
            sqlite_where=_NOT_CLOSED,
            postgresql_where=_NOT_CLOSED,
        ),
        Index(None, "person_id"),
        Index(None, "state", "opened_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True, info=NONE)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info=PERSON_BLANKED)
    state: Mapped[str] = mapped_column(info=PERSONAL)
    opened_at: Mapped[datetime] = mapped_column(info=PERSONAL)
    offer_id: Mapped[int | None] = mapped_column(ForeignKey("listing.id"), info=PERSONAL)
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info=PERSON_BLANKED)
    taken_by_name: Mapped[str | None] = mapped_column(info={**PERSONAL, "of": "taken_by"})
    taken_at: Mapped[datetime | None] = mapped_column(info=PERSONAL)
    closed_at: Mapped[datetime | None] = mapped_column(info=PERSONAL)
    version: Mapped[int] = mapped_column(info=NONE)


class TopicRow(Base):
    """The desk's thread about a person; no two persons share one."""

    __tablename__ = "topic"
    __table_args__ = (UniqueConstraint("chat_id", "thread_id"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, info=PERSON)
    state: Mapped[str] = mapped_column(info=NONE)
    generation: Mapped[int] = mapped_column(info=NONE)
    chat_id: Mapped[int | None] = mapped_column(info=NONE)
    thread_id: Mapped[int | None] = mapped_column(info=PSEUDONYM)
    card_id: Mapped[int | None] = mapped_column(info=PSEUDONYM)
    status_id: Mapped[int | None] = mapped_column(info=PSEUDONYM)


class LineRow(Base):
    """Which message here is which message there; entering the same twice changes nothing."""

    __tablename__ = "line"
    __table_args__ = (
        UniqueConstraint("person_id", "generation", "person_message", "desk_message"),
        Index(None, "person_id", "desk_message"),
        Index(None, "person_id", "person_message"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, info=NONE)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info=PERSON)
    from_side: Mapped[str] = mapped_column(info=PERSONAL)
    person_message: Mapped[int] = mapped_column(info=PERSONAL)
    desk_message: Mapped[int] = mapped_column(info=PERSONAL)
    generation: Mapped[int] = mapped_column(info=NONE)


class CounsellorRow(Base):
    """Somebody on the allow-list of the desk."""

    __tablename__ = "counsellor"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, info=PERSON)
    joined_at: Mapped[datetime] = mapped_column(info=PERSONAL)
    left_at: Mapped[datetime | None] = mapped_column(info=PERSONAL)


class InvitationRow(Base):
    """A single-use way onto the desk. used_at stays when the person is erased: used is used."""

    __tablename__ = "invitation"

    token_hash: Mapped[str] = mapped_column(primary_key=True, info=NONE)
    created_at: Mapped[datetime] = mapped_column(info=NONE)
    expires_at: Mapped[datetime] = mapped_column(info=NONE)
    used_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), info=PERSON_BLANKED)
    used_at: Mapped[datetime | None] = mapped_column(info=NONE)


class AuditRow(Base):
    """Who did what to which case. No foreign keys: it outlives whom and what it tells of."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True, info=NONE)
    actor_id: Mapped[int | None] = mapped_column(index=True, info=PERSON_BLANKED)
    case_id: Mapped[int] = mapped_column(index=True, info=NONE)
    action: Mapped[str] = mapped_column(info=PERSONAL)
    done_at: Mapped[datetime] = mapped_column(info=PERSONAL)
