"""Telling: what is wrong, what is due and whether it is saved, by words and shape as well as colour."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.theme.palette import LIGHT
from ui.theme.priority import Priority
from ui.theme.theme import Theme, ThemeChoice
from ui.widgets.banner import Banner, Notice
from ui.widgets.countdown_ring import CountdownRing
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.priority_mark import PriorityMark, paint_priority_shape
from ui.widgets.saving_status import SavingStatus


def shape(priority: Priority) -> frozenset[tuple[int, int]]:
    """Return the pixels that the shape of a priority fills, whatever its colour."""
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_priority_shape(painter, QRectF(2, 2, 20, 20), priority, "#000000")
    painter.end()
    return frozenset((x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 127)


def test_that_the_three_priorities_differ_in_shape_and_in_text(qtbot: QtBot) -> None:
    shapes = {priority: shape(priority) for priority in Priority}
    assert len(set(shapes.values())) == 4
    assert shapes[Priority.NONE] == frozenset()
    assert [priority.mark for priority in Priority] == ["", "!", "!!", "!!!"]


@pytest.mark.parametrize(
    ("priority", "word"),
    [(Priority.LOW, "low priority"), (Priority.MEDIUM, "medium priority"), (Priority.HIGH, "high priority")],
)
def test_that_a_mark_is_read_aloud_as_a_word(qtbot: QtBot, priority: Priority, word: str) -> None:
    mark = PriorityMark()
    qtbot.addWidget(mark)
    mark.set_priority(priority)
    assert mark.accessibleName() == word


def test_that_a_banner_says_its_sentence_and_its_button_is_heard(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_notice(Notice("Systolic 158 mmHg.", Priority.MEDIUM, "since 10:50", "Acknowledge", "F12"))
    said = [label.text() for label in banner.findChildren(QLabel) if label.isVisibleTo(banner)]
    assert said == ["Systolic 158 mmHg.", "since 10:50"]
    with qtbot.waitSignal(banner.acted):
        QTest.mouseClick(banner.button, Qt.MouseButton.LeftButton)


def test_that_a_banner_takes_no_focus_from_the_entry_line(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_notice(Notice("Systolic 158 mmHg.", Priority.HIGH, action="Acknowledge"))
    banner.activateWindow()
    assert not banner.button.hasFocus()


def test_that_a_banner_without_a_priority_wears_no_alarm_colour(qtbot: QtBot, theme: Theme) -> None:
    theme.choose(ThemeChoice.LIGHT)
    banner = Banner()
    qtbot.addWidget(banner)
    banner.resize(600, 60)
    colours = {}
    for priority in (Priority.HIGH, Priority.NONE):
        banner.show_notice(Notice("Nothing was lost.", priority))
        image = banner.grab().toImage()
        colours[priority] = {image.pixelColor(x, y).name() for x in range(600) for y in range(0, 60, 2)}
    assert {LIGHT.high, LIGHT.high_ground} <= colours[Priority.HIGH]
    assert colours[Priority.NONE].isdisjoint({LIGHT.high, LIGHT.high_ground, LIGHT.medium, LIGHT.low})


def test_that_a_cleared_banner_is_gone(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_notice(Notice("Nothing was lost."))
    banner.clear()
    assert banner.notice is None
    assert banner.isHidden()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (768.9, "12:48"),
        (0.2, "0:00"),
        (-0.5, "0:01 min overdue"),
        (-80, "1:20 min overdue"),
        (-130, "2 min overdue"),
        (-1221, "20 min overdue"),
        (-3905, "1 h 5 min overdue"),
        (3725, "1:02:05"),
    ],
)
def test_that_a_ring_says_the_time_left_and_what_is_overdue(qtbot: QtBot, seconds: float, words: str) -> None:
    ring = CountdownRing()
    qtbot.addWidget(ring)
    ring.show_remaining(seconds, 900, "to next vitals, 11:05")
    assert ring.words == words
    assert ring.accessibleName() == f"{words} to next vitals, 11:05"


def test_that_an_overdue_ring_is_amber_and_only_then(qtbot: QtBot, theme: Theme) -> None:
    theme.choose(ThemeChoice.LIGHT)
    ring = CountdownRing()
    qtbot.addWidget(ring)
    wearing = []
    for seconds in (10, -10):
        ring.show_remaining(seconds, 900, "vitals")
        image = ring.grab().toImage()
        wearing.append(any(image.pixelColor(x, y).name() == LIGHT.medium for x in range(60) for y in range(48)))
    assert wearing == [False, True]


def test_that_saving_is_told_in_words(qtbot: QtBot) -> None:
    saving = SavingStatus()
    qtbot.addWidget(saving)
    saving.show_saved(1, "09:52:07")
    assert saving.text() == "1 entry saved 09:52:07"
    saving.show_saved(47, "10:52:07")
    assert saving.accessibleName() == "47 entries saved 10:52:07"
    saving.show_failed("Not saved. The text is still in the line.")
    assert saving.accessibleName() == "Not saved. The text is still in the line."


def test_that_a_line_without_room_keeps_its_whole_text_in_reach(qtbot: QtBot) -> None:
    label = ElidedLabel("Okafor, Miriam · RN A. Lindqvist · protocol CRPS outpatient v4")
    qtbot.addWidget(label)
    label.resize(120, 24)
    label.show()
    assert label.shown_text().endswith("…")
    assert label.toolTip() == label.text()
    label.resize(900, 24)
    assert label.shown_text() == label.text()
    assert label.toolTip() == ""
