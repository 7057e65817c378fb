"""Everything that can happen in a session: frozen facts, named in the past tense.

`KIND` is the stable name on disk and never changes; a changed body gets the next `SCHEMA`.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import ClassVar, Final
from uuid import UUID

from session.alert_events import WATCHING, Watching
from session.declarations import DECLARATIONS, Declaration, NextTimeAdvised
from session.handover_events import ATTENDING, Attending, EntriesClaimed
from session.order import Order
from session.protocol import Protocol
from session.pump_events import (
    BagChanged,
    BolusGiven,
    InfusionEnded,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    RateChanged,
)
from session.review_events import REVIEWING, Reviewing

BY_HAND: Final = "manual"
"""The source of what a person wrote while it happened."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One measured or scored value; `code` names a row of the catalogue in `session.vitals`."""

    code: str
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOpened:
    """A patient was checked in; order, protocol and weight are copied so that the record keeps its meaning.

    `allergies` is empty only where somebody answered "none known". `identifiers` names the two that were checked,
    and is empty where that is not stated, as on a paper form.
    `utc_offset_min` is the chair's offset from UTC, in which all of the session's clock times are shown.
    `course` says which infusion of the patient's course this was to be, such as "Induction 3 of 6"; it is empty, and
    `course_id` None, where no course was open.
    """

    KIND: ClassVar = "session.opened"
    SCHEMA: ClassVar = 1
    patient_id: UUID
    chair: str
    weight_kg: Decimal
    allergies: tuple[str, ...]
    identifiers: tuple[str, ...]
    order: Order
    protocol: Protocol
    utc_offset_min: int
    course: str = ""
    course_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class VitalsRecorded:
    """A set of readings was taken; `confirmed` holds the codes of unusual values the nurse confirmed."""

    KIND: ClassVar = "vitals.recorded"
    SCHEMA: ClassVar = 1
    readings: tuple[Reading, ...]
    note: str = ""
    confirmed: tuple[str, ...] = ()

    def value(self, code: str) -> Decimal | None:
        """Return the reading of that code, or None where it was not taken."""
        for reading in self.readings:  # a loop: every screen asks this of every entry
            if reading.code == code:
                return reading.value
        return None


