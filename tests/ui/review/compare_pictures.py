"""Comparisons of none, one, two and many sessions, as PNG: `python -m tests.ui.review.compare_pictures FOLDER`."""

import os
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from tests.ui.clinic import MORNING, Clinic
from tests.ui.review.pictures import demonstration
from ui.review.compare_head import CompareView
from ui.review.compare_page import ComparePage
from ui.theme.theme import Theme, ThemeChoice

SIZES = (QSize(1024, 708), QSize(1560, 980))
MANY = 12


def draw(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme = Theme(application)
    with tempfile.TemporaryDirectory() as scratch:
        clinic = demonstration(Path(scratch))
        for name in ("Okafor", "Tanaka", "Moreau"):
            _each(clinic, name, theme, folder)
        clinic.close()
    with tempfile.TemporaryDirectory() as scratch:
        clinic = many_sessions(Path(scratch), MANY)
        _each(clinic, "Brandt", theme, folder)
        _each(clinic, "Silva", theme, folder)
        clinic.close()


def many_sessions(folder: Path, count: int) -> Clinic:
    """Return a clinic with a patient of so many sessions, each a little different, and one with a single session."""
    clinic = Clinic(folder, MORNING - timedelta(days=14 * count))
    patient, first_timer = clinic.patient("Brandt, Jonas", "002 871"), clinic.patient("Silva, Inês", "002 872")
    for number in range(count):
        clinic.clock.set_to(MORNING - timedelta(days=14 * (count - number)))
        running = clinic.seat(patient, "1")
        up = number * 7 % 20
        clinic.go_through(
            running,
            [
                (1, f"{122 + up % 9}/{76 + up % 7} {70 + up % 8} 98% r15 p8 s0"),
                (4, f"start 0.{35 + number}mg/kg/h"),
                (5, f"{126 + up}/80 {74 + up % 6} 98% p{8 - number % 2}"),
                (15, f"{130 + up}/83 77 97% p{7 - number % 3} d{2 + number % 4} s-1"),
                (15, f"rate 0.{45 + number}mg/kg/h"),
                (1, f"{136 + up}/86 {78 + up % 9} {97 - number % 4}% p6 d{3 + number % 4}"),
                (14, f"{132 + up}/83 79 98% p5"),
                (15 + number % 5, f"{128 + up}/80 76 98% p4 d2 s0"),
                (10, "end; as planned"),
                (15, f"{124 + up % 9}/78 74 98% p3"),
                (10, "left"),
            ],
        )
    clinic.clock.set_to(MORNING)
    clinic.whole_session(first_timer)
    return clinic


def _each(clinic: Clinic, name: str, theme: Theme, folder: Path) -> None:
    page = ComparePage(clinic.desk)
    page.show()
    registry = clinic.database.registry
    row = registry.sessions_of(registry.find_patients(name)[0].patient_id)[0]
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        theme.choose(choice)
        for size in SIZES:
            page.resize(size)
            page.show_session(row.head.session_id)
            while page.reading.is_reading:
                QApplication.processEvents()
            for view in CompareView if page.hint is None else (CompareView.BAND,):
                page.head.view.choose(view)
                page.head.view_chosen.emit(view)
                page.chart.stand_at(2950.0)
                _grab(page, folder / f"{name}-{view.value}-{choice.value}-{size.width()}.png")
    page.stop()
    page.close()
    page.deleteLater()


def _grab(page: ComparePage, file: Path) -> None:
    for _ in range(4):
        QApplication.processEvents()
    page.grab().save(str(file))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    draw(Path(sys.argv[1]))
