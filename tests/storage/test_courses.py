"""Courses are opened, judged and ended under their rules, each change whole and with its trace."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, delete, insert, update
from sqlalchemy.exc import IntegrityError

from session.course import BookingStatus, Course, CoursePhase, Measure, Outcome
from session.problems import Refused, StorageProblem
from session.simulation.hand_clock import HandClock
from storage.course_rows import COURSE
from storage.course_tables import ASSESSMENTS, COURSES
from storage.courses import SqliteCourses
from storage.opening import Opened
from tests.session.course_cases import BO, MIRIAM, TODAY, a_booking, a_course, a_judgement, a_measure
from tests.storage.conftest import Opens
from tests.storage.faults import fill, locked_elsewhere
from tests.storage.test_patients import audit, reasons

NURSE, PHYSICIAN = "A. Lindqvist", "Dr Lang"
INDUCTION, ASSESSMENT, MAINTENANCE, ENDED = CoursePhase


@pytest.fixture
def courses(database: Opened) -> SqliteCourses:
    """Return the courses of a record that knows two patients."""
    for patient in (MIRIAM, BO):
        database.registry.add_patient(patient, NURSE)
    return database.registry.courses


def ended(course: Course) -> Course:
    return replace(course, phase=ENDED, ended_on=TODAY, end_reason="Moved away")


def traces(database: Opened) -> list[tuple[str, str | None, str | None]]:
    """Return field, old and new of every change since the patients were registered."""
    return [(field, old, new) for _, field, old, new in audit(database)[8:]]


def test_that_a_course_comes_back_as_it_was_opened(courses: SqliteCourses) -> None:
    course = replace(
        a_course(),
        site="left hand",
        onset=MIRIAM.born,
        earlier=("gabapentin, 900 mg", "nerve block"),
        goals="Hold a cup\nSleep through",
    )
    courses.open_course(course, [], NURSE)
    assert courses.course(course.course_id) == course
    assert courses.course(a_course().course_id) is None


def test_that_a_course_is_opened_with_its_bookings_or_not_at_all(database: Opened, courses: SqliteCourses) -> None:
    course, other = a_course(), a_course(BO)
    courses.open_course(course, [a_booking(course), a_booking(course, "13:00")], NURSE)
    before = audit(database)
    with pytest.raises(Refused, match=r"^Chair 2 is taken by Okafor, Miriam from 14:00 to 16:00\. Choose another"):
        courses.open_course(other, [a_booking(other, "08:00"), a_booking(other, "14:59")], NURSE)
    assert courses.course(other.course_id) is None
    assert len(courses.bookings(a_booking(course, "00:00").at, a_booking(course, "23:00").at)) == 2
    assert audit(database) == before


def test_that_two_bookings_of_one_opening_do_not_share_a_chair(courses: SqliteCourses) -> None:
    course = a_course()
    with pytest.raises(Refused, match="Chair 2 is taken by Okafor, Miriam"):
        courses.open_course(course, [a_booking(course), a_booking(course, "11:00")], NURSE)
    assert courses.open_courses() == ()


def test_that_the_open_ones_are_listed_by_name_and_a_patients_newest_first(courses: SqliteCourses) -> None:
    first, second, other = replace(a_course(), opened_on=TODAY - timedelta(days=90)), a_course(), a_course(BO)
    courses.open_course(first, [], NURSE)
    courses.change_course(ended(first), NURSE, "")
    for course in (second, other):
        courses.open_course(course, [], NURSE)
    assert courses.courses_of(MIRIAM.patient_id) == (second, ended(first))
    assert [(row.course, row.patient) for row in courses.open_courses()] == [(other, BO), (second, MIRIAM)]


def test_that_a_change_is_audited_with_its_reason(database: Opened, courses: SqliteCourses) -> None:
    course = a_course()
    courses.open_course(course, [], NURSE)
    before = len(traces(database))
    courses.change_course(replace(course, planned=4, phase=ASSESSMENT), "B. Okoye", " Two  were enough ")
    assert traces(database)[before:] == [
        ("planned", "6", "4"),
        ("phase", "induction", "response assessment"),
    ]
    assert reasons(database)[-2:] == ["Two were enough", "Two were enough"]
    courses.change_course(replace(course, planned=4, phase=ASSESSMENT), NURSE, "Nothing")
    assert len(traces(database)) == before + 2


def test_that_what_is_empty_leaves_no_trace_in_a_new_row(database: Opened, courses: SqliteCourses) -> None:
    courses.open_course(a_course(), [], NURSE)
    assert [field for field, _, _ in traces(database)] == [
        "patient_id", "condition", "prescriber", "protocol", "planned", "opened_on", "phase",
    ]  # fmt: skip


def test_that_maintenance_is_reached_by_a_signed_judgement_only(database: Opened, courses: SqliteCourses) -> None:
    course = a_course()
    courses.open_course(course, [], NURSE)
    with pytest.raises(Refused, match="No maintenance before the response is judged"):
        courses.change_course(replace(course, phase=MAINTENANCE), NURSE, "")
    judged = replace(course, phase=ASSESSMENT)
    courses.change_course(judged, NURSE, "")
    judgement = a_judgement(course)
    courses.assess(judgement, replace(course, phase=MAINTENANCE), PHYSICIAN)
    kept = courses.kept(course.course_id)
    assert kept
    assert (kept.course.phase, kept.assessments) == (MAINTENANCE, (judgement,))
    assert ("outcome", None, "go on") in traces(database)
    assert ("phase", "response assessment", "maintenance") in traces(database)


def test_that_a_judgement_within_the_induction_is_written_whole_or_not_at_all(
    database: Opened, courses: SqliteCourses
) -> None:
    course, answer = a_course(), a_measure(Measure.PGIC, "2")
    courses.open_course(course, [], NURSE)
    before, going_on = audit(database), replace(course, phase=MAINTENANCE)
    with pytest.raises(Refused, match="signed by a physician"):
        courses.judge(replace(a_judgement(course), physician=" "), going_on, PHYSICIAN, answer)
    kept = courses.kept(course.course_id)
    assert kept
    assert (kept.course, kept.measured, kept.assessments, audit(database)) == (course, (), (), before)
    courses.judge(a_judgement(course), going_on, PHYSICIAN, answer)
    kept = courses.kept(course.course_id)
    assert kept
    assert (kept.course, kept.measured, kept.assessments) == (going_on, (answer,), (a_judgement(course),))
    assert ("phase", "induction", "response assessment") in traces(database)
    assert ("phase", "response assessment", "maintenance") in traces(database)


def test_that_a_refused_judgement_leaves_neither_half(database: Opened, courses: SqliteCourses) -> None:
    course = a_course()
    courses.open_course(course, [], NURSE)
    before = audit(database)
    for outcome, after in ((Outcome.GO_ON, MAINTENANCE), (Outcome.STOP, ASSESSMENT)):
        with pytest.raises(Refused):
            courses.assess(a_judgement(course, outcome), replace(course, phase=after), PHYSICIAN)
    kept = courses.kept(course.course_id)
    assert kept
    assert (kept.course, kept.assessments, audit(database)) == (course, (), before)


def test_that_the_rules_are_asked_on_what_is_there_at_that_moment(courses: SqliteCourses) -> None:
    seen = a_course()
    courses.open_course(seen, [], NURSE)
    courses.change_course(ended(seen), NURSE, "")
    with pytest.raises(Refused, match="This course ended on 2026-11-20"):
        courses.change_course(replace(seen, phase=ASSESSMENT), "B. Okoye", "")


def test_that_an_ended_course_lets_go_of_what_is_still_to_come(
    database: Opened, courses: SqliteCourses, clock: HandClock
) -> None:
    course, other = a_course(), a_course(BO)
    given, missed, later = (a_booking(course, clock) for clock in ("06:00", "08:00", "13:00"))
    courses.open_course(course, [given, missed, later], NURSE)
    courses.change_booking(replace(given, status=BookingStatus.DONE), NURSE, "")
    courses.change_course(ended(course), NURSE, "Moved away")
    kept = courses.kept(course.course_id)
    assert kept
    assert [one.status for one in kept.bookings] == [
        BookingStatus.DONE, BookingStatus.PLANNED, BookingStatus.CANCELLED,
    ]  # fmt: skip
    assert reasons(database)[-1] == "The course has ended: Moved away"
    courses.open_course(other, [a_booking(other, "13:00")], NURSE)


Change = Callable[[SqliteCourses, Course], None]
UNKNOWN: dict[str, tuple[Change, str]] = {
    "course": (lambda courses, course: courses.change_course(course, NURSE, ""), "This course is not in the record"),
    "judgement": (
        lambda courses, course: courses.assess(a_judgement(course), course, PHYSICIAN),
        "This course is not in the record",
    ),
    "booking": (
        lambda courses, course: courses.change_booking(a_booking(course), NURSE, ""),
        "This booking is not in the record",
    ),
    "its course": (
        lambda courses, course: courses.book(a_booking(course), NURSE),
        "The course of this booking is not in the record",
    ),
    "patient": (
        lambda courses, course: courses.open_course(replace(course, patient_id=course.course_id), [], NURSE),
        "This patient is not registered",
    ),
}


@pytest.mark.parametrize("what", UNKNOWN)
def test_that_what_is_not_there_is_not_changed(database: Opened, courses: SqliteCourses, what: str) -> None:
    change, begins = UNKNOWN[what]
    before = audit(database)
    with pytest.raises(StorageProblem, match=begins):
        change(courses, a_course())
    assert audit(database) == before


def test_that_a_locked_or_full_file_is_told_and_nothing_is_kept(database: Opened, courses: SqliteCourses) -> None:
    course = a_course()
    booking = a_booking(course)
    with locked_elsewhere(database.path), pytest.raises(StorageProblem, match="Another program holds"):
        courses.open_course(course, [booking], NURSE)
    before = audit(database)
    fill(database, full=True)
    with pytest.raises(StorageProblem, match="is full"):
        courses.open_course(replace(course, goals="g" * 40_000), [booking], NURSE)
    assert (courses.course(course.course_id), audit(database)) == (None, before)
    fill(database, full=False)
    courses.open_course(course, [booking], NURSE)
    kept = courses.kept(course.course_id)
    assert kept
    assert kept.bookings == (booking,)


def test_that_nothing_is_changed_where_the_record_may_only_be_read(courses: SqliteCourses, opens: Opens) -> None:
    course = a_course()
    courses.open_course(course, [], NURSE)
    reading = opens("chair-4", read_only=True).registry.courses
    with pytest.raises(StorageProblem):
        reading.change_course(ended(course), NURSE, "")
    assert reading.course(course.course_id) == course


def test_that_a_patient_has_one_open_course_in_the_table_too(database: Opened, courses: SqliteCourses) -> None:
    first = a_course()
    courses.open_course(first, [], NURSE)
    with pytest.raises(Refused, match="Okafor, Miriam has a course for CRPS I since 2026-11-20"):
        courses.open_course(a_course(), [], NURSE)

    def insert_another(connection: Connection) -> None:
        connection.execute(insert(COURSES), COURSE.row(a_course()))

    with pytest.raises(IntegrityError, match="UNIQUE"):
        database.writer.submit(insert_another).result()
    assert courses.courses_of(MIRIAM.patient_id) == (first,)


def test_that_a_signed_judgement_cannot_be_changed(database: Opened, courses: SqliteCourses) -> None:
    course = a_course()
    courses.open_course(course, [], NURSE)
    courses.assess(a_judgement(course, Outcome.STOP), ended(course), PHYSICIAN)
    for change in (update(ASSESSMENTS).values(found="Something else"), delete(ASSESSMENTS)):
        with pytest.raises(IntegrityError, match="append-only"):
            database.writer.submit(partial(Connection.execute, statement=change)).result()
