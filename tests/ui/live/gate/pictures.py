"""Draws the gate of patients with a course, in both themes: `python -m tests.ui.live.gate.pictures FOLDER`."""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from session.course import CoursePhase
from tests.ui.clinic import Clinic
from tests.ui.course_clinic import ACTOR, infuse, open_course
from tests.ui.course_seats import seat_in_course
from ui.live.live_screen import LiveScreen
from ui.running_session import RunningSession
from ui.theme.theme import Theme, ThemeChoice

SIZE = QSize(1290, 768)
"""The room of a screen beside the rail, in a window of 1366 pixels."""


def draw(folder: Path) -> None:
    """Write one PNG for each state and theme into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme = Theme(application)
    with tempfile.TemporaryDirectory() as scratch:
        clinic = Clinic(Path(scratch))
        for name, running in _states(clinic):
            for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
                theme.choose(choice)
                screen = LiveScreen(running, clinic.desk)
                screen.resize(SIZE)
                screen.show()
                for _ in range(4):
                    QApplication.processEvents()
                screen.grab().save(str(folder / f"gate-{name}-{choice.value}.png"))
                screen.deleteLater()
        clinic.close()


def _states(clinic: Clinic) -> Iterator[tuple[str, RunningSession]]:
    """Yield who is not judged yet with tests due, who has had enough, and who has no course."""
    miriam = clinic.patient("Okafor, Miriam", "004182")
    course = open_course(clinic, miriam, planned=3)
    clinic.database.registry.courses.change_course(replace(course, site="right foot"), ACTOR, "")
    for days in (190, 40, 20):
        infuse(clinic, miriam, days)
    yield "unjudged", seat_in_course(clinic, miriam, course, "Booster 1", checked=True)
    jonas = clinic.patient("Brandt, Jonas", "004377", sex="M")
    maintained = open_course(clinic, jonas, CoursePhase.MAINTENANCE, planned=3)
    for days in range(190, 12, -15):
        infuse(clinic, jonas, days)
    yield "enough", seat_in_course(clinic, jonas, maintained, "Booster 10", chair="3", checked=True)
    yield "none", clinic.seat(clinic.patient("Ivanova, Rada", "004 444"), "4", checked=True)


if __name__ == "__main__":
    draw(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"))
