"""Across patients with none, three and sixty of them, as PNG: `python -m tests.ui.across.pictures FOLDER`."""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from session.across import By
from tests.ui.across.patients import simulated_patients
from tests.ui.clinic import Clinic
from ui.across.across_screen import AcrossScreen
from ui.theme.theme import Theme, ThemeChoice

SIZES = (QSize(1282, 704), QSize(1836, 1016))
"""The window's sizes without the rail and the bar."""


def draw(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme = Theme(application)
    for count in (0, 3, 60):
        with tempfile.TemporaryDirectory() as scratch:
            clinic = Clinic(Path(scratch))
            simulated_patients(clinic, count)
            screen = AcrossScreen(clinic.desk)
            screen.show()
            while screen.reading.is_reading:
                application.processEvents()
            _each(screen, theme, folder, str(count))
            screen.stop()
            screen.close()
            screen.deleteLater()
            clinic.close()


def _each(screen: AcrossScreen, theme: Theme, folder: Path, name: str) -> None:
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        theme.choose(choice)
        for size in SIZES:
            screen.resize(size)
            for by in By if screen.series else (By.CONDITION,):
                screen.head.by.choose(by)
                screen.head.by_chosen.emit(by)
                _grab(screen, folder / f"{name}-{by.name.lower()}-{choice.value}-{size.width()}.png")
        screen.resize(SIZES[0])
        screen.ask()
        screen.panel.arrive()
        _grab(screen, folder / f"{name}-filter-{choice.value}.png")
        screen.panel.close_panel()


def _grab(screen: AcrossScreen, file: Path) -> None:
    for _ in range(4):
        QApplication.processEvents()
    screen.grab().save(str(file))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    draw(Path(sys.argv[1]))
