"""From Enter to the final point on the screen, beside a bare field and one raw commit."""

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView, QLineEdit
from pytestqt.qtbot import QtBot

from tests.benchmarks.floors import in_turns, tell
from tests.benchmarks.live_session import LiveSession, Painted, live_session

ROUNDS = 40


@pytest.fixture
def live(qtbot: QtBot, tmp_path: Path) -> Iterator[LiveSession]:
    with live_session(tmp_path) as made:
        yield made


class BareEntry:
    """A field of Qt's own whose Enter commits one row as SQLite does it, power-loss safe."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.field = QLineEdit()
        qtbot.addWidget(self.field)
        self.field.show()
        self.painted = Painted(self.field)
        self._connection = sqlite3.connect(folder / "bare.sqlite")
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("CREATE TABLE lines (line TEXT)")
        self.field.returnPressed.connect(self._commit)

    def _commit(self) -> None:
        self._connection.execute("INSERT INTO lines VALUES (?)", (self.field.text(),))
        self._connection.commit()
        self.field.clear()

    def enter(self) -> float:
        QTest.keyClicks(self.field, "128/80 74 98% r15 p8")
        QApplication.processEvents()
        before, start = self.painted.times, time.perf_counter()
        QTest.keyClick(self.field, Qt.Key.Key_Return)
        while self.painted.times == before:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return time.perf_counter() - start

    def close(self) -> None:
        self._connection.close()


class LiveEntry:
    """The live screen's own line."""

    def __init__(self, live: LiveSession) -> None:
        self._live = live
        view = live.screen.chart.findChild(QGraphicsView)
        assert view
        self.painted = Painted(view.viewport())
        self._before = -1
        live.running.bridge.recorded.connect(self._recorded)

    def _recorded(self) -> None:
        self._before = self.painted.times

    def enter(self) -> float:
        self._live.pass_minutes(2)
        self._live.type()
        start = time.perf_counter()
        self._live.enter()
        recorder = self._live.running.recorder
        while recorder.pending or self.painted.times == self._before:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return time.perf_counter() - start


def test_how_long_an_entry_takes_from_enter_to_pixel(qtbot: QtBot, tmp_path: Path, live: LiveSession) -> None:
    bare = BareEntry(qtbot, tmp_path)
    taken = in_turns({"bare": bare.enter, "live": LiveEntry(live).enter}, ROUNDS)
    bare.close()
    absolute = f"{taken['live'] * 1000:.2f} ms against {taken['bare'] * 1000:.2f} ms"
    tell("enter to final point painted", taken["live"] / taken["bare"], 1.5, absolute)
