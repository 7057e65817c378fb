"""The window shows one screen at a time and tells the way to the others."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.pages.window import WindowPage
from ui import shortcuts
from ui.first_window import destinations
from ui.theme.priority import Priority
from ui.widgets.banner import Notice
from ui.widgets.key_button import KeyButton
from ui.widgets.rail import Destination
from ui.window import LIVE, Frame, MainWindow


@pytest.fixture
def page(qtbot: QtBot) -> WindowPage:
    window = MainWindow(
        (
            Destination("today", "Today", "today", shortcuts.shown("today")),
            Destination("review", "Review", "monitoring", shortcuts.shown("review")),
        )
    )
    qtbot.addWidget(window)
    window.add_screen("today", QLabel("today"), Frame("Monday 23 November", "No chair in use"))
    window.add_screen("review", QLineEdit(), Frame("Review", actions=(KeyButton("Compare"),)))
    live = QLineEdit()
    live.setObjectName("live")
    window.add_screen("live", live, LIVE)
    return WindowPage(qtbot, window)


def test_that_the_first_screen_is_shown_first(page: WindowPage) -> None:
    assert (page.screen, page.title) == ("today", "Monday 23 November")
    assert page.window.rail.button("today").isChecked()


def test_that_the_rail_leads_to_a_screen_and_marks_it(page: WindowPage) -> None:
    page.press_on_rail("review")
    assert (page.screen, page.title) == ("review", "Review")
    assert page.window.rail.button("review").isChecked()
    assert not page.window.rail.button("today").isChecked()


def test_that_a_key_leads_to_a_screen(page: WindowPage) -> None:
    page.press_key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.screen == "review"
    page.press_key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert page.screen == "today"


def test_that_a_screens_actions_stand_on_the_bar_only_with_it(page: WindowPage) -> None:
    page.press_on_rail("review")
    (compare,) = (each for each in page.window.top_bar.findChildren(KeyButton))
    assert compare.isVisible()
    page.press_on_rail("today")
    assert not compare.isVisible()


def test_that_the_live_screen_has_the_window_to_itself(page: WindowPage) -> None:
    page.window.show_screen("live")
    assert not page.rail_is_shown
    assert page.title == ""
    page.window.show_screen("today")
    assert page.rail_is_shown


def test_that_a_screen_gets_the_keyboard_when_it_is_shown(page: WindowPage, qtbot: QtBot) -> None:
    page.window.show_screen("live")
    qtbot.waitUntil(lambda: isinstance(page.window.focusWidget(), QLineEdit))


def test_that_the_frame_of_the_shown_screen_changes_at_once(page: WindowPage) -> None:
    page.window.set_frame("today", Frame("Tuesday 24 November"))
    assert page.title == "Tuesday 24 November"
    page.window.set_frame("review", Frame("Okafor, Miriam"))
    assert page.title == "Tuesday 24 November"


def test_that_a_removed_screen_is_gone(page: WindowPage) -> None:
    page.window.remove_screen("live")
    with pytest.raises(KeyError):
        page.window.show_screen("live")


def test_that_one_banner_stands_above_every_screen(page: WindowPage) -> None:
    page.window.banner.show_notice(Notice("The disk is full. Nothing was lost.", Priority.HIGH))
    for screen in ("today", "live"):
        page.window.show_screen(screen)
        assert page.notice == "The disk is full. Nothing was lost."


def test_that_f1_lists_every_key_and_closes_the_list_again(page: WindowPage) -> None:
    page.press_key(Qt.Key.Key_F1)
    assert page.panel_title == "Keys"
    listed = page.listed_keys()
    assert listed["F2"] == "Change the rate"
    assert listed["Ctrl N"] == "Start a session"
    assert len(listed) == len(shortcuts.keys()) - 8, "the nine sessions share a row"
    page.press_key(Qt.Key.Key_F1)
    assert page.panel_title == ""


def test_that_escape_closes_the_list_of_keys(page: WindowPage) -> None:
    page.press_key(Qt.Key.Key_F1)
    page.press_key(Qt.Key.Key_Escape)
    assert page.panel_title == ""


def test_that_a_watermark_stands_above_the_live_screen_too(page: WindowPage) -> None:
    page.window.show_watermark("Demonstration with invented patients")
    page.window.show_screen("live")
    (band,) = page.window.findChildren(QLabel, "watermark")
    assert band.isVisible()
    page.window.show_watermark("")
    assert not band.isVisible()


def test_that_the_bar_tells_the_time_and_the_rail_who_works(page: WindowPage) -> None:
    page.window.show_time("10:52")
    page.window.show_who("RN A. Lindqvist")
    assert "10:52" in {label.text() for label in page.window.top_bar.findChildren(QLabel) if label.isVisible()}
    (who,) = [label for label in page.window.rail.findChildren(QLabel) if label.isVisible()]
    assert (who.text(), who.accessibleName()) == ("RN A. Lindqvist", "At work: RN A. Lindqvist")


def test_that_keys_lead_nowhere_before_there_is_a_screen(qtbot: QtBot) -> None:
    window = MainWindow(destinations())
    qtbot.addWidget(window)
    window.show()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_5):
        QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
    assert window.screen_shown == ""


def test_that_the_window_fits_a_small_laptop(page: WindowPage) -> None:
    smallest: QSize = page.window.minimumSizeHint().expandedTo(page.window.minimumSize())
    assert smallest.width() <= 1366
    assert smallest.height() <= 728, "768 less a task bar"


def test_that_no_two_keys_are_the_same() -> None:
    every = shortcuts.keys()
    sequences = [key.sequence for key in every]
    assert len(sequences) == len(set(sequences))
    names = [key.name for key in every]
    assert len(names) == len(set(names))


def test_that_a_key_is_shown_as_it_stands_on_the_keyboard() -> None:
    assert [shortcuts.shown(name) for name in ("start", "rate", "correct", "save")] == ["Ctrl N", "F2", "↑", "Enter"]


def test_that_an_unknown_key_is_refused() -> None:
    with pytest.raises(KeyError):
        shortcuts.key("teleport")


def test_that_a_bound_key_works_only_while_its_screen_is_shown(page: WindowPage, qtbot: QtBot) -> None:
    pressed: list[str] = []
    (live,) = page.window.findChildren(QLineEdit, "live")
    shortcuts.bind("rate", live, lambda: pressed.append("rate"))
    page.press_key(Qt.Key.Key_F2)
    assert pressed == []
    page.window.show_screen("live")
    page.press_key(Qt.Key.Key_F2)
    assert pressed == ["rate"]
