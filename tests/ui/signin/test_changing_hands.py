"""What was begun by one person and is saved by another is the other's, and nobody is his own second person."""

from collections.abc import Mapping

import pytest
from pytestqt.qtbot import QtBot

from session.alert_events import EmergencyOpened
from session.handover import NOT_SIGNED_IN, unclaimed
from session.people import Act, Person
from session.problems import Refused
from tests.pages.entrance import EntrancePage
from tests.session.course_cases import a_booking, a_course
from tests.ui.clinic import Clinic
from tests.ui.live.test_emergency_not_saved import disk_refusing
from ui.course.judge_form import JudgeForm
from ui.course.pain_form import PainForm
from ui.course.patient_course import read_course
from ui.live.account_form import AccountForm
from ui.live.emergency_taps import taps_of
from ui.signin.second_person import SecondPerson, second_person
from ui.today.call_saving import save_call
from ui.week.moving import book


def changed_hands(clinic: Clinic, person: Person) -> None:
    """Let somebody sign in over the keyboard that was locked meanwhile."""
    clinic.desk.lock()
    clinic.desk.sign_in(person)


def test_that_a_form_beside_a_course_is_saved_by_who_is_signed_in(
    qtbot: QtBot, clinic: Clinic, people: Mapping[str, Person]
) -> None:
    patient = clinic.patient("Adams, Ann", "1")
    clinic.database.registry.courses.open_course(a_course(patient), [], "test")
    clinic.desk.sign_in(people["A. Lindqvist"])
    shown = read_course(clinic.desk, patient.patient_id)
    judge, pain = JudgeForm(clinic.desk, shown), PainForm(clinic.desk, shown)
    for form in (judge, pain):
        qtbot.addWidget(form)
    changed_hands(clinic, people["Dr Lang"])
    assert [form.who.text() for form in (judge, pain)] == ["Dr Lang", "Dr Lang"]
    assert judge.physician.text() == "Dr Lang"


def test_that_a_check_in_is_signed_by_who_is_signed_in(page: EntrancePage, people: Mapping[str, Person]) -> None:
    desk, checkin = page.place.desk, page.place.checkin
    desk.sign_in(people["A. Lindqvist"])
    page.place.start()
    checkin.page.who.register.fields.name.set_text("Adams, Ann")
    desk.lock()
    desk.sign_in(people["B. Okoye"])
    assert checkin.sign.nurse.text() == "B. Okoye"
    assert checkin.page.who.register.fields.name.text() == "Adams, Ann"


def test_that_a_protocol_is_signed_by_who_is_signed_in(page: EntrancePage, people: Mapping[str, Person]) -> None:
    desk, protocols = page.place.desk, page.place.protocols
    desk.sign_in(people["C. Haas"])
    page.place.window.show_screen("protocols")
    protocols.copy()
    protocols.sign.reason.set_text("a try")
    desk.lock()
    desk.sign_in(people["Dr Lang"])
    assert (protocols.sign.physician.text(), protocols.sign.reason.text()) == ("Dr Lang", "a try")


def test_that_nobody_is_the_second_person_beside_himself(
    qtbot: QtBot, clinic: Clinic, people: Mapping[str, Person]
) -> None:
    """The form stays over the lock, and with it who may not be named in it."""
    clinic.desk.sign_in(people["A. Lindqvist"])
    running = clinic.seat(clinic.patient("Adams, Ann", "1"), "1", desk=clinic.desk)
    form = AccountForm(running, clinic.desk)
    qtbot.addWidget(form)
    assert isinstance(form.witness, SecondPerson)
    changed_hands(clinic, people["B. Okoye"])
    form.witness.field.set_text("B. Okoye")
    assert not form.witness.complete()
    assert form.witness.field.problem == "Somebody else than B. Okoye has to witness it."
    form.witness.field.set_text("A. Lindqvist")
    form.witness.pin.set_text("2020")
    with qtbot.waitSignal(form.witness.proved):
        assert not form.witness.complete()
    assert form.witness.complete()


def test_that_a_physician_who_signs_in_over_it_orders_in_person(
    qtbot: QtBot, clinic: Clinic, people: Mapping[str, Person]
) -> None:
    clinic.desk.sign_in(people["A. Lindqvist"])
    part = second_person(clinic.desk, "Prescriber", Act.ORDER, not_by="A. Lindqvist", why="Somebody else has to.")
    qtbot.addWidget(part)
    changed_hands(clinic, people["Dr Lang"])
    part.field.set_text("Dr Lang")
    assert part.complete()


def test_that_only_who_may_plan_books_and_calls(clinic: Clinic, people: Mapping[str, Person]) -> None:
    patient = clinic.patient("Adams, Ann", "1")
    clinic.desk.sign_in(people["C. Haas"])
    words = "Book, plan and log the pain of a course: that needs a nurse or a physician, and C. Haas is signed in"
    with pytest.raises(Refused, match=words):
        book(clinic.desk, a_booking(a_course(patient)))
    assert save_call(clinic.desk, patient.patient_id, clinic.clock.wall().date(), "well", "C. Haas").startswith(words)


def test_that_a_call_is_written_down_by_who_is_signed_in(clinic: Clinic, people: Mapping[str, Person]) -> None:
    patient = clinic.patient("Adams, Ann", "1")
    clinic.desk.sign_in(people["A. Lindqvist"])
    changed_hands(clinic, people["B. Okoye"])
    assert save_call(clinic.desk, patient.patient_id, clinic.clock.wall().date(), "well", "A. Lindqvist") == ""
    changes = clinic.database.registry.audit.changes()
    assert {row.actor for row in changes if row.subject == "measured"} == {"B. Okoye"}


def test_that_what_was_pressed_before_and_not_saved_is_not_of_who_signs_in_next(
    qtbot: QtBot, clinic: Clinic, people: Mapping[str, Person]
) -> None:
    clinic.desk.sign_in(people["A. Lindqvist"])
    running = clinic.seat(clinic.patient("Adams, Ann", "1"), "1", desk=clinic.desk)
    taps = taps_of(running)
    with disk_refusing(clinic.database):
        taps.press((EmergencyOpened("Hypertension"),))
        qtbot.waitUntil(lambda: bool(taps.unsaved))
    changed_hands(clinic, people["B. Okoye"])
    taps.save_again()
    qtbot.waitUntil(lambda: not running.recorder.pending)
    (entry,) = unclaimed(running.state)
    assert entry.body == EmergencyOpened("Hypertension")
    assert {event.actor for event in running.state.events} == {"A. Lindqvist", NOT_SIGNED_IN}
    assert running.recorder.actor == "B. Okoye"
