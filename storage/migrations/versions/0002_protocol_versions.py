"""The versions of protocols that a clinic saved, each kept as the text it was saved as.

Frozen as it was shipped: the program's own tables are in `storage.tables` and go on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "protocol_versions",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", "version", name="pk_protocol_versions"),
        sa.CheckConstraint("version >= 1", name=op.f("ck_protocol_versions_version")),
    )
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER protocol_versions_refuse_{change.lower()} BEFORE {change} ON protocol_versions "
            "BEGIN SELECT RAISE(ABORT, 'the protocol versions are append-only'); END"
        )
