"""Who changed and who looked, as a person meets it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.audit.audit_asked import Side
from ui.audit.audit_screen import AuditScreen


class AuditPage:
    """Reads the rows, asks for others, and saves them."""

    def __init__(self, qtbot: QtBot, screen: AuditScreen) -> None:
        self._qtbot, self.screen = qtbot, screen
        screen.resize(1304, 704)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        self.wait()
        screen.setFocus()

    def wait(self) -> None:
        """Wait until nothing is read any more."""
        self._qtbot.waitUntil(lambda: not self.screen.reading.goes_on)

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """Return what stands in each row, without when it was."""
        return [] if self.screen.hint else [row[1:] for row in self.screen.list.rows.rows]

    @property
    def sentence(self) -> str:
        """Return what is said in place of the rows."""
        hint = self.screen.hint
        return " ".join(label.text() for label in hint.findChildren(QLabel) if label.text()) if hint else ""

    @property
    def told(self) -> str:
        return self.screen.told

    def look_for(self, line: str) -> None:
        self.screen.field.setText(line)
        self.screen.ask()
        self.wait()

    def turn_to(self, side: Side) -> None:
        segment = self.screen.sides.segments()[list(Side).index(side)]
        segment.setFocus()
        QTest.keyClick(segment, Qt.Key.Key_Space)
        self.wait()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.screen.focusWidget(), key)

    def save(self) -> None:
        """Press the button, and wait until it is said what became of it."""
        self.screen.save.setFocus()
        QTest.keyClick(self.screen.save, Qt.Key.Key_Space)
        self._qtbot.waitUntil(lambda: " saved in " in self.told)