@dataclass(frozen=True, slots=True)
class CheckAnswered:
    """A due check was answered without readings, such as "asleep, not disturbed"."""

    KIND: ClassVar = "check.answered"
    SCHEMA: ClassVar = 1
    answer: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class DrugGiven:
    """Another drug was given: name, dose in its unit, route."""

    KIND: ClassVar = "drug.given"
    SCHEMA: ClassVar = 1
    drug: str
    dose: Decimal
    unit: str
    route: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class EffectNoted:
    """A side effect began or changed its grade: mild, moderate or severe."""

    KIND: ClassVar = "effect.noted"
    SCHEMA: ClassVar = 1
    effect: str
    grade: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class EffectResolved:
    """A side effect is over."""

    KIND: ClassVar = "effect.resolved"
    SCHEMA: ClassVar = 1
    effect: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """One answered item of a score: the item's key, and the answer's value or the reading as it is written."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class ScoreRecorded:
    """A score was taken; `instrument` names one of `session.instruments`, what it comes to is computed from `items`."""

    KIND: ClassVar = "score.recorded"
    SCHEMA: ClassVar = 1
    instrument: str
    items: tuple[ScoreItem, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class AccessPlaced:
    """A vein was reached: where, with which gauge (G), at which attempt."""

    KIND: ClassVar = "access.placed"
    SCHEMA: ClassVar = 1
    site: str
    gauge: int
    attempts: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """Words were written down."""

    KIND: ClassVar = "note.written"
    SCHEMA: ClassVar = 1
    note: str


@dataclass(frozen=True, slots=True)
class PatientReady:
    """The patient was found ready to leave."""

    KIND: ClassVar = "patient.ready"
    SCHEMA: ClassVar = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class PatientLeft:
    """The patient left; the record is finished."""

    KIND: ClassVar = "patient.left"
    SCHEMA: ClassVar = 1
    note: str = ""


@dataclass(frozen=True, slots=True)
class ClockJumped:
    """The computer's clock moved against elapsed time; the session went on with its own.

    `offset_s` is how far the clock moved in seconds (positive: forward), `utc_offset_min` the local offset since.
    """

    KIND: ClassVar = "clock.jumped"
    SCHEMA: ClassVar = 1
    offset_s: int
    utc_offset_min: int


@dataclass(frozen=True, slots=True)
class RecordingResumed:
    """The program was opened again into a running session; `silent_s` is the time since its last sign of life."""

    KIND: ClassVar = "recording.resumed"
    SCHEMA: ClassVar = 1
    silent_s: int


Fact = (
    VitalsRecorded | CheckAnswered | InfusionStarted | RateChanged | InfusionPaused | InfusionResumed | BolusGiven
    | BagChanged | InfusionEnded | DrugGiven | EffectNoted | EffectResolved | ScoreRecorded | AccessPlaced
    | NoteWritten | PatientReady | PatientLeft
)  # fmt: skip
"""What a nurse can write, and so what an amendment can put in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryAmended:
    """An entry was corrected: `body` at `occurred_at` stands in its place, the original stays visible."""

    KIND: ClassVar = "entry.amended"
    SCHEMA: ClassVar = 1
    target: UUID
    body: Fact
    occurred_at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryAddedLate:
    """Something that happened at the event's `occurred_at` was written down once the record was finished, and why."""

    KIND: ClassVar = "entry.added_late"
    SCHEMA: ClassVar = 1
    body: Fact
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryVoided:
    """An entry was struck out: it should not have been written; the original stays visible."""

    KIND: ClassVar = "entry.voided"
    SCHEMA: ClassVar = 1
    target: UUID
    reason: str


Body = (
    SessionOpened | Fact | Declaration | Watching | Reviewing | Attending | ClockJumped | RecordingResumed
    | EntryAmended | EntryVoided | EntryAddedLate
)  # fmt: skip

ABOUT: Final = (NextTimeAdvised, *REVIEWING)
"""What is written about a session that is over, and is no part of its course."""
BESIDE: Final = (*ABOUT, EntriesClaimed)
"""What changes nothing of what happened: words about a session, and who answers for its entries."""
ASIDE: Final = (*DECLARATIONS, *WATCHING, *REVIEWING, *ATTENDING)
"""What is folded apart from the course of the infusion."""

FACTS: Final = (
    VitalsRecorded, CheckAnswered, InfusionStarted, RateChanged, InfusionPaused, InfusionResumed, BolusGiven,
    BagChanged, InfusionEnded, DrugGiven, EffectNoted, EffectResolved, ScoreRecorded, AccessPlaced, NoteWritten,
    PatientReady, PatientLeft,
)  # fmt: skip
BODIES: Final = (
    SessionOpened, *FACTS, *ASIDE, ClockJumped, RecordingResumed, EntryAmended, EntryVoided, EntryAddedLate,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened, with who, when, where and how it is known; times are aware and in UTC.

    `occurred_at` is when it happened and may be back-dated, `recorded_at` when it was entered. `seq` is the
    station's running number in the session, `prev_hash` and `hash` (hex SHA-256) its chain; the journal gives all
    three when it commits, before that they are 0 and empty.
    """

    event_id: UUID
    session_id: UUID
    occurred_at: datetime
    recorded_at: datetime
    actor: str
    station: str
    source: str
    body: Body
    seq: int = 0
    prev_hash: str = ""
    hash: str = ""

    @property
    def order_key(self) -> tuple[datetime, datetime, UUID]:
        """Return what events are ordered by: when it happened, when it was entered, then the identifier."""
        return (self.occurred_at, self.recorded_at, self.event_id)
