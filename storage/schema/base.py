"""What all tables share: names of constraints, moments in UTC, and the privacy of columns.

A column's `info` says under "privacy":
    none        nothing about a person
    pseudonym   a number or key that leads to a person
    personal    something a person told, did or was told; exported and erased
A column that names a person also says under "person" what erasure does with the row: "delete" it,
or "blank" the column and the columns `of` it. "by" says how the column names the person: by our
number ("id"), by the channel's address ("address") or by the inbox lane ("lane"). "of" names the
column whose person a personal value is about, where that is not the person the row is about.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, MetaData
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

NONE = {"privacy": "none"}
PSEUDONYM = {"privacy": "pseudonym"}
PERSONAL = {"privacy": "personal"}
PERSON = {"privacy": "pseudonym", "person": "delete", "by": "id"}
PERSON_BLANKED = {"privacy": "pseudonym", "person": "blank", "by": "id"}

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """An aware moment, UTC on every database; SQLite keeps it as sortable text without a zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone: nobody could say later when it was."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a moment needs a time zone"
            raise ValueError(message)
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Say of what SQLite kept that it is UTC."""
        if value is None or dialect.name == "postgresql":
            return value
        return value.replace(tzinfo=UTC)


Number = BigInteger().with_variant(Integer(), "sqlite")
"""64 bits everywhere; SQLite counts ids itself only in a column it knows as INTEGER."""


class Base(DeclarativeBase):
    """The register of all tables."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads this class attribute by this name
        int: Number,
        datetime: Moment,
        dict[str, Any]: JSON,
        list[int]: JSON,
    }
