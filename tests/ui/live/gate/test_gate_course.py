"""The start gate of a patient with a course: judged first, enough given, tests due, and what could not be read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from session.course import Assessment, Course, CoursePhase, Measure, Measured, Outcome
from session.ports import Patient
from session.screening_items import Standing
from tests.pages.gate import GateView
from tests.pages.live import LivePage
from tests.ui.clinic import Clinic
from tests.ui.course_clinic import ACTOR, infuse, open_course, today
from tests.ui.course_seats import seat_in_course
from tests.ui.damage import damage_table
from ui.live.live_screen import LiveScreen


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def miriam(clinic: Clinic) -> Patient:
    return clinic.patient("Okafor, Miriam", "004182")


def gate_of(qtbot: QtBot, clinic: Clinic, patient: Patient, course: Course) -> GateView:
    running = seat_in_course(clinic, patient, course, "Booster 1", checked=True)
    return GateView(LivePage(qtbot, LiveScreen(running, clinic.desk)))


def judge(clinic: Clinic, course: Course) -> None:
    assessment = Assessment(
        course_id=course.course_id,
        day=today(clinic),
        outcome=Outcome.GO_ON,
        physician="Dr Lang",
        found="43 % less pain",
    )
    going_on = replace(course, phase=CoursePhase.MAINTENANCE)
    clinic.database.registry.courses.assess(assessment, going_on, ACTOR)


def test_that_a_response_that_is_not_judged_holds_hard_until_it_is(
    qtbot: QtBot, clinic: Clinic, miriam: Patient
) -> None:
    course = open_course(clinic, miriam, CoursePhase.ASSESSMENT, planned=1)
    infuse(clinic, miriam, 20)
    view = gate_of(qtbot, clinic, miriam, course)
    assert view.check("response") == (
        "Response, hard hold: The response to the induction has not been judged. "
        "Judge it on the patient's course first."
    )
    assert view.page.checks["response"].mark.standing is Standing.HARD
    view.pass_all()
    assert view.outcome == "Hard hold: a prescriber decides, or not today"
    assert view.detail == "The response to the induction has not been judged."
    judge(clinic, course)
    view.live.screen.hide()
    view.live.screen.show()
    assert "response" not in view.page.checks
    assert view.outcome == "Go: start with F2"


def test_that_what_was_given_and_what_is_due_stand_among_the_checks(
    qtbot: QtBot, clinic: Clinic, miriam: Patient
) -> None:
    course = open_course(clinic, miriam, planned=6)
    for days in (190, 60, 20):
        infuse(clinic, miriam, days)
    told = Measured(patient_id=miriam.patient_id, day=today(clinic) - timedelta(days=9), measure=Measure.URINARY)
    clinic.database.registry.courses.add_measured(told, ACTOR)
    view = gate_of(qtbot, clinic, miriam, course)
    assert "In 30 days 1 infusion, 41 mg; in 90 days 2, 82 mg; in 365 days 3, 123 mg." in view.check("course")
    assert view.page.checks["course"].mark.standing is Standing.FINE
    assert view.page.checks["liver test"].mark.standing is Standing.SOFT
    assert "A liver test is due: none in 190 days. Take blood" in view.check("liver test")
    assert "urinary symptoms" not in view.page.checks
    assert "response" not in view.page.checks


def test_that_without_a_course_a_line_says_so(qtbot: QtBot, clinic: Clinic, miriam: Patient) -> None:
    running = clinic.seat(miriam, "2", checked=True)
    view = GateView(LivePage(qtbot, LiveScreen(running, clinic.desk)))
    assert view.check("course") == "Course, fine: No course is open for this patient."


def test_that_a_course_that_cannot_be_read_is_a_soft_hold(qtbot: QtBot, clinic: Clinic, miriam: Patient) -> None:
    course = open_course(clinic, miriam)
    damage_table(clinic.database.path, "courses")
    view = gate_of(qtbot, clinic, miriam, course)
    assert view.page.checks["course"].mark.standing is Standing.SOFT
    assert "What was given over it is not known." in view.check("course")
