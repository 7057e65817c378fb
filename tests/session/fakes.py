"""A clock moved by hand, and a journal and a registry in memory: what the core asks of the outside."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime
from enum import Enum
from uuid import UUID

from session.audit_port import ANYTHING, AuditQuestion, Changed, Look, Looking
from session.events import Event
from session.ports import Patient, ProtocolVersion, Sample, SampleTrack, SessionHead, SessionRow
from session.problems import StorageProblem
from session.protocol import Protocol
from session.search_question import EVERY, Counts, Question, Shelf
from session.state import SessionState
from tests.session.cases import PROTOCOL, at
from tests.session.course_fakes import MemoryCourses
from tests.session.people_fakes import MemoryPeople

FULL = "The disk is full. Nothing was lost; free some space and press Enter again."


class Disk(Enum):
    """What becomes of what is appended."""

    WRITES = "writes"
    WAITS = "waits"
    FAILS = "fails"


class MemoryJournal:
    """Keeps events in memory; `disk` says whether a write is done at once, waits for `finish`, or fails."""

    def __init__(self) -> None:
        self.disk = Disk.WRITES
        self.kept: dict[UUID, list[Event]] = {}
        self.heads: list[SessionHead] = []
        self._waiting: list[tuple[Sequence[Event], Future[tuple[Event, ...]]]] = []

    def append(self, events: Sequence[Event], head: SessionHead) -> "Future[tuple[Event, ...]]":
        future: Future[tuple[Event, ...]] = Future()
        self.heads.append(head)
        self._waiting.append((events, future))
        if self.disk is not Disk.WAITS:
            self.finish(fails=self.disk is Disk.FAILS)
        return future

    def finish(self, *, fails: bool = False) -> None:
        """Let the oldest waiting write come to its end."""
        events, future = self._waiting.pop(0)
        if fails:
            future.set_exception(StorageProblem(FULL))
            return
        done = []
        for event in events:
            chain = self.kept.setdefault(event.session_id, [])
            chain.append(replace(event, seq=len(chain) + 1, hash=f"{len(chain) + 1:064x}"))
            done.append(chain[-1])
        future.set_result(tuple(done))

    def events(self, session_id: UUID) -> tuple[Event, ...]:
        return tuple(self.kept.get(session_id, ()))

    def verify(self, session_id: UUID) -> tuple[str, ...]:
        return ()

    def append_samples(self, session_id: UUID, source: str, samples: Sequence[Sample]) -> "Future[None]":
        raise NotImplementedError

    def samples(self, session_id: UUID) -> Mapping[str, SampleTrack]:
        return {}


class MemoryAudit:
    """Keeps who looked in memory; nothing is changed here that anybody reads about."""

    def __init__(self) -> None:
        self.looks: list[tuple[Looking, str]] = []

    def changes(
        self, question: AuditQuestion = ANYTHING, before: int | None = None, limit: int = 50
    ) -> tuple[Changed, ...]:
        return ()

    def looked(
        self, question: AuditQuestion = ANYTHING, before: int | None = None, limit: int = 50
    ) -> tuple[Look, ...]:
        return ()

    def note_look(self, looking: Looking, actor: str) -> None:
        self.looks.append((looking, actor))


class MemoryRegistry:
    """Keeps patients and courses in memory; its lists of sessions are the journal's heads."""

    def __init__(self, journal: MemoryJournal) -> None:
        self._journal = journal
        self.patients: list[Patient] = []
        self.courses = MemoryCourses(self.patients)
        self.people = MemoryPeople()
        self.audit = MemoryAudit()
        self.names: list[str] = []
        self.versions = [ProtocolVersion(protocol=PROTOCOL, saved_at=None, actor="", reason="")]

    def add_patient(self, patient: Patient, actor: str) -> None:
        self.patients.append(patient)

    def correct_patient(self, patient: Patient, actor: str) -> None:
        raise NotImplementedError

    def erase_patient(self, patient_id: UUID, actor: str, reason: str) -> bool:
        raise NotImplementedError

    def scour_again(self) -> str:
        return ""

    def patient(self, patient_id: UUID) -> Patient | None:
        return next((item for item in self.patients if item.patient_id == patient_id), None)

    def patient_by_mrn(self, mrn: str) -> Patient | None:
        return next((item for item in self.patients if item.mrn.replace(" ", "") == mrn.replace(" ", "")), None)

    def find_patients(self, words: str, limit: int = 50) -> tuple[Patient, ...]:
        return tuple(self.patients[:limit])

    def running(self) -> tuple[SessionRow, ...]:
        return tuple(row for row in self._rows() if row.head.left_at is None)

    def find_sessions(
        self, question: Question = EVERY, shelf: Shelf = Shelf.ALL, before: datetime | None = None, limit: int = 50
    ) -> tuple[SessionRow, ...]:
        return self._rows()[:limit]

    def count_sessions(self, question: Question = EVERY) -> Counts:
        return Counts(0, 0, len(self._rows()))

    def searches(self) -> tuple[str, ...]:
        return ()

    def keep_search(self, line: str, actor: str) -> None:
        raise NotImplementedError

    def drop_search(self, line: str, actor: str) -> None:
        raise NotImplementedError

    def session_row(self, session_id: UUID) -> SessionRow | None:
        return next((row for row in self._rows() if row.head.session_id == session_id), None)

    def sessions_of(self, patient_id: UUID) -> tuple[SessionRow, ...]:
        return tuple(row for row in self._rows() if row.patient.patient_id == patient_id)

    def staff(self) -> tuple[str, ...]:
        return tuple(self.names)

    def add_staff(self, name: str, actor: str) -> None:
        self.names.append(name)

    def protocols(self) -> tuple[Protocol, ...]:
        return tuple({version.protocol.name: version.protocol for version in self.versions}.values())

    def protocol_faults(self) -> tuple[str, ...]:
        return ()

    def protocol_versions(self, name: str) -> tuple[ProtocolVersion, ...]:
        return tuple(version for version in reversed(self.versions) if version.protocol.name == name)

    def save_protocol(self, protocol: Protocol, actor: str, reason: str) -> Protocol:
        known = self.protocol_versions(protocol.name)
        saved = replace(protocol, version=known[0].protocol.version + 1 if known else 1)
        self.versions.append(ProtocolVersion(protocol=saved, saved_at=at("12:00"), actor=actor, reason=reason))
        return saved

    def _rows(self) -> tuple[SessionRow, ...]:
        latest = {head.session_id: head for head in self._journal.heads if head.session_id in self._journal.kept}
        rows = ((head, self.patient(head.patient_id)) for head in latest.values())
        return tuple(SessionRow(head, patient) for head, patient in rows if patient)


class Witness:
    """A listener that writes down what it was told, in order."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.states: list[SessionState] = []

    def submitted(self, events: Iterable[Event]) -> None:
        self.told += [f"sent {event.body.KIND}" for event in events]

    def recorded(self, event: Event, state: SessionState) -> None:
        self.told.append(f"kept {event.body.KIND}")
        self.states.append(state)

    def failed(self, events: Iterable[Event], sentence: str) -> None:
        self.told += [f"lost {event.body.KIND}: {sentence}" for event in events]
