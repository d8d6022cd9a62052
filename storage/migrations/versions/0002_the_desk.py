"""The desk: cases, topics, carried lines, counsellors, invitations, audit.

Persons and offers stay as they are; going back loses every case and the allow-list.

Revision: 0002, after 0001.
"""

from alembic import op

from storage.migrations.columns import counted, index, key, moment, number, unique, words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of the desk."""
    _create_desk_case()
    _create_topic()
    _create_line()
    _create_counsellor()
    _create_invitation()
    _create_audit()


def downgrade() -> None:
    """Drop them, those that point to others first."""
    for table in ("audit", "invitation", "counsellor", "line", "topic", "desk_case"):
        op.drop_table(table)


def _create_desk_case() -> None:
    op.create_table(
        "desk_case",
        counted("id"),
        number("person_id", null=True, of="person"),
        words("state"),
        moment("opened_at"),
        number("offer_id", null=True, of="listing"),
        number("taken_by", null=True, of="person"),
        words("taken_by_name", null=True),
        moment("taken_at", null=True),
        moment("closed_at", null=True),
        number("version"),
        key("desk_case", "id"),
        sqlite_autoincrement=True,
    )
    index("ix_desk_case_person_id", "desk_case", ["person_id"])
    index("ix_desk_case_state_opened_at", "desk_case", ["state", "opened_at"])
    index("uq_desk_case_open", "desk_case", ["person_id"], unique=True, where="state <> 'closed'")


def _create_topic() -> None:
    op.create_table(
        "topic",
        number("person_id", of="person"),
        words("state"),
        number("generation"),
        number("chat_id", null=True),
        number("thread_id", null=True),
        number("card_id", null=True),
        number("status_id", null=True),
        key("topic", "person_id"),
        unique("topic", "chat_id", "thread_id"),
    )


def _create_line() -> None:
    op.create_table(
        "line",
        counted("id"),
        number("person_id", of="person"),
        words("from_side"),
        number("person_message"),
        number("desk_message"),
        number("generation"),
        key("line", "id"),
        unique("line", "person_id", "generation", "person_message", "desk_message"),
    )
    index("ix_line_person_id_desk_message", "line", ["person_id", "desk_message"])
    index("ix_line_person_id_person_message", "line", ["person_id", "person_message"])


def _create_counsellor() -> None:
    op.create_table(
        "counsellor",
        number("person_id", of="person"),
        moment("joined_at"),
        moment("left_at", null=True),
        key("counsellor", "person_id"),
    )


def _create_invitation() -> None:
    op.create_table(
        "invitation",
        words("token_hash"),
        moment("created_at"),
        moment("expires_at"),
        number("used_by", null=True, of="person"),
        moment("used_at", null=True),
        key("invitation", "token_hash"),
    )


def _create_audit() -> None:
    op.create_table(
        "audit",
        counted("id"),
        number("actor_id", null=True),
        number("case_id"),
        words("action"),
        moment("done_at"),
        key("audit", "id"),
    )
    index("ix_audit_actor_id", "audit", ["actor_id"])
    index("ix_audit_case_id", "audit", ["case_id"])
