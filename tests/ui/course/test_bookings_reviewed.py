"""A booking whose day has passed is not what comes next, and one that is moved too close is doubted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt

from session.course import BookingStatus
from session.ports import Patient
from tests.pages.course import ALT, CoursePageObject
from tests.ui.clinic import MORNING, Clinic
from tests.ui.course.examples import book, day_before, give, open_course
from ui.course.bookings_form import BookingsForm
from ui.course.end_form import EndForm
from ui.course.faces import Face, course_faces
from ui.course.patient_course import read_course
from ui.day_words import month_words, short_day

Opened = Callable[[], CoursePageObject]
NEXT = MORNING.date() + timedelta(days=5)


def next_infusion(clinic: Clinic, patient: Patient) -> Face:
    faces = course_faces(read_course(clinic.desk, patient.patient_id))
    return next(face for face in faces if face.title == "Next infusion")


def test_that_a_booking_whose_day_has_passed_is_not_the_next(
    clinic: Clinic, patient: Patient, patients: Opened
) -> None:
    course = open_course(clinic, patient, day_before(10))
    book(clinic, course, day_before(4))
    patients()
    said = f"not given on {short_day(day_before(4))}: move it, or say missed"
    found = next_infusion(clinic, patient)
    assert (found.figure, found.detail) == ("Not planned", said)
    book(clinic, course, NEXT)
    found = next_infusion(clinic, patient)
    assert (found.figure, found.detail) == (month_words(NEXT), said)


def test_that_a_booking_moved_too_close_to_another_is_doubted(
    clinic: Clinic, patient: Patient, patients: Opened
) -> None:
    course = open_course(clinic, patient, day_before(10), planned=2)
    book(clinic, course, NEXT)
    book(clinic, course, NEXT + timedelta(days=7))
    page = patients()
    page.screen.show_patient(patient.patient_id)
    page.press(Qt.Key.Key_B, ALT)
    form = page.form(BookingsForm)
    page.choose(form.which, 1)
    page.choose(form.what, "move")
    form.day.set_day(NEXT)
    assert f"Another infusion is booked on {NEXT}" in form.changed.text()
    form.booking.time.set_text("")
    form.booking.time.set_text("")
    form.day.set_day(NEXT + timedelta(days=1))
    form.day.set_day(NEXT)
    assert form.changed.text() == f"Infusion 2 moves from {short_day(NEXT + timedelta(days=7))} to {short_day(NEXT)}."


def test_that_a_course_does_not_end_before_its_last_infusion(
    clinic: Clinic, patient: Patient, patients: Opened
) -> None:
    open_course(clinic, patient, day_before(20))
    give(clinic, patient, day_before(5))
    page = patients()
    page.screen.ask("end")
    form = page.form(EndForm)
    form.reason.set_text("moved away")
    form.day.set_day(day_before(6))
    page.save()
    assert form.day.problem.startswith("An infusion was given on")
    form.day.set_day(day_before(5))
    page.save()
    assert page.notice == "The course has ended."


def test_that_a_missed_infusion_of_an_induction_is_booked_behind_the_others(
    clinic: Clinic, patient: Patient, patients: Opened
) -> None:
    course = open_course(clinic, patient, day_before(10), planned=2)
    book(clinic, course, NEXT)
    book(clinic, course, NEXT + timedelta(days=3))
    page = patients()
    page.screen.show_patient(patient.patient_id)
    page.press(Qt.Key.Key_B, ALT)
    form = page.form(BookingsForm)
    page.choose(form.what, BookingStatus.MISSED)
    assert form.changed.text().startswith("In its place")
    form.write("A. Lindqvist")
    kept = clinic.database.registry.courses.kept(course.course_id)
    assert kept is not None
    planned = [one.at.date() for one in kept.bookings if one.status is BookingStatus.PLANNED]
    assert len(planned) == 2
    assert planned[0] == NEXT + timedelta(days=3)
    assert planned[1] > planned[0]
    assert [one.status for one in kept.bookings].count(BookingStatus.MISSED) == 1


def test_that_a_booking_that_was_given_meanwhile_is_not_written_over_and_what_was_typed_stays(
    clinic: Clinic, patient: Patient, patients: Opened
) -> None:
    course = open_course(clinic, patient, day_before(10), planned=2)
    book(clinic, course, NEXT)
    page = patients()
    page.press(Qt.Key.Key_M, ALT)
    page.screen.ask("bookings")
    form = page.form(BookingsForm)
    page.choose(form.what, BookingStatus.MISSED)
    form.reason.set_text("did not come")
    (booked,) = page.screen.page.shown.planned if page.screen.page.shown else ()
    done = replace(booked, status=BookingStatus.DONE)
    clinic.database.registry.courses.change_booking(done, "B. Okoye", "the infusion was started")
    page.save()
    assert page.refusal == "This booking has changed since; look again. Nothing was saved."
    assert form.reason.text() == "did not come"
    kept = clinic.database.registry.courses.kept(course.course_id)
    assert kept
    assert kept.bookings == (done,)
