"""A second person reads the pump: by keyboard alone, by touch alone, and without seeing the order first."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from session.declarations import PumpChecked
from session.simulation.hand_clock import HandClock
from tests.pages.live import LivePage
from tests.pages.pump import PumpPage
from ui.desk import Desk
from ui.widgets.key_button import KeyButton

READ = ("B. Osei", "ketamine", "2", "13,7", "20.5")


@pytest.fixture
def pump(page: LivePage, desk: Desk) -> PumpPage:
    desk.registry.add_staff("B. Osei", "A. Lindqvist")
    desk.hand_over(page.screen.running, "A. Lindqvist")
    pump = PumpPage(page)
    pump.open(Qt.Key.Key_D)
    return pump


def test_that_a_match_is_recorded_and_shown_by_keyboard_alone(pump: PumpPage) -> None:
    pump.keys(*READ)
    assert pump.live.last.body == PumpChecked("B. Osei", "ketamine", Decimal(2), Decimal("13.7"), Decimal("20.5"))
    assert pump.second_check.result.text() == (
        "The pump matches: ketamine, 2 mg/mL, 13.7 mL/h, off the order by 0.1 %, 20.5 mL."
    )
    assert pump.live.state.findings == ()
    pump.keys("")
    assert pump.title == ""


def test_that_a_match_is_recorded_by_touch_alone(pump: PumpPage) -> None:
    form = pump.second_check
    pump.touch("B. Osei")
    pump.touch("ketamine")
    for field, text in zip(form.numbers, READ[2:], strict=True):
        pump.touch_number(field, text.replace(",", "."))
    pump.touch("Compare and record")
    assert isinstance(pump.live.last.body, PumpChecked)
    pump.touch("Done")
    assert pump.title == ""


def test_that_the_order_is_not_shown_before_all_is_written(pump: PumpPage) -> None:
    form = pump.second_check
    assert not form.result.isVisible()
    assert {field.text() for field in (form.drug, *form.numbers)} == {""}
    pump.keys(*READ[:2])
    pump.touch("Compare and record")
    assert not form.result.isVisible()
    assert form.rate.problem == "Write a number above zero."
    assert not any(isinstance(entry.body, PumpChecked) for entry in pump.live.state.entries)


def test_that_the_drugs_offered_do_not_tell_the_ordered_one_by_their_place(pump: PumpPage) -> None:
    words = [button.text() for button in pump.second_check.view.findChildren(KeyButton)]
    drugs = [word for word in words if word.isalpha() and len(word) > 1]
    assert "ketamine" in drugs
    assert drugs == sorted(drugs)
    assert len(drugs) > 1


def test_that_a_mismatch_shows_both_and_is_checked_again(pump: PumpPage) -> None:
    form = pump.second_check
    pump.keys("B. Osei", "ketamine", "2", "17.3", "20.5")
    assert form.result.text() == (
        "!! The pump shows 17.3 mL/h, the order comes to 13.7 mL/h.\nCorrect the pump, read it again and record it."
    )
    (finding,) = pump.live.state.findings
    assert finding.sentence == "The pump shows 17.3 mL/h, the order comes to 13.7 mL/h."
    form.rate.set_text("")
    form.rate.setFocus()
    pump.keys("13.7", "")
    assert form.result.text().startswith("The pump matches")
    assert sum(isinstance(entry.body, PumpChecked) for entry in pump.live.state.entries) == 2


def test_that_who_writes_cannot_be_the_second_person(pump: PumpPage) -> None:
    assert [button.text() for button in pump.second_check.name.buttons] == ["B. Osei"]
    pump.keys("a. lindqvist", *READ[1:])
    assert pump.second_check.name.field.problem == "Somebody else than A. Lindqvist has to read the pump."
    assert not any(isinstance(entry.body, PumpChecked) for entry in pump.live.state.entries)


def test_that_after_a_bag_change_the_running_rate_is_checked(started: LivePage, clock: HandClock) -> None:
    pump = PumpPage(started)
    clock.advance(60)
    started.enter("bag 250 mg in 250 mL")
    started.enter()
    pump.open(Qt.Key.Key_D)
    pump.keys("B. Osei", "ketamine", "1", "27.4", "200")
    assert pump.second_check.result.text().startswith("The pump matches: ketamine, 1 mg/mL, 27.4 mL/h")
