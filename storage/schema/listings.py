"""Tables of offers: the listings in our books, and a number that grows when any of them changes."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.schema.base import NONE, Base


class ListingRow(Base):
    """An offer in our books. offer: its facts as JSON text; the columns beside it are for queries.

    state is the truth about the offer's state, whatever the facts said when they came in.
    digest: SHA-256 of the facts.
    """

    __tablename__ = "listing"
    __table_args__ = (
        UniqueConstraint("provider", "external_id"),
        Index(None, "state", "kind"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True, info=NONE)
    provider: Mapped[str] = mapped_column(info=NONE)
    external_id: Mapped[str] = mapped_column(info=NONE)
    kind: Mapped[str] = mapped_column(info=NONE)
    state: Mapped[str] = mapped_column(info=NONE)
    title: Mapped[str] = mapped_column(info=NONE)
    town: Mapped[str] = mapped_column(info=NONE)
    postcode: Mapped[str | None] = mapped_column(info=NONE)
    valid_until: Mapped[date | None] = mapped_column(info=NONE)
    first_seen: Mapped[datetime] = mapped_column(info=NONE)
    last_seen: Mapped[datetime] = mapped_column(info=NONE)
    digest: Mapped[str] = mapped_column(info=NONE)
    offer: Mapped[str] = mapped_column(info=NONE)


class ListingRevisionRow(Base):
    """One row: how often the listings have changed."""

    __tablename__ = "listing_revision"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, info=NONE)
    number: Mapped[int] = mapped_column(info=NONE)
