"""A patient's course as the tests speak of it: one course, its bookings, and what is told between sessions."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from session.course import (
    Assessment,
    Booking,
    Course,
    DiaryEntry,
    DiarySource,
    Measure,
    Measured,
    Outcome,
    PainCondition,
    Treatment,
    TreatmentKind,
)
from session.identity import Identities
from session.ports import Patient

TODAY = date(2026, 11, 20)
MIRIAM = Patient(
    patient_id=UUID("01980000-0000-7000-8000-000000000001"),
    name="Okafor, Miriam",
    mrn="004182",
    born=date(1979, 3, 14),
    sex="F",
)
BO = Patient(
    patient_id=UUID("01980000-0000-7000-8000-000000000002"), name="Ng, Bo", mrn="99", born=date(1990, 11, 20), sex="M"
)
_IDENTITIES = Identities()


def new_id() -> UUID:
    return _IDENTITIES.new(datetime(2026, 11, 20, tzinfo=UTC))


def a_course(patient: Patient = MIRIAM) -> Course:
    """Return a course that is opened today with an induction of six."""
    return Course(
        course_id=new_id(),
        patient_id=patient.patient_id,
        condition=PainCondition.CRPS_1,
        prescriber="Dr Lang",
        protocol="outpatient-titration",
        planned=6,
        opened_on=TODAY,
    )


def a_booking(course: Course, clock: str = "10:00", day: date = TODAY, chair: str = "Chair 2") -> Booking:
    """Return a booking of two hours; `clock` is in UTC."""
    return Booking(
        booking_id=new_id(),
        course_id=course.course_id,
        patient_id=course.patient_id,
        at=datetime.fromisoformat(f"{day}T{clock}+00:00"),
        minutes=120,
        chair=chair,
    )


def told(pain: str = "6.5", days_ago: int = 0, patient: Patient = MIRIAM, note: str = "") -> DiaryEntry:
    day = TODAY - timedelta(days=days_ago)
    return DiaryEntry(patient_id=patient.patient_id, day=day, pain=Decimal(pain), source=DiarySource.PHONE, note=note)


def a_treatment(patient: Patient = MIRIAM, since: date = TODAY, until: date | None = None) -> Treatment:
    return Treatment(
        treatment_id=new_id(),
        patient_id=patient.patient_id,
        kind=TreatmentKind.PHYSICAL,
        words="Mirror therapy",
        since=since,
        until=until,
    )


def a_measure(measure: Measure, value: str | None, patient: Patient = MIRIAM) -> Measured:
    number = None if value is None else Decimal(value)
    return Measured(patient_id=patient.patient_id, day=TODAY, measure=measure, value=number)


def a_judgement(course: Course, outcome: Outcome = Outcome.GO_ON) -> Assessment:
    return Assessment(
        course_id=course.course_id,
        day=TODAY,
        outcome=outcome,
        physician="Dr Lang",
        found="43 % less pain for 40 days, satisfied.",
    )
