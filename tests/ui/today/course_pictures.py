"""Draws Today with courses, in both themes and two sizes: `python -m tests.ui.today.course_pictures FOLDER`."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from session.course import CoursePhase
from tests.ui.clinic import Clinic
from tests.ui.course_clinic import open_course
from tests.ui.today.busy_day import busy_day
from ui.theme.theme import Theme, ThemeChoice
from ui.today.today_screen import TodayScreen

SIZES = (QSize(1282, 704), QSize(1836, 1016))
"""What the rail and the bar leave of 1366 x 768 and of 1920 x 1080."""


def _empty_day(folder: Path) -> Clinic:
    clinic = Clinic(folder)
    open_course(clinic, clinic.patient("Okafor, Miriam", "004 182"), CoursePhase.INDUCTION)
    return clinic


def _without(folder: Path) -> Clinic:
    clinic = Clinic(folder)
    clinic.patient("Okafor, Miriam", "004 182")
    return clinic


def _calm(folder: Path) -> Clinic:
    return busy_day(folder, running=1)


STATES: dict[str, Callable[[Path], Clinic]] = {
    "busy": busy_day, "calm": _calm, "empty": _empty_day, "without": _without,
}  # fmt: skip


def _settle(screen: TodayScreen) -> None:
    for _ in range(8):
        QApplication.processEvents()
    while screen.courses.reading:
        QApplication.processEvents()
    QApplication.processEvents()


def draw(folder: Path) -> None:
    """Write one PNG for each state, page, theme and size into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme = Theme(application)
    for name, make in STATES.items():
        with tempfile.TemporaryDirectory() as scratch:
            clinic = make(Path(scratch))
            screen = TodayScreen(clinic.desk)
            screen.show()
            for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
                theme.choose(choice)
                for size in SIZES:
                    screen.resize(size)
                    _settle(screen)
                    screen.grab().save(str(folder / f"today-{name}-{choice.value}-{size.width()}.png"))
            screen.close()
            screen.deleteLater()
            clinic.close()


if __name__ == "__main__":
    draw(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"))
