"""A course of treatment and what is kept with it: what it is for, where it stands, plans, diary, what else changed."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID


class PainCondition(StrEnum):
    """What the pain comes from."""

    CRPS_1 = "CRPS I"
    CRPS_2 = "CRPS II"
    NEUROPATHIC = "generalised neuropathic pain"
    MIGRAINE = "chronic migraine"
    SPINAL_CORD = "spinal cord injury"
    OTHER = "other"


class CoursePhase(StrEnum):
    """Where a course stands; no maintenance before the response to the induction is judged."""

    INDUCTION = "induction"
    ASSESSMENT = "response assessment"
    MAINTENANCE = "maintenance"
    ENDED = "ended"


class Outcome(StrEnum):
    """What a physician decided when the response was judged."""

    GO_ON = "go on"
    CHANGE_DOSE = "change dose"
    STOP = "stop"


class BookingStatus(StrEnum):
    """What became of a booked infusion."""

    PLANNED = "planned"
    DONE = "done"
    MISSED = "missed"
    CANCELLED = "cancelled"


class DiarySource(StrEnum):
    """How a day of the diary reached the clinic."""

    PHONE = "phone call"
    PAPER = "patient's paper"
    FILE = "file"


class TreatmentKind(StrEnum):
    """What else changes the pain."""

    DRUG = "drug"
    PHYSICAL = "physical therapy"
    COUNSELLING = "counselling"
    OTHER = "other"


class Measure(StrEnum):
    """What is asked between sessions besides the pain of a day: BPI interference 0 to 10, PGIC 1 to 7, others."""

    BPI = "BPI interference"
    PGIC = "PGIC"
    SATISFIED = "satisfied"
    LIVER_TEST = "liver test"
    URINARY = "urinary symptoms asked"
    FOLLOW_UP = "follow-up call"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One course of one patient, who has at most one that is not ended.

    `protocol` names the protocol that it follows, `planned` is how many infusions its induction has, `site` where the
    pain is, `onset` since when, `earlier` what was tried before. `end_reason` is empty while it goes on.
    """

    course_id: UUID
    patient_id: UUID
    condition: PainCondition
    prescriber: str
    protocol: str
    planned: int
    opened_on: date
    site: str = ""
    onset: date | None = None
    earlier: tuple[str, ...] = ()
    goals: str = ""
    phase: CoursePhase = CoursePhase.INDUCTION
    ended_on: date | None = None
    end_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """One planned infusion: `at` is aware, in UTC; `session_id` is set once it was given."""

    booking_id: UUID
    course_id: UUID
    patient_id: UUID
    at: datetime
    minutes: int
    chair: str
    status: BookingStatus = BookingStatus.PLANNED
    session_id: UUID | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryEntry:
    """The pain of one day, 0 to 10, as the patient told it; one a day, the last one told counts."""

    patient_id: UUID
    day: date
    pain: Decimal
    source: DiarySource
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """Something else that was begun, `until` is None while it goes on."""

    treatment_id: UUID
    patient_id: UUID
    kind: TreatmentKind
    words: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A score or an answer between sessions on one day; `words` say what a number does not."""

    patient_id: UUID
    day: date
    measure: Measure
    value: Decimal | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A physician's judgement of the response: what was known, the outcome, and who signed it."""

    course_id: UUID
    day: date
    outcome: Outcome
    physician: str
    found: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Infusion:
    """One infusion that was given, as the course sees it: the chair's date, mg, and the pain before and after."""

    session_id: UUID
    day: date
    given_mg: Decimal
    mg_per_kg: Decimal | None = None
    pain_before: Decimal | None = None
    pain_after: Decimal | None = None
    ended_early: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseFile:
    """All that is kept of a course: the patient's infusions since it was opened, the diary, plans and judgements.

    `infusions` are those whose infusion was started, in the order of time; the diary holds one entry a day.
    """

    course: Course
    infusions: tuple[Infusion, ...] = ()
    diary: tuple[DiaryEntry, ...] = ()
    bookings: tuple[Booking, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    measured: tuple[Measured, ...] = ()
    assessments: tuple[Assessment, ...] = ()
