"""An administrator registers people, changes a role, takes a PIN back; everybody changes a PIN of their own."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from session.people import MAY, Act, NotSignedIn, Person, Role
from session.people_port import People
from tests.session.people_cases import PIN, a_person
from tests.ui.clinic import Clinic
from ui.people.own_pin_form import OwnPinForm
from ui.people.people_panel import PeoplePanel
from ui.people.person_form import PersonForm
from ui.people.roles_card import RolesCard

CHIEF = a_person("C. Haas")


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    opened.database.registry.people.add(CHIEF, PIN, CHIEF.name)
    opened.desk.sign_in(CHIEF)
    yield opened
    opened.close()


@pytest.fixture
def people(clinic: Clinic) -> People:
    return clinic.database.registry.people


@pytest.fixture
def panel(qtbot: QtBot, clinic: Clinic) -> PeoplePanel:
    made = PeoplePanel(clinic.desk)
    qtbot.addWidget(made)
    made.resize(400, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def opened(panel: PeoplePanel, person: Person | None) -> PersonForm:
    panel.open_form(person)
    assert panel.form
    return panel.form


def saved(qtbot: QtBot, form: PersonForm) -> None:
    with qtbot.waitSignal(form.saved):
        QTest.mouseClick(form.save, Qt.MouseButton.LeftButton)


def focused() -> QWidget:
    part = QApplication.focusWidget()
    assert part is not None
    return part


def test_that_somebody_is_registered_and_can_sign_in(qtbot: QtBot, panel: PeoplePanel, people: People) -> None:
    form = opened(panel, None)
    form.take()
    assert (form.name.problem, form.role.problem) == ("Write the name.", "Choose the role.")
    form.name.set_text("A. Lindqvist")
    form.role.choose(Role.NURSE)
    for field in (form.pin, form.again):
        field.set_text("2020")
    saved(qtbot, form)
    assert panel.said.text() == "A. Lindqvist is registered."
    assert [(row.text(), row.key) for row in panel.rows] == [("A. Lindqvist", "nurse"), ("C. Haas", "administrator")]
    assert isinstance(people.sign_in("A. Lindqvist", "2020"), Person)


def test_that_enter_leads_through_the_form(qtbot: QtBot, panel: PeoplePanel, people: People) -> None:
    form = opened(panel, None)
    for words in ("A. Lindqvist", " ", "2020", "2021"):  # the space chooses the first role
        QTest.keyClicks(focused(), words)
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert form.again.problem == "The two are not the same. Type both again."
    assert form.role.value() is Role.NURSE
    with qtbot.waitSignal(form.saved):
        for _ in range(2):
            QTest.keyClicks(focused(), "2020")
            QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert isinstance(people.sign_in("A. Lindqvist", "2020"), Person)


def test_that_what_is_pressed_keeps_its_height_where_there_is_little_room(qtbot: QtBot, panel: PeoplePanel) -> None:
    panel.setFixedSize(380, 420)
    form = opened(panel, CHIEF)
    pressed = (*form.role.segments(), *form.active.segments(), form.save, form.take_back, form.back)
    qtbot.waitUntil(lambda: all(part.height() >= 48 for part in pressed))


def test_that_what_the_rules_refuse_is_said_in_the_form(qtbot: QtBot, panel: PeoplePanel) -> None:
    form = opened(panel, CHIEF)
    form.role.choose(Role.NURSE)
    form.take()
    qtbot.waitUntil(lambda: bool(form.message.text()))
    assert form.message.text().startswith("Nobody would be left who may register people.")


def test_that_a_role_is_changed_and_a_pin_taken_back(qtbot: QtBot, panel: PeoplePanel, people: People) -> None:
    nurse = a_person("A. Lindqvist", Role.NURSE)
    people.add(nurse, "2020", CHIEF.name)
    form = opened(panel, nurse)
    form.role.choose(Role.PHYSICIAN)
    saved(qtbot, form)
    assert people.sign_in(nurse.name, "2020") == replace(nurse, role=Role.PHYSICIAN)
    form = opened(panel, people.everybody()[0])
    with qtbot.waitSignal(form.saved):
        QTest.mouseClick(form.take_back, Qt.MouseButton.LeftButton)
    assert panel.rows[0].key == "physician, without a PIN"
    assert isinstance(people.sign_in(nurse.name, "2020"), NotSignedIn)


def test_that_a_role_that_one_gives_up_holds_at_once_and_who_has_left_is_locked_out(
    qtbot: QtBot, panel: PeoplePanel, people: People, clinic: Clinic
) -> None:
    people.add(a_person("B. Okoye"), "2020", CHIEF.name)
    form = opened(panel, CHIEF)
    form.role.choose(Role.NURSE)
    saved(qtbot, form)
    assert clinic.desk.refusal(Act.PEOPLE)
    chief = replace(CHIEF, role=Role.NURSE)
    assert clinic.desk.signed_in == chief
    clinic.desk.take_up(replace(chief, active=False))
    assert clinic.desk.locked


def test_that_ones_own_pin_is_changed_with_the_present_one(qtbot: QtBot, clinic: Clinic, people: People) -> None:
    form = OwnPinForm(clinic.desk, CHIEF)
    qtbot.addWidget(form)
    for field, text in ((form.present, "0000"), (form.pin, "9631"), (form.again, "9631")):
        field.set_text(text)
    form.take()
    qtbot.waitUntil(lambda: bool(form.present.problem))
    assert form.present.problem == "Name and PIN do not belong together. Try again."
    form.again.set_text("9632")
    form.take()
    assert form.again.problem == "The two are not the same. Type both again."
    assert (form.pin.pin, form.again.pin) == ("", "")
    for field, text in ((form.present, PIN), (form.pin, "9631"), (form.again, "9631")):
        field.set_text(text)
    with qtbot.waitSignal(form.done):
        form.take()
    assert people.sign_in(CHIEF.name, "9631") == CHIEF


def test_that_the_table_shown_is_the_one_that_decides(qtbot: QtBot) -> None:
    card = RolesCard()
    qtbot.addWidget(card)
    said = {label.accessibleName() for label in card.findChildren(QLabel)}
    for act in Act:
        for role in Role:
            assert f"{role.value}: {act.value}: {'yes' if role in MAY[act] else 'no'}" in said
