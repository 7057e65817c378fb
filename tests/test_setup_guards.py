"""The guards around every test: each finds what it is there to find, and nothing else."""

import gc
import logging
import os
import threading
from pathlib import Path

import platformdirs
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from tests import guards

log = logging.getLogger("tests.setup")


def test_that_an_unexpected_warning_is_a_complaint() -> None:
    stray = guards.StrayLog()
    stray.handle(log.makeRecord(log.name, logging.WARNING, __file__, 1, "disk %s", ("full",), None))
    assert stray.complaints([]) == ["unexpected log line: WARNING tests.setup: disk full"]
    assert stray.complaints(["disk full"]) == []


def test_that_a_promised_line_that_never_comes_is_a_complaint() -> None:
    assert guards.StrayLog().complaints(["disk full"]) == ["never logged: disk full"]


@pytest.mark.logs("the promised line")
def test_that_a_promised_line_does_not_fail_its_test() -> None:
    log.warning("here is the promised line")


def test_that_a_widget_left_open_is_found_and_closed(qtbot: QtBot) -> None:
    widget = QMainWindow()
    widget.show()
    assert guards.left_widgets() == ["top-level widget left open: QMainWindow"]
    assert guards.left_widgets() == []


def test_that_a_widget_out_of_reach_is_no_leak(qtbot: QtBot) -> None:
    widget = QWidget()
    widget.destroyed.connect(widget.close)
    del widget
    assert guards.left_widgets() == []


def test_that_a_timer_left_running_is_found_and_stopped(qapp: QApplication) -> None:
    timer = QTimer()
    timer.start(60_000)
    assert guards.left_timers() == ["timer left running: every 60000 ms"]
    assert not timer.isActive()


def test_that_a_timer_that_qt_has_deleted_is_no_leak(qapp: QApplication) -> None:
    owner = QWidget()
    timer = QTimer(owner)
    timer.start(60_000)
    del owner
    gc.collect()
    assert guards.left_timers() == []


def test_that_a_thread_that_does_not_end_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "PATIENCE_S", 0.01)
    before = set(threading.enumerate())
    told_to_end = threading.Event()
    thread = threading.Thread(target=told_to_end.wait, name="writer")
    thread.start()
    assert guards.left_threads(before) == ["thread left running: writer"]
    told_to_end.set()
    thread.join()
    assert guards.left_threads(before) == []


def test_that_the_home_of_a_test_is_empty_and_its_own(home: Path) -> None:
    assert platformdirs.user_data_path("chairside").is_relative_to(home)
    assert Path.home() == home
    assert "CHAIRSIDE_DATABASE" not in os.environ
