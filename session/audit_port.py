"""What the core asks of the outside for the audit: who changed ordinary rows, and who looked at whose record."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID

from session.ports import Patient
from session.search_question import Span


class LookKind(StrEnum):
    """How a record was looked at, or left the program."""

    SESSION = "session"
    COURSE = "course"
    TABLE = "table"
    PAPER = "paper"
    PRINT = "print"
    LETTER = "letter"
    CHART = "chart"
    PLAN = "plan"
    PAGE = "page"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """What is looked at: the record of a patient, of one session of it, or of everybody where both are None."""

    kind: LookKind
    patient_id: UUID | None = None
    session_id: UUID | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditQuestion:
    """What is asked of the audit; every part has to fit, all words are folded.

    `texts` may stand anywhere in a row as it is read, `by` in the name of who did it, `of` in the patient's name or
    MRN, `spans` hold the chair's days. `understood` says in words what was read of the line besides plain words.
    """

    texts: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    understood: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One field that was changed; `at` aware, in UTC. `old` is None where the row was new.

    `number` is the place in the audit. `patient` is as registered now; None where the row is of no patient.
    """

    number: int
    at: datetime
    actor: str
    station: str
    subject: str
    subject_id: str
    field: str
    old: str | None
    new: str | None
    reason: str
    patient: Patient | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One time that somebody looked; `day` is the chair's date of the session, None where it was no session."""

    number: int
    at: datetime
    actor: str
    station: str
    kind: LookKind
    session_id: UUID | None
    day: str | None
    reason: str
    patient: Patient | None


ANYTHING: Final = AuditQuestion()
COALESCED_MIN: Final = 10
"""Who opens the same record again within so many minutes has looked once (this project's own choice)."""


class Audit(Protocol):
    """The audit is only ever added to; both lists come newest first, a page at a time.

    Reading goes through the rows until a page is full: not on a thread that draws.
    """

    def changes(
        self, question: AuditQuestion = ANYTHING, before: int | None = None, limit: int = 50
    ) -> tuple[Changed, ...]:
        """Return what was changed; the next page begins `before` the last row's number. Raises StorageProblem."""

    def looked(
        self, question: AuditQuestion = ANYTHING, before: int | None = None, limit: int = 50
    ) -> tuple[Look, ...]:
        """Return who looked; the next page begins `before` the last row's number. Raises StorageProblem."""

    def note_look(self, looking: Looking, actor: str) -> None:
        """Let it be written down that somebody looks, and return at once.

        The same person, kind and record within `COALESCED_MIN` minutes at this window is one look.
        """
