"""Patients who are checked in for an infusion of their course, and the gate and the screen they are met on."""

from dataclasses import replace

from session.course import Course
from session.ports import Patient
from session.simulation.check_in import order_for, person
from tests.session.cases import without_checks
from tests.ui.clinic import Clinic
from tests.ui.course_clinic import ACTOR
from ui.running_session import RunningSession


def seat_in_course(
    clinic: Clinic, patient: Patient, course: Course, words: str, *, chair: str = "2", checked: bool = False
) -> RunningSession:
    """Check a patient in for that infusion of a course; with `checked` the protocol asks before the start."""
    clinic.desk.write_as(ACTOR)
    protocol = clinic.database.registry.protocols()[0]
    who = person(1, patient.name, patient.mrn, patient.born.isoformat(), patient.sex, "68.4")
    opened = who.opening(
        protocol if checked else without_checks(protocol),
        order_for(protocol, who.weight_kg, 90),
        chair=chair,
        utc_offset_min=60,
    )
    in_course = replace(
        opened,
        patient_id=patient.patient_id,
        allergies=("penicillin", "latex"),
        course=words,
        course_id=course.course_id,
    )
    return clinic.desk.open_session(patient, in_course)
