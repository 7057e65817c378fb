"""How long one entry keeps the window from answering while the disk is slow, beside that disk's own time."""

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.benchmarks.floors import seconds_of, tell
from tests.benchmarks.live_session import LiveSession, live_session, slow_disk

SYNC_S = 0.030
ROUNDS = 25


@pytest.fixture
def live(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LiveSession]:
    slow_disk(monkeypatch, lambda: SYNC_S)
    with live_session(tmp_path) as made:
        yield made


def stalls(live: LiveSession) -> tuple[float, float]:
    """Return how long Enter holds the thread of the window, and the longest hold until all is shown as saved."""
    live.pass_minutes(3)
    live.type()
    start = time.perf_counter()
    enter = seconds_of(live.enter)
    holds = [enter]
    while live.pending:
        holds.append(seconds_of(QApplication.processEvents))
    assert time.perf_counter() - start >= SYNC_S  # the disk was slow
    holds += [seconds_of(QApplication.processEvents) for _ in range(3)]
    return enter, max(holds)


def test_how_long_the_window_is_held_by_an_entry_on_a_slow_disk(live: LiveSession) -> None:
    enter, longest = (median(times) for times in zip(*(stalls(live) for _ in range(ROUNDS)), strict=True))
    absolute = (
        f"{enter * 1000:.2f} ms of {SYNC_S * 1000:.0f} ms; the longest frame until it is saved {longest * 1000:.1f} ms"
    )
    tell("window held by an entry on a slow disk", enter / SYNC_S, 0.05, absolute)
