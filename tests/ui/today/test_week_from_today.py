"""The week in the place of the board, and the way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.pages.today import TodayPage
from tests.ui.clinic import Clinic
from tests.ui.course_clinic import book, open_course
from ui.theme.theme import Theme
from ui.today.today_screen import TodayScreen

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


def open_page(qtbot: QtBot, clinic: Clinic) -> TodayPage:
    screen = TodayScreen(clinic.desk)
    qtbot.addWidget(screen)
    return TodayPage(qtbot, screen)


def test_that_the_key_and_the_button_show_the_week_and_esc_leads_back(
    qtbot: QtBot, clinic: Clinic, theme: Theme
) -> None:
    course = open_course(clinic, clinic.patient("Ivanova, Rada", "004377"))
    page = open_page(qtbot, clinic)
    page.press_key(Qt.Key.Key_W, ALT)
    week = page.screen.week
    assert week
    assert week.isVisible()
    assert week.grid.hasFocus()
    book(clinic, course, "14:00")
    clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    assert week.isVisible(), "the week stays when somebody comes"
    page.press_key(Qt.Key.Key_Escape)
    assert not week.isVisible()
    assert page.booked == [("14:00", "Ivanova, Rada", "")], "the board is read again"
    page.press(page.screen.below.week)
    assert week.isVisible()
    page.press_key(Qt.Key.Key_W, ALT)
    assert not week.isVisible()
    page.press_key(Qt.Key.Key_W, ALT)
    page.search("iva")
    assert page.patients == ["Ivanova, Rada"]


def test_that_coming_back_to_today_shows_the_board(qtbot: QtBot, clinic: Clinic, theme: Theme) -> None:
    course = open_course(clinic, clinic.patient("Ivanova, Rada", "004377"))
    book(clinic, course, "14:00")
    page = open_page(qtbot, clinic)
    page.press_key(Qt.Key.Key_W, ALT)
    week = page.screen.week
    assert week
    with qtbot.waitSignal(page.screen.course_requested) as asked:
        week.grid.opened.emit(week.grid.chosen or (week.week.placed[0] if week.week else None))
    assert asked.args == [course.patient_id]
    page.screen.hide()
    page.screen.show()
    assert not week.isVisible()


def test_that_without_a_course_there_is_no_week(qtbot: QtBot, clinic: Clinic, theme: Theme) -> None:
    clinic.patient("Ivanova, Rada", "004377")
    page = open_page(qtbot, clinic)
    page.press_key(Qt.Key.Key_W, ALT)
    assert page.screen.week is None
