"""Draws the week, in both themes and two sizes: `python -m tests.ui.week.pictures FOLDER`."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from session.course import BookingStatus
from tests.ui.clinic import Clinic
from tests.ui.course_clinic import book, open_course
from tests.ui.today.course_pictures import SIZES
from ui.theme.theme import Theme, ThemeChoice
from ui.week.week_screen import WeekScreen

NAMES = (
    "Ivanova, Rada", "Mensah, Kofi", "Novak, Petra", "Silva, Inês", "Ortiz y Velázquez de la Cadena, María",
    "Weiss, Hanna", "Haddad, Samira", "Brandt, Jonas",
)  # fmt: skip
CLOCKS = ("08:30", "10:15", "12:15", "14:00", "15:45")


def full_week(folder: Path) -> Clinic:
    """Return a clinic whose four chairs are mostly booked: in each row of times everybody sits once at most."""
    clinic = Clinic(folder)
    courses = [open_course(clinic, clinic.patient(name, f"004 {at:03}")) for at, name in enumerate(NAMES)]
    for day in range(5):
        for place, clock in enumerate(CLOCKS[: 5 - day % 2]):
            for chair in range(4 if day != 3 else 2):
                status = BookingStatus.CANCELLED if (day, chair, place) in {(0, 3, 0), (1, 2, 1)} else None
                who = courses[(day + place * 4 + chair) % len(courses)]
                book(clinic, who, clock, days=day, chair=str(chair + 1), status=status or BookingStatus.PLANNED)
    clinic.desk.nurse = "A. Lindqvist"
    return clinic


def empty_week(folder: Path) -> Clinic:
    clinic = Clinic(folder)
    open_course(clinic, clinic.patient("Ivanova, Rada", "004 377"))
    return clinic


def _carry(screen: WeekScreen) -> None:
    week = screen.week
    assert week
    screen.grid.choose(week.placed[1].row.booking.booking_id)
    for _ in range(3):
        QTest.keyClick(screen.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)


def _refuse(screen: WeekScreen) -> None:
    QTest.keyClick(screen.grid, Qt.Key.Key_Return)


def _form(screen: WeekScreen) -> None:
    screen.banner.clear()
    place = screen.grid.cursor_place
    if place:
        screen.grid.place_chosen.emit(place)
    screen.panel.arrive()


def draw(folder: Path) -> None:
    """Write one PNG for each state, theme and size into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme = Theme(application)
    for name, make in (("full", full_week), ("empty", empty_week)):
        with tempfile.TemporaryDirectory() as scratch:
            clinic = make(Path(scratch))
            screen = WeekScreen(clinic.desk)
            screen.show()
            for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
                theme.choose(choice)
                for size in SIZES:
                    screen.resize(size)
                    steps: dict[str, Callable[[WeekScreen], None]] = {"": WeekScreen.reload}
                    if name == "full":
                        steps |= {"-carried": _carry, "-refused": _refuse, "-form": _form}
                    for step, act in steps.items():
                        screen.activateWindow()
                        act(screen)
                        for _ in range(5):
                            QApplication.processEvents()
                        screen.grab().save(str(folder / f"week-{name}{step}-{choice.value}-{size.width()}.png"))
                    screen.panel.close_panel()
                    screen.banner.clear()
                    screen.grid.put_back()
            screen.close()
            screen.deleteLater()
            clinic.close()


if __name__ == "__main__":
    draw(Path(sys.argv[1] if len(sys.argv) > 1 else "shots"))
