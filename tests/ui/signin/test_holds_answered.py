"""Where people sign in, a hard hold and a criterion for leaving are answered for with the PIN of a physician."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.declarations import HoldOverridden
from session.people import Person
from tests.pages.discharge import DischargePage
from tests.pages.gate import GateView
from tests.pages.live import LivePage
from tests.ui.clinic import Clinic
from ui.live.discharge.override_fields import OverrideFields
from ui.live.live_screen import LiveScreen
from ui.live.name_field import NameField
from ui.signin.second_person import SecondPerson


@pytest.fixture
def held(qtbot: QtBot, clinic: Clinic, people: Mapping[str, Person]) -> GateView:
    """Return the gate of a session whose baseline is too high, with A. Lindqvist at the keyboard."""
    clinic.desk.sign_in(people["A. Lindqvist"])
    view = gate_of(qtbot, clinic)
    view.pass_all()
    view.live.screen.line.field.setFocus()
    view.live.enter("172/98 88 97% r15")
    return view


def gate_of(qtbot: QtBot, clinic: Clinic) -> GateView:
    """Return the gate of a session whose protocol asks before the start and before leaving."""
    running = clinic.seat(clinic.patient("Adams, Ann", "1"), "1", checked=True, desk=clinic.desk)
    return GateView(LivePage(qtbot, LiveScreen(running, clinic.desk)))


def give(view: GateView, name: str, pin: str, reason: str) -> SecondPerson:
    """Write name, PIN and reason at the foot of the gate, and wait until the PIN was tried."""
    asked = view.page.foot.prescriber
    assert isinstance(asked, SecondPerson)
    asked.field.set_text(name)
    asked.pin.set_text(pin)
    view.page.foot.reason.setText(reason)
    view.touch(view.button("Go on with this reason"))
    view.live.qtbot.waitUntil(lambda: view.page.foot.prescriber is not asked or bool(asked.pin.problem))
    view.live.settle()
    return asked


def overrides(view: GateView) -> list[tuple[str, str, str]]:
    said = [entry for entry in view.live.state.entries if isinstance(entry.body, HoldOverridden)]
    return [
        (each.body.by, each.body.reason, each.event.actor) for each in said if isinstance(each.body, HoldOverridden)
    ]


def test_that_a_hard_hold_is_not_passed_with_a_name_alone(held: GateView) -> None:
    asked = give(held, "Dr Lang", "", "known, treated")
    assert asked.pin.problem == "Dr Lang has to give a PIN."
    asked = give(held, "Dr Lang", "1111", "known, treated")
    assert asked.pin.problem == "Name and PIN do not belong together. Try again."
    asked = give(held, "B. Okoye", "3131", "known, treated")
    assert asked.pin.problem.endswith("that needs a physician, and B. Okoye is signed in as nurse.")
    assert overrides(held) == []
    assert held.outcome == "Hard hold: a prescriber decides, or not today"


def test_that_a_hard_hold_is_passed_with_the_pin_of_a_physician_which_counts_once(held: GateView) -> None:
    give(held, "Dr Lang", "9090", "known, treated")
    assert overrides(held) == [("Dr Lang", "known, treated", "A. Lindqvist")]
    assert held.outcome == "Go: start with F2"
    held.live.screen.line.field.setFocus()
    held.live.enter("176/98 88 97% r15")
    asked = give(held, "Dr Lang", "", "the same")
    assert asked.pin.problem == "Dr Lang has to give a PIN."


def test_that_the_nurse_cannot_answer_for_a_hard_hold_in_her_own_name(held: GateView) -> None:
    asked = give(held, "A. Lindqvist", "2020", "known, treated")
    assert asked.pin.problem.startswith("Answer for a hard hold or a criterion for leaving")
    assert overrides(held) == []


def test_that_a_soft_hold_is_answered_for_by_who_is_signed_in(held: GateView) -> None:
    held.live.screen.line.field.setFocus()
    held.live.enter("125/78 73 98% r15")
    held.touch_answer("fasting", "no")
    assert held.page.foot.prescriber.isHidden()
    held.page.foot.reason.setText("two sips of tea")
    held.touch(held.button("Go on with this reason"))
    assert overrides(held) == [("A. Lindqvist", "two sips of tea", "A. Lindqvist")]


def test_that_a_gate_shown_before_anybody_signed_in_asks_for_a_pin_from_then_on(
    qtbot: QtBot, clinic: Clinic, people: Mapping[str, Person]
) -> None:
    clinic.desk.nurse = "A. Lindqvist"
    view = gate_of(qtbot, clinic)
    assert type(view.page.foot.prescriber) is NameField
    clinic.desk.lock()
    assert isinstance(view.page.foot.prescriber, SecondPerson)


def test_that_a_criterion_for_leaving_is_answered_for_with_the_pin_of_a_physician(
    qtbot: QtBot, clinic: Clinic, people: Mapping[str, Person]
) -> None:
    clinic.desk.sign_in(people["A. Lindqvist"])
    live = gate_of(qtbot, clinic).live
    clinic.clock.advance(300)
    live.enter("start 0.4 mg/kg/h @9:52")
    live.enter()
    live.enter("end")
    discharge = DischargePage(live)
    discharge.open_by_key()
    row = discharge.row("minutes")
    discharge.touch(row.override)
    fields = row.fields
    assert isinstance(fields, OverrideFields)
    who = fields.who
    assert isinstance(who, SecondPerson)
    who.field.set_text("Dr Lang")
    fields.reason.set_text("lives next door")
    discharge.touch(fields.save)
    assert who.pin.problem == "Dr Lang has to give a PIN."
    who.pin.set_text("9090")
    QTest.keyClick(fields.reason.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row.fields is None)
    live.settle()
    body = live.last.body
    assert isinstance(body, HoldOverridden)
    assert (body.by, body.reason, live.state.events[-1].actor) == ("Dr Lang", "lives next door", "A. Lindqvist")
