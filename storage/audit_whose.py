"""Whose the rows of the audit are, looked up once for each patient, course, booking and treatment of a reading."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from session.ports import Patient
from storage.course_tables import BOOKINGS, COURSES, TREATMENTS
from storage.patients import COLUMNS as PATIENT_COLUMNS
from storage.patients import patient_from
from storage.reader import AnyRow
from storage.tables import PATIENTS

_OWN: Final = frozenset({"patient", "diary", "measured"})
"""What is audited under the identifier of its patient."""
_OWNED: Final = MappingProxyType(
    {
        "course": (COURSES.c.course_id, COURSES.c.patient_id),
        "assessment": (COURSES.c.course_id, COURSES.c.patient_id),
        "booking": (BOOKINGS.c.booking_id, BOOKINGS.c.patient_id),
        "treatment": (TREATMENTS.c.treatment_id, TREATMENTS.c.patient_id),
    }
)
_WHO: Final = select(*PATIENT_COLUMNS).where(PATIENTS.c.patient_id.in_(bindparam("ids", expanding=True)))


class Whose:
    """Knows within one reading whose a row is; a row that was tampered with is read as of nobody."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._patients: dict[UUID, Patient | None] = {}
        self._owners: dict[tuple[str, str], UUID | None] = {}

    def learn(self, rows: Sequence[AnyRow]) -> None:
        """Look up what rows of what was changed belong to."""
        new = {(row.subject, row.subject_id) for row in rows} - self._owners.keys()
        self._owners.update(dict.fromkeys(new))
        wanted: dict[str, set[UUID]] = {}
        for subject, subject_id in new:
            with suppress(ValueError):
                if subject in _OWN:
                    self._owners[subject, subject_id] = UUID(subject_id)
                elif subject in _OWNED:
                    wanted.setdefault(subject, set()).add(UUID(subject_id))
        for subject, ids in wanted.items():
            key, patient_id = _OWNED[subject]
            for found in self._connection.execute(select(key, patient_id).where(key.in_(ids))):
                self._owners[subject, str(found[0])] = found[1]
        self.meet(self._owners[one] for one in new)

    def meet(self, ids: Iterable[UUID | None]) -> None:
        """Look up patients."""
        new = {one for one in ids if one is not None} - self._patients.keys()
        if new:
            self._patients.update(dict.fromkeys(new))
            for row in self._connection.execute(_WHO, {"ids": list(new)}):
                self._patients[row.patient_id] = patient_from(row)

    def owner(self, subject: str, subject_id: str) -> Patient | None:
        """Return the patient of a row that was learnt."""
        return self.patient(self._owners.get((subject, subject_id)))

    def patient(self, patient_id: UUID | None) -> Patient | None:
        """Return a patient that was met."""
        return None if patient_id is None else self._patients.get(patient_id)
