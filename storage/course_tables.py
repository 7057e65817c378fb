"""The tables of courses of treatment: bookings, diaries, what else changed, scores, and judgements of the response."""

from typing import Final

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, String, Table, Text, Uuid

from session.course import BookingStatus, CoursePhase, DiarySource, Measure, Outcome, PainCondition, TreatmentKind
from storage.columns import Choice, Exact, Lines, Moment
from storage.tables import METADATA, NUMBER

COURSES: Final = Table(
    "courses",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("course_id", Uuid, nullable=False, unique=True),
    Column("patient_id", Uuid, ForeignKey("patients.patient_id"), nullable=False, index=True),
    Column("condition", Choice(PainCondition), nullable=False),
    Column("prescriber", String, nullable=False),
    Column("protocol", String, nullable=False),
    Column("planned", Integer, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("site", String, nullable=False),
    Column("onset", Date),
    Column("earlier", Lines, nullable=False),
    Column("goals", Text, nullable=False),
    Column("phase", Choice(CoursePhase), nullable=False),
    Column("ended_on", Date),
    Column("end_reason", Text, nullable=False),
    CheckConstraint("planned >= 1", name="planned"),
    CheckConstraint("(phase = 'ended') = (ended_on IS NOT NULL)", name="ended_on"),
)
Index("ix_courses_open", COURSES.c.patient_id, unique=True, sqlite_where=COURSES.c.phase != CoursePhase.ENDED)
"""At most one course of a patient goes on."""

BOOKINGS: Final = Table(
    "bookings",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("booking_id", Uuid, nullable=False, unique=True),
    Column("course_id", Uuid, ForeignKey("courses.course_id"), nullable=False, index=True),
    Column("patient_id", Uuid, ForeignKey("patients.patient_id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("chair", String, nullable=False),
    Column("status", Choice(BookingStatus), nullable=False),
    Column("session_id", Uuid, ForeignKey("sessions.session_id")),
    Column("note", Text, nullable=False),
    CheckConstraint("minutes > 0", name="minutes"),
    Index("ix_bookings_at_chair", "at", "chair"),
)

DIARY: Final = Table(
    "diary",
    METADATA,
    Column("patient_id", Uuid, ForeignKey("patients.patient_id"), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("pain", Exact, nullable=False),
    Column("source", Choice(DiarySource), nullable=False),
    Column("note", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Without a rowid the days of a patient lie together, in their order."""

TREATMENTS: Final = Table(
    "treatments",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("treatment_id", Uuid, nullable=False, unique=True),
    Column("patient_id", Uuid, ForeignKey("patients.patient_id"), nullable=False, index=True),
    Column("kind", Choice(TreatmentKind), nullable=False),
    Column("words", String, nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date),
    CheckConstraint("until >= since", name="until"),
)

MEASURED: Final = Table(
    "measured",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("patient_id", Uuid, ForeignKey("patients.patient_id"), nullable=False),
    Column("day", Date, nullable=False),
    Column("measure", Choice(Measure), nullable=False),
    Column("value", Exact),
    Column("words", Text, nullable=False),
    Index("ix_measured_patient_id_day", "patient_id", "day"),
)

ASSESSMENTS: Final = Table(
    "assessments",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("course_id", Uuid, ForeignKey("courses.course_id"), nullable=False, index=True),
    Column("day", Date, nullable=False),
    Column("outcome", Choice(Outcome), nullable=False),
    Column("physician", String, nullable=False),
    Column("found", Text, nullable=False),
    Column("words", Text, nullable=False),
)
"""What a physician signed, append-only as the events are."""
