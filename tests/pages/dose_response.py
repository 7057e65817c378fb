"""Dose and response of a course as a person meets it."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.course.dose_response_page import DoseResponsePage


class DoseResponsePageObject:
    """Reads what is said, the plot and the table, and goes from infusion to infusion."""

    def __init__(self, qtbot: QtBot, page: DoseResponsePage) -> None:
        self._qtbot, self.page = qtbot, page

    def wait(self) -> None:
        """Wait until nothing is read any more."""
        self._qtbot.waitUntil(lambda: not self.page.is_busy)

    @property
    def about(self) -> str:
        """Return whose course is shown."""
        return self.page.head.about.text()

    @property
    def said(self) -> str:
        """Return the sentence that stands first."""
        return self.page.said.text()

    @property
    def beside(self) -> str:
        """Return the other sentences."""
        return self.page.beside.text()

    @property
    def read_out(self) -> str:
        return self.page.read_out.text()

    @property
    def rows(self) -> list[list[str]]:
        """Return what stands in each row of the table."""
        return self.page.table.rows

    @property
    def marked(self) -> int:
        """Return which row is chosen, from 1."""
        return self.page.table.currentIndex().row() + 1

    @property
    def labels(self) -> list[str]:
        """Return the number of each dot with the words behind it, in the order of time."""
        at = self.page.plot.at
        return [f"{dot.one.given.number} {dot.word}".strip() for dot in at.dots] if at else []

    @property
    def hint(self) -> str:
        """Return what is said in place of the plot."""
        hint = self.page.hint
        return " ".join(label.text() for label in hint.findChildren(QLabel) if label.text()) if hint else ""

    def spot(self, number: int) -> QPointF:
        """Return where the dot of an infusion stands."""
        at = self.page.plot.at
        assert at
        return next(dot.spot for dot in at.dots if dot.one.given.number == number)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key)

    def click(self, number: int) -> None:
        """Click on the dot of an infusion."""
        QTest.mouseClick(self.page.plot, Qt.MouseButton.LeftButton, pos=self.spot(number).toPoint())

    def measure_in(self, *, per_kg: bool) -> None:
        QTest.mouseClick(self.page.head.units[per_kg], Qt.MouseButton.LeftButton)
