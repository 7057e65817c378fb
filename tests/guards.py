"""What a test may not leave behind: unexpected log lines, top-level widgets, running timers and threads."""

import gc
import logging
import threading

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

PATIENCE_S = 2.0  # a thread that was told to end may need this long on a busy machine
QT_KEEPS = {"QTipLabel"}  # Qt makes the tooltip once and keeps it for the next


class StrayLog(logging.Handler):
    """Collects every log record that a person ought to have seen."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def complaints(self, promised: list[str]) -> list[str]:
        """Return what was logged without being promised, and what was promised and never logged."""
        stray = [line for line in self.lines if not any(text in line for text in promised)]
        absent = [text for text in promised if not any(text in line for line in self.lines)]
        return [f"unexpected log line: {line}" for line in stray] + [f"never logged: {text}" for text in absent]


def left_widgets() -> list[str]:
    """Close the top-level widgets that are still there and return what each was."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if surviving_widgets():
        gc.collect()  # a widget in a cycle that nobody reaches is rubbish, not a leak
    left = surviving_widgets()
    for widget in left:
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [f"top-level widget left open: {type(each).__name__}" for each in left]


def surviving_widgets() -> list[QWidget]:
    """Return every widget without a parent, except those that Qt keeps for itself."""
    return [each for each in QApplication.topLevelWidgets() if each.metaObject().className() not in QT_KEEPS]


def left_timers() -> list[str]:
    """Stop the timers that go on running and return what each was; one that fires once ends by itself."""
    timers = [each for each in Shiboken.getAllValidWrappers() if isinstance(each, QTimer)]
    running = [timer for timer in timers if timer.isActive() and not timer.isSingleShot()]
    for timer in running:
        timer.stop()
    return [f"timer left running: every {each.interval()} ms" for each in running]


def left_threads(before: set[threading.Thread]) -> list[str]:
    """Return the threads started since that do not end; Python's stand-ins for Qt's threads do not count."""
    started = [each for each in set(threading.enumerate()) - before if not each.name.startswith("Dummy-")]
    for thread in started:
        thread.join(PATIENCE_S)
    return [f"thread left running: {each.name}" for each in started if each.is_alive()]
