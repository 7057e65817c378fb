"""All that is kept of courses, in a fixed number of queries however many there are."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, bindparam, select, true

from session.course import Course, CourseFile, DiaryEntry, DiarySource
from session.ports import Patient
from storage.course_rows import ASSESSMENT, BOOKING, COURSE, ENTRY, MEASURE, TREATMENT, Kept, Rows
from storage.course_tables import ASSESSMENTS, BOOKINGS, COURSES, DIARY, MEASURED, TREATMENTS
from storage.infusions import by_patient, infusions_of
from storage.patients import COLUMNS as PATIENT_COLUMNS
from storage.patients import patient_from
from storage.prepared import Prepared
from storage.reader import AnyRow, AnySelect
from storage.tables import PATIENTS

_EVE: Final = timedelta(days=1)
"""An infusion on the eve of a course counts to it: some are opened when the first has been given (our choice)."""
Values = dict[str, Any]
"""What is asked for in a scope: `of_id` in the one of a single course, nothing in the others."""


class Scope:
    """The questions for the courses that fit a condition, and for all that is kept of their patients."""

    def __init__(self, wanted: ColumnElement[bool]) -> None:
        patients = select(COURSES.c.patient_id).where(wanted)
        courses = select(COURSES.c.course_id).where(wanted)
        of_patient = (column for column in PATIENT_COLUMNS if column.name != "patient_id")
        self.courses = (
            select(*COURSE.columns, *of_patient, wanted.label("wanted"))
            .join_from(COURSES, PATIENTS, COURSES.c.patient_id == PATIENTS.c.patient_id)
            .where(COURSES.c.patient_id.in_(patients))
            .order_by(PATIENTS.c.name_key, PATIENTS.c.number, COURSES.c.opened_on, COURSES.c.number)
        )
        self.diary = Prepared(
            select(*ENTRY.columns).where(DIARY.c.patient_id.in_(patients)).order_by(DIARY.c.patient_id, DIARY.c.day)
        )
        self.bookings = select(*BOOKING.columns).where(BOOKINGS.c.course_id.in_(courses)).order_by(BOOKINGS.c.at)
        self.treatments = (
            select(*TREATMENT.columns)
            .where(TREATMENTS.c.patient_id.in_(patients))
            .order_by(TREATMENTS.c.since, TREATMENTS.c.number)
        )
        self.measured = (
            select(*MEASURE.columns)
            .where(MEASURED.c.patient_id.in_(patients))
            .order_by(MEASURED.c.day, MEASURED.c.number)
        )
        self.assessments = (
            select(*ASSESSMENT.columns)
            .where(ASSESSMENTS.c.course_id.in_(courses))
            .order_by(ASSESSMENTS.c.day, ASSESSMENTS.c.number)
        )
        self.infusions = infusions_of(patients)


ONE: Final = Scope(COURSES.c.course_id == bindparam("of_id"))
OPEN: Final = Scope(COURSES.c.ended_on.is_(None))
ALL: Final = Scope(true())


def course_files(connection: Connection, scope: Scope, values: Values) -> Iterator[tuple[Patient, CourseFile]]:
    """Yield all that is kept of the courses of a scope, by the patient's name, then by the day they were opened."""
    rows = connection.execute(scope.courses, values).all()
    diaries = _diaries(connection, scope.diary, values)
    given = by_patient(connection, scope.infusions, values)
    bookings = _grouped(connection, scope.bookings, BOOKING, "course_id", values)
    treatments = _grouped(connection, scope.treatments, TREATMENT, "patient_id", values)
    measured = _grouped(connection, scope.measured, MEASURE, "patient_id", values)
    assessments = _grouped(connection, scope.assessments, ASSESSMENT, "course_id", values)
    for row, last_ended, next_opened in _with_neighbours(rows):
        course, patient = COURSE.read(row), row.patient_id
        yield (
            patient_from(row),
            CourseFile(
                course=course,
                infusions=tuple(
                    one for one in given.get(patient, ()) if _within(course, one.day, last_ended, next_opened)
                ),
                diary=_before(diaries.get(patient, ()), next_opened),
                bookings=bookings.get(course.course_id, ()),
                treatments=treatments.get(patient, ()),
                measured=measured.get(patient, ()),
                assessments=assessments.get(course.course_id, ()),
            ),
        )


def _with_neighbours(rows: Sequence[AnyRow]) -> Iterator[tuple[AnyRow, date | None, date | None]]:
    """Yield each wanted course with the day its patient's last one ended, and the one on which the next was opened."""
    for _, same in groupby(rows, attrgetter("patient_id")):
        of_patient = tuple(same)
        ended = (None, *(row.ended_on for row in of_patient))
        opened = (*(row.opened_on for row in of_patient[1:]), None)
        for row, last_ended, next_opened in zip(of_patient, ended, opened, strict=False):
            if row.wanted:
                yield row, last_ended, next_opened


def _within(course: Course, day: date, last_ended: date | None, next_opened: date | None) -> bool:
    """Say whether an infusion of a day counts to a course; none counts to two."""
    eve = course.opened_on - _EVE
    begins = course.opened_on if last_ended is not None and last_ended >= eve else eve
    ended = course.ended_on is not None and day > course.ended_on
    return begins <= day and not ended and (next_opened is None or day < next_opened)


def _before(diary: tuple[DiaryEntry, ...], day: date | None) -> tuple[DiaryEntry, ...]:
    return diary if day is None else tuple(one for one in diary if one.day < day)


def _grouped(
    connection: Connection, statement: AnySelect, rows: Rows[Kept], key: str, values: Values
) -> dict[UUID, tuple[Kept, ...]]:
    found: dict[UUID, list[Kept]] = {}
    for row in connection.execute(statement, values):
        found.setdefault(getattr(row, key), []).append(rows.read(row))
    return {each: tuple(kept) for each, kept in found.items()}


def _diaries(connection: Connection, question: Prepared, values: Values) -> dict[UUID, tuple[DiaryEntry, ...]]:
    """Return diaries from rows as the driver gives them: there are so many that each conversion shows."""
    day_of, pain_of, source_of = cache(date.fromisoformat), cache(Decimal), cache(DiarySource)
    found: dict[UUID, tuple[DiaryEntry, ...]] = {}
    for digits, rows in groupby(iter(question.execute(connection, values).fetchone, None), itemgetter(0)):
        patient_id = UUID(digits)
        found[patient_id] = tuple(
            DiaryEntry(patient_id=patient_id, day=day_of(day), pain=pain_of(pain), source=source_of(source), note=note)
            for _, day, pain, source, note in rows
        )
    return found
