"""What the core asks of the outside: a clock, a journal, a registry, and somebody who listens."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from session.events import Event
from session.protocol import Protocol as TreatmentProtocol
from session.search_question import EVERY, Counts, Question, Shelf
from session.state import SessionState

if TYPE_CHECKING:
    from session.audit_port import Audit
    from session.course_ports import Courses
    from session.people_port import People
    from session.session_flags import SessionFlag


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """Who a patient is; a row that can be corrected, never part of an event. `sex` is F, M, X or U (unknown)."""

    patient_id: UUID
    name: str
    mrn: str
    born: date
    sex: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionHead:
    """What a list shows of a session, written with every entry in its transaction; times aware, in UTC.

    `phase` is the value of `session.state.Phase`; `given_mg` is the dose given when the row was written. `course` is
    empty outside a course. `to_sign` says that the session is over and not signed as it is. `rise_percent` is the
    systolic peak over the baseline, to 0.1, so that what is a little more than a number is more. `found_by` holds the
    words it is found by besides patient, place and people, one text a line.
    """

    session_id: UUID
    patient_id: UUID
    chair: str
    nurse: str
    protocol: str
    phase: str
    opened_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    left_at: datetime | None
    last_at: datetime
    given_mg: Decimal
    entries: int
    utc_offset_min: int
    weight_kg: Decimal | None = None
    pain_first: Decimal | None = None
    pain_last: Decimal | None = None
    course: str = ""
    flags: "tuple[SessionFlag, ...]" = ()
    to_sign: bool = False
    peak_systolic: int | None = None
    rise_percent: Decimal | None = None
    lowest_spo2: int | None = None
    found_by: str = ""

    @property
    def urgency(self) -> int:
        """Return the urgency of the worst flag (`session.alert_record.Urgency`), 0 where none says that it is wrong."""
        return max((flag.urgency or 0 for flag in self.flags), default=0)


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session in a list, with its patient."""

    head: SessionHead
    patient: Patient


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolVersion:
    """One version of a protocol; `saved_at` is aware, in UTC, None for one that came with the program."""

    protocol: TreatmentProtocol
    saved_at: datetime | None
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sample:
    """One device value at 1 Hz: our time and the device's own (aware, UTC; None where it sends none)."""

    at: datetime
    device_at: datetime | None
    code: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class SampleTrack:
    """All of one code's samples of a session: seconds since the Unix epoch (our time) and values, same length."""

    source: str
    at: Sequence[float]
    device_at: Sequence[float]
    values: Sequence[float]


class Clock(Protocol):
    """The machine's time; only an implementation outside the core reads it."""

    def wall(self) -> datetime:
        """Return the computer's wall time, aware, in UTC."""

    def elapsed(self) -> float:
        """Return seconds that never run backwards and go on through a suspended computer."""

    def utc_offset_min(self, at: datetime | None = None) -> int:
        """Return the local offset from UTC in minutes that is in force at a moment, or now."""


class Journal(Protocol):
    """The list of what happened, kept on disk; an event that was acknowledged is never lost."""

    def append(self, events: Sequence[Event], head: SessionHead) -> "Future[tuple[Event, ...]]":
        """Commit events of one line in one transaction, with the session's head; return at once.

        The future gives the events as committed (with `seq` and hashes) or raises StorageProblem; then nothing of
        the line was written. Lines are committed in the order in which they were appended; one that was appended
        while an earlier one of its session was still waiting fails with it, for it counted on it.
        """

    def events(self, session_id: UUID) -> tuple[Event, ...]:
        """Return a session's events in their order; an unknown session has none."""

    def verify(self, session_id: UUID) -> tuple[str, ...]:
        """Return a sentence for each place where a session's record is not as it was written; none if it is whole.

        Takes about as long as reading its events. Raises StorageProblem where they cannot be read.
        """

    def append_samples(self, session_id: UUID, source: str, samples: Sequence[Sample]) -> "Future[None]":
        """Commit device samples; return at once. The future raises StorageProblem where they were not written."""

    def samples(self, session_id: UUID) -> Mapping[str, SampleTrack]:
        """Return a session's device samples by code, in the order of time."""


