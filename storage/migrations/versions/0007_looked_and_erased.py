"""Why something was changed, who looked at whose record, and whose identity was removed.

Frozen as it was shipped: the program's own tables are in `storage.tables` and `storage.audit_tables`, and go on
changing. The audit stays append-only but for one change: once an erasure of a patient is written down, the values of
that patient's own identity can be blanked, and nothing else of the row.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
APPEND_ONLY = {"looked": "the looks", "erasures": "the erasures"}
BLANKING = """
CREATE TRIGGER audit_refuse_update BEFORE UPDATE ON audit WHEN NOT (
    OLD.subject = 'patient' AND OLD.field IN ('name', 'mrn', 'born', 'sex')
    AND EXISTS (SELECT 1 FROM erasures WHERE erasures.patient_id = OLD.subject_id)
    AND NEW.old IS CASE WHEN OLD.old IS NULL THEN NULL ELSE 'erased' END
    AND NEW.new IS CASE WHEN OLD.new IS NULL THEN NULL ELSE 'erased' END
    AND NEW.number = OLD.number AND NEW.at = OLD.at AND NEW.actor = OLD.actor AND NEW.station = OLD.station
    AND NEW.subject = OLD.subject AND NEW.subject_id = OLD.subject_id AND NEW.field = OLD.field
    AND NEW.reason = OLD.reason
) BEGIN SELECT RAISE(ABORT, 'the audit are append-only'); END
"""


def upgrade() -> None:
    op.execute("ALTER TABLE audit ADD COLUMN reason TEXT DEFAULT '' NOT NULL")
    _looked()
    _erasures()
    for table, words in APPEND_ONLY.items():
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuse_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{words} are append-only'); END"
            )
    op.execute("DROP TRIGGER audit_refuse_update")
    op.execute(BLANKING)


def _looked() -> None:
    op.create_table(
        "looked",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("patient_id", sa.Uuid()),
        sa.Column("session_id", sa.Uuid()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_looked"),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.patient_id"], name="fk_looked_patient_id"),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.session_id"], name="fk_looked_session_id"),
        sa.CheckConstraint("length(kind) > 0", name=op.f("ck_looked_kind")),
    )
    op.create_index("ix_looked_patient_id", "looked", ["patient_id"])


def _erasures() -> None:
    op.create_table(
        "erasures",
        sa.Column("patient_id", sa.String(36), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("patient_id", name="pk_erasures"),
        sa.CheckConstraint("length(patient_id) = 36", name=op.f("ck_erasures_patient_id")),
        sa.CheckConstraint("length(reason) > 0", name=op.f("ck_erasures_reason")),
    )
