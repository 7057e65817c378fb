"""Patients with courses on a real record: sessions on given days, a diary, treatments, bookings."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from session.course import (
    Assessment,
    Booking,
    Course,
    CoursePhase,
    DiaryEntry,
    DiarySource,
    Outcome,
    PainCondition,
    Treatment,
    TreatmentKind,
)
from session.ports import Patient
from tests.session.courses import cycle
from tests.ui.clinic import MORNING, Clinic

NURSE = "A. Lindqvist"


def day_before(days: int) -> date:
    """Return the day so many days before the tests' morning."""
    return MORNING.date() - timedelta(days=days)


def ortiz(clinic: Clinic) -> Patient:
    return clinic.patient("Ortiz, Daniel", "003 702", "1974-05-02", "M")


def open_course(clinic: Clinic, patient: Patient, opened_on: date, planned: int = 6) -> Course:
    """Open a course on a day, when the clock is set to that day."""
    clinic.clock.set_to(datetime.combine(opened_on, MORNING.time(), UTC))
    course = Course(
        course_id=clinic.new_id(),
        patient_id=patient.patient_id,
        condition=PainCondition.CRPS_1,
        prescriber="Dr Lang",
        protocol="outpatient-titration",
        planned=planned,
        opened_on=opened_on,
        site="right foot",
        onset=date(2019, 3, 1),
        earlier=("gabapentin",),
        goals="to walk to the shop",
    )
    clinic.database.registry.courses.open_course(course, (), NURSE)
    return course


def give(clinic: Clinic, patient: Patient, day: date, rate: str = "0.5", pains: tuple[str, str] = ("8", "3")) -> None:
    """Give an hour's infusion on a day; `rate` is in mg/kg/h."""
    clinic.clock.set_to(datetime.combine(day, MORNING.time(), UTC))
    running = clinic.seat(patient, "2", weight="81")
    lines = [(1, f"p{pains[0]}"), (1, f"start {rate} mg/kg/h"), (60, "end; as planned"), (30, f"p{pains[1]}")]
    clinic.go_through(running, [*lines, (1, "ready"), (1, "left")])


def tell_diary(clinic: Clinic, patient: Patient, pains: Iterable[tuple[date, float]]) -> None:
    """Write a diary; the clock stands on its last day or later."""
    entries = [
        DiaryEntry(patient_id=patient.patient_id, day=day, pain=Decimal(str(round(pain, 1))), source=DiarySource.PHONE)
        for day, pain in pains
        if day <= MORNING.date()
    ]
    clinic.clock.set_to(MORNING)
    clinic.database.registry.courses.write_diary(entries, NURSE)


def judge(clinic: Clinic, course: Course, day: date) -> Course:
    """Sign on a day that the course goes on."""
    clinic.clock.set_to(datetime.combine(day, MORNING.time(), UTC))
    courses = clinic.database.registry.courses
    waiting = replace(course, phase=CoursePhase.ASSESSMENT)
    courses.change_course(waiting, NURSE, "the induction is over")
    kept = replace(course, phase=CoursePhase.MAINTENANCE)
    judged = Assessment(
        course_id=course.course_id, day=day, outcome=Outcome.GO_ON, physician="Dr Lang", found="58 % less pain."
    )
    courses.assess(judged, kept, NURSE)
    return kept


def begun(clinic: Clinic, patient: Patient, words: str, since: date, until: date | None = None) -> None:
    """Write another treatment down."""
    treatment = Treatment(
        treatment_id=clinic.new_id(),
        patient_id=patient.patient_id,
        kind=TreatmentKind.PHYSICAL if "therapy" in words else TreatmentKind.DRUG,
        words=words,
        since=since,
        until=until,
    )
    clinic.database.registry.courses.add_treatment(treatment, NURSE)


def book(clinic: Clinic, course: Course, day: date, chair: str = "2") -> None:
    """Book two and a half hours at ten o'clock of the chair."""
    booking = Booking(
        booking_id=clinic.new_id(),
        course_id=course.course_id,
        patient_id=course.patient_id,
        at=datetime.combine(day, MORNING.time().replace(hour=9, minute=0), UTC),
        minutes=150,
        chair=chair,
    )
    clinic.database.registry.courses.book(booking, NURSE)


def maintained(clinic: Clinic, reliefs: Sequence[int] = (41, 38, 36), since_last: int = 31) -> Patient:
    """Give an induction of six in eleven days and a booster after each relief; the last `since_last` days ago."""
    patient = ortiz(clinic)
    gaps = [relief + 6 for relief in reliefs]
    start = day_before(since_last + sum(gaps) + 10)
    course = open_course(clinic, patient, start - timedelta(days=5))
    induction = [start + timedelta(days=2 * place) for place in range(6)]
    for place, day in enumerate(induction):
        give(clinic, patient, day, "0.5", (str(8 - place), str(7 - place)))
    judge(clinic, course, induction[-1] + timedelta(days=28))
    diary = [(start - timedelta(days=before), 8.0) for before in (1, 2, 4)]
    last = induction[-1]
    for place, relief in enumerate(reliefs):
        diary += cycled(last, relief + 5, relief, place)
        last += timedelta(days=relief + 6)
        give(clinic, patient, last, "0.5" if place == 0 else "0.6", ("6", "2"))
    diary += cycled(last, since_last, reliefs[-1] - 2, len(reliefs))
    tell_diary(clinic, patient, diary)
    return patient


def cycled(infused: date, days: int, half_gone: int, seed: int) -> list[tuple[date, float]]:
    """Return a diary with noise and some days left out."""
    noise = (0.3, -0.4, 0.1, 0.5, -0.2, -0.1, 0.4, -0.5)
    found = []
    for day, pain in cycle(0, days, half_gone, low=2.4):
        if (day * 7 + seed) % 5:
            found.append((infused + timedelta(days=day), max(0.0, min(10.0, pain + noise[(day + seed) % 8]))))
    return found


def newest_course(clinic: Clinic, patient: Patient) -> Course:
    """Return a patient's newest course as it is on disk."""
    return clinic.database.registry.courses.courses_of(patient.patient_id)[0]
