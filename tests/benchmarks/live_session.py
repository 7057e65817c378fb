"""A session half an hour in on the live screen: a real database, a monitor beside it, a window in its theme."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import Engine, event

from session.simulation.monitor import SimulatedMonitor
from storage.driver import sqlite
from storage.engine import writing_engine
from storage.keys import Key
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
WAITING = QEventLoop.ProcessEventsFlag.WaitForMoreEvents


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

    @property
    def pending(self) -> bool:
        return bool(self.running.recorder.pending)

    def pass_minutes(self, minutes: int, every_s: int = 15) -> None:
        """Let time pass with a tick every few seconds, and paint what it changed."""
        for _ in range(minutes * 60 // every_s):
            self.clinic.clock.advance(minutes=every_s / 60)
            self.clinic.desk.tick()
            QApplication.processEvents()

    def begin(self) -> None:
        """Start the infusion and write fifteen lines, one every two minutes."""
        self.write("125/78 73 98% r15 p8")
        self.write("start")
        lines = cycle(LINES)
        for _ in range(15):
            self.pass_minutes(2)
            self.write(next(lines))

    def write(self, text: str) -> None:
        """Type a line, press Enter, and wait until it is on disk and painted."""
        self.type(text)
        self.enter()
        while self.pending:
            QApplication.processEvents(WAITING)
        QApplication.processEvents()

    def type(self, text: str = VITALS) -> None:
        """Type a line and let its chips be painted."""
        QTest.keyClicks(self.screen.line.field, text)
        QApplication.processEvents()

    def enter(self) -> None:
        QTest.keyClick(self.screen.line.field, Qt.Key.Key_Return)


@contextmanager
def live_session(folder: Path) -> Iterator[LiveSession]:
    """Open a session that has run for half an hour; it is closed at the end."""
    clinic = Clinic(folder)
    live = LiveSession(clinic)
    live.begin()
    yield live
    live.screen.close()
    live.screen.deleteLater()
    clinic.close()


def slow_disk(patch: pytest.MonkeyPatch, seconds: Callable[[], float]) -> None:
    """Let every commit of the writer take so much longer, asleep as a thread is that waits for a disk."""

    class SlowConnection(sqlite.Connection):
        def commit(self) -> None:
            if self.in_transaction:
                time.sleep(seconds())
            super().commit()

    def connect(_dialect: object, _record: object, _words: object, settings: dict[str, object]) -> None:
        settings["factory"] = SlowConnection

    def engine(path: Path, key: Key) -> Engine:
        made = writing_engine(path, key)
        event.listen(made, "do_connect", connect)
        return made

    patch.setattr("storage.opening.writing_engine", engine)