class Registry(Protocol):
    """Patients, courses, staff, protocols and the lists of sessions: ordinary rows, each change audited."""

    @property
    def courses(self) -> "Courses":
        """Return the courses of treatment, their bookings and diaries."""

    @property
    def people(self) -> "People":
        """Return the people who sign in here."""

    @property
    def audit(self) -> "Audit":
        """Return who changed ordinary rows, and who looked at whose record."""

    def add_patient(self, patient: Patient, actor: str) -> None:
        """Register a patient; raises StorageProblem, with a sentence where the MRN is taken."""

    def correct_patient(self, patient: Patient, actor: str) -> None:
        """Correct a patient's row; old and new values go to the audit with `actor`."""

    def erase_patient(self, patient_id: UUID, actor: str, reason: str) -> bool:
        """Remove a patient's name, MRN, birth date and sex for good; sessions and course stay under the bare id.

        What is still booked is cancelled. Say whether the file holds nothing of them any more; where not, that is
        tried again by `scour_again`.
        Takes as long as writing the file anew: not on a thread that draws. Raises Refused where a session runs, the
        reason is empty or it was done before, and StorageProblem; then nothing was removed.
        """

    def scour_again(self) -> str:
        """Take out of the file what is left of removed identities; return a sentence where something is left still.

        Takes as long as writing the file anew where there is something: not on a thread that draws. While a session
        runs it is put off.
        """

    def patient(self, patient_id: UUID) -> Patient | None:
        """Return a patient, or None."""

    def patient_by_mrn(self, mrn: str) -> Patient | None:
        """Return the patient with that medical record number (spaces do not count), or None."""

    def find_patients(self, words: str, limit: int = 50) -> tuple[Patient, ...]:
        """Return patients whose name or MRN holds every word, or born on a date written as ISO; all if empty."""

    def running(self) -> tuple[SessionRow, ...]:
        """Return the sessions whose patient has not left, the longest running first."""

    def find_sessions(
        self, question: Question = EVERY, shelf: Shelf = Shelf.ALL, before: datetime | None = None, limit: int = 50
    ) -> tuple[SessionRow, ...]:
        """Return sessions of a shelf that fit a question, newest first, opened before `before` (for the next page)."""

    def count_sessions(self, question: Question = EVERY) -> Counts:
        """Return how many sessions of each shelf fit a question, as far as `counted_to`."""

    def searches(self) -> tuple[str, ...]:
        """Return the lines that were kept to look for sessions with, the one kept last first."""

    def keep_search(self, line: str, actor: str) -> None:
        """Keep a line; one that is kept already moves to the front. Raises StorageProblem where it is empty."""

    def drop_search(self, line: str, actor: str) -> None:
        """Keep a line no longer; one that is not kept changes nothing."""

    def session_row(self, session_id: UUID) -> SessionRow | None:
        """Return one session, or None."""

    def sessions_of(self, patient_id: UUID) -> tuple[SessionRow, ...]:
        """Return a patient's sessions, newest first."""

    def staff(self) -> tuple[str, ...]:
        """Return the names to offer where one is asked for, those who recorded latest first.

        The people who sign in here come before names that are only known from the record, such as a witness's or
        that of a clinic without people; somebody who is not active any more is not offered.
        """

    def add_staff(self, name: str, actor: str) -> None:
        """Remember a name; one that is known already only moves to the front."""

    def protocols(self) -> tuple[TreatmentProtocol, ...]:
        """Return the newest version of each protocol, the default first; raises ProtocolProblem.

        A version that was saved stands above the one that came with the program, unless that is a later one.
        """

    def protocol_faults(self) -> tuple[str, ...]:
        """Return a sentence for each saved version that can no longer be read, and is left out for an older one."""

    def protocol_versions(self, name: str) -> tuple[ProtocolVersion, ...]:
        """Return the versions of a protocol that can be read, newest first; one of an unknown name has none."""

    def save_protocol(self, protocol: TreatmentProtocol, actor: str, reason: str) -> TreatmentProtocol:
        """Save a protocol as the next version of its name, and return it as it was saved; the version is ours to give.

        Text before and after go to the audit with actor and reason. Raises ProtocolProblem for one that is not
        valid, and StorageProblem where it was not written or the reason is empty.
        """


class Listener(Protocol):
    """Somebody told of what the recorder did, on the thread that drives the recorder."""

    def submitted(self, events: Iterable[Event]) -> None:
        """Events were sent to the journal and are not yet on disk."""

    def recorded(self, event: Event, state: SessionState) -> None:
        """An event is on disk and folded; `state` is the session after it."""

    def failed(self, events: Iterable[Event], sentence: str) -> None:
        """Events could not be written; nothing of them is in the record."""


class Monitor(Protocol):
    """A patient monitor whose numerics are shown beside the entries; nothing of it becomes an entry by itself."""

    @property
    def name(self) -> str:
        """Return what the monitor is called on the screen and as the source of its samples."""

    @property
    def trouble(self) -> str:
        """Return what is wrong, as sentences for the nurse; empty where nothing is."""

    @property
    def remark(self) -> str:
        """Return what is worth knowing of its values, as sentences; empty where nothing is."""

    def poll(self, state: SessionState, now: datetime) -> Sequence[Sample]:
        """Return what has come since the last call, oldest first; called once a second, never waits or raises."""
