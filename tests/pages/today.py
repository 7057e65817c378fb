"""The Today screen as a person meets it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.priority import Priority
from ui.today.booking_row import BookingRow
from ui.today.call_row import CallRow
from ui.today.patient_row import PatientRow
from ui.today.running_card import RunningCard
from ui.today.today_screen import TodayScreen

CONTROL = Qt.KeyboardModifier.ControlModifier


class TodayPage:
    """Reads what Today says and presses what it offers."""

    def __init__(self, qtbot: QtBot, screen: TodayScreen) -> None:
        self.qtbot = qtbot
        self.screen = screen
        screen.resize(1282, 708)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.setFocus()

    @property
    def is_welcoming(self) -> bool:
        return self.screen.welcoming and self.screen.welcome.isVisible()

    @property
    def notice(self) -> str:
        """Return the sentence above everything; nothing while there is none."""
        shown = self.screen.banner.notice
        return shown.sentence if shown is not None and self.screen.banner.isVisible() else ""

    @property
    def cards(self) -> list[str]:
        """Return the titles of the running sessions, as they stand."""
        return [card.face.title for card in self.screen.cards.cards() if card.face is not None]

    @property
    def priorities(self) -> list[Priority]:
        """Return how pressing each card looks, as they stand."""
        return [card.priority for card in self.screen.cards.cards()]

    @property
    def patients(self) -> list[str]:
        """Return the names in the list."""
        return [row.words[0] for row in self.screen.patients.rows()]

    @property
    def finished(self) -> list[tuple[str, ...]]:
        return [row.words for row in self.screen.finished.rows()]

    @property
    def below_patients(self) -> str:
        return self.screen.patients.sentence

    @property
    def offers_a_start(self) -> bool:
        """Say whether anything that starts a session can be pressed."""
        buttons = [row.button for row in self.screen.patients.rows() if row.button.text() == "Check in"]
        free = self.screen.cards.free_place
        return any(widget.isVisible() for widget in (*buttons, self.screen.welcome.start, *([free] if free else [])))

    @property
    def offers_courses(self) -> bool:
        return self.screen.below.offers_courses

    @property
    def booked(self) -> list[tuple[str, str, str]]:
        """Return time, name and what became of each booking, as they stand."""
        said = [row.said for row in self.screen.below.bookings.rows()]
        return [(words.time, words.name, words.state) for words in said if words]

    def booking(self, name: str) -> BookingRow:
        return next(row for row in self.screen.below.bookings.rows() if row.said and name in row.said.name)

    @property
    def calls(self) -> list[tuple[str, str, str]]:
        """Return name, what and when of each call, as they stand."""
        said = [row.said for row in self.screen.below.calls.rows()]
        return [(words.patient.name, words.what, words.when) for words in said]

    def call(self, name: str) -> CallRow:
        return next(row for row in self.screen.below.calls.rows() if name in row.said.patient.name)

    def write_call(self, name: str, note: str) -> None:
        """Say that a patient was called, and type what was said; Enter is still to be pressed."""
        button = self.call(name).button
        assert button
        self.press(button)
        form = self.screen.below.calls.form
        assert form
        self.qtbot.waitUntil(form.note.line.hasFocus)
        QTest.keyClicks(form.note.line, note)

    def card(self, title: str) -> RunningCard:
        return next(card for card in self.screen.cards.cards() if card.face and title in card.face.title)

    def row(self, name: str) -> PatientRow:
        return next(row for row in self.screen.patients.rows() if name in row.words[0])

    def press(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press_key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, modifier)

    def search(self, words: str) -> None:
        """Go to the search with its key and type."""
        self.press_key(Qt.Key.Key_K, CONTROL)
        self.qtbot.waitUntil(self.screen.patients.field.hasFocus)
        self.screen.patients.field.clear()
        QTest.keyClicks(self.screen.patients.field, words)
