"""What is written between sessions: pain, treatments, scores, the course itself; refusals lose nothing typed."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from session.course import Course, DiarySource, Measure, TreatmentKind
from session.ports import Patient
from tests.pages.course import ALT, CoursePageObject
from tests.ui.clinic import MORNING, Clinic
from tests.ui.course.examples import (
    newest_course,
    tell_diary,
)
from ui.course.change_form import ChangeForm
from ui.course.end_form import EndForm
from ui.course.measure_form import MeasureForm
from ui.course.more_list import MoreList
from ui.course.pain_form import PainForm
from ui.course.treatment_form import TreatmentForm

Opened = Callable[[], CoursePageObject]
TODAY = MORNING.date()


def more(page: CoursePageObject, name: str) -> None:
    """Open a form from the list of more."""
    page.press(Qt.Key.Key_M, ALT)
    shown = page.screen.panel.form
    assert isinstance(shown, MoreList)
    shown.buttons[name].setFocus()
    page.press(Qt.Key.Key_Return)


def test_that_pain_is_logged_for_today_with_a_few_keys(clinic: Clinic, patients: Opened, patient: Patient) -> None:
    page = patients()
    page.press(Qt.Key.Key_D, ALT)
    assert page.form_title == "Log pain"
    page.type("6.5")
    page.choose(page.form(PainForm).source, DiarySource.PHONE)
    page.save()
    assert page.notice == "Pain 6.5 on 23 Nov 2026 is saved."
    (entry,) = clinic.database.registry.courses.diary(patient.patient_id)
    assert (entry.day, entry.pain, entry.source) == (TODAY, Decimal("6.5"), DiarySource.PHONE)
    assert page.form_title == ""


def test_that_a_pressed_number_is_the_pain_and_a_typed_one_shows_as_pressed(patients: Opened, patient: Patient) -> None:
    page = patients()
    page.press(Qt.Key.Key_D, ALT)
    form = page.form(PainForm)
    page.choose(form.scale, 4)
    assert form.pain.text() == "4"
    form.pain.setFocus()
    page.type("10")
    assert form.scale.value() == 10
    page.type("6.5")
    assert form.scale.value() is None


@pytest.mark.parametrize(
    ("pain", "sentence"),
    [
        ("11", "Pain 11 is outside 0 to 10. Write a number from 0 to 10."),
        ("", "Write the pain as a number from 0 to 10."),
        ("much", "Write the pain as a number from 0 to 10."),
    ],
)
def test_that_what_is_no_pain_is_said_at_its_field(
    clinic: Clinic, patients: Opened, patient: Patient, pain: str, sentence: str
) -> None:
    page = patients()
    page.press(Qt.Key.Key_D, ALT)
    page.type(pain, enter=True)
    form = page.form(PainForm)
    assert form.pain.problem == sentence
    assert form.source.problem == "Choose how the pain was told."
    assert form.pain.line.hasFocus()
    assert clinic.database.registry.courses.diary(patient.patient_id) == ()


def test_that_a_refusal_is_said_under_the_form_and_what_was_typed_stays(
    clinic: Clinic, patients: Opened, patient: Patient
) -> None:
    page = patients()
    page.press(Qt.Key.Key_D, ALT)
    form = page.form(PainForm)
    page.type("6")
    page.choose(form.source, DiarySource.PAPER)
    form.day.setFocus()
    page.type("2026-12-24", enter=True)
    assert page.refusal == "2026-12-24 has not come yet. Check the day. Nothing was saved."
    assert (form.pain.text(), form.day.text()) == ("6", "2026-12-24")
    assert form.day.label == "Day: Thursday 24 December 2026"
    assert clinic.database.registry.courses.diary(patient.patient_id) == ()


def test_that_nobody_writes_without_a_name_and_the_last_one_is_kept_for_the_next_form(
    clinic: Clinic, patients: Opened, patient: Patient
) -> None:
    page = patients()
    clinic.desk.nurse = ""
    page.press(Qt.Key.Key_D, ALT)
    form = page.form(PainForm)
    page.type("6")
    page.choose(form.source, DiarySource.PHONE)
    page.save()
    assert form.who.field.problem == "Write the name first."
    page.type("B. Moreau", enter=True)
    assert page.notice
    page.press(Qt.Key.Key_D, ALT)
    assert page.form(PainForm).who.text() == "B. Moreau"


def test_that_a_day_told_again_says_that_it_replaces_what_was_told(
    clinic: Clinic, patients: Opened, patient: Patient
) -> None:
    tell_diary(clinic, patient, [(TODAY, 5.0)])
    page = patients()
    page.press(Qt.Key.Key_D, ALT)
    page.type("7")
    page.choose(page.form(PainForm).source, DiarySource.PHONE)
    page.form(PainForm).who.field.set_text("A. Lindqvist")
    page.save()
    assert page.notice == "Pain 7 on 23 Nov 2026 is saved in place of what was told before."


def test_that_a_treatment_is_begun_and_ended(
    clinic: Clinic, patients: Opened, patient: Patient, single: Course
) -> None:
    page = patients()
    more(page, "treatment")
    form = page.form(TreatmentForm)
    page.choose(form.kind, TreatmentKind.DRUG)
    form.words.setFocus()
    page.type("pregabalin 150 mg", enter=True)
    assert page.changes == ["since 23 Nov 2026 pregabalin 150 mg"]
    more(page, "treatment")
    form = page.form(TreatmentForm)
    assert form.which.segments()[1].text() == "Ended: pregabalin 150 mg"
    form.which.segments()[1].setFocus()
    page.press(Qt.Key.Key_Space)
    page.save()
    assert page.changes == ["23 Nov 2026 to 23 Nov 2026 pregabalin 150 mg"]


def test_that_scores_and_answers_are_written_and_a_number_out_of_range_is_said(
    clinic: Clinic, patients: Opened, patient: Patient, single: Course
) -> None:
    page = patients()
    more(page, "measure")
    form = page.form(MeasureForm)
    page.choose(form.measure, Measure.PGIC)
    form.number.setFocus()
    page.type("8", enter=True)
    assert form.number.problem == "PGIC 8 is outside 1 to 7. Write a whole number from 1 to 7."
    page.type("2", enter=True)
    assert page.changes == ["23 Nov 2026 PGIC 2"]
    more(page, "measure")
    form = page.form(MeasureForm)
    page.choose(form.measure, Measure.URINARY)
    page.choose(form.answer, False)
    page.save()
    assert "23 Nov 2026 urinary symptoms asked: has none" in page.changes


def test_that_a_course_is_changed_with_a_reason_and_ended_with_one(
    clinic: Clinic, patients: Opened, patient: Patient, single: Course
) -> None:
    page = patients()
    more(page, "change")
    change = page.form(ChangeForm)
    change.fields.site.set_text("left hand")
    page.save()
    assert change.reason.problem == "Write why the course is changed."
    page.type("wrong side")
    page.save()
    assert "CRPS I left hand since 2019" in page.about
    more(page, "end")
    end = page.form(EndForm)
    page.save()
    assert end.reason.problem == "A course ends for a reason. Write why it ends."
    page.type("moved away", enter=True)
    assert page.cards["Course"][0] == "Ended"
    assert newest_course(clinic, patient).end_reason == "moved away"


def test_that_a_form_closes_when_another_patient_is_chosen(clinic: Clinic, patients: Opened, patient: Patient) -> None:
    other = clinic.patient("Mensah, Kofi", "001 871")
    page = patients()
    page.screen.show_patient(patient.patient_id)
    page.press(Qt.Key.Key_D, ALT)
    assert page.form_title
    page.screen.show_patient(other.patient_id)
    assert page.form_title == ""
