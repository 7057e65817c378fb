"""The seals under each day: the heads of all chains that grew, which are chained in turn.

Frozen as it was shipped: the program's own tables are in `storage.tables` and go on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FOLLOWS = "length(prev_hash) = CASE number WHEN 1 THEN 0 ELSE 64 END"


def upgrade() -> None:
    op.create_table(
        "day_heads",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sealed_at", sa.BigInteger(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("prev_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_day_heads"),
        sa.CheckConstraint("number >= 1", name=op.f("ck_day_heads_number")),
        sa.CheckConstraint("length(hash) = 64", name=op.f("ck_day_heads_hash")),
        sa.CheckConstraint(FOLLOWS, name=op.f("ck_day_heads_prev_hash")),
    )
    op.create_index("ix_day_heads_day", "day_heads", ["day"])
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER day_heads_refuse_{change.lower()} BEFORE {change} ON day_heads "
            "BEGIN SELECT RAISE(ABORT, 'the day heads are append-only'); END"
        )
