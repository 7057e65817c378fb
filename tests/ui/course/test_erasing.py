"""A patient's identity is removed with the keyboard, by whoever may, once its name was typed again."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from session.course import Course
from session.erasure import is_erased
from session.people import Person, Role
from session.ports import Patient
from session.problems import Refused
from session.safekeeping import Backup
from tests.pages.course import ALT, CoursePageObject
from tests.ui.clinic import MORNING, Clinic
from ui.course.erase_form import EraseForm

Opened = Callable[[], CoursePageObject]


def open_form(page: CoursePageObject) -> EraseForm:
    page.press(Qt.Key.Key_M, ALT)
    page.form_more().buttons["erase"].setFocus()
    page.press(Qt.Key.Key_Return)
    return page.form(EraseForm)


def fill_in(form: EraseForm, name: str) -> None:
    form.reason.set_text("Asked for it in writing")
    form.name.set_text(name)
    form.take()


def test_that_an_identity_is_removed_once_the_name_was_typed_again(
    qtbot: QtBot, clinic: Clinic, patients: Opened, patient: Patient, single: Course
) -> None:
    clinic.desk.backed_up = lambda: [Backup(file="one", made_at=MORNING, size=1)]
    page = patients()
    form = open_form(page)
    assert "What stays: 1 session with all entries" in page.form_words
    assert "The backup beside the record of 23 Nov 2026 still holds the identity." in page.form_words
    assert "note, a reason or a kept search" in page.form_words
    fill_in(form, "somebody else")
    assert form.name.problem == "This is not the name of this patient. Nothing is removed yet."
    assert clinic.desk.registry.patient(patient.patient_id) == patient
    fill_in(form, patient.name.lower())
    qtbot.waitUntil(lambda: not form.busy)
    known = clinic.desk.registry.patient(patient.patient_id)
    assert known
    assert is_erased(known)
    assert page.name == known.name
    assert page.about.startswith("identity removed · erased-")
    assert page.notice == f"The identity was removed. {known.name} is what remains."
    page.press(Qt.Key.Key_M, ALT)
    assert not page.form_more().buttons["erase"].isEnabled()
    with pytest.raises(Refused, match="Register the patient anew"):
        clinic.seat(known, "2")
    (change,) = clinic.desk.registry.audit.changes(limit=1)
    assert (change.actor, change.field, change.reason) == ("A. Lindqvist", "identity", "Asked for it in writing")


def test_that_one_without_a_course_can_be_removed_and_only_by_an_administrator(
    qtbot: QtBot, clinic: Clinic, patients: Opened, patient: Patient
) -> None:
    page = patients()
    clinic.desk.sign_in(Person(person_id=UUID(int=1), name="A. Lindqvist", role=Role.NURSE))
    form = open_form(page)
    fill_in(form, patient.name)
    assert page.refusal == (
        "Remove a patient's identity: that needs an administrator, and A. Lindqvist is signed in as nurse."
    )
    clinic.desk.sign_in(Person(person_id=UUID(int=2), name="C. Admin", role=Role.ADMINISTRATOR))
    running = clinic.seat(patient, "2")
    form.take()
    qtbot.waitUntil(lambda: not form.busy)
    assert page.refusal == f"A session of {patient.name} is running, so nothing was removed. Wait until it is over."
    assert form.button.isEnabled()
    assert running.patient == patient


def test_that_the_list_of_more_holds_what_a_patient_without_a_course_can_use(
    clinic: Clinic, patients: Opened, patient: Patient
) -> None:
    page = patients()
    page.press(Qt.Key.Key_M, ALT)
    shown = [name for name, button in page.form_more().buttons.items() if button.isVisible()]
    assert shown == ["erase"]
