"""Letters that go out, updates that came in, effects they had, dialog states.

Persons, offers and cases stay as they are. Going back loses letters not sent and updates not
handled: stop the bot and let the outbox run empty first.

Revision: 0003, after 0002.
"""

from alembic import op

from storage.migrations.columns import (
    counted,
    flag,
    index,
    json,
    key,
    moment,
    number,
    unique,
    words,
)

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of letters and turns."""
    _create_outbox()
    _create_inbox()
    _create_effect()
    _create_dialog_state()


def downgrade() -> None:
    """Drop them, those that point to others first."""
    for table in ("dialog_state", "effect", "inbox", "outbox"):
        op.drop_table(table)


def _create_outbox() -> None:
    op.create_table(
        "outbox",
        counted("id"),
        words("dedup_key"),
        number("person_id"),
        words("side"),
        words("kind"),
        number("priority"),
        json("content"),
        words("state"),
        number("attempts"),
        moment("next_at"),
        flag("plain"),
        flag("repeat"),
        json("sent_as"),
        words("error", null=True),
        moment("created_at"),
        key("outbox", "id"),
        unique("outbox", "dedup_key"),
        sqlite_autoincrement=True,
    )
    index("ix_outbox_due", "outbox", ["priority", "id", "next_at"], where="state = 'new'")
    index(
        "ix_outbox_lanes",
        "outbox",
        ["side", "person_id", "id"],
        where="state IN ('new', 'sending')",
    )
    index("ix_outbox_person_id", "outbox", ["person_id"])


def _create_inbox() -> None:
    op.create_table(
        "inbox",
        counted("seq"),
        number("update_id"),
        number("bot_id"),
        words("lane", null=True),
        words("raw", null=True),
        words("state"),
        words("reason", null=True),
        moment("received_at"),
        key("inbox", "seq"),
        unique("inbox", "update_id"),
    )
    index("ix_inbox_lane", "inbox", ["lane"])
    index("ix_inbox_new", "inbox", ["seq"], where="state = 'new'")
    index("ix_inbox_received_at", "inbox", ["received_at"])


def _create_effect() -> None:
    op.create_table(
        "effect",
        number("update_id"),
        moment("done_at"),
        key("effect", "update_id"),
    )
    index("ix_effect_done_at", "effect", ["done_at"])


def _create_dialog_state() -> None:
    op.create_table(
        "dialog_state",
        words("key"),
        words("address"),
        words("state", null=True),
        words("data"),
        moment("updated_at"),
        key("dialog_state", "key"),
    )
    index("ix_dialog_state_address", "dialog_state", ["address"])
