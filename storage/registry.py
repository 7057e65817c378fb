"""The registry on SQLite: patients, courses, lists of sessions, staff and protocols, each in a file of its own."""

from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from session.ports import Clock, Patient, ProtocolVersion, SessionRow
from session.protocol import Protocol
from storage import patients, staff
from storage.changes import Changes
from storage.courses import SqliteCourses
from storage.protocol_versions import ProtocolVersions
from storage.reader import Reader
from storage.session_lists import SessionLists
from storage.writer import Writes


class SqliteRegistry:
    """Reads on the caller's thread; a change waits until the writer has committed it with its audit."""

    def __init__(self, writer: Writes, reader: Reader, clock: Clock, station: str, protocols: Path) -> None:
        self._reader = reader
        self._change = Changes(writer, clock, station).make
        self._protocols = ProtocolVersions(reader, protocols)
        self._patients = patients.Patients(reader)
        self._sessions = SessionLists(reader)
        self._courses = SqliteCourses(writer, reader, clock, station)

    @property
    def courses(self) -> SqliteCourses:
        return self._courses

    def add_patient(self, patient: Patient, actor: str) -> None:
        """Register a patient; raises StorageProblem, naming who has the MRN where it is taken."""
        self._change(partial(patients.add, patient=patient), actor, "patient", str(patient.patient_id))

    def correct_patient(self, patient: Patient, actor: str) -> None:
        """Correct a patient's row; raises StorageProblem where the patient is not registered or the MRN is taken."""
        self._change(partial(patients.correct, patient=patient), actor, "patient", str(patient.patient_id))

    def patient(self, patient_id: UUID) -> Patient | None:
        return self._patients.by_id(patient_id)

    def patient_by_mrn(self, mrn: str) -> Patient | None:
        return self._patients.by_mrn(mrn)

    def find_patients(self, words: str, limit: int = 50) -> tuple[Patient, ...]:
        """Return at most `limit` patients by name: every word is part of name or MRN, or the date of birth."""
        return self._patients.found(words, limit)

    def running(self) -> tuple[SessionRow, ...]:
        return self._sessions.running()

    def find_sessions(self, words: str = "", before: datetime | None = None, limit: int = 50) -> tuple[SessionRow, ...]:
        """Return a page of sessions, newest first; the next begins before the last row's `opened_at`.

        The page is longer than `limit` where its last sessions were opened at the same moment.
        """
        return self._sessions.found(words, before, limit)

    def session_row(self, session_id: UUID) -> SessionRow | None:
        return self._sessions.one(session_id)

    def sessions_of(self, patient_id: UUID) -> tuple[SessionRow, ...]:
        return self._sessions.of_patient(patient_id)

    def staff(self) -> tuple[str, ...]:
        return staff.names(self._reader)

    def add_staff(self, name: str, actor: str) -> None:
        """Put a name first; raises StorageProblem where it is empty."""
        self._change(partial(staff.remember, name=name), actor, "staff", name)

    def protocols(self) -> tuple[Protocol, ...]:
        return self._protocols.newest()

    def protocol_faults(self) -> tuple[str, ...]:
        """Return a sentence for each saved version that can no longer be read."""
        return self._protocols.faults()

    def protocol_versions(self, name: str) -> tuple[ProtocolVersion, ...]:
        return self._protocols.of(name)

    def save_protocol(self, protocol: Protocol, actor: str, reason: str) -> Protocol:
        """Save a protocol as the next version of its name; raises ProtocolProblem or StorageProblem."""
        work = partial(self._protocols.save, protocol=protocol, reason=reason)
        return self._change(work, actor, "protocol", protocol.name)
