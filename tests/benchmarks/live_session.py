"""A session an hour in on the live screen: a real database, a monitor, thirty entries, and a window in its theme."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from session.simulation.monitor import SimulatedMonitor
from tests.ui.clinic import Clinic
from ui.live.live_screen import LiveScreen
from ui.theme.look import Look, dress

SIZE = (1366, 768)
LINES = (
    "128/80 74 98% r15 p8",
    "; floating, comfortable",
    "p6 d2",
    "141/86 79 97% r14 p6",
    "effect nausea mild",
    "given ondansetron 4 mg iv",
)
VITALS = "138/84 77 98% r15 p5"


class LiveSession:
    """Lets time pass and writes lines, as the nurse and the clock do."""

    def __init__(self, clinic: Clinic) -> None:
        self.clinic = clinic
        self.running = clinic.seat(clinic.patient("Okafor, Miriam", "004 182"), "2")
        self.running.monitor = SimulatedMonitor()
        self.screen = LiveScreen(self.running, clinic.desk)
        dress(self.screen, Look())  # only the screen: what it is compared with stays bare
        self.screen.resize(*SIZE)
        self.screen.show()
        self.screen.line.field.setFocus()
        self._lines = cycle(LINES)

    def pass_minutes(self, minutes: int, every_s: int = 15) -> None:
        """Let time pass with a tick every few seconds, and paint what it changed."""
        for _ in range(minutes * 60 // every_s):
            self.clinic.clock.pass_(every_s / 60)
            self.clinic.desk.tick()
            QApplication.processEvents()

    def begin(self, entries: int) -> None:
        """Start the infusion and write so many lines, one every two minutes."""
        self.write("125/78 73 98% r15 p8")
        self.write("start")
        for _ in range(entries):
            self.pass_minutes(2)
            self.write(next(self._lines))

    def write(self, text: str) -> None:
        """Type a line, press Enter, and wait until it is on disk and painted."""
        self.type(text)
        self.enter()
        while self.running.recorder.pending:
            QApplication.processEvents()
        QApplication.processEvents()

    def type(self, text: str = VITALS) -> None:
        """Type a line and let its chips be painted."""
        QTest.keyClicks(self.screen.line.field, text)
        QApplication.processEvents()

    def enter(self) -> None:
        QTest.keyClick(self.screen.line.field, Qt.Key.Key_Return)


@contextmanager
def live_session(folder: Path, entries: int = 30) -> Iterator[LiveSession]:
    """Open a session that has run for an hour; it is closed at the end."""
    clinic = Clinic(folder)
    live = LiveSession(clinic)
    live.begin(entries)
    yield live
    live.screen.close()
    live.screen.deleteLater()
    clinic.close()


class Painted(QObject):
    """Counts how often a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False
