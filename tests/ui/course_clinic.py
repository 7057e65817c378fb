"""Courses at the tests' clinic: opened, judged, booked and told by the real registry."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

from session.course import (
    Assessment,
    Booking,
    BookingStatus,
    Course,
    CoursePhase,
    DiaryEntry,
    DiarySource,
    Outcome,
    PainCondition,
)
from session.ports import Patient
from session.times import at_chair
from tests.ui.clinic import Clinic

ACTOR = "A. Lindqvist"


def today(clinic: Clinic) -> date:
    return at_chair(clinic.clock.wall(), 60).date()


def ago(clinic: Clinic, days: int) -> date:
    return today(clinic) - timedelta(days=days)


def open_course(
    clinic: Clinic,
    patient: Patient,
    phase: CoursePhase = CoursePhase.INDUCTION,
    *,
    planned: int = 6,
    condition: PainCondition = PainCondition.CRPS_1,
    days_ago: int = 200,
) -> Course:
    """Open a course so many days ago and bring it to a phase."""
    courses = clinic.database.registry.courses
    course = Course(
        course_id=clinic.new_id(),
        patient_id=patient.patient_id,
        condition=condition,
        prescriber="Dr Lang",
        protocol="outpatient-titration",
        planned=planned,
        opened_on=ago(clinic, days_ago),
    )
    courses.open_course(course, (), ACTOR)
    if phase is CoursePhase.INDUCTION:
        return course
    judged = replace(course, phase=CoursePhase.ASSESSMENT)
    courses.change_course(judged, ACTOR, "")
    if phase is CoursePhase.ASSESSMENT:
        return judged
    going_on = replace(course, phase=phase)
    courses.assess(
        Assessment(
            course_id=course.course_id,
            day=today(clinic),
            outcome=Outcome.GO_ON,
            physician="Dr Lang",
            found="43 % less pain",
        ),
        going_on,
        ACTOR,
    )
    return going_on


def book(
    clinic: Clinic,
    course: Course,
    clock: str,
    *,
    days: int = 0,
    chair: str = "1",
    status: BookingStatus = BookingStatus.PLANNED,
) -> Booking:
    """Book an infusion for a time at the chair, so many days from today."""
    at = datetime.combine(ago(clinic, -days), time.fromisoformat(clock), timezone(timedelta(hours=1)))
    booking = Booking(
        booking_id=clinic.new_id(),
        course_id=course.course_id,
        patient_id=course.patient_id,
        at=at,
        minutes=90,
        chair=chair,
        status=status,
    )
    clinic.database.registry.courses.book(booking, ACTOR)
    return booking


def tell(clinic: Clinic, patient: Patient, pains: Iterable[tuple[int, float]]) -> None:
    """Write a diary of (days ago, pain)."""
    entries = [
        DiaryEntry(
            patient_id=patient.patient_id,
            day=ago(clinic, days),
            pain=Decimal(str(round(pain, 1))),
            source=DiarySource.PHONE,
        )
        for days, pain in pains
    ]
    clinic.database.registry.courses.write_diary(entries, ACTOR)


def infuse(clinic: Clinic, patient: Patient, days_ago: int) -> None:
    """Let a patient have had a whole session so many days ago."""
    now = clinic.clock.wall()
    clinic.clock.set_to(now - timedelta(days=days_ago))
    clinic.whole_session(patient)
    clinic.clock.set_to(now)
