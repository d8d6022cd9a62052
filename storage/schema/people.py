"""Tables of persons: who talks with us, what they told us, agreed to and made of offers."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import NONE, PERSON, PERSONAL, PSEUDONYM, Base


class PersonRow(Base):
    """A person. Numbers are never given twice, so that an erased person's stays nobody's."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("channel", "address"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True, info=PERSON)
    channel: Mapped[str] = mapped_column(info=PERSONAL)
    address: Mapped[str] = mapped_column(info=PERSONAL)
    name: Mapped[str] = mapped_column(info=PERSONAL)
    language: Mapped[str] = mapped_column(info=PERSONAL)
    created_at: Mapped[datetime] = mapped_column(info=PERSONAL)
    first_code: Mapped[str | None] = mapped_column(info=PERSONAL)
    last_code: Mapped[str | None] = mapped_column(info=PERSONAL)
    unreachable: Mapped[bool] = mapped_column(info=PERSONAL)
    barred: Mapped[bool] = mapped_column(info=PERSONAL)


class ProfileRow(Base):
    """What a person told us, as facts of `offers.people.Profile`."""

    __tablename__ = "profile"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, info=PERSON)
    facts: Mapped[dict[str, Any]] = mapped_column(info=PERSONAL)
    updated_at: Mapped[datetime] = mapped_column(info=PERSONAL)


class ConsentRow(Base):
    """An entry of the consent ledger; of one purpose and text only one is in force."""

    __tablename__ = "consent"
    __table_args__ = (
        Index(
            "uq_consent_in_force",
            "person_id",
            "purpose",
            "text_version",
            unique=True,
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
        Index(None, "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, info=NONE)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info=PERSON)
    purpose: Mapped[str] = mapped_column(info=PERSONAL)
    text_version: Mapped[str] = mapped_column(info=PERSONAL)
    given_at: Mapped[datetime] = mapped_column(info=PERSONAL)
    withdrawn_at: Mapped[datetime | None] = mapped_column(info=PERSONAL)


class MarkRow(Base):
    """What a person made of an offer."""

    __tablename__ = "mark"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, info=PERSON)
    listing_id: Mapped[int] = mapped_column(
        ForeignKey("listing.id"), primary_key=True, info=PSEUDONYM
    )
    mark: Mapped[str] = mapped_column(info=PERSONAL)
    set_at: Mapped[datetime] = mapped_column(info=PERSONAL)
