"""Patients with their courses: the list, the page, and moving between them by keyboard."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.pages.course import ALT, CoursePageObject
from tests.ui.clinic import MORNING, Clinic
from tests.ui.course.examples import begun, book, day_before, give, maintained, open_course, ortiz, tell_diary
from ui.course.patients_screen import PatientsScreen
from ui.theme.fonts import TEXT_SIZES
from ui.theme.theme import Theme

Opened = Callable[[], CoursePageObject]


def test_that_each_patient_is_listed_with_where_the_course_stands(clinic: Clinic, patients: Opened) -> None:
    clinic.patient("Haddad, Samira", "000 871", sex="F")
    open_course(clinic, ortiz(clinic), day_before(3))
    page = patients()
    assert page.patients == [
        "Haddad, Samira. 47 y, female · MRN 000 871. no course",
        "Ortiz, Daniel. 52 y, male · MRN 003 702. Induction 1 of 6",
    ]


def test_that_a_patient_is_found_by_typing_and_opened_with_enter(clinic: Clinic, patients: Opened) -> None:
    for name, mrn in (("Haddad, Samira", "000 871"), ("Mensah, Kofi", "001 871")):
        clinic.patient(name, mrn)
    page = patients()
    assert page.name == "Haddad, Samira"
    page.type("kofi", enter=True)
    assert page.name == "Mensah, Kofi"
    page.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    page.type("nobody")
    assert page.patients == []
    assert page.hint == "Nobody is found for nobody."


def test_that_a_patient_without_a_course_is_offered_to_open_one(clinic: Clinic, patients: Opened) -> None:
    ortiz(clinic)
    page = patients()
    assert page.offered == ["Log pain today", "Open a course", "More"]
    page.press(Qt.Key.Key_B, ALT)
    assert page.form_title == "Open a course"
    page.press(Qt.Key.Key_M, ALT)
    assert page.form_title == "More of this course"


def test_that_nobody_at_all_is_said_in_a_sentence(patients: Opened) -> None:
    page = patients()
    assert page.name == ""
    assert page.hint == "Nobody yet."


def test_that_a_course_in_maintenance_is_told_whole(clinic: Clinic, patients: Opened) -> None:
    patient = maintained(clinic, (41,), since_last=20)
    begun(clinic, patient, "Physical therapy, twice weekly", day_before(60))
    page = patients()
    assert page.about == "52 y, male · born 2 May 1974 · MRN 003 702 · CRPS I right foot since 2019 · Dr Lang"
    assert page.offered == ["Log pain today", "Judge the response", "Plan booster", "More"]
    assert page.cards["Course"] == ("Maintenance", "after 6 of 6 induction, 1 booster")
    assert page.cards["Last 12 months"][0] == "7 infusions"
    assert "half of the benefit" in page.why
    assert page.changes[-1] == "since 24 Sep 2026 Physical therapy, twice weekly"
    assert page.patients[0].endswith("Maintenance · booster 2")


def test_that_the_keyboard_goes_on_to_the_chart_and_reads_out_an_infusion(clinic: Clinic, patients: Opened) -> None:
    patient = ortiz(clinic)
    open_course(clinic, patient, day_before(12), planned=1)
    give(clinic, patient, day_before(9), "0.5", ("8", "3"))
    tell_diary(clinic, patient, [(day_before(8), 3.0)])
    page = patients()
    page.press(Qt.Key.Key_Down)
    page.press(Qt.Key.Key_Return)
    QTest.keyClick(page.screen.page.chart.chart, Qt.Key.Key_PageUp)
    assert page.read_out == "14 Nov 2026 · infusion 1: 0.5 mg/kg, 40.5 mg · pain 8 → 3 · relief more than 1 day"
    QTest.keyClick(page.screen.page.chart.chart, Qt.Key.Key_Right)
    assert page.read_out == "15 Nov 2026 · day 1 · pain 3, phone call"
    QTest.keyClick(page.screen.page.chart.chart, Qt.Key.Key_Escape)
    assert page.read_out.startswith("circles: before and after an infusion")


def test_that_the_booked_infusions_of_an_induction_are_what_comes_next(clinic: Clinic, patients: Opened) -> None:
    course = open_course(clinic, ortiz(clinic), day_before(3), planned=2)
    clinic.clock.set_to(MORNING)
    book(clinic, course, day_before(-1))
    page = patients()
    assert page.cards["Next infusion"] == ("24 November", "")
    assert "Plan the induction" in page.offered
    book(clinic, course, day_before(-3))
    page.screen.reload()
    assert page.cards["Next infusion"] == ("24 November", "1 more is planned")
    assert "Booked infusions" in page.offered


def test_that_a_window_that_may_only_read_shows_courses_and_offers_nothing(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    first = Clinic(tmp_path)
    open_course(first, ortiz(first), day_before(3))
    second = Clinic(tmp_path, MORNING, read_only=True)
    screen = PatientsScreen(second.desk)
    qtbot.addWidget(screen)
    page = CoursePageObject(qtbot, screen)
    assert page.name == "Ortiz, Daniel"
    assert page.offered == []
    page.press(Qt.Key.Key_D, ALT)
    assert page.form_title == ""
    second.close()
    first.close()


def test_that_a_corrected_name_is_shown_at_once(clinic: Clinic, patients: Opened) -> None:
    patient = ortiz(clinic)
    page = patients()
    clinic.desk.correct_patient(replace(patient, name="Ortiz, Daniela"), "A. Lindqvist")
    assert page.name == "Ortiz, Daniela"
    assert page.patients[0].startswith("Ortiz, Daniela")


def test_that_everything_fits_at_every_text_size(clinic: Clinic, patients: Opened, theme: Theme) -> None:
    maintained(clinic, (41,), since_last=20)
    page = patients()
    for percent in TEXT_SIZES:
        theme.set_text_size(percent)
        page.screen.resize(1282, 708)
        assert page.screen.minimumSizeHint().width() <= 1282
        assert page.screen.page.minimumSizeHint().height() <= 708


def test_that_the_session_that_was_given_counts_once_the_screen_is_shown_again(
    clinic: Clinic, patients: Opened
) -> None:
    patient = ortiz(clinic)
    open_course(clinic, patient, day_before(3))
    page = patients()
    assert page.cards["Course"] == ("Induction", "0 of 6 given")
    page.screen.hide()
    give(clinic, patient, MORNING.date())
    clinic.clock.set_to(MORNING + timedelta(hours=3))
    page.screen.show()
    assert page.cards["Course"] == ("Induction", "1 of 6 given")
    assert page.patients[0].endswith("Induction 2 of 6")
