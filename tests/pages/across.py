"""Across patients as a person meets it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.across.across_screen import AcrossScreen
from ui.across.filter_form import FilterForm


class AcrossPage:
    """Reads what is shown of the groups, compares by something else, filters and saves."""

    def __init__(self, qtbot: QtBot, screen: AcrossScreen) -> None:
        self._qtbot = qtbot
        self.screen = screen
        screen.resize(1282, 704)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        self.wait()
        screen.setFocus()

    def wait(self) -> None:
        """Wait until nothing is read any more."""
        self._qtbot.waitUntil(lambda: not self.screen.reading.is_reading)

    @property
    def lanes(self) -> list[str]:
        """Return what a screen reader says of each lane, from the top; nothing where none is shown."""
        return [] if self.screen.hint else self.screen.lanes.lanes.accessibleDescription().split("\n")

    @property
    def curves(self) -> list[str]:
        """Return of which groups a curve is drawn."""
        curves = self.screen.curves.curves
        return [group.words for group in curves.groups] if curves.isVisible() else []

    @property
    def curve_hint(self) -> str:
        return self.screen.curves.hint.text()

    @property
    def sentence(self) -> str:
        """Return what is said in place of the charts."""
        hint = self.screen.hint
        return " ".join(label.text() for label in hint.findChildren(QLabel) if label.text()) if hint else ""

    @property
    def warning(self) -> str:
        return self.screen.head.sentence.text()

    @property
    def remark(self) -> str:
        return self.screen.remark

    @property
    def said(self) -> str:
        return self.screen.head.said.text()

    @property
    def looked_at(self) -> str:
        return self.screen.head.looked_at.text()

    @property
    def may_save(self) -> bool:
        return self.screen.head.save.isEnabled()

    @property
    def form(self) -> FilterForm | None:
        """Return the filter that is asked for; None while it is closed."""
        return next((one for one in self.screen.findChildren(FilterForm) if one.isVisible()), None)

    def compare_by(self, words: str) -> None:
        segment = next(one for one in self.screen.head.by.segments() if one.text() == words)
        QTest.mouseClick(segment, Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, modifier)

    def click(self, button: QWidget) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def ask(self) -> FilterForm:
        """Ask for the filter with its key."""
        self.press(Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
        form = self.form
        assert form
        return form
