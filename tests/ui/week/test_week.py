"""The week: bookings in their places, carried by keyboard and mouse, and never two people in one chair."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from session.course import BookingStatus, CoursePhase
from session.problems import StorageProblem
from tests.pages.week import WeekPage
from tests.storage.test_patients import audit, reasons
from tests.ui.clinic import Clinic
from tests.ui.course_clinic import book, open_course
from tests.ui.week.conftest import Open
from ui.theme.theme import Theme
from ui.week.week_screen import WeekScreen

MONDAY = date(2026, 11, 23)
GONE = "The disk is gone. Nothing that was saved is lost."


def two(clinic: Clinic) -> None:
    """Book Ivanova on Monday in chair 1 and Novak on Tuesday in chair 2, both at ten."""
    rada, petra = clinic.patient("Ivanova, Rada", "004377"), clinic.patient("Novak, Petra", "004401")
    book(clinic, open_course(clinic, rada, CoursePhase.MAINTENANCE), "10:00", chair="1")
    book(clinic, open_course(clinic, petra, CoursePhase.MAINTENANCE), "10:00", days=1, chair="2")


def test_that_a_week_shows_its_bookings_and_strikes_out_what_does_not_take_place(clinic: Clinic, page: Open) -> None:
    two(clinic)
    course = open_course(clinic, clinic.patient("Mensah, Kofi", "003915"))
    book(clinic, course, "07:15", days=5, chair="1", status=BookingStatus.MISSED)
    book(clinic, course, "12:00", days=7)
    shown = page()
    assert shown.screen.title.text() == "23 Nov to 29 Nov 2026"
    assert shown.booked == [
        ("Mon", "10:00", "1", "Ivanova, Rada"), ("Tue", "10:00", "2", "Novak, Petra"),
        ("Sat", "07:15", "1", "Mensah, Kofi"),
    ]  # fmt: skip
    assert shown.struck == ["Mensah, Kofi"]
    week = shown.screen.week
    assert week
    assert (len(week.days), week.hours, week.chairs) == (6, (7, 18), ("1", "2"))
    shown.press_key(Qt.Key.Key_PageDown)
    assert shown.booked == [("Mon", "12:00", "1", "Mensah, Kofi")]
    shown.press_key(Qt.Key.Key_PageUp)
    assert len(shown.booked) == 3


def test_that_a_booking_is_carried_and_dropped_with_the_keyboard(clinic: Clinic, page: Open) -> None:
    two(clinic)
    shown = page()
    shown.choose("Ivanova")
    assert shown.foot == (
        "Ivanova, Rada, Monday 23 November, 10:00, chair 1 until 11:30. "
        "Ctrl with the arrows carries it, Enter shows the course."
    )
    shown.carry(columns=2, steps=-2)
    assert shown.foot == "To Tuesday 24 November, 09:30, chair 1? Enter moves it there, Esc leaves it where it is."
    assert shown.booked[0][:2] == ("Mon", "10:00"), "nothing is saved yet"
    shown.press_key(Qt.Key.Key_Return)
    assert shown.booked[0] == ("Tue", "09:30", "1", "Ivanova, Rada")
    assert shown.notice == "Ivanova, Rada: Moved to 24 Nov at 09:30, chair 1."
    assert "moved" in reasons(clinic.database)
    assert shown.foot.startswith("Ivanova, Rada, Tuesday 24 November, 09:30, chair 1")


def test_that_esc_leaves_a_carried_booking_where_it_was_and_then_the_week(
    clinic: Clinic, page: Open, qtbot: QtBot
) -> None:
    two(clinic)
    shown = page()
    shown.choose("Ivanova")
    shown.carry(steps=4)
    with qtbot.assertNotEmitted(shown.screen.left):
        shown.press_key(Qt.Key.Key_Escape)
    assert shown.screen.grid.carried_to is None
    assert shown.booked[0][:2] == ("Mon", "10:00")
    with qtbot.waitSignal(shown.screen.left):
        shown.press_key(Qt.Key.Key_Escape)


def test_that_two_people_in_one_chair_are_refused_with_nothing_changed(clinic: Clinic, page: Open) -> None:
    two(clinic)
    shown = page()
    before, trace = shown.booked, len(audit(clinic.database))
    shown.choose("Ivanova")
    shown.carry(columns=3, steps=2)
    shown.press_key(Qt.Key.Key_Return)
    assert shown.notice.startswith("Chair 2 is taken by Novak, Petra from 10:00 to 11:30.")
    assert shown.booked == before
    assert shown.screen.grid.carried_to is None
    assert len(audit(clinic.database)) == trace


def test_that_an_induction_is_moved_with_what_comes_too_soon_after_or_not_at_all(clinic: Clinic, page: Open) -> None:
    kofi, petra = clinic.patient("Mensah, Kofi", "003915"), clinic.patient("Novak, Petra", "004401")
    course = open_course(clinic, kofi)
    gap = clinic.database.registry.protocols()[0].minimum_gap_days
    book(clinic, course, "10:00")
    book(clinic, course, "14:00", days=gap)
    shown = page()
    shown.choose("Mensah")
    shown.carry(columns=1)
    shown.press_key(Qt.Key.Key_Return)
    assert "Moved with it: infusion 2 from" in shown.notice
    moved = clinic.database.registry.courses.kept(course.course_id)
    assert moved
    assert moved.bookings[1].at - moved.bookings[0].at >= timedelta(days=gap)
    book(clinic, open_course(clinic, petra), "14:00", days=gap + 2)
    before = moved.bookings
    shown.screen.reload()
    shown.choose("Mensah")
    shown.carry(columns=1)
    shown.press_key(Qt.Key.Key_Return)
    assert "is taken by Novak, Petra" in shown.notice
    assert "It would have meant: Moved to" in shown.notice
    after = clinic.database.registry.courses.kept(course.course_id)
    assert after
    assert after.bookings == before


def test_that_a_booking_is_dragged_with_the_mouse(clinic: Clinic, page: Open) -> None:
    two(clinic)
    shown = page()
    shown.drag(shown.point(MONDAY, 0, 10 * 60 + 30), shown.point(MONDAY + timedelta(days=2), 1, 14 * 60))
    assert shown.booked[1] == ("Wed", "13:30", "2", "Ivanova, Rada"), "it is held where it was taken"
    shown.drag(shown.point(MONDAY + timedelta(days=2), 1, 14 * 60), shown.point(MONDAY + timedelta(days=1), 1, 11 * 60))
    assert "is taken by Novak" in shown.notice
    assert shown.booked[1][0] == "Wed"


def test_that_a_click_on_a_booking_only_chooses_it(clinic: Clinic, page: Open, qtbot: QtBot) -> None:
    two(clinic)
    shown = page()
    at = shown.point(MONDAY, 0, 10 * 60 + 30)
    shown.drag(at, at)
    assert shown.foot.startswith("Ivanova, Rada")
    assert shown.form is None
    with qtbot.waitSignal(shown.screen.course_requested) as asked:
        shown.press_key(Qt.Key.Key_Return)
    chosen = shown.screen.grid.chosen
    assert chosen
    assert asked.args == [chosen.row.patient.patient_id]


def test_that_the_arrows_go_from_place_to_place_and_past_a_booking(clinic: Clinic, page: Open) -> None:
    two(clinic)
    shown = page()
    assert shown.foot == "Monday 23 November, 08:00, chair 1. Enter books here."
    for _ in range(4):
        shown.press_key(Qt.Key.Key_Down)
    assert shown.foot.startswith("Ivanova, Rada")
    shown.press_key(Qt.Key.Key_Down)
    assert shown.foot.startswith("Monday 23 November, 11:30, chair 1.")
    shown.press_key(Qt.Key.Key_Up)
    assert shown.foot.startswith("Monday 23 November, 11:00") or shown.foot.startswith("Ivanova")
    for _ in range(12):
        shown.press_key(Qt.Key.Key_Right)
    assert "Friday 27 November" in shown.foot, "at the edge it stays"


@pytest.mark.parametrize("status", [BookingStatus.CANCELLED, BookingStatus.DONE, BookingStatus.MISSED])
def test_that_only_what_is_still_to_come_is_moved(clinic: Clinic, page: Open, status: BookingStatus) -> None:
    course = open_course(clinic, clinic.patient("Mensah, Kofi", "003915"))
    book(clinic, course, "10:00", status=status)
    shown = page()
    shown.choose("Mensah")
    shown.carry(columns=1)
    assert shown.screen.grid.carried_to is None
    shown.drag(shown.point(MONDAY, 0, 10 * 60), shown.point(MONDAY, 0, 14 * 60))
    assert shown.booked == [("Mon", "10:00", "1", "Mensah, Kofi")]


def test_that_a_reading_window_shows_the_week_and_changes_nothing(
    clinic: Clinic, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    two(clinic)
    watching = Clinic(tmp_path, read_only=True)
    screen = WeekScreen(watching.desk)
    qtbot.addWidget(screen)
    shown = WeekPage(qtbot, screen)
    shown.choose("Ivanova")
    shown.carry(columns=1)
    assert screen.grid.carried_to is None
    assert shown.foot.endswith("chair 1 until 11:30. Enter shows the course.")
    place = shown.point(MONDAY, 1, 14 * 60)
    shown.drag(place, place)
    assert shown.form is None
    watching.close()


def test_that_nobody_moves_a_booking_without_a_name(clinic: Clinic, page: Open) -> None:
    two(clinic)
    clinic.desk.nurse = ""
    shown = page()
    shown.choose("Ivanova")
    shown.carry(steps=4)
    shown.press_key(Qt.Key.Key_Return)
    assert shown.screen.who.problem == "Write who moves and books, then try again."
    assert shown.booked[0][1] == "10:00"
    shown.screen.who.set_text("B. Osei")
    shown.screen.grid.setFocus()
    shown.choose("Ivanova")
    shown.carry(steps=4)
    shown.press_key(Qt.Key.Key_Return)
    assert shown.booked[0][1] == "11:00"
    assert clinic.desk.nurse == "B. Osei"
    assert not shown.screen.who.isVisible()


def test_that_what_cannot_be_read_is_said_and_the_week_stays(
    clinic: Clinic, page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    two(clinic)
    shown = page()

    def broken(*_: object) -> None:
        raise StorageProblem(GONE)

    monkeypatch.setattr(clinic.database.registry.courses, "bookings", broken)
    shown.screen.reload()
    assert shown.notice == GONE
    assert len(shown.booked) == 2
