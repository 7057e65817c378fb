"""A rate above the maximum waits for a prescriber's word, in whatever unit it is written."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from session.declarations import HoldOverridden
from session.events import EntryVoided
from session.pump_events import RateChanged
from session.simulation.hand_clock import HandClock
from tests.pages.live import LivePage
from tests.pages.pump import PumpPage
from ui.desk import Desk

SENTENCE = "0.7 mg/kg/h is above the protocol's maximum of 0.6 mg/kg/h."


@pytest.fixture
def pump(started: LivePage) -> PumpPage:
    return PumpPage(started)


def sentences(live: LivePage) -> list[str]:
    return [finding.sentence for finding in live.state.findings]


def test_that_enter_does_not_record_a_rate_above_the_maximum(pump: PumpPage) -> None:
    live = pump.live
    before = len(live.state.entries)
    live.enter("rate 0.7 mg/kg/h")
    assert (len(live.state.entries), live.text, pump.title) == (before, "rate 0.7 mg/kg/h", "Above the maximum")
    assert live.sentence == f"{SENTENCE} A prescriber has to say so."
    live.screen.line.enter()
    live.settle()
    assert len(live.state.entries) == before


def test_that_the_form_shows_rate_and_maximum_in_all_units(pump: PumpPage) -> None:
    pump.live.enter("rate 0.7 mg/kg/h")
    form = pump.authority
    cells = [form.rates.itemAtPosition(row, column) for row in range(5) for column in range(2)]
    labels = [cell.widget() for cell in cells if cell]
    texts = [label.text() for label in labels if isinstance(label, QLabel)]
    assert form.sentence.text() == SENTENCE
    assert texts == [
        "This rate", "Maximum", "23.9 mL/h", "20.5 mL/h", "47.9 mg/h", "41.0 mg/h", "0.70 mg/kg/h", "0.60 mg/kg/h",
        "11.67 ug/kg/min", "10.00 ug/kg/min",
    ]  # fmt: skip


def test_that_it_is_recorded_with_name_and_reason_by_keyboard_alone(pump: PumpPage) -> None:
    live = pump.live
    live.enter("rate 0.7 mg/kg/h; pain 9")
    pump.keys("Dr Lang", "pain not relieved")
    override, change = live.state.entries[-2:]
    assert override.body == HoldOverridden("rate", "maximum_rate", SENTENCE, "Dr Lang", "pain not relieved")
    assert isinstance(change.body, RateChanged)
    assert override.occurred_at == change.occurred_at
    assert (live.text, pump.title) == ("", "")
    assert sentences(live) == [f"{SENTENCE[:-1]}, authorised by Dr Lang: pain not relieved"]
    assert live.screen.line.field.hasFocus()


def test_that_it_is_recorded_by_touch_alone(pump: PumpPage, desk: Desk) -> None:
    live = pump.live
    desk.registry.add_staff("Dr Lang", "A. Lindqvist")
    live.enter("rate 0.7 mg/kg/h")
    pump.touch("Dr Lang")
    pump.touch("Tolerated before")
    pump.touch("Record with this authority")
    assert sentences(live) == [f"{SENTENCE[:-1]}, authorised by Dr Lang: tolerated before"]


def test_that_neither_name_nor_reason_may_be_missing(pump: PumpPage) -> None:
    live = pump.live
    live.enter("rate 0.7 mg/kg/h")
    before = len(live.state.entries)
    pump.touch("Record with this authority")
    assert pump.authority.name.field.problem == "Write the name first."
    assert pump.authority.reason.problem == "Write the reason."
    assert len(live.state.entries) == before


def test_that_a_line_changed_since_is_not_covered(pump: PumpPage) -> None:
    live = pump.live
    live.enter("rate 0.7 mg/kg/h")
    live.screen.line.field.setText("rate 0.9 mg/kg/h")
    before = len(live.state.entries)
    pump.keys("Dr Lang", "pain")
    assert pump.authority.message.text() == "The line was changed. Press Enter in the line again."
    assert (len(live.state.entries), live.text) == (before, "rate 0.9 mg/kg/h")


def test_that_a_late_rate_is_recorded_with_a_finding(pump: PumpPage, clock: HandClock) -> None:
    live = pump.live
    clock.advance(600)
    live.enter("rate 0.7 mg/kg/h @10:05")
    assert live.sentence == f"{SENTENCE} Enter again records it."
    live.enter()
    assert isinstance(live.last.body, RateChanged)
    assert (sentences(live), pump.title) == ([SENTENCE], "")


def test_that_a_time_of_just_now_does_not_go_around_the_prescriber(pump: PumpPage, clock: HandClock) -> None:
    clock.advance(30)
    pump.live.enter("rate 0.7 mg/kg/h @10:00")
    assert pump.title == "Above the maximum"


def test_that_the_start_is_held_like_a_change(page: LivePage, clock: HandClock) -> None:
    pump = PumpPage(page)
    page.enter("125/78 73 98% r15 p8")
    clock.advance(60)
    page.enter("start 0.7 mg/kg/h")
    assert (page.phase, pump.title) == ("before", "Above the maximum")
    pump.keys("Dr Lang", "tolerated before")
    assert page.phase == "infusing"


def test_that_a_striking_out_of_the_authority_leaves_the_bare_finding(pump: PumpPage) -> None:
    live = pump.live
    live.enter("rate 0.7 mg/kg/h")
    pump.keys("Dr Lang", "pain")
    override = live.state.entries[-2].event.event_id
    live.screen.running.bridge.write((EntryVoided(target=override, reason="not said"),))
    live.settle()
    assert sentences(live) == [SENTENCE]


def test_that_escape_leaves_the_line_and_records_nothing(pump: PumpPage) -> None:
    live = pump.live
    live.enter("rate 0.7 mg/kg/h")
    QTest.keyClick(pump.authority.name.field.line, Qt.Key.Key_Escape)
    assert (pump.title, live.text) == ("", "rate 0.7 mg/kg/h")
    live.key(Qt.Key.Key_Return)
    assert pump.title == "Above the maximum"
