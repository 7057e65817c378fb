"""What patients tell between sessions: pains day by day, scores and answers, and what else was begun."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select, update

from session.course import DiaryEntry, Measured, Treatment
from session.course_ports import DiaryWritten
from session.diary_rules import diary_refusal, measured_refusal, treatment_refusal
from session.problems import Refused, StorageProblem
from session.quantities import plain
from storage.audit import Change, write_audit
from storage.course_rows import ENTRY, MEASURE, TREATMENT, require
from storage.course_tables import DIARY, MEASURED
from storage.patients import registered

Days = Mapping[date, DiaryEntry]
OF_PATIENT: Final = select(*ENTRY.columns).where(DIARY.c.patient_id == bindparam("of_id")).order_by(DIARY.c.day)
MEASURED_OF: Final = (
    select(*MEASURE.columns)
    .where(MEASURED.c.patient_id == bindparam("of_id"))
    .order_by(MEASURED.c.day, MEASURED.c.number)
)
_REPLACE: Final = update(DIARY).where(DIARY.c.patient_id == bindparam("of_id"), DIARY.c.day == bindparam("of_day"))


def write(connection: Connection, entries: Iterable[DiaryEntry], today: date, change: Change) -> DiaryWritten:
    """Write days of diaries, all of them or none, the last that is told of a day; raises Refused."""
    told: dict[UUID, dict[date, DiaryEntry]] = {}
    for entry in entries:
        told.setdefault(entry.patient_id, {})[entry.day] = entry
    written = [_write(connection, patient_id, days, today, change) for patient_id, days in told.items()]
    return DiaryWritten(sum(one.new for one in written), sum(one.replaced for one in written))


def _write(connection: Connection, patient_id: UUID, said: Days, today: date, change: Change) -> DiaryWritten:
    patient = registered(connection, patient_id)
    for entry in said.values():
        require(diary_refusal(entry, patient, today))
    told = {day: ENTRY.clean(entry) for day, entry in said.items()}
    known = {entry.day: entry for entry in map(ENTRY.read, connection.execute(OF_PATIENT, {"of_id": patient_id}))}
    new = [ENTRY.row(entry) for day, entry in told.items() if day not in known]
    other = [ENTRY.row(entry) for day, entry in told.items() if day in known and entry != known[day]]
    if new:
        connection.execute(insert(DIARY), new)
    if other:
        connection.execute(_REPLACE, [row | {"of_id": patient_id, "of_day": row["day"]} for row in other])
    named = replace(change, subject="diary", subject_id=str(patient_id))
    write_audit(connection, named, _words(known), _words(told))
    return DiaryWritten(len(new), len(other))


def _words(days: Days) -> dict[str, object]:
    """Return each day as the audit has it: one row a day."""
    return {
        str(entry.day): ", ".join(filter(None, (plain(entry.pain), entry.source.value, entry.note)))
        for entry in days.values()
    }


def add_treatment(connection: Connection, treatment: Treatment, change: Change) -> None:
    """Write down something else that was begun; raises Refused."""
    require(treatment_refusal(treatment, registered(connection, treatment.patient_id)))
    if TREATMENT.one(connection, treatment.treatment_id) is not None:
        raise StorageProblem("This treatment is written down already. Look at the list again.")
    TREATMENT.add(connection, treatment, change)


def change_treatment(connection: Connection, treatment: Treatment, change: Change) -> None:
    """Correct what else was begun, or say when it ended; raises Refused."""
    before = TREATMENT.one(connection, treatment.treatment_id)
    if before is None:
        raise StorageProblem("This treatment is not in the record, so nothing was changed. Write it down first.")
    if before.patient_id != treatment.patient_id:
        raise Refused("A treatment stays with its patient, so nothing was changed. Write down another one.")
    require(treatment_refusal(treatment, registered(connection, treatment.patient_id)))
    TREATMENT.put(connection, before, treatment, change)


def add_measured(connection: Connection, measured: Measured, today: date, change: Change) -> None:
    """Write down a score or an answer; raises Refused."""
    require(measured_refusal(measured, registered(connection, measured.patient_id), today))
    MEASURE.add(connection, measured, change)
