"""What tests of courses share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from session.course import Course
from session.ports import Patient
from tests.pages.course import CoursePageObject
from tests.ui.clinic import MORNING, Clinic
from tests.ui.course.examples import day_before, give, open_course, ortiz, tell_diary
from ui.course.patients_screen import PatientsScreen
from ui.theme.theme import Theme


@pytest.fixture
def clinic(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def patients(qtbot: QtBot, clinic: Clinic) -> Callable[[], CoursePageObject]:
    """Open the screen on the tests' morning, once the clinic holds what the test needs."""

    def opened() -> CoursePageObject:
        clinic.clock.set_to(MORNING)
        clinic.desk.write_as("A. Lindqvist")
        screen = PatientsScreen(clinic.desk)
        qtbot.addWidget(screen)
        return CoursePageObject(qtbot, screen)

    return opened


@pytest.fixture
def patient(clinic: Clinic) -> Patient:
    return ortiz(clinic)


@pytest.fixture
def single(clinic: Clinic, patient: Patient) -> Course:
    """A course of one infusion that was given three weeks ago, with a diary since."""
    course = open_course(clinic, patient, day_before(24), planned=1)
    give(clinic, patient, day_before(21), "0.5", ("8", "3"))
    tell_diary(clinic, patient, [(day_before(days), 3.0) for days in range(20, -1, -1)])
    return course
