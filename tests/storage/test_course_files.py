"""All that is kept of a course comes with it: its infusions from the list of sessions, in as few queries for many."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Engine, event

from session.course import Course, CourseFile, CoursePhase, Infusion, Measure
from session.ports import Patient, SessionHead
from session.simulation.hand_clock import HandClock
from session.simulation.whole_session import Script, simulate
from session.state import replay
from session.summary import summarise
from storage.courses import SqliteCourses
from storage.opening import Opened
from tests.session.course_cases import BO, MIRIAM, TODAY, a_booking, a_course, a_measure, a_treatment, told
from tests.storage.examples import START, Sitting

NURSE = "A. Lindqvist"
DAY = timedelta(days=1)


@pytest.fixture
def courses(database: Opened) -> SqliteCourses:
    """Return the courses of a record that knows two patients."""
    for patient in (MIRIAM, BO):
        database.registry.add_patient(patient, NURSE)
    return database.registry.courses


def given(database: Opened, patient: Patient, days: int = 0, *, started: bool = True) -> SessionHead:
    """Keep a session that was opened so many days from today, and return its head."""
    sitting = Sitting(patient=patient, opened_at=START + timedelta(days=days))
    head = replace(sitting.head(), weight_kg=Decimal("68.4"), pain_first=Decimal(8), pain_last=Decimal(3))
    head = head if started else replace(head, started_at=None)
    database.journal.append([sitting.event(sitting.opening())], head).result()
    return head


def infusion(head: SessionHead, day: date) -> Infusion:
    return Infusion(
        session_id=head.session_id,
        day=day,
        given_mg=Decimal("12.50"),
        mg_per_kg=Decimal("0.18"),
        pain_before=Decimal(8),
        pain_after=Decimal(3),
    )


def kept(courses: SqliteCourses, course: Course) -> CourseFile:
    found = courses.kept(course.course_id)
    assert found
    return found


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect what is asked of any database meanwhile."""
    asked: list[str] = []

    def ask(_1: object, _2: object, statement: str, *_3: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", ask)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", ask)


def test_that_a_course_has_the_infusions_since_the_eve_of_its_opening(database: Opened, courses: SqliteCourses) -> None:
    course = a_course()
    courses.open_course(course, [], NURSE)
    heads = {days: given(database, MIRIAM, days) for days in (7, -1, 0, -2)}
    given(database, MIRIAM, 3, started=False)
    given(database, BO, 1)
    assert kept(courses, course).infusions == (
        infusion(heads[-1], TODAY - DAY), infusion(heads[0], TODAY), infusion(heads[7], TODAY + 7 * DAY),
    )  # fmt: skip


def test_that_the_day_of_an_infusion_is_the_chairs(database: Opened, courses: SqliteCourses) -> None:
    course = a_course()
    courses.open_course(course, [], NURSE)
    for hours, offset in ((14, 60), (14, 0)):
        sitting = Sitting(patient=MIRIAM, opened_at=START + timedelta(hours=hours), utc_offset_min=offset)
        database.journal.append([sitting.event(sitting.opening())], sitting.head()).result()
    assert [one.day for one in kept(courses, course).infusions] == [TODAY + DAY, TODAY + DAY]


def test_that_an_ended_course_keeps_its_own_infusions_and_its_own_diary(
    database: Opened, courses: SqliteCourses, clock: HandClock
) -> None:
    first = replace(a_course(), opened_on=TODAY - 30 * DAY)
    courses.open_course(first, [], NURSE)
    before, after = given(database, MIRIAM, -9), given(database, MIRIAM, 5)
    over = replace(first, phase=CoursePhase.ENDED, ended_on=TODAY - 5 * DAY, end_reason="Pain free")
    courses.change_course(over, NURSE, "")
    courses.write_diary([told("2", 3), told("6", 1)], NURSE)
    second = replace(a_course(), opened_on=TODAY - 2 * DAY)
    courses.open_course(second, [], NURSE)
    old, new = kept(courses, first), kept(courses, second)
    assert ([one.session_id for one in old.infusions], old.diary) == ([before.session_id], (told("2", 3),))
    assert [one.session_id for one in new.infusions] == [after.session_id]
    assert new.diary == (told("2", 3), told("6", 1))


def test_that_all_of_the_files_are_those_of_each(database: Opened, courses: SqliteCourses) -> None:
    miriams, bos = a_course(), a_course(BO)
    old = replace(a_course(), opened_on=TODAY - 30 * DAY)
    courses.open_course(old, [], NURSE)
    over = replace(old, phase=CoursePhase.ENDED, ended_on=TODAY, end_reason="Pain free")
    courses.change_course(over, NURSE, "")
    courses.open_course(miriams, [a_booking(miriams)], NURSE)
    courses.open_course(bos, [a_booking(bos, "13:00")], NURSE)
    for patient in (MIRIAM, BO):
        given(database, patient)
        courses.write_diary([told("5", 1, patient), told("4", 0, patient)], NURSE)
        courses.add_treatment(a_treatment(patient), NURSE)
        courses.add_measured(a_measure(Measure.BPI, "4.5", patient), NURSE)
    every = courses.all_kept(open_only=False)
    assert [(patient, file.course) for patient, file in every] == [(BO, bos), (MIRIAM, over), (MIRIAM, miriams)]
    assert [file for _, file in every] == [kept(courses, course) for course in (bos, old, miriams)]
    assert courses.all_kept(open_only=True) == (every[0], every[2])
    file = every[0][1]
    assert [len(part) for part in (file.infusions, file.diary, file.bookings, file.treatments, file.measured)] == [
        1, 2, 1, 1, 1,
    ]  # fmt: skip


def test_that_an_empty_record_has_no_files(courses: SqliteCourses) -> None:
    assert courses.all_kept(open_only=False) == ()
    assert courses.kept(a_course().course_id) is None


def test_that_more_courses_need_no_more_queries(database: Opened, courses: SqliteCourses) -> None:
    asked = []
    for patient in (MIRIAM, BO):
        courses.open_course(a_course(patient), [], NURSE)
        given(database, patient)
        with statements() as found:
            courses.all_kept(open_only=True)
        asked.append(len(found))
    assert asked[0] == asked[1] > 0


def test_that_a_recorded_session_is_an_infusion_as_its_summary_tells_it(database: Opened, clock: HandClock) -> None:
    session_id = simulate(database.journal, database.registry, clock, Script(30, 3))
    row = database.registry.session_row(session_id)
    assert row
    course = a_course(row.patient)
    database.registry.courses.open_course(course, [], NURSE)
    state = replay(database.journal.events(session_id))
    summary = summarise(state, clock.wall())
    assert state.opened
    (infused,) = kept(database.registry.courses, course).infusions
    assert infused == Infusion(
        session_id=session_id,
        day=TODAY,
        given_mg=summary.given_mg,
        mg_per_kg=round(summary.given_mg / state.opened.weight_kg, 2),
        pain_before=summary.pain_first,
        pain_after=summary.pain_last,
    )
    assert infused.pain_before is not None
