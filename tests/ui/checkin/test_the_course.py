"""The check-in of a patient with a course: said, offered, and on the record, with nothing answered by itself."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from session.course import CoursePhase
from session.ports import Patient
from tests.pages.checkin import CheckInForm
from tests.ui.checkin.conftest import check_in_of
from tests.ui.clinic import Clinic
from tests.ui.course_clinic import ACTOR, book, open_course
from tests.ui.damage import damage_table
from ui.theme.theme import Theme

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    """Open a clinic with every protocol of the program."""
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def form(qtbot: QtBot, clinic: Clinic, theme: Theme) -> CheckInForm:
    return check_in_of(qtbot, clinic)


@pytest.fixture
def miriam(clinic: Clinic) -> Patient:
    return clinic.patient("Okafor, Miriam", "004182")


def chosen(form: CheckInForm) -> str:
    protocol = form.screen.page.protocol.protocol
    return protocol.name if protocol else ""


def chairs(form: CheckInForm) -> list[str]:
    return [button.text() for button in form.screen.page.visit.chairs.buttons()]


def test_that_course_and_booking_are_said_and_the_booked_chair_comes_first(
    clinic: Clinic, form: CheckInForm, miriam: Patient
) -> None:
    clinic.whole_session(clinic.patient("Brandt, Jonas", "004377"), "1")
    course = open_course(clinic, miriam)
    clinic.database.registry.courses.change_course(replace(course, site="right foot"), ACTOR, "")
    book(clinic, course, "13:30", chair="2")
    book(clinic, course, "10:00", days=3, chair="3")
    form.screen.begin(miriam)
    assert form.summary[-1] == "Induction 1 of 6 · CRPS I, right foot\nBooked for today 13:30, chair 2"
    assert chairs(form) == ["2", "1"]
    assert form.fields["chair"].text() == ""


def test_that_a_later_phase_is_said_and_nothing_is_booked(clinic: Clinic, form: CheckInForm, miriam: Patient) -> None:
    open_course(clinic, miriam, CoursePhase.ASSESSMENT)
    form.screen.begin(miriam)
    assert form.summary[-1] == "Booster 1 · response assessment · CRPS I"


def test_that_a_booked_chair_where_somebody_sits_is_not_offered(
    clinic: Clinic, form: CheckInForm, miriam: Patient
) -> None:
    clinic.seat(clinic.patient("Brandt, Jonas", "004377"), "chair 2")
    book(clinic, open_course(clinic, miriam), "13:30", chair="2")
    form.screen.begin(miriam)
    assert chairs(form) == []


def test_that_the_courses_protocol_is_offered_and_not_chosen(
    clinic: Clinic, form: CheckInForm, miriam: Patient
) -> None:
    open_course(clinic, miriam)
    form.screen.begin(miriam)
    card = form.screen.page.protocol
    assert chosen(form) == ""
    assert (card.offered.isVisible(), card.offered.height() >= 48) == (True, True)
    assert card.offered.text() == "Outpatient titration, as in the course"
    form.press(card.offered)
    assert chosen(form) == "outpatient-titration"
    assert not card.offered.isVisible()
    assert form.screen.page.order.drug.line.hasFocus()
    assert form.fields["rate"].text() == ""


def test_that_one_key_takes_the_courses_protocol_and_its_numbers(
    clinic: Clinic, form: CheckInForm, miriam: Patient
) -> None:
    open_course(clinic, miriam)
    form.screen.begin(miriam)
    take = form.screen.page.order.take
    assert (take.isEnabled(), take.text()) == (True, "Use the course's protocol")
    form.press_key(Qt.Key.Key_P, ALT)
    assert take.text() == "Use the protocol's"
    assert chosen(form) == "outpatient-titration"
    assert form.fields["rate"].text() == "0.25"
    assert form.fields["maximum"].line.hasFocus()


def test_that_another_protocol_may_be_chosen_and_the_difference_is_said(
    clinic: Clinic, form: CheckInForm, miriam: Patient
) -> None:
    open_course(clinic, miriam)
    form.screen.begin(miriam)
    form.choose_protocol("Single booster")
    assert form.screen.page.protocol.words[0] == "The course follows another one: Outpatient titration."
    form.choose_protocol()
    assert not form.screen.page.protocol.differs.isVisible()


def test_that_the_session_carries_which_infusion_it_is(clinic: Clinic, form: CheckInForm, miriam: Patient) -> None:
    course = open_course(clinic, miriam)
    form.screen.begin(miriam)
    form.answer_the_rest()
    form.check_in()
    opened = clinic.desk.running[0].state.opened
    assert opened
    assert (opened.course, opened.course_id) == ("Induction 1 of 6", course.course_id)


def test_that_nothing_of_a_course_stays_for_a_patient_without_one(
    clinic: Clinic, form: CheckInForm, miriam: Patient
) -> None:
    book(clinic, open_course(clinic, miriam), "13:30")
    form.screen.begin(miriam)
    form.screen.page.who.choose(clinic.patient("Brandt, Jonas", "004377"))
    assert form.summary[-1] == "First visit"
    assert chairs(form) == []
    assert not form.screen.page.protocol.offered.isVisible()
    form.answer_the_rest()
    form.check_in()
    opened = clinic.desk.running[0].state.opened
    assert opened
    assert (opened.course, opened.course_id) == ("", None)


def test_that_a_course_that_cannot_be_read_is_said_and_keeps_nobody_from_being_checked_in(
    clinic: Clinic, form: CheckInForm, miriam: Patient
) -> None:
    open_course(clinic, miriam)
    damage_table(clinic.database.path, "courses")
    form.screen.begin(miriam)
    assert form.failure
    form.answer_the_rest()
    form.check_in()
    assert [one.patient for one in clinic.desk.running] == [miriam]


def test_that_a_course_whose_protocol_is_gone_offers_none(clinic: Clinic, form: CheckInForm, miriam: Patient) -> None:
    course = open_course(clinic, miriam)
    clinic.database.registry.courses.change_course(replace(course, protocol="of-old"), ACTOR, "")
    form.screen.begin(miriam)
    assert form.summary[-1] == "Induction 1 of 6 · CRPS I"
    assert not form.screen.page.protocol.offered.isVisible()
