"""The drug is accounted for at the end: lot, vial, drawn, wasted and a witness."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from session.declarations import DrugAccounted
from session.simulation.hand_clock import HandClock
from tests.pages.live import LivePage
from tests.pages.pump import PumpPage
from ui.desk import Desk


@pytest.fixture
def pump(started: LivePage, clock: HandClock, desk: Desk) -> PumpPage:
    """Return the form an hour and a half after the start: 41.04 mg were given."""
    desk.registry.add_staff("B. Osei", "A. Lindqvist")
    desk.hand_over(started.screen.running, "A. Lindqvist")
    clock.advance(5400)
    started.enter("end")
    pump = PumpPage(started)
    pump.open(Qt.Key.Key_B)
    return pump


def test_that_it_is_recorded_by_keyboard_alone(pump: PumpPage) -> None:
    assert pump.account.given.text() == "Given 41.0 mg, 20.5 mL, 68 % of 60 mg ordered."
    assert pump.account.balance.text() == "Balance not known yet."
    pump.keys("KX7", "500 mg vial", "500", "459", "B. Osei")
    assert pump.live.last.body == DrugAccounted("KX7", "500 mg vial", Decimal(500), Decimal(459), "B. Osei")
    assert pump.title == ""
    assert pump.live.state.findings == ()
    assert pump.live.screen.infusion.account.text() == "Drug accounted for"


def test_that_it_is_recorded_in_ml_by_touch_and_the_balance_follows(pump: PumpPage) -> None:
    form = pump.account
    form.lot.set_text("KX7")
    form.vial.set_text("bag")
    form.unit.segments()[1].click()
    pump.touch_number(form.drawn, "250")
    pump.touch_number(form.wasted, "200")
    assert form.balance.text() == ("!! 500 mg drawn, 41.0 mg given, 400 mg wasted: 59.0 mg not accounted for.")
    pump.touch_number(form.wasted, "⌫⌫⌫229.5")
    assert form.balance.text() == "Balances: 0.0 mg left over."
    pump.touch("B. Osei")
    pump.touch("Record the account")
    assert pump.live.last.body == DrugAccounted("KX7", "bag", Decimal(500), Decimal(459), "B. Osei")


def test_that_what_does_not_balance_is_recorded_with_a_finding(pump: PumpPage) -> None:
    pump.keys("unknown", "vial", "500", "400", "B. Osei")
    (finding,) = pump.live.state.findings
    assert finding.sentence == "500 mg drawn, 41.0 mg given, 400 mg wasted: 59.0 mg not accounted for."
    account = pump.live.last.body
    assert isinstance(account, DrugAccounted)
    assert account.lot == ""


def test_that_nothing_may_be_missing_and_the_witness_is_another_person(pump: PumpPage) -> None:
    pump.keys("", "", "", "", "A. Lindqvist")
    form = pump.account
    assert form.lot.problem == "Write it, or write unknown."
    assert form.drawn.problem == "Write a number above zero."
    assert form.wasted.problem == "Write a number, 0 for nothing."
    assert form.witness.field.problem == "Somebody else than A. Lindqvist has to witness it."
    assert not isinstance(pump.live.last.body, DrugAccounted)


def test_that_it_waits_for_the_end(started: LivePage) -> None:
    pump = PumpPage(started)
    pump.open(Qt.Key.Key_B)
    assert pump.account.balance.text() == "The infusion is still running."
    pump.touch("Record the account")
    assert pump.account.message.text() == "The infusion is still running. Account for the drug after its end."


def test_that_its_button_comes_with_recovery(started: LivePage, clock: HandClock) -> None:
    button = started.screen.infusion.account
    assert not button.isVisible()
    clock.advance(600)
    started.enter("end")
    started.press(button)
    assert PumpPage(started).title == "Account for the drug"


def test_that_the_panel_says_what_was_given_in_every_unit(started: LivePage, clock: HandClock) -> None:
    clock.advance(1800)
    started.screen.tick()
    infusion = started.screen.infusion
    shown = (infusion.given.text(), infusion.ordered.text(), infusion.again.text(), infusion.remaining.text())
    assert shown == ("13.7 mg given", "23 % of 60 mg", "0.20 mg/kg · 6.8 mL", "1:00 left")
    assert not infusion.bag.isVisible()


def test_that_a_bag_is_changed_by_touch_and_the_panel_says_when_it_is_empty(
    started: LivePage, clock: HandClock
) -> None:
    clock.advance(1800)
    started.press(started.screen.infusion.rate)
    started.press_piece("Another bag")
    for piece in ("2", "0", "mg in", "1", "0", "mL", "Save"):
        started.press_piece(piece)
    started.settle()
    infusion = started.screen.infusion
    assert infusion.bag.text() == "Bag 20 mg in 10 mL · 10 mL left, bag empty at 11:13"
    clock.advance(3600)
    started.screen.tick()
    assert infusion.bag.text() == "!! Bag 20 mg in 10 mL, should be empty"


def test_that_another_strength_is_asked_about_once(started: LivePage) -> None:
    started.enter("bag 250 mg in 250 mL")
    assert "The bag has 1 mg/mL, before it were 2 mg/mL" in started.sentence
    started.enter()
    assert started.state.bag is not None
