"""Persons, what they told us and agreed to; offers, and what persons made of them.

There are no rows before it; going back loses every person and offer.

Revision: 0001, the first.
"""

from alembic import op

from storage.migrations.columns import (
    counted,
    day,
    flag,
    index,
    json,
    key,
    moment,
    number,
    unique,
    words,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of persons and offers."""
    _create_person()
    _create_profile()
    _create_consent()
    _create_listing()
    _create_listing_revision()
    _create_mark()


def downgrade() -> None:
    """Drop them, those that point to others first."""
    for table in ("mark", "listing_revision", "listing", "consent", "profile", "person"):
        op.drop_table(table)


def _create_person() -> None:
    op.create_table(
        "person",
        counted("id"),
        words("channel"),
        words("address"),
        words("name"),
        words("language"),
        moment("created_at"),
        words("first_code", null=True),
        words("last_code", null=True),
        flag("unreachable"),
        flag("barred"),
        key("person", "id"),
        unique("person", "channel", "address"),
        sqlite_autoincrement=True,
    )


def _create_profile() -> None:
    op.create_table(
        "profile",
        number("person_id", of="person"),
        json("facts"),
        moment("updated_at"),
        key("profile", "person_id"),
    )


def _create_consent() -> None:
    op.create_table(
        "consent",
        counted("id"),
        number("person_id", of="person"),
        words("purpose"),
        words("text_version"),
        moment("given_at"),
        moment("withdrawn_at", null=True),
        key("consent", "id"),
    )
    index("ix_consent_person_id", "consent", ["person_id"])
    index(
        "uq_consent_in_force",
        "consent",
        ["person_id", "purpose", "text_version"],
        unique=True,
        where="withdrawn_at IS NULL",
    )


def _create_listing() -> None:
    op.create_table(
        "listing",
        counted("id"),
        words("provider"),
        words("external_id"),
        words("kind"),
        words("state"),
        words("title"),
        words("town"),
        words("postcode", null=True),
        day("valid_until", null=True),
        moment("first_seen"),
        moment("last_seen"),
        words("digest"),
        words("offer"),
        key("listing", "id"),
        unique("listing", "provider", "external_id"),
        sqlite_autoincrement=True,
    )
    index("ix_listing_state_kind", "listing", ["state", "kind"])


def _create_listing_revision() -> None:
    op.create_table(
        "listing_revision",
        number("id"),
        number("number"),
        key("listing_revision", "id"),
    )


def _create_mark() -> None:
    op.create_table(
        "mark",
        number("person_id", of="person"),
        number("listing_id", of="listing"),
        words("mark"),
        moment("set_at"),
        key("mark", "person_id", "listing_id"),
    )
