"""The week as a person meets it."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from session.checkin_fields import chair_key
from ui.week.book_form import BookForm
from ui.week.places import Place
from ui.week.week_bookings import Placed
from ui.week.week_screen import WeekScreen
from ui.week.week_words import clock

CONTROL = Qt.KeyboardModifier.ControlModifier


class WeekPage:
    """Reads what the week says, and carries, books and turns as a person does."""

    def __init__(self, qtbot: QtBot, screen: WeekScreen) -> None:
        self.qtbot, self.screen = qtbot, screen
        screen.resize(1282, 704)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.setFocus()

    @property
    def booked(self) -> list[tuple[str, str, str, str]]:
        """Return day, time, chair and name of each booking in the week, in the order of time."""
        return [
            (f"{one.place.day:%a}", clock(one.place.minute), chair_key(one.row.booking.chair), one.row.patient.name)
            for one in self._placed()
        ]

    @property
    def struck(self) -> list[str]:
        """Return the names that are struck through."""
        return [one.row.patient.name for one in self._placed() if not one.holds]

    @property
    def foot(self) -> str:
        """Return what is said of what is chosen; a screen reader says the same."""
        assert self.screen.grid.accessibleName() == self.screen.foot.text()
        return self.screen.foot.text()

    @property
    def notice(self) -> str:
        shown = self.screen.banner.notice
        return shown.sentence if shown is not None and self.screen.banner.isVisible() else ""

    @property
    def form(self) -> BookForm | None:
        """Return the form in the panel, or None while it is closed."""
        forms = self.screen.panel.findChildren(BookForm)
        return forms[-1] if forms and self.screen.panel.is_open else None

    def choose(self, name: str, which: int = 0) -> Placed:
        """Choose a booking of a patient."""
        one = [placed for placed in self._placed() if name in placed.row.patient.name][which]
        self.screen.grid.choose(one.row.booking.booking_id)
        return one

    def press_key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, modifier)

    def carry(self, columns: int = 0, steps: int = 0) -> None:
        """Carry the chosen booking with the keyboard, so many columns and quarters of an hour."""
        for _ in range(abs(columns)):
            self.press_key(Qt.Key.Key_Right if columns > 0 else Qt.Key.Key_Left, CONTROL)
        for _ in range(abs(steps)):
            self.press_key(Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up, CONTROL)

    def point(self, day: date, chair: int, minute: int) -> QPoint:
        """Return a point a little inside a place on the grid."""
        QApplication.processEvents()
        places = self.screen.grid.places()
        assert places
        return (places.rect(Place(day, chair, minute), 15).topLeft().toPoint()) + QPoint(5, 4)

    def drag(self, start: QPoint, to: QPoint) -> None:
        """Drag with the mouse; without a way in between it is a click."""
        grid = self.screen.grid
        QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=start)
        if start != to:
            QTest.mouseMove(grid, to)
        QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=to)

    def _placed(self) -> list[Placed]:
        week = self.screen.week
        return list(week.placed) if week else []
