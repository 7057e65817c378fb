"""The course screen in its states, drawn to PNG to be looked at: `python -m tests.ui.course.pictures FOLDER [NAME]`."""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from session.satisfaction import satisfaction
from tests.ui.clinic import MORNING, Clinic
from tests.ui.course.dosed import dosed
from tests.ui.course.examples import (
    NURSE,
    begun,
    book,
    cycled,
    day_before,
    give,
    judge,
    maintained,
    open_course,
    ortiz,
    tell_diary,
)
from ui.course.patients_screen import PatientsScreen
from ui.theme.theme import Theme, ThemeChoice

SIZES = (QSize(1282, 768), QSize(1836, 1080))
"""The window's sizes without the rail."""


def no_course(clinic: Clinic) -> None:
    ortiz(clinic)


def induction(clinic: Clinic) -> None:
    """Three of six infusions given, three booked."""
    patient = ortiz(clinic)
    course = open_course(clinic, patient, day_before(8))
    tell_diary(clinic, patient, [(day_before(days), 8.0 - (days == 6)) for days in (8, 7, 6)])
    for place, days in enumerate((5, 3, 1)):
        give(clinic, patient, day_before(days), "0.5", (str(8 - place), str(6 - place)))
    clinic.clock.set_to(MORNING)
    for days in (1, 3, 4):
        book(clinic, course, MORNING.date() + timedelta(days=days))


def maintenance(clinic: Clinic) -> None:
    patient = maintained(clinic)
    begun(clinic, patient, "Physical therapy, twice weekly", day_before(112))
    begun(clinic, patient, "Pregabalin 150 mg", day_before(400), day_before(64))
    answer = satisfaction(patient.patient_id, day_before(20), satisfied=True)
    clinic.database.registry.courses.add_measured(answer, NURSE)


def many(clinic: Clinic) -> None:
    """Six of an induction and fifty-four boosters."""
    patient = ortiz(clinic)
    start = day_before(54 * 33 + 21)
    course = open_course(clinic, patient, start - timedelta(days=3))
    for place in range(6):
        give(clinic, patient, start + timedelta(days=2 * place), "0.5", ("8", "3"))
    judge(clinic, course, start + timedelta(days=25))
    last, diary = start + timedelta(days=10), []
    for place in range(54):
        relief = 26 + place % 5 - place // 20
        diary += cycled(last, 32, relief, place)
        last += timedelta(days=33)
        give(clinic, patient, last, ("0.5", "0.5", "0.6", "0.6", "0.8")[place // 12], ("6", "2"))
    tell_diary(clinic, patient, diary + cycled(last, 21, 24, 3))
    for words, since, until in (
        ("Pregabalin 150 mg", 1700, 1200),
        ("Physical therapy", 1600, None),
        ("Duloxetine 60 mg", 1150, 300),
        ("Counselling, weekly", 900, 700),
        ("Spinal cord stimulator trial", 690, 680),
        ("Topiramate 50 mg", 250, None),
    ):
        begun(clinic, patient, words, day_before(since), None if until is None else day_before(until))


def few(clinic: Clinic) -> None:
    """One infusion, no pain before it, three days of diary."""
    patient = ortiz(clinic)
    open_course(clinic, patient, day_before(12), planned=1)
    give(clinic, patient, day_before(9), "0.4", ("7", "4"))
    tell_diary(clinic, patient, [(day_before(days), 4.0) for days in (8, 5, 1)])


STATES: dict[str, Callable[[Clinic], object]] = {
    "none": no_course,
    "induction": induction,
    "maintenance": maintenance,
    "many": many,
    "few": few,
    "dosed": dosed,
}
DOSES = ("dosed", "many")
"""The states in which dose and response are looked at."""
FORMS = {
    "maintenance": ("pain", "booster", "judge", "more", "treatment", "measure", "change", "end"),
    "none": ("open",),
    "induction": ("bookings", "induction"),
}


def draw(folder: Path, names: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    theme = Theme(application)
    for name in names or list(STATES):
        with tempfile.TemporaryDirectory() as scratch:
            clinic = Clinic(Path(scratch))
            for n, other in enumerate(("Haddad, Samira", "Mensah, Kofi", "Novak, Petra", "Silva, Inês")):
                clinic.patient(other, f"00{n} 871")
            STATES[name](clinic)
            clinic.clock.set_to(MORNING)
            screen = PatientsScreen(clinic.desk)
            screen.show_patient(clinic.database.registry.find_patients("Ortiz")[0].patient_id)
            screen.show()
            _each(screen, theme, folder, name)
            screen.stop()
            screen.close()
            screen.deleteLater()
            clinic.close()


def _each(screen: PatientsScreen, theme: Theme, folder: Path, name: str) -> None:
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        theme.choose(choice)
        for size in SIZES:
            screen.resize(size)
            _grab(screen, folder / f"{name}-{choice.value}-{size.width()}.png")
        if name in DOSES:
            screen.look_at_doses()
            while screen.doses.is_busy:
                QApplication.processEvents()
            for size in SIZES:
                screen.resize(size)
                _grab(screen, folder / f"{name}-doses-{choice.value}-{size.width()}.png")
            screen.look_at_course()
        for form in FORMS.get(name, ()):
            screen.resize(SIZES[0])
            screen.ask(form)
            screen.panel.arrive()
            _grab(screen, folder / f"{name}-form-{form}-{choice.value}.png")
            screen.panel.close_panel()


def _grab(screen: PatientsScreen, file: Path) -> None:
    for _ in range(4):
        QApplication.processEvents()
    screen.grab().save(str(file))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    draw(Path(sys.argv[1]), sys.argv[2:])
