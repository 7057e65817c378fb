"""The record as a person meets it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.state import SessionState
from ui.record.record_list import RecordList
from ui.record.record_model import ROW
from ui.record.row import RecordRow, Showing


class RecordPage:
    """Reads the rows as they stand, and moves through them."""

    def __init__(self, qtbot: QtBot, state: SessionState, *, width: int = 270, oldest_first: bool = False) -> None:
        self.list = RecordList(oldest_first=oldest_first)
        qtbot.addWidget(self.list)
        self.list.resize(width, 600)
        self.list.show_state(state)
        self.list.show()
        self.list.activateWindow()
        qtbot.waitUntil(self.list.isActiveWindow)
        self.list.setFocus()

    @property
    def rows(self) -> list[RecordRow]:
        """Return the rows that are shown, from the top."""
        model = self.list.model
        return [model.index(place, 0).data(ROW) for place in range(model.rowCount())]

    @property
    def lines(self) -> list[str]:
        """Return the rows as clock time and words, from the top."""
        return [f"{row.clock} {row.text.replace(chr(0xA0), ' ')}" for row in self.rows]

    def row(self, words: str) -> RecordRow:
        """Return the first row that says this."""
        return next(row for row in self.rows if words in row.text.replace("\N{NO-BREAK SPACE}", " "))

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.list.view, key)

    def double_click(self, row: RecordRow) -> None:
        place = self.list.view.visualRect(self.list.model.place_of(row.event_id)).center()
        viewport = self.list.view.viewport()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)

    def show_only(self, showing: Showing) -> None:
        QTest.mouseClick(self.list.filter.button(showing), Qt.MouseButton.LeftButton)

    @property
    def heights(self) -> list[int]:
        return [self.list.view.sizeHintForRow(place) for place in range(self.list.model.rowCount())]

    @property
    def top(self) -> RecordRow | None:
        """Return the row at the upper edge of what is in view."""
        return self.list.model.row(self.list.view.indexAt(self.list.view.rect().topLeft()))
