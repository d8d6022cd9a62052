"""Short words for the columns of persons, offers, cases and letters, so that migrations read well.

Once a migration has used a word its meaning must not change; a new meaning gets a new word.
"""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def index(
    name: str, table: str, columns: list[str], *, unique: bool = False, where: str | None = None
) -> None:
    """Create an index, on some of the rows only when `where` says which."""
    some = None if where is None else sa.text(where)
    op.create_index(name, table, columns, unique=unique, sqlite_where=some, postgresql_where=some)


def counted(name: str) -> sa.Column[int]:
    """Return a column the database counts up itself."""
    return sa.Column(name, _NUMBER, nullable=False, autoincrement=True)


def number(name: str, *, null: bool = False, of: str | None = None) -> sa.Column[int]:
    """Return a column of whole numbers; `of` names the table whose ids they are."""
    if of is None:
        return sa.Column(name, _NUMBER, nullable=null, autoincrement=False)
    return sa.Column(name, _NUMBER, sa.ForeignKey(f"{of}.id"), nullable=null, autoincrement=False)


def words(name: str, *, null: bool = False) -> sa.Column[str]:
    """Return a column of text."""
    return sa.Column(name, sa.String(), nullable=null)


def moment(name: str, *, null: bool = False) -> sa.Column[datetime]:
    """Return a column of moments."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null)


def day(name: str, *, null: bool = False) -> sa.Column[date]:
    """Return a column of days."""
    return sa.Column(name, sa.Date(), nullable=null)


def flag(name: str) -> sa.Column[bool]:
    """Return a column of yes and no."""
    return sa.Column(name, sa.Boolean(), nullable=False)


def json(name: str) -> sa.Column[Any]:
    """Return a column of JSON."""
    return sa.Column(name, sa.JSON(), nullable=False)


def unique(table: str, *columns: str) -> sa.UniqueConstraint:
    """Return a constraint that no two rows have the same in these columns."""
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    """Return the primary key of a table."""
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")
