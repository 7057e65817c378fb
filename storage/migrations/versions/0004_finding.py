"""What the list of sessions shows of each and finds it by; lines that are kept to look for sessions with.

Frozen as it was shipped: the program's own tables are in `storage.tables` and go on changing. The rows that are there
are filled from their events right after it (`storage.filling`).
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TO_SIGN = sa.text("to_sign = 1")
FLAGGED = sa.text("urgency > 0")
COLUMNS = (
    "course VARCHAR DEFAULT '' NOT NULL",
    "flags TEXT DEFAULT '' NOT NULL",
    "urgency SMALLINT DEFAULT '0' NOT NULL CONSTRAINT ck_sessions_urgency CHECK (urgency BETWEEN 0 AND 3)",
    "to_sign SMALLINT DEFAULT '0' NOT NULL CONSTRAINT ck_sessions_to_sign CHECK (to_sign IN (0, 1))",
    "peak_systolic INTEGER",
    "rise_percent VARCHAR",
    "lowest_spo2 INTEGER",
    "found_by TEXT DEFAULT '' NOT NULL",
    "marks TEXT DEFAULT '' NOT NULL",
)
"""Written out, for the checks: Alembic leaves them away where it adds a column."""


def upgrade() -> None:
    for column in COLUMNS:
        op.execute(f"ALTER TABLE sessions ADD COLUMN {column}")
    for name, condition in (("ix_sessions_to_sign", TO_SIGN), ("ix_sessions_flagged", FLAGGED)):
        op.create_index(name, "sessions", ["place"], sqlite_where=condition, postgresql_where=condition)
    op.create_table(
        "searches",
        sa.Column("line_key", sa.String(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("line_key", name="pk_searches"),
        sa.CheckConstraint("length(line_key) > 0", name=op.f("ck_searches_line")),
    )
