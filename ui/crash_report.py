"""What is written down of an error: where in the program it happened, and nothing that anybody typed.

The words of an error may hold a name or a value, those of the database above all, so that only its kind is kept, the
system's own code where it has one, and the lines of the program through which it came, without the values in them.
"""

import faulthandler
import logging
import os
import platform
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Final

from PySide6 import __version__ as qt_version

from session.times import day_text
from ui.text import tr

log = logging.getLogger(__name__)

_TOLD: Final = "crash-told.txt"
_HARD: Final = "crash-of-the-process.txt"
_KEPT: Final = 20
"""So many reports are kept, the newest (this project's own choice)."""
_STAMP: Final = "%Y-%m-%d-%H%M%S"


def trace_of(error: BaseException) -> str:
    """Return the kinds of an error and of what led to it, each with the lines of the program through which it came."""
    return "caused by\n".join(
        f"{_kind(one)}\n{''.join(traceback.format_tb(one.__traceback__))}" for one in _led_to(error)
    )


def _led_to(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _kind(error: BaseException) -> str:
    """Return what kind of error it is, with the code of the system or of the database, which is nobody's words."""
    number = error.errno if isinstance(error, OSError) else None
    code = os.strerror(number) if number is not None else getattr(error, "sqlite_errorname", "")
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    return f"{kind} ({code})" if code else kind


class CrashReports:
    """Reports in the folder of this user's settings; the next start tells once of those it has not told of yet.

    `now` is the local time. What kills the whole process is written by Python's own fault handler, while `watch` is
    in force.
    """

    def __init__(self, folder: Path, version: str, now: Callable[[], datetime]) -> None:
        self._folder, self._version, self._now = folder, version, now
        self._hard: TextIOWrapper | None = None

    def write(self, details: str) -> Path | None:
        """Write a report; return the file, or None where it cannot be written."""
        path = self._folder / f"crash-{self._now():{_STAMP}}.txt"
        try:
            path.touch(mode=0o600)
            with path.open("a", encoding="utf-8") as file:  # two may come within one second
                file.write(f"{self._head()}\n\n{details}\n")
        except OSError as error:
            log.info("No report is written: %s", error.strerror)
            return None
        self._let_go_of_old_ones()
        return path

    def untold(self) -> str:
        """Say that the program failed since this was last asked, when, and where the report is; else nothing."""
        self._take_hard_one()
        new = [path for path in self._reports() if path.name > self._last_told()]
        if not new:
            return ""
        with suppress(OSError):  # then it is told once more
            (self._folder / _TOLD).write_text(new[-1].name, encoding="utf-8")
        words = tr(
            "The program failed {when}. What was saved is in the record. A report is in {file}; it names no patient."
        )
        if len(new) > 1:
            words = tr(
                "The program failed {count} times, last {when}. What was saved is in the record. The last report is in "
                "{file}; it names no patient."
            )
        return words.format(when=self._when(new[-1]), file=new[-1], count=len(new))

    def watch(self) -> None:
        """Have written down what kills the process, from now on."""
        try:
            self._hard = (self._folder / _HARD).open("a", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._hard)

    def stop(self) -> None:
        """Watch no longer."""
        if self._hard is not None:
            faulthandler.disable()
            self._hard.close()
            self._hard = None

    def _head(self) -> str:
        parts = (
            f"Chairside {self._version}, {self._now():%Y-%m-%d %H:%M:%S}",
            platform.platform(),
            f"Python {platform.python_version()}, Qt for Python {qt_version}",
        )
        return "\n".join(parts)

    def _reports(self) -> list[Path]:
        """Return the reports, the newest last."""
        return sorted(path for path in self._folder.glob("crash-[0-9]*.txt") if self._made(path) is not None)

    def _made(self, path: Path) -> datetime | None:
        try:
            return datetime.strptime(path.stem.removeprefix("crash-"), _STAMP).replace(tzinfo=self._now().tzinfo)
        except ValueError:
            return None

    def _last_told(self) -> str:
        try:
            return (self._folder / _TOLD).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    def _when(self, path: Path) -> str:
        made, today = self._made(path) or self._now(), self._now().date()
        day = {0: tr("today"), 1: tr("yesterday")}.get((today - made.date()).days)
        return tr("{day} at {time}").format(
            day=day or tr("on {day}").format(day=day_text(made.date())), time=f"{made:%H:%M}"
        )

    def _take_hard_one(self) -> None:
        """Make a report of what killed the process before."""
        path = self._folder / _HARD
        with suppress(OSError):  # there is none, or another window is writing into it
            if path.stat().st_size:
                made = datetime.fromtimestamp(path.stat().st_mtime, self._now().tzinfo)
                details = path.read_text(encoding="utf-8", errors="replace")
                report = path.replace(self._folder / f"crash-{made:{_STAMP}}.txt")
                report.write_text(f"{self._head()}\n\n{details}", encoding="utf-8")

    def _let_go_of_old_ones(self) -> None:
        for path in self._reports()[:-_KEPT]:
            with suppress(OSError):
                path.unlink()
