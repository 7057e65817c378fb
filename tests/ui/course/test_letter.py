"""The letter about a course, from the list of more."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from session.course import Course
from tests.pages.course import ALT, CoursePageObject
from tests.ui.clinic import Clinic
from tests.ui.review.documents import FakeDocuments
from ui.course.more_list import MoreList
from ui.review.paper_panel import PaperPanel

Opened = Callable[[], CoursePageObject]


def test_that_the_letter_is_reached_with_the_keyboard(
    qtbot: QtBot, clinic: Clinic, patients: Opened, single: Course
) -> None:
    documents = clinic.desk.documents = FakeDocuments()
    page = patients()
    page.press(Qt.Key.Key_M, ALT)
    more = page.screen.panel.form
    assert isinstance(more, MoreList)
    more.buttons["letter"].setFocus()
    page.press(Qt.Key.Key_Return)
    letter = page.screen.panel.form
    assert isinstance(letter, PaperPanel)
    qtbot.waitUntil(lambda: not letter.making.is_busy)
    assert letter.count.text() == "1 page"
    assert {what for what, _, _ in documents.asked} == {"letter"}
