"""The patient who was chosen, to be compared with the person in the chair."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.ports import Patient
from ui.day_words import person_words
from ui.text import tr
from ui.widgets.labelled import Labelled


class PatientSummary(Labelled):
    """Name, age, sex, birth date, MRN, last visit and course; a sentence below where nobody can be checked in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        content = QWidget()
        self._name = QLabel(content)
        self._name.setObjectName("title")
        self._about, self._visit, self._course = (QLabel(content) for _ in range(3))
        self._visit.setObjectName("subtitle")
        self._course.setObjectName("sentence")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for label in (self._name, self._about, self._visit, self._course):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        super().__init__(tr("Compare with the person in the chair"), content, parent)

    @property
    def words(self) -> tuple[str, ...]:
        """Return what is said of the patient."""
        labels = (self._name, self._about, self._visit, self._course)
        return tuple(label.text() for label in labels if label.text())

    def show_patient(self, patient: Patient, visit: str, today: date) -> None:
        self._name.setText(patient.name)
        self._about.setText(person_words(patient, today))
        self._visit.setText(visit)
        self.show_problem("")

    def show_course(self, words: str) -> None:
        """Say which infusion of the course comes now, and for when it is booked; nothing takes the line away."""
        self._course.setText(words)
        self._course.setVisible(bool(words))
