"""The people of the clinic, with what is kept of their PINs, and how many wrong PINs came in a row for a name.

Frozen as it was shipped: the program's own tables are in `storage.tables` and go on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "people",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("active", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_people"),
        sa.UniqueConstraint("person_id", name="uq_people_person_id"),
        sa.UniqueConstraint("name_key", name="uq_people_name_key"),
        sa.CheckConstraint("role IN ('nurse', 'physician', 'administrator')", name=op.f("ck_people_role")),
        sa.CheckConstraint("length(name_key) > 0", name=op.f("ck_people_name")),
        sa.CheckConstraint("secret = '' OR secret LIKE '$argon2id$%'", name=op.f("ck_people_secret")),
        sa.CheckConstraint("active IN (0, 1)", name=op.f("ck_people_active")),
    )
    op.create_table(
        "wrong_pins",
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name_key", name="pk_wrong_pins"),
        sa.CheckConstraint("failures >= 1", name=op.f("ck_wrong_pins_failures")),
    )
