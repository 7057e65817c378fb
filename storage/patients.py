"""The register of patients: rows that can be corrected, each change audited, found by any part of name or MRN."""

from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select, update

from session.erasure import is_erased
from session.folded import folded
from session.ports import Patient
from session.problems import StorageProblem
from storage.audit import Change, write_audit
from storage.heads import reindex_sessions
from storage.reader import AnyRow, AnySelect, Reader
from storage.search import PATIENT_WORDS, FoundBy
from storage.tables import PATIENTS
from storage.words import split_words

COLUMNS: Final = (PATIENTS.c.patient_id, PATIENTS.c.name, PATIENTS.c.mrn, PATIENTS.c.born, PATIENTS.c.sex)
_BY_ID: Final = select(PATIENTS.c.number, *COLUMNS).where(PATIENTS.c.patient_id == bindparam("patient_id"))
_LATEST: Final = 500
"""Where more fit than this, the latest registered are listed: so many are not a find, and one more word narrows."""
_BY_MRN: Final = select(*COLUMNS).where(PATIENTS.c.mrn_key == bindparam("mrn_key"))


def patient_from(row: AnyRow) -> Patient:
    return Patient(patient_id=row.patient_id, name=row.name, mrn=row.mrn, born=row.born, sex=row.sex)


def mrn_key(mrn: str) -> str:
    """Return a medical record number as it is compared: spaces and case do not count."""
    return folded(mrn).replace(" ", "")


class Patients:
    """Reads and changes patients; `change` says who does it, when and where."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def by_id(self, patient_id: UUID) -> Patient | None:
        return self._one(_BY_ID, patient_id=patient_id)

    def by_mrn(self, mrn: str) -> Patient | None:
        return self._one(_BY_MRN, mrn_key=mrn_key(mrn))

    def found(self, words: str, limit: int) -> tuple[Patient, ...]:
        """Return at most `limit` patients by name: every word is part of name or MRN, or the date of birth."""
        parts = split_words(words)
        statement = select(*COLUMNS).order_by(PATIENTS.c.name_key, PATIENTS.c.number).limit(limit)
        for day in parts.days:
            statement = statement.where(PATIENTS.c.born == day)
        if texts := parts.texts + parts.months:
            fitting = select(PATIENT_WORDS.number).where(PATIENT_WORDS.holds(texts))
            if not parts.days:
                fitting = fitting.order_by(PATIENT_WORDS.number.desc()).limit(max(limit, _LATEST))
            statement = statement.where(PATIENTS.c.number.in_(fitting))
        with self._reader.reading() as connection:
            return tuple(map(patient_from, connection.execute(statement)))

    def _one(self, statement: AnySelect, **values: object) -> Patient | None:
        with self._reader.reading() as connection:
            row = connection.execute(statement, values).first()
        return patient_from(row) if row else None


def registered(connection: Connection, patient_id: UUID) -> Patient:
    """Return a patient as the change that is being made finds the row; raises StorageProblem where there is none."""
    row = connection.execute(_BY_ID, {"patient_id": patient_id}).first()
    if row is None:
        raise StorageProblem("This patient is not registered, so nothing was saved. Register the patient first.")
    return patient_from(row)


def add(connection: Connection, patient: Patient, change: Change) -> None:
    """Register a patient; raises StorageProblem where the MRN is taken or a field is empty."""
    row = _row(connection, patient)
    number = connection.execute(insert(PATIENTS).returning(PATIENTS.c.number), row).scalar_one()
    PATIENT_WORDS.put(connection, number, _found_by(patient))
    write_audit(connection, change, None, _audited(patient))


def correct(connection: Connection, patient: Patient, change: Change) -> None:
    """Correct a patient's row and what his sessions are found by; raises StorageProblem where it is not there."""
    old = connection.execute(_BY_ID, {"patient_id": patient.patient_id}).first()
    if old is None:
        raise StorageProblem("This patient is not registered, so nothing was corrected. Register the patient first.")
    if is_erased(patient_from(old)):
        raise StorageProblem("The identity of this patient was removed for good, so nothing was corrected.")
    row = _row(connection, patient)
    connection.execute(
        update(PATIENTS).where(PATIENTS.c.number == bindparam("is_number")), row | {"is_number": old.number}
    )
    PATIENT_WORDS.put(connection, old.number, _found_by(patient))
    reindex_sessions(connection, patient.patient_id)
    write_audit(connection, change, _audited(patient_from(old)), _audited(patient))


def _row(connection: Connection, patient: Patient) -> dict[str, Any]:
    name, mrn = " ".join(patient.name.split()), " ".join(patient.mrn.split())
    row = asdict(patient) | {"name": name, "mrn": mrn, "name_key": folded(name), "mrn_key": mrn_key(mrn)}
    if not row["name_key"] or not row["mrn_key"]:
        raise StorageProblem("A patient needs a name and an MRN, so nothing was saved. Fill in both.")
    holder = connection.execute(_BY_MRN, {"mrn_key": row["mrn_key"]}).first()
    if holder is not None and holder.patient_id != patient.patient_id:
        raise StorageProblem(
            f"The MRN {mrn} belongs to {holder.name}, born {holder.born}, so nothing was saved. "
            "Check the number, or choose that patient."
        )
    return row


def _found_by(patient: Patient) -> FoundBy:
    return FoundBy((patient.name, patient.mrn, mrn_key(patient.mrn)))


def _audited(patient: Patient) -> dict[str, object]:
    return {"name": patient.name, "mrn": patient.mrn, "born": patient.born, "sex": patient.sex}
