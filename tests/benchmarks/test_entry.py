"""From Enter to the final point on the screen, beside a bare field and one raw commit, on this disk and slower ones."""

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pyqtgraph as pg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.benchmarks.floors import in_turns, tell
from tests.benchmarks.live_session import VITALS, WAITING, LiveSession, live_session, slow_disk

ROUNDS = 25
SLOWER_S = (0.0, 0.005, 0.030)
"""What a sync takes longer than on this disk: nothing, as on many a solid-state disk, as on one that turns."""


class Disk:
    """How much longer each commit takes, in seconds."""

    def __init__(self) -> None:
        self.slower_s = 0.0


class BareField(QLineEdit):
    """A field of Qt's own whose Enter commits one row as SQLite does it, power-loss safe."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        super().__init__()
        self.painted = 0.0
        self._disk = disk
        self._connection = sqlite3.connect(folder / "bare.sqlite")
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("CREATE TABLE lines (line TEXT)")
        self.returnPressed.connect(self._commit)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted = time.perf_counter()

    def _commit(self) -> None:
        self._connection.execute("INSERT INTO lines VALUES (?)", (self.text(),))
        if self._disk.slower_s:
            time.sleep(self._disk.slower_s)
        self._connection.commit()
        self.clear()

    def enter(self) -> float:
        QTest.keyClicks(self, VITALS)
        QApplication.processEvents()
        start, self.painted = time.perf_counter(), 0.0
        QTest.keyClick(self, Qt.Key.Key_Return)
        while not self.painted:
            QApplication.processEvents(WAITING)
        return self.painted - start

    def close_file(self) -> None:
        self._connection.close()


class ChartPaints:
    """When the chart was first painted with everything on disk that was entered."""

    def __init__(self, patch: pytest.MonkeyPatch, disk: Disk) -> None:
        self.first = 0.0
        self.disk = disk
        self.live: LiveSession | None = None
        paint = pg.GraphicsView.paintEvent

        def paint_event(view: pg.GraphicsView, event: QPaintEvent) -> None:
            paint(view, event)
            if self.live and not self.live.pending and not self.first:
                self.first = time.perf_counter()

        patch.setattr(pg.GraphicsView, "paintEvent", paint_event)

    def after_enter(self) -> float:
        """Return how long the live screen's own line takes from Enter to the frame with its point."""
        assert self.live
        self.live.pass_minutes(3)
        self.live.type()
        start = time.perf_counter()
        self.live.enter()
        self.first = 0.0
        while not self.first:
            QApplication.processEvents(WAITING)
        QApplication.processEvents()
        assert self.first - start >= self.disk.slower_s
        return self.first - start


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    made = Disk()
    slow_disk(monkeypatch, lambda: made.slower_s)
    return made


@pytest.fixture
def chart(qtbot: QtBot, tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch) -> Iterator[ChartPaints]:
    paints = ChartPaints(monkeypatch, disk)
    with live_session(tmp_path) as paints.live:
        yield paints


@pytest.fixture
def bare(qtbot: QtBot, tmp_path: Path, disk: Disk) -> Iterator[BareField]:
    field = BareField(tmp_path, disk)
    qtbot.addWidget(field)
    field.show()
    yield field
    field.close_file()


@pytest.mark.parametrize("slower_s", SLOWER_S)
def test_how_long_an_entry_takes_from_enter_to_pixel(
    bare: BareField, chart: ChartPaints, disk: Disk, slower_s: float
) -> None:
    disk.slower_s = slower_s
    taken = in_turns({"bare": bare.enter, "live": chart.after_enter}, ROUNDS)
    where = f" where a sync takes {slower_s * 1000:.0f} ms longer" if slower_s else ""
    absolute = f"{taken['live'] * 1000:.2f} ms against {taken['bare'] * 1000:.2f} ms"
    tell(f"enter to final point painted{where}", taken["live"] / taken["bare"], 1.5, absolute)
