"""The window is there before what is shown in it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.first_window import FirstWindow
from ui.theme.theme import Theme


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


def test_that_the_window_is_painted_while_nothing_is_in_it_yet(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    first = FirstWindow(theme, tmp_path)
    qtbot.addWidget(first.window)
    paints = Paints()
    first.window.rail.installEventFilter(paints)
    first.show()
    assert paints.times == 1
    assert first.window.screen_shown == ""
    assert first.window.rail.button("review").isVisible()


def test_that_a_record_that_cannot_be_opened_is_said_in_the_window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    first = FirstWindow(theme, tmp_path)
    qtbot.addWidget(first.window)
    first.say("This is not a database of this program.")
    texts = [label.text() for label in first.window.findChildren(QLabel)]
    assert "This is not a database of this program." in texts


def test_that_what_takes_long_is_said_and_leaves_the_place_to_the_first_screen(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    first = FirstWindow(theme, tmp_path)
    qtbot.addWidget(first.window)
    first.show()
    first.wait("The record is brought up to date.")
    assert "The record is brought up to date." in [label.text() for label in first.window.findChildren(QLabel)]
    assert first.window.screen_shown == ""
