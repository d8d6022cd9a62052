"""Tables of delivery: updates that came in, letters that go out, dialog states in between."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import NONE, PERSON, PERSONAL, PSEUDONYM, Base

WAITING_IN_LANE = "state IN ('new', 'sending')"
NEW = "state = 'new'"


class OutboxRow(Base):
    """A letter. person_id has no foreign key: person 0 is nobody, as in an erased person's topic.

    The two partial indexes hold only what is not over: lanes to find the head of a lane, due to
    walk new letters by priority.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_lanes",
            "side",
            "person_id",
            "id",
            sqlite_where=text(WAITING_IN_LANE),
            postgresql_where=text(WAITING_IN_LANE),
        ),
        Index(
            "ix_outbox_due",
            "priority",
            "id",
            "next_at",
            sqlite_where=text(NEW),
            postgresql_where=text(NEW),
        ),
        Index(None, "person_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True, info=NONE)
    dedup_key: Mapped[str] = mapped_column(unique=True, info=PSEUDONYM)
    person_id: Mapped[int] = mapped_column(info=PERSON)
    side: Mapped[str] = mapped_column(info=NONE)
    kind: Mapped[str] = mapped_column(info=PERSONAL)
    priority: Mapped[int] = mapped_column(info=NONE)
    content: Mapped[dict[str, Any]] = mapped_column(info=PERSONAL)
    state: Mapped[str] = mapped_column(info=PERSONAL)
    attempts: Mapped[int] = mapped_column(info=NONE)
    next_at: Mapped[datetime] = mapped_column(info=NONE)
    plain: Mapped[bool] = mapped_column(info=NONE)
    repeat: Mapped[bool] = mapped_column(info=NONE)
    sent_as: Mapped[list[int]] = mapped_column(info=PSEUDONYM)
    error: Mapped[str | None] = mapped_column(info=NONE)
    created_at: Mapped[datetime] = mapped_column(info=PERSONAL)


class InboxRow(Base):
    """An update that came in, in the order of seq. raw and lane go once it is done or erased."""

    __tablename__ = "inbox"
    __table_args__ = (
        Index(None, "lane"),
        Index(None, "received_at"),
        Index("ix_inbox_new", "seq", sqlite_where=text(NEW), postgresql_where=text(NEW)),
    )

    seq: Mapped[int] = mapped_column(primary_key=True, info=NONE)
    update_id: Mapped[int] = mapped_column(unique=True, info=NONE)
    bot_id: Mapped[int] = mapped_column(info=NONE)
    lane: Mapped[str | None] = mapped_column(
        info={"privacy": "pseudonym", "person": "blank", "by": "lane"}
    )
    raw: Mapped[str | None] = mapped_column(info={**PERSONAL, "of": "lane"})
    state: Mapped[str] = mapped_column(info=NONE)
    reason: Mapped[str | None] = mapped_column(info=NONE)
    received_at: Mapped[datetime] = mapped_column(info=NONE)


class EffectRow(Base):
    """An update that has changed the books; it will not do so again."""

    __tablename__ = "effect"

    update_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, info=NONE)
    done_at: Mapped[datetime] = mapped_column(index=True, info=NONE)


class DialogStateRow(Base):
    """Where a conversation stands. data: JSON text, what was typed included."""

    __tablename__ = "dialog_state"

    key: Mapped[str] = mapped_column(primary_key=True, info=PSEUDONYM)
    address: Mapped[str] = mapped_column(
        index=True, info={"privacy": "pseudonym", "person": "delete", "by": "address"}
    )
    state: Mapped[str | None] = mapped_column(info=PERSONAL)
    data: Mapped[str] = mapped_column(info=PERSONAL)
    updated_at: Mapped[datetime] = mapped_column(info=PERSONAL)
