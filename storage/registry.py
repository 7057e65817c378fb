"""The registry on SQLite: patients, courses, lists of sessions, staff and protocols, each in a file of its own."""

from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from session.ports import Clock, Patient, ProtocolVersion, SessionRow
from session.problems import StorageProblem
from session.protocol import Protocol
from session.search_question import EVERY, Counts, Question, Shelf
from storage import erasing, patients, searches, staff
from storage.audit_reading import SqliteAudit
from storage.beside import Beside
from storage.changes import Changes
from storage.courses import SqliteCourses
from storage.people import SqlitePeople
from storage.protocol_versions import ProtocolVersions
from storage.reader import Reader
from storage.session_lists import SessionLists
from storage.writer import NoWriter, Writes


class SqliteRegistry:
    """Reads on the caller's thread; a change waits until the writer has committed it with its audit."""

    def __init__(self, writer: Writes, reader: Reader, clock: Clock, station: str, protocols: Path) -> None:
        self._reader = reader
        self._change = Changes(writer, clock, station).make
        self._protocols = ProtocolVersions(reader, protocols)
        self._patients = patients.Patients(reader)
        self._sessions = SessionLists(reader)
        self._courses = SqliteCourses(writer, reader, clock, station)
        notes = Beside(reader) if isinstance(writer, NoWriter) else writer
        self._people = SqlitePeople(writer, reader, clock, station, notes)
        self._audit = SqliteAudit(notes, reader, clock, station)
        self._writer = writer

    @property
    def courses(self) -> SqliteCourses:
        return self._courses

    @property
    def people(self) -> SqlitePeople:
        return self._people

    @property
    def audit(self) -> SqliteAudit:
        return self._audit

    def add_patient(self, patient: Patient, actor: str) -> None:
        """Register a patient; raises StorageProblem, naming who has the MRN where it is taken."""
        self._change(partial(patients.add, patient=patient), actor, "patient", str(patient.patient_id))

    def correct_patient(self, patient: Patient, actor: str) -> None:
        """Correct a patient's row; raises StorageProblem where the patient is not registered or the MRN is taken."""
        self._change(partial(patients.correct, patient=patient), actor, "patient", str(patient.patient_id))

    def erase_patient(self, patient_id: UUID, actor: str, reason: str) -> bool:
        """Remove a patient's identity, then write the file anew; say whether all of the file could be.

        Raises Refused with the sentence why not, or StorageProblem; then the identity is there still.
        """
        self._change(partial(erasing.erase, patient_id=patient_id, reason=reason), actor, "patient", str(patient_id))
        try:
            return self._writer.submit(erasing.scour).result()
        except StorageProblem:
            return False  # removed it is; what was overwritten lies in the file until it is written anew

    def scour_again(self) -> str:
        """Write the file anew where a removed identity is still in it; return a sentence where it still is."""
        try:
            done = self._writer.submit(erasing.scour_again).result()
        except StorageProblem as problem:
            return f"{problem.sentence} {erasing.STILL_THERE}"
        return "" if done else erasing.STILL_THERE

    def patient(self, patient_id: UUID) -> Patient | None:
        return self._patients.by_id(patient_id)

    def patient_by_mrn(self, mrn: str) -> Patient | None:
        return self._patients.by_mrn(mrn)

    def find_patients(self, words: str, limit: int = 50) -> tuple[Patient, ...]:
        """Return at most `limit` patients by name: every word is part of name or MRN, or the date of birth."""
        return self._patients.found(words, limit)

    def running(self) -> tuple[SessionRow, ...]:
        return self._sessions.running()

    def find_sessions(
        self, question: Question = EVERY, shelf: Shelf = Shelf.ALL, before: datetime | None = None, limit: int = 50
    ) -> tuple[SessionRow, ...]:
        """Return a page of sessions, newest first; the next begins before the last row's `opened_at`.

        The page is longer than `limit` where its last sessions were opened at the same moment.
        """
        return self._sessions.found(question, shelf, before, limit)

    def count_sessions(self, question: Question = EVERY) -> Counts:
        return self._sessions.counts(question)

    def searches(self) -> tuple[str, ...]:
        return searches.lines(self._reader)

    def keep_search(self, line: str, actor: str) -> None:
        """Keep a line to look for sessions with, first of all; raises StorageProblem where it is empty."""
        self._change(partial(searches.keep, line=line), actor, "search", searches.key_of(line))

    def drop_search(self, line: str, actor: str) -> None:
        self._change(partial(searches.drop, line=line), actor, "search", searches.key_of(line))

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
