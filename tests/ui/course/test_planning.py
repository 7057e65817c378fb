"""Judging the response and booking: an induction, boosters, what becomes of a booking."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt

from session.course import BookingStatus, Course, CoursePhase, Outcome
from session.ports import Patient
from tests.pages.course import ALT, CoursePageObject
from tests.ui.clinic import MORNING, Clinic
from tests.ui.course.examples import (
    book,
    day_before,
    give,
    judge,
    maintained,
    newest_course,
    open_course,
)
from ui.course.bookings_form import BookingsForm
from ui.course.booster_form import BoosterForm
from ui.course.induction_form import InductionForm
from ui.course.judge_form import JudgeForm

Opened = Callable[[], CoursePageObject]
TODAY = MORNING.date()


def test_that_a_judgement_shows_what_is_known_and_leads_to_maintenance(
    clinic: Clinic, patients: Opened, patient: Patient, single: Course
) -> None:
    page = patients()
    page.press(Qt.Key.Key_J, ALT)
    form = page.form(JudgeForm)
    assert "Pain before the treatment: 8." in page.form_words
    assert "Diary since: 21 days, now 3." in page.form_words
    assert form.response.sentence.endswith("satisfaction not asked: not known yet.")
    page.choose(form.satisfied, True)
    assert form.response.sentence.endswith("satisfied: responder.")
    page.choose(form.outcome, Outcome.GO_ON)
    form.physician.setFocus()
    page.type("Dr Lang")
    page.save()
    assert page.notice == "The judgement is signed: go on."
    assert newest_course(clinic, patient).phase is CoursePhase.MAINTENANCE
    assert page.cards["Response"][0] == "Responder"
    shown = page.screen.page.shown
    assert shown
    assert shown.story
    (judged,) = shown.story.kept.assessments
    assert judged.found.endswith("satisfied: responder.")


def test_that_nothing_is_judged_without_outcome_and_physician(
    clinic: Clinic, patients: Opened, patient: Patient, single: Course
) -> None:
    page = patients()
    page.press(Qt.Key.Key_J, ALT)
    form = page.form(JudgeForm)
    page.save()
    assert form.outcome.problem == "Choose the outcome."
    assert form.physician.field.problem == "Write the name first."
    page.choose(form.outcome, Outcome.STOP)
    page.save()
    assert form.words.problem == "The course ends. Write why."
    assert newest_course(clinic, patient).phase is CoursePhase.INDUCTION


def test_that_an_outcome_of_stop_ends_the_course_with_its_words(
    clinic: Clinic, patients: Opened, patient: Patient, single: Course
) -> None:
    page = patients()
    page.press(Qt.Key.Key_J, ALT)
    form = page.form(JudgeForm)
    page.choose(form.outcome, Outcome.STOP)
    form.physician.field.set_text("Dr Lang")
    form.words.setFocus()
    page.type("no benefit")
    page.save()
    course = newest_course(clinic, patient)
    assert (course.phase, course.end_reason) == (CoursePhase.ENDED, "no benefit")
    assert page.offered == ["Log pain today", "Open a course", "More"]


def test_that_a_booster_begins_with_the_window_and_a_series_keeps_to_open_days(
    clinic: Clinic, patients: Opened, patient: Patient, single: Course
) -> None:
    judge(clinic, single, TODAY)
    page = patients()
    page.press(Qt.Key.Key_B, ALT)
    form = page.form(BoosterForm)
    assert form.day.quiet_day() is not None
    form.day.setFocus()
    page.type("2026-11-27")
    page.choose(form.number, 2)
    assert "On 27 Nov, 30 Nov." in page.form_words
    form.booking.time.setFocus()
    page.type("10")
    form.booking.chair.setFocus()
    page.type("2", enter=True)
    assert page.notice == "Booked: 27 Nov, 30 Nov."
    assert page.cards["Next booster"][1] == "booked for 27 November"


def test_that_a_series_is_booked_whole_or_not_at_all(
    clinic: Clinic, patients: Opened, patient: Patient, single: Course
) -> None:
    judge(clinic, single, TODAY)
    other = clinic.patient("Mensah, Kofi", "001 871")
    theirs = open_course(clinic, other, TODAY)
    book(clinic, theirs, date(2026, 11, 30))
    page = patients()
    page.screen.show_patient(patient.patient_id)
    page.press(Qt.Key.Key_B, ALT)
    form = page.form(BoosterForm)
    form.day.set_day(date(2026, 11, 27))
    page.choose(form.number, 3)
    form.booking.time.set_text("10:00")
    form.booking.chair.set_text("2")
    page.save()
    assert (
        page.refusal
        == "Chair 2 is taken by Mensah, Kofi from 10:00 to 12:30. Choose another time or chair. Nothing was saved."
    )
    assert page.screen.page.shown
    assert page.screen.page.shown.planned == ()
    form.booking.chair.set_text("3")
    page.save()
    assert page.notice == "Booked: 27 Nov, 30 Nov, 1 Dec."


def test_that_a_booster_too_soon_is_doubted_and_can_be_booked_all_the_same(
    clinic: Clinic, patients: Opened, patient: Patient
) -> None:
    course = open_course(clinic, patient, day_before(3), planned=1)
    give(clinic, patient, TODAY)
    judge(clinic, course, TODAY)
    page = patients()
    page.press(Qt.Key.Key_B, ALT)
    form = page.form(BoosterForm)
    form.day.set_day(TODAY)
    assert "The protocol asks for at least 1 day after the last infusion." in page.form_words


def test_that_what_is_left_of_an_induction_is_laid_out_and_a_move_says_what_changed(
    clinic: Clinic, patients: Opened, patient: Patient
) -> None:
    open_course(clinic, patient, day_before(3), planned=4)
    give(clinic, patient, day_before(3))
    page = patients()
    page.press(Qt.Key.Key_B, ALT)
    form = page.form(InductionForm)
    assert "1 of 4 are given, 0 booked, 3 to be planned." in page.form_words
    first, second, third = form.plan.fields
    assert first.label.startswith("Infusion 2: Monday 23 November")
    assert form.plan.days == (TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=3))
    second.setFocus()
    page.type("2026-11-26", enter=True)
    assert form.plan.changed.text() == "Infusion 2 moves from 24 Nov to 26 Nov; infusion 3 moves from 26 Nov to 27 Nov."
    assert third.quiet_day() == date(2026, 11, 27)
    form.booking.time.set_text("10")
    form.booking.chair.set_text("2")
    page.save()
    assert page.notice == "3 infusions are booked."
    assert page.cards["Next infusion"] == ("23 November", "2 more are planned")


def test_that_a_day_on_which_the_clinic_is_closed_is_said(clinic: Clinic, patients: Opened, patient: Patient) -> None:
    open_course(clinic, patient, day_before(3), planned=2)
    page = patients()
    page.press(Qt.Key.Key_B, ALT)
    form = page.form(InductionForm)
    form.plan.fields[1].setFocus()
    page.type("2026-11-29", enter=True)
    assert form.plan.changed.text().endswith("The clinic is closed on Sunday 29 November.")


def test_that_a_moved_booking_of_an_induction_moves_those_behind_it(
    clinic: Clinic, patients: Opened, patient: Patient
) -> None:
    course = open_course(clinic, patient, day_before(3), planned=2)
    clinic.clock.set_to(MORNING)
    for days in (1, 2):
        book(clinic, course, day_before(-days))
    page = patients()
    page.press(Qt.Key.Key_B, ALT)
    form = page.form(BookingsForm)
    page.choose(form.what, "move")
    form.day.setFocus()
    page.type("2026-11-25")
    assert form.changed.text() == "Infusion 1 moves from 24 Nov to 25 Nov; infusion 2 moves from 25 Nov to 26 Nov."
    page.save()
    assert page.screen.page.shown
    assert page.screen.page.shown.days == (date(2026, 11, 25), date(2026, 11, 26))


def test_that_a_missed_booking_is_kept_as_missed_with_its_reason(
    clinic: Clinic, patients: Opened, patient: Patient
) -> None:
    course = open_course(clinic, patient, day_before(3), planned=1)
    clinic.clock.set_to(MORNING)
    book(clinic, course, TODAY)
    page = patients()
    page.press(Qt.Key.Key_B, ALT)
    form = page.form(BookingsForm)
    page.choose(form.what, BookingStatus.MISSED)
    form.reason.setFocus()
    page.type("has a cold", enter=True)
    assert page.notice == "The infusion of 23 Nov is missed. In its place 24 Nov is booked."
    shown = page.screen.page.shown
    assert shown
    assert shown.story
    booking, in_its_place = shown.story.kept.bookings
    assert (booking.status, booking.note) == (BookingStatus.MISSED, "has a cold")
    assert in_its_place.status is BookingStatus.PLANNED


def test_that_maintenance_offers_a_booster_with_the_reason_for_its_day(clinic: Clinic, patients: Opened) -> None:
    maintained(clinic, (41,), since_last=20)
    page = patients()
    page.press(Qt.Key.Key_B, ALT)
    assert "half of the benefit" in page.form(BoosterForm).why.text()
    assert page.screen.page.shown
    story = page.screen.page.shown.story
    assert story
    assert story.dates
    day = page.form(BoosterForm).day.quiet_day()
    assert day is not None
    assert 0 <= (day - story.dates[0]).days <= 2
