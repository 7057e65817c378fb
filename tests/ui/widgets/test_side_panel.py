"""A panel slides in beside the chart and never takes the screen over."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.motion import LONGEST_MS
from ui.widgets.key_button import KeyButton
from ui.widgets.side_panel import SidePanel


class Screen(QWidget):
    """A host with an entry line that has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.line)
        self.panel = SidePanel(self, width=300)
        self.resize(1000, 500)


def screen(qtbot: QtBot) -> Screen:
    made = Screen()
    qtbot.addWidget(made)
    made.show()
    made.line.setFocus()
    qtbot.waitUntil(made.line.hasFocus)
    return made


def test_that_a_panel_hands_over_the_keyboard_and_escape_gives_it_back(qtbot: QtBot) -> None:
    host = screen(qtbot)
    rate = QLineEdit()
    host.panel.open_with("Rate", rate)
    qtbot.waitUntil(rate.hasFocus)
    with qtbot.waitSignal(host.panel.closed):
        QTest.keyClick(rate, Qt.Key.Key_Escape)
    assert not host.panel.is_open
    assert host.line.hasFocus()


def test_that_the_first_line_of_a_form_gets_the_keyboard(qtbot: QtBot) -> None:
    host = screen(qtbot)
    form = QWidget()
    line = QLineEdit(form)
    host.panel.open_with("Drug given", form)
    qtbot.waitUntil(line.hasFocus)


def test_that_the_panel_arrives_at_the_right_edge_and_stays_there(qtbot: QtBot) -> None:
    host = screen(qtbot)
    host.panel.open_with("Rate", QLineEdit())
    qtbot.waitUntil(lambda: host.panel.geometry().right() == host.width() - 1, timeout=LONGEST_MS * 20)
    host.resize(1200, 600)
    assert host.panel.geometry().getRect() == (900, 0, 300, 600)


def test_that_another_content_takes_the_place_of_the_last(qtbot: QtBot) -> None:
    host = screen(qtbot)
    host.panel.open_with("Rate", QLineEdit())
    note = QLineEdit()
    host.panel.open_with("Note", note)
    assert (host.panel.title, host.panel.accessibleName()) == ("Note", "Note")
    qtbot.waitUntil(note.hasFocus)
    host.panel.close_panel()
    assert host.line.hasFocus(), "the focus goes back to where it was before the first"


def test_that_the_panel_closes_by_touch(qtbot: QtBot) -> None:
    host = screen(qtbot)
    host.panel.open_with("Rate", QLineEdit())
    (close,) = host.panel.findChildren(KeyButton)
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not host.panel.isVisible()


def test_that_the_host_has_the_keyboard_where_what_it_came_from_is_gone(qtbot: QtBot) -> None:
    host = screen(qtbot)
    gone, other = QLineEdit(host), QLineEdit(host)
    host.setFocusProxy(other)
    for line in (gone, other):
        line.show()
    gone.setFocus()
    host.panel.open_with("Rate", QLineEdit())
    gone.deleteLater()
    with qtbot.waitSignal(gone.destroyed):
        pass
    host.panel.close_panel()
    assert other.hasFocus()
