"""What happens to an error that nobody expected: it is told in a sentence and written down, and work goes on."""

import logging
import sys
import threading
import traceback
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject, Signal

from session.problems import KnownProblem
from ui.crash_report import CrashReports, trace_of
from ui.text import tr

log = logging.getLogger(__name__)

LOG_FILE: Final = "chairside.log"
_ROOMS: Final = ("session", "storage", "ui")
_MEGABYTE: Final = 1_000_000
_REMEMBERED: Final = 100


@dataclass(frozen=True, slots=True)
class Mishap:
    """An error as a person is told of it; `details` can be handed to support, and `bug` says that it is ours."""

    sentence: str
    details: str
    bug: bool


def log_to(folder: Path) -> Path | None:
    """Write the program's log into `folder` from now on; returns the file, or None where it cannot be written."""
    path = folder / LOG_FILE
    try:
        path.touch(mode=0o600)
        handler = RotatingFileHandler(path, maxBytes=_MEGABYTE, backupCount=3, encoding="utf-8")
    except OSError as error:
        log.info("No log is written: %s", error)
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    for room in _ROOMS:  # what others say of themselves is no trouble of ours
        logging.getLogger(room).setLevel(logging.INFO)
    return path


def mishap(error: BaseException, written: Path | None) -> Mishap:
    """Return what to tell: a known problem in its own sentence, anything else as a fault of the program.

    `written` is the file that holds the details, a report or the log. No words of an error are in them.
    """
    details = trace_of(error)
    if isinstance(error, KnownProblem):
        return Mishap(error.sentence, details, bug=False)
    sentence = tr(
        "Something in the program failed. Entries shown as saved are safe, and the session goes on. "
        "Check that the last entry is in the record, and tell support."
    )
    where = tr("Details are in {file}.").format(file=written) if written else ""
    return Mishap(f"{sentence} {where}".strip(), details, bug=True)


class CrashHook(QObject):
    """Catches what nothing else caught, in every thread; `happened` carries the Mishap.

    Each fault of the program is reported in a file of its own, the first time that it comes.
    Where somebody else was already watching for such errors, a test runner above all, he is told as well.
    """

    happened = Signal(object)

    def __init__(
        self, log_file: Path | None, parent: QObject | None = None, *, reports: CrashReports | None = None
    ) -> None:
        super().__init__(parent)
        self._log_file, self._reports = log_file, reports
        self._before = sys.excepthook
        self._thread_before = threading.excepthook
        self._seen: set[tuple[str, str]] = set()
        self._telling = False

    def install(self) -> None:
        self._before, self._thread_before = sys.excepthook, threading.excepthook
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread

    def uninstall(self) -> None:
        sys.excepthook, threading.excepthook = self._before, self._thread_before

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell and write down an error; a request to stop the program is passed on."""
        if not isinstance(error, Exception):
            self._before(kind, error, trace)
            return
        self._take(error)
        if self._before is not sys.__excepthook__:
            self._before(kind, error, trace)

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if isinstance(caught.exc_value, Exception):
            self._take(caught.exc_value)
        if self._thread_before is not threading.__excepthook__:
            self._thread_before(caught)

    def _take(self, error: Exception) -> None:
        new = self._is_new(error)
        report = self._report(error) if new else None
        told = mishap(error, report or self._log_file)
        if new:
            log.error("%s\n%s", "Fault" if told.bug else "Problem", told.details)
        if not self._telling:  # an error while telling of one is written down, not told in turn for ever
            self._telling = True
            self.happened.emit(told)
            self._telling = False

    def _report(self, error: Exception) -> Path | None:
        if self._reports is None or isinstance(error, KnownProblem):
            return None
        return self._reports.write(trace_of(error))

    def _is_new(self, error: Exception) -> bool:
        """Say whether this error is the first from its place: one that comes back every second is written once."""
        frames = traceback.extract_tb(error.__traceback__)
        place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
        key = (type(error).__name__, place)
        if key in self._seen:
            return False
        if len(self._seen) >= _REMEMBERED:
            self._seen.clear()
        self._seen.add(key)
        return True
