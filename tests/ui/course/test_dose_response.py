"""Dose and response of a course: reached by its key, read with the arrows, and left to the session or to the course."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.ports import Patient
from tests.pages.course import ALT, CoursePageObject
from tests.pages.dose_response import DoseResponsePageObject
from tests.ui.clinic import Clinic
from tests.ui.course.dosed import dosed
from tests.ui.course.examples import day_before, give, open_course
from tests.ui.damage import damage_table, write_as_later_program

NONE = Qt.KeyboardModifier.NoModifier
Opened = Callable[[], CoursePageObject]


@pytest.fixture
def doses(qtbot: QtBot, patients: Opened) -> Callable[[], DoseResponsePageObject]:
    """Open the patients, and dose and response with its key."""

    def opened() -> DoseResponsePageObject:
        course = patients()
        course.press(Qt.Key.Key_O, ALT)
        page = DoseResponsePageObject(qtbot, course.screen.doses)
        page.wait()
        return page

    return opened


def test_that_a_course_is_read_infusion_by_infusion_and_left_to_a_session(
    clinic: Clinic, doses: Callable[[], DoseResponsePageObject]
) -> None:
    dosed(clinic)
    page = doses()
    assert page.about == "Ortiz, Daniel · born 2 May 1974 · CRPS I right foot since 2019 · course opened 17 Apr 2026"
    assert page.said.startswith("Higher doses were followed by longer relief here (6 infusions, 36 to 55 mg)")
    assert page.beside.endswith("It is no advice on a dose.")
    assert page.rows[6] == [
        "7", "20 Sep 2026", "54.7", "0.68", "0.45\nmg/kg/h", "90", "118", "9", "−2", "anxiety severe, nausea mild",
        "midazolam 1 mg", "8 → 3", "37 days",
    ]  # fmt: skip
    assert [row[-1] for row in page.rows[:2]] == ["another one followed"] * 2
    assert page.labels == ["1", "2", "3 mild", "4", "5 moderate", "6 mild", "7 severe", "8 latest"]
    assert page.read_out.startswith("Infusion 8 · 1 Nov 2026 · 48.6 mg, 0.6 mg/kg · up to 0.4 mg/kg/h · 90 min")
    assert page.read_out.endswith("relief: at least 22 days")
    assert page.marked == 8
    page.press(Qt.Key.Key_Left)
    assert "side effects: anxiety severe, nausea mild · given for it: midazolam 1 mg" in page.read_out
    assert page.marked == 7
    page.press(Qt.Key.Key_Home)
    assert page.read_out.endswith("relief: another infusion followed within a week")
    page.click(5)
    assert page.read_out.startswith("Infusion 5")
    across = page.spot(5).x()
    page.measure_in(per_kg=False)
    assert page.spot(5).x() != across
    chosen: list[UUID] = []
    page.page.session_chosen.connect(chosen.append)
    page.page.plot.setFocus()
    page.press(Qt.Key.Key_Return)
    assert chosen == [page.page.found.infusions[4].session_id]
    page.page.table.setFocus()
    page.press(Qt.Key.Key_Down)
    page.press(Qt.Key.Key_Return)
    assert chosen[1:] == [page.page.found.infusions[5].session_id]
    assert page.read_out.startswith("Infusion 6")


def test_that_escape_and_the_key_go_back_to_the_course_and_a_press_on_its_card_comes_again(
    qtbot: QtBot, clinic: Clinic, patients: Opened
) -> None:
    dosed(clinic, (("0.3", 24, ["effect nausea mild"]),), before=0)
    course = patients()
    page = DoseResponsePageObject(qtbot, course.screen.doses)
    for key, modifier in ((Qt.Key.Key_Escape, NONE), (Qt.Key.Key_O, ALT)):
        QTest.mouseClick(course.screen.page.relief, Qt.MouseButton.LeftButton)
        page.wait()
        assert page.page.isVisible()
        assert page.said == (
            "Days of relief are known after 1 infusion only; with fewer than 4 nothing can be said of dose and relief."
        )
        course.press(key, modifier)
        assert not page.page.isVisible()
        assert course.screen.page.isVisible()


def test_that_what_is_missing_is_said_in_words(
    clinic: Clinic, doses: Callable[[], DoseResponsePageObject], patient: Patient
) -> None:
    page = doses()
    assert page.hint == ("No course yet Dose and response are looked at across a course; this patient has none yet.")
    open_course(clinic, patient, day_before(3))
    page.page.show_patient(patient.patient_id)
    page.wait()
    assert page.hint.startswith("No infusion yet")


def test_that_a_record_that_cannot_be_read_is_said(
    clinic: Clinic, doses: Callable[[], DoseResponsePageObject], patient: Patient
) -> None:
    open_course(clinic, patient, day_before(20), planned=1)
    give(clinic, patient, day_before(15))
    (row,) = clinic.database.registry.sessions_of(patient.patient_id)
    write_as_later_program(clinic.database.path, row.head.session_id)
    page = doses()
    assert page.rows[0][9] == "record not read"
    assert "How it was borne is known of no infusion yet" in page.beside
    damage_table(clinic.database.path, "courses")
    page.page.show_patient(patient.patient_id)
    page.wait()
    assert page.hint.startswith("This cannot be read now")
