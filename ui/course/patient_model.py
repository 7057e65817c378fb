"""The patients of this clinic as Qt's list model, each with where the course stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from session.course import Course
from session.erasure import is_erased
from session.ports import Patient, Registry
from session.problems import StorageProblem
from session.times import age_on
from ui.course.phase_words import course_line
from ui.day_words import sex_word
from ui.text import tr

ROW: Final = int(Qt.ItemDataRole.UserRole)
MOST: Final = 200
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class PatientLine:
    """One patient in the list: who it is, in few words, and where the course stands; `goes_on` where there is one."""

    patient: Patient
    about: str
    course: str
    goes_on: bool


class PatientModel(QAbstractListModel):
    """Patients that fit the words, by name, at most 200; `failed` carries the sentence where they cannot be read.

    How many infusions of a course were given is read when its row is shown, so that a long list is there at once.
    """

    failed = Signal(str)

    def __init__(self, registry: Registry, parent: QObject) -> None:
        super().__init__(parent)
        self._registry = registry
        self._courses: Mapping[UUID, Course] = {}
        self._patients: tuple[Patient, ...] = ()
        self._lines: dict[UUID, PatientLine] = {}
        self._today = date.min
        self.more = False

    def read_courses(self) -> bool:
        """Read the courses that are not ended again; say whether they could be read."""
        try:
            rows = self._registry.courses.open_courses()
        except StorageProblem as problem:
            self.failed.emit(problem.sentence)
            return False
        self._courses = {row.patient.patient_id: row.course for row in rows}
        self._lines.clear()
        return True

    def show_found(self, words: str, today: date) -> bool:
        """Show who fits; say whether they could be read, else what was shown stays."""
        try:
            found = self._registry.find_patients(words, MOST + 1)
        except StorageProblem as problem:
            self.failed.emit(problem.sentence)
            return False
        self.beginResetModel()
        if today != self._today:
            self._lines.clear()
        self._patients, self._today = found[:MOST], today
        self.more = len(found) > MOST
        self.endResetModel()
        return True

    def patient(self, index: Index) -> Patient | None:
        """Return the patient at a place, or None where there is none."""
        return self._patients[index.row()] if index.isValid() and index.row() < len(self._patients) else None

    def place_of(self, patient_id: UUID) -> QModelIndex:
        """Return where a patient is shown; an invalid index where nowhere."""
        place = next((n for n, one in enumerate(self._patients) if one.patient_id == patient_id), -1)
        return self.index(place, 0) if place >= 0 else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._patients)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        patient = self.patient(index)
        if patient is None or role not in (ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self._lines.get(patient.patient_id)
        if line is None or line.patient != patient:
            line = self._lines[patient.patient_id] = self._line(patient)
        return line if role == ROW else f"{patient.name}. {line.about}. {line.course}"

    def _line(self, patient: Patient) -> PatientLine:
        course = self._courses.get(patient.patient_id)
        about = tr("{age} y, {sex} · MRN {mrn}").format(
            age=age_on(patient.born, self._today), sex=sex_word(patient.sex), mrn=patient.mrn
        )
        about = tr("identity removed") if is_erased(patient) else about
        words = tr("no course") if course is None else self._stands(course)
        return PatientLine(patient, about, words, course is not None)

    def _stands(self, course: Course) -> str:
        """Return where a course stands; its phase alone where the rest cannot be read now."""
        try:
            kept = self._registry.courses.kept(course.course_id)
        except StorageProblem:
            kept = None
        return course.phase.value if kept is None else course_line(kept)
