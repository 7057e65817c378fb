"""Whose removed identity may still lie in the file, until that was written anew.

Frozen as it was shipped: the program's own table is in `storage.audit_tables`, and goes on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "to_scour",
        sa.Column("patient_id", sa.String(36), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("patient_id", name="pk_to_scour"),
        sa.CheckConstraint("length(patient_id) = 36", name=op.f("ck_to_scour_patient_id")),
    )
