"""Courses of treatment with their bookings, diaries, what else changed, scores and judgements; the heads' weight.

Frozen as it was shipped: the program's own tables are in `storage.tables` and `storage.course_tables`, and go on
changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MICROSECONDS = sa.BigInteger()
OPEN = sa.text("phase != 'ended'")


def upgrade() -> None:
    for name in ("weight_kg", "pain_first", "pain_last"):
        op.add_column("sessions", sa.Column(name, sa.String()))
    _courses()
    _bookings()
    _diary()
    _treatments()
    _measured()
    _assessments()
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER assessments_refuse_{change.lower()} BEFORE {change} ON assessments "
            "BEGIN SELECT RAISE(ABORT, 'the assessments are append-only'); END"
        )


def _courses() -> None:
    op.create_table(
        "courses",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("condition", sa.String(), nullable=False),
        sa.Column("prescriber", sa.String(), nullable=False),
        sa.Column("protocol", sa.String(), nullable=False),
        sa.Column("planned", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("site", sa.String(), nullable=False),
        sa.Column("onset", sa.Date()),
        sa.Column("earlier", sa.Text(), nullable=False),
        sa.Column("goals", sa.Text(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date()),
        sa.Column("end_reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_courses"),
        sa.UniqueConstraint("course_id", name="uq_courses_course_id"),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.patient_id"], name="fk_courses_patient_id"),
        sa.CheckConstraint("planned >= 1", name=op.f("ck_courses_planned")),
        sa.CheckConstraint("(phase = 'ended') = (ended_on IS NOT NULL)", name=op.f("ck_courses_ended_on")),
    )
    op.create_index("ix_courses_patient_id", "courses", ["patient_id"])
    op.create_index("ix_courses_open", "courses", ["patient_id"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)


def _bookings() -> None:
    op.create_table(
        "bookings",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("booking_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("at", MICROSECONDS, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("chair", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("session_id", sa.Uuid()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_bookings"),
        sa.UniqueConstraint("booking_id", name="uq_bookings_booking_id"),
        sa.ForeignKeyConstraint(["course_id"], ["courses.course_id"], name="fk_bookings_course_id"),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.patient_id"], name="fk_bookings_patient_id"),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.session_id"], name="fk_bookings_session_id"),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_bookings_minutes")),
    )
    op.create_index("ix_bookings_course_id", "bookings", ["course_id"])
    op.create_index("ix_bookings_at_chair", "bookings", ["at", "chair"])


def _diary() -> None:
    op.create_table(
        "diary",
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("pain", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("patient_id", "day", name="pk_diary"),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.patient_id"], name="fk_diary_patient_id"),
        sqlite_with_rowid=False,
    )


def _treatments() -> None:
    op.create_table(
        "treatments",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("treatment_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date()),
        sa.PrimaryKeyConstraint("number", name="pk_treatments"),
        sa.UniqueConstraint("treatment_id", name="uq_treatments_treatment_id"),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.patient_id"], name="fk_treatments_patient_id"),
        sa.CheckConstraint("until >= since", name=op.f("ck_treatments_until")),
    )
    op.create_index("ix_treatments_patient_id", "treatments", ["patient_id"])


def _measured() -> None:
    op.create_table(
        "measured",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("value", sa.String()),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_measured"),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.patient_id"], name="fk_measured_patient_id"),
    )
    op.create_index("ix_measured_patient_id_day", "measured", ["patient_id", "day"])


def _assessments() -> None:
    op.create_table(
        "assessments",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("physician", sa.String(), nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_assessments"),
        sa.ForeignKeyConstraint(["course_id"], ["courses.course_id"], name="fk_assessments_course_id"),
    )
    op.create_index("ix_assessments_course_id", "assessments", ["course_id"])
