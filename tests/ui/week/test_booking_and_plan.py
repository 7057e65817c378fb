"""Booking at an empty place of the week, and handing on a plan."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from session.course import CoursePhase
from tests.pages.week import WeekPage
from tests.ui.clinic import Clinic
from tests.ui.course_clinic import book, infuse, open_course
from tests.ui.week.conftest import Open
from ui.week.book_form import BookForm

MONDAY = date(2026, 11, 23)


def form_of(shown: WeekPage) -> BookForm:
    form = shown.form
    assert form
    return form


def test_that_an_empty_place_is_booked_by_keyboard_alone(clinic: Clinic, page: Open) -> None:
    for name in ("Ivanova, Rada", "Novak, Petra"):
        open_course(clinic, clinic.patient(name, name[:3]), CoursePhase.MAINTENANCE)
    shown = page()
    shown.press_key(Qt.Key.Key_Down)
    shown.press_key(Qt.Key.Key_Return)
    form = form_of(shown)
    shown.qtbot.waitUntil(form.patient.line.hasFocus)
    QTest.keyClicks(form.patient.line, "petra")
    shown.press_key(Qt.Key.Key_Return)
    assert (form.time.text(), form.chair.text(), form.minutes.text()) == ("08:30", "1", "150")
    shown.press_key(Qt.Key.Key_Return)
    assert shown.form is None
    assert shown.booked == [("Mon", "08:30", "1", "Novak, Petra")]
    assert shown.notice == "Booked."
    assert shown.foot.startswith("Novak, Petra, Monday 23 November, 08:30, chair 1 until 11:00.")


def test_that_a_click_asks_who_is_to_come_and_a_press_chooses(clinic: Clinic, page: Open) -> None:
    for number in range(6):
        open_course(clinic, clinic.patient(f"Patient {number}, Ada", f"9{number}"))
    shown = page()
    place = shown.point(MONDAY, 0, 14 * 60)
    shown.drag(place, place)
    form = form_of(shown)
    assert [button.text() for button in form.offers] == [f"Patient {number}, Ada" for number in range(4)]
    shown.press_key(Qt.Key.Key_Return)
    assert form.offers[0].hasFocus(), "among several Enter chooses nobody"
    form.offers[2].click()
    assert form.patient.text() == "Patient 2, Ada"
    form.save.click()
    assert shown.booked == [("Mon", "14:00", "1", "Patient 2, Ada")]


def test_that_a_taken_chair_keeps_the_form_and_what_was_typed(clinic: Clinic, page: Open) -> None:
    rada, petra = clinic.patient("Ivanova, Rada", "004377"), clinic.patient("Novak, Petra", "004401")
    open_course(clinic, rada)
    book(clinic, open_course(clinic, petra), "10:00")
    shown = page()
    place = shown.point(MONDAY, 0, 9 * 60)
    shown.drag(place, place)
    form = form_of(shown)
    form.offers[0].click()
    form.save.click()
    assert form.time.problem.startswith("1 is taken by") or form.time.problem.startswith("Chair 1 is taken by")
    assert shown.form is form
    form.chair.set_text("3")
    form.save.click()
    assert ("Mon", "09:00", "3", "Ivanova, Rada") in shown.booked


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [("time", "25:00", "Write the time of day"), ("minutes", "x", ""), ("chair", "", "Choose the chair")],
)
def test_that_what_cannot_be_read_is_said_under_its_field(
    clinic: Clinic, page: Open, field: str, typed: str, sentence: str
) -> None:
    open_course(clinic, clinic.patient("Ivanova, Rada", "004377"))
    shown = page()
    shown.press_key(Qt.Key.Key_Return)
    form = form_of(shown)
    form.save.click()
    assert form.patient.problem == "Choose the patient."
    form.offers[0].click()
    {"time": form.time, "minutes": form.minutes, "chair": form.chair}[field].set_text(typed)
    form.save.click()
    said = {"time": form.time, "minutes": form.minutes, "chair": form.time}[field].problem
    assert said
    assert said.startswith(sentence)
    assert shown.booked == []


def test_that_nobody_without_a_course_is_found(clinic: Clinic, page: Open) -> None:
    clinic.patient("Haddad, Samira", "003871")
    open_course(clinic, clinic.patient("Ivanova, Rada", "004377"))
    shown = page()
    shown.press_key(Qt.Key.Key_Return)
    form = form_of(shown)
    QTest.keyClicks(form.patient.line, "haddad")
    assert form.patient.problem == "Nobody with a course is found. Open a course first."
    assert all(button.isHidden() for button in form.offers)


def test_that_too_short_a_gap_is_said_once_it_is_booked(clinic: Clinic, page: Open) -> None:
    course = open_course(clinic, clinic.patient("Ivanova, Rada", "004377"), CoursePhase.MAINTENANCE)
    book(clinic, course, "14:00")
    shown = page()
    shown.press_key(Qt.Key.Key_Return)
    form = form_of(shown)
    form.offers[0].click()
    form.save.click()
    assert shown.notice.startswith("Booked. Another infusion is booked on 2026-11-23")


def test_that_the_chairs_of_the_latest_sessions_are_columns(clinic: Clinic, page: Open) -> None:
    patient = clinic.patient("Ivanova, Rada", "004377")
    infuse(clinic, patient, 3)
    book(clinic, open_course(clinic, patient), "10:00", chair="Chair 3")
    week = page().screen.week
    assert week
    assert week.chairs == ("1", "Chair 3")


def test_that_a_plan_is_saved_as_a_calendar_file(clinic: Clinic, page: Open, tmp_path: Path) -> None:
    course = open_course(clinic, clinic.patient("Ivanova, Rada", "004 377"))
    book(clinic, course, "10:00")
    shown = page()
    assert not shown.screen.plan.isEnabled()
    shown.choose("Ivanova")
    shown.screen.plan.click()
    file = tmp_path / "plans" / "infusions-004377.ics"
    assert shown.notice == f"The plan of Ivanova, Rada is in {file}."
    written = file.read_bytes().decode()
    assert "DTSTART:20261123T090000Z\r\n" in written


def test_that_a_plan_that_cannot_be_written_is_a_sentence(clinic: Clinic, page: Open, tmp_path: Path) -> None:
    book(clinic, open_course(clinic, clinic.patient("Ivanova, Rada", "004 377")), "10:00")
    (tmp_path / "plans").write_text("in the way", "utf-8")
    shown = page()
    shown.choose("Ivanova")
    shown.screen.plan.click()
    assert "cannot be written" in shown.notice
