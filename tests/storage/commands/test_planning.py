"""Writing a patient's plan as a calendar file."""

from dataclasses import replace
from datetime import timedelta

import pytest

from session.course import CoursePhase
from tests.session.course_cases import TODAY, a_booking, a_course
from tests.storage.commands.office import Office
from tests.storage.examples import a_patient


@pytest.fixture
def clinic(office: Office) -> Office:
    """Return an office whose record knows a patient with two bookings."""
    patient = a_patient()
    course = a_course(patient)
    with office.held() as opened:
        opened.registry.add_patient(patient, "A. Lindqvist")
        bookings = [a_booking(course), a_booking(course, day=TODAY + timedelta(days=2))]
        opened.registry.courses.open_course(course, bookings, "A. Lindqvist")
    return office


def test_that_a_plan_is_handed_over_and_written(clinic: Office) -> None:
    text = clinic.run("plan", "004 182")
    assert (clinic.status, clinic.err) == (0, "")
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT\r\n") == 2
    assert "DTSTAMP:20261120T170000Z" in text
    file = clinic.folder / "plan.ics"
    assert clinic.run("plan", "004182", "--output", str(file)) == ""
    assert file.read_bytes() == text.encode()


def test_that_a_plan_names_nobody_and_no_diagnosis(clinic: Office) -> None:
    text = clinic.run("plan", "004182").casefold()
    assert not any(word in text for word in ("okafor", "crps", "ketamine", "pain"))


def test_that_somebody_unknown_has_no_plan(clinic: Office) -> None:
    clinic.run("plan", "77")
    assert (clinic.status, clinic.out, clinic.err) == (1, "", "No patient has the MRN 77. Check the number.\n")


def test_that_nothing_is_written_of_a_course_that_has_ended(clinic: Office) -> None:
    with clinic.held() as opened:
        courses = opened.registry.courses
        (row,) = courses.open_courses()
        ended = replace(row.course, phase=CoursePhase.ENDED, ended_on=TODAY, end_reason="moved away")
        courses.change_course(ended, "A. Lindqvist", "")
    file = clinic.folder / "plan.ics"
    clinic.run("plan", "004182", "--output", str(file))
    assert (clinic.status, clinic.out) == (1, "")
    assert clinic.err == "Nothing is booked for Okafor, Miriam, so there is no plan to write.\n"
    assert not file.exists()


def test_that_a_plan_that_cannot_be_written_is_a_sentence(clinic: Office) -> None:
    clinic.run("plan", "004182", "--output", str(clinic.folder / "none" / "plan.ics"))
    assert clinic.status == 1
    assert "cannot be written" in clinic.err
