"""How a course is opened, goes on, is judged and ends: its rules are asked in the transaction that writes it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy import Connection, bindparam, select

from session.course import Assessment, Booking, Course, CoursePhase, Measured, Outcome
from session.course_refusals import assessment_refusal, change_refusal, opening_refusal
from session.problems import StorageProblem
from storage.audit import Change
from storage.bookings import Offset, book_all, let_go
from storage.course_rows import ASSESSMENT, COURSE, require
from storage.course_tables import COURSES
from storage.diary import add_measured
from storage.patients import registered

OF_PATIENT: Final = (
    select(*COURSE.columns)
    .where(COURSES.c.patient_id == bindparam("of_id"))
    .order_by(COURSES.c.opened_on.desc(), COURSES.c.number.desc())
)


def open_course(
    connection: Connection, course: Course, bookings: Iterable[Booking], today: date, offset: Offset, change: Change
) -> None:
    """Open a course and book its infusions, all of them or nothing; raises Refused."""
    patient = registered(connection, course.patient_id)
    others = map(COURSE.read, connection.execute(OF_PATIENT, {"of_id": course.patient_id}).all())
    require(opening_refusal(course, patient, others, today))
    COURSE.add(connection, course, change)
    book_all(connection, bookings, offset, change)


def change_course(connection: Connection, course: Course, reason: str, today: date, change: Change) -> None:
    """Change a course without a judgement of the response; raises Refused."""
    before = _before(connection, course)
    require(change_refusal(before, course, registered(connection, before.patient_id), today))
    _put(connection, before, course, reason, change)


def assess(connection: Connection, assessment: Assessment, course: Course, today: date, change: Change) -> None:
    """Sign a judgement together with the course as it goes on after it; raises Refused."""
    before = _before(connection, course)
    patient = registered(connection, before.patient_id)
    require(assessment_refusal(before, course, assessment, patient, today))
    ASSESSMENT.add(connection, assessment, change)
    _put(connection, before, course, f"Response judged: {assessment.outcome.value}", change)


def judge(
    connection: Connection,
    assessment: Assessment,
    course: Course,
    answer: Measured | None,
    today: date,
    change: Change,
) -> None:
    """Sign a judgement with the patient's answer, and begin the assessment where the induction goes on.

    Raises Refused; then nothing of it is written.
    """
    if answer is not None:
        add_measured(connection, answer, today, change)
    before = _before(connection, course)
    if before.phase is CoursePhase.INDUCTION and assessment.outcome is not Outcome.STOP:
        begun = replace(before, phase=CoursePhase.ASSESSMENT)
        change_course(connection, begun, "the response is judged", today, change)
    assess(connection, assessment, course, today, change)


def _before(connection: Connection, course: Course) -> Course:
    before = COURSE.one(connection, course.course_id)
    if before is None:
        raise StorageProblem("This course is not in the record, so nothing was changed. Open it first.")
    return before


def _put(connection: Connection, before: Course, after: Course, reason: str, change: Change) -> None:
    COURSE.put(connection, before, after, change, reason)
    if after.phase is CoursePhase.ENDED and before.phase is not CoursePhase.ENDED:
        let_go(connection, after, change)
