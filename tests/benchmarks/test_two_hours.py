"""Two hours at the chair with a monitor and a nurse: whether a tick stays as cheap, and memory as small, as it was."""

import gc
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.benchmarks.floors import tell
from tests.benchmarks.live_session import LINES, LiveSession, live_session

TWO_HOURS_S = 7200
TEN_MINUTES_S = 600
ENTRY_EVERY_S = 300
MOST_MB = 5.0
YARDSTICK = list(range(2000, 0, -1))


def resident_mb() -> float:
    """Return how much memory the process has in use now, after what can be freed was freed."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def yardstick() -> None:
    """Do something that never changes: what it costs tells how fast the machine is at this moment."""
    for number in YARDSTICK:
        str(number)


def thread_seconds(work: Callable[[], object]) -> float:
    """Return the processor time of this thread that a piece of work takes."""
    start = time.thread_time()
    work()
    return time.thread_time() - start


def tick(live: LiveSession, seconds: int) -> float:
    """Let so many seconds of the session pass in one tick, and paint; return its cost in yardsticks."""
    live.clinic.clock.advance(minutes=seconds / 60)
    taken = thread_seconds(live.clinic.desk.tick) + thread_seconds(QApplication.processEvents)
    return taken / thread_seconds(yardstick)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell resident memory this way")
@pytest.mark.parametrize("speed", [1, 60])
def test_how_level_two_hours_are(qtbot: QtBot, tmp_path: Path, speed: int) -> None:
    ticks: list[float] = []
    memory: list[float] = []
    with live_session(tmp_path) as live:
        for second in range(0, TWO_HOURS_S, speed):
            if second % ENTRY_EVERY_S == 0:
                live.write(LINES[second // ENTRY_EVERY_S % len(LINES)])
            if second % TEN_MINUTES_S == 0:
                memory.append(resident_mb())
            ticks.append(tick(live, speed))
        memory.append(resident_mb())
    tenth = TEN_MINUTES_S // speed
    first, last = median(ticks[:tenth]), median(ticks[-tenth:])
    absolute = f"{last:.2f} against {first:.2f} yardsticks in the first ten minutes"
    tell(f"tick after two hours at {speed} x", last / first, 1.1, absolute)
    grown = memory[-1] - memory[1]
    print(f"memory after two hours at {speed} x, beside ten minutes: {grown:+.1f} MB (goal <= +{MOST_MB:g} MB)")
