"""The entry line: understood while typing, asked about once, kept until it is on the disk, corrected with a reason."""

from datetime import UTC, datetime
from decimal import Decimal

from PySide6.QtCore import Qt

from session.events import VitalsRecorded
from session.record import Status
from session.simulation.hand_clock import HandClock
from tests.pages.live import LivePage


def test_that_chips_show_what_was_understood_while_typing(page: LivePage) -> None:
    page.type("150/90 82 98% r14 p3")
    assert page.chips == ["BP 150/90, MAP 110", "HR 82", "SpO₂ 98 %", "RR 14", "Pain 3"]


def test_that_enter_saves_and_empties_the_line(page: LivePage) -> None:
    page.enter("128/80 74 98% r15 p8")
    assert page.text == ""
    assert page.last_value("systolic") == Decimal(128)
    assert page.saving.startswith("1 entry saved 09:50:")


def test_that_an_impossible_value_is_refused_under_the_field_and_the_text_stays(page: LivePage) -> None:
    page.enter("80/128")
    assert page.text == "80/128"
    assert page.sentence == "Diastolic 128 is not below systolic 80. Are the two swapped?"
    assert len(page.state.entries) == 1


def test_that_an_unusual_value_is_asked_about_once_and_confirmed_with_one_key(page: LivePage) -> None:
    page.enter("250/120 90")
    assert "250" in page.sentence
    assert "Enter again" in page.sentence
    assert page.text == "250/120 90"
    page.enter()
    assert isinstance(page.last.body, VitalsRecorded)
    assert page.last.body.confirmed == ("systolic",)
    assert page.text == ""


def test_that_a_changed_line_is_asked_about_anew(page: LivePage) -> None:
    page.enter("250/120 90")
    page.key(Qt.Key.Key_Backspace)
    page.enter("1")
    assert "Enter again" in page.sentence
    assert len(page.state.entries) == 1


def test_that_a_bolus_beyond_the_order_with_what_was_given_is_asked_about(started: LivePage) -> None:
    started.enter("bolus 50 mg")
    started.enter("bolus 59 mg")
    assert "after 50.00 mg comes to 109.00 mg" in started.sentence
    assert started.text == "bolus 59 mg"
    started.key(Qt.Key.Key_Escape)
    started.key(Qt.Key.Key_Up)
    started.enter()
    assert "comes to" not in started.sentence, "a correction does not count what it replaces"


def test_that_what_the_phase_forbids_is_said_and_the_text_stays(page: LivePage) -> None:
    page.enter("pause")
    assert page.sentence == "The infusion has not been started."
    assert page.text == "pause"


def test_that_a_late_entry_keeps_both_times(started: LivePage, clock: HandClock) -> None:
    clock.advance(1800)
    started.enter("130/80 @10:20")
    entry = started.state.entries[-1]
    assert entry.occurred_at == datetime(2026, 11, 23, 10, 20, tzinfo=UTC)
    assert entry.event.recorded_at == datetime(2026, 11, 23, 10, 30, tzinfo=UTC)


def test_that_up_corrects_the_last_entry_and_keeps_the_original(started: LivePage) -> None:
    started.enter("83/50 70")
    started.key(Qt.Key.Key_Up)
    assert started.text == "83/50 70"
    started.screen.line.field.selectAll()
    started.enter("138/83 70")
    assert "Why?" in started.sentence
    started.enter("2")
    (entry,) = [one for one in started.state.entries if one.status is Status.AMENDED]
    assert entry.reason == "swapped"
    assert isinstance(entry.event.body, VitalsRecorded)
    assert entry.event.body.value("systolic") == Decimal(83)
    assert isinstance(entry.body, VitalsRecorded)
    assert entry.body.value("systolic") == Decimal(138)


def test_that_an_empty_correction_strikes_the_entry_out(started: LivePage) -> None:
    started.enter("p4")
    started.key(Qt.Key.Key_Up)
    started.screen.line.field.clear()
    started.enter()
    started.enter("wrong patient, chair 1")
    entry = started.state.entries[-1]
    assert entry.status is Status.VOIDED
    assert entry.reason == "wrong patient, chair 1"


def test_that_escape_leaves_a_correction_and_the_entry_as_it_was(started: LivePage) -> None:
    started.enter("p4")
    started.key(Qt.Key.Key_Up)
    started.key(Qt.Key.Key_Escape)
    assert started.text == ""
    started.enter("p3")
    assert [entry.status for entry in started.state.entries[-2:]] == [Status.CURRENT, Status.CURRENT]


def test_that_what_is_typed_while_a_line_is_being_saved_is_kept(page: LivePage) -> None:
    page.type("p8")
    page.key(Qt.Key.Key_Return)
    page.type("d2")
    page.settle()
    assert page.text == "d2"


def test_that_a_second_enter_does_not_record_twice(page: LivePage) -> None:
    page.type("p8")
    page.key(Qt.Key.Key_Return)
    page.key(Qt.Key.Key_Return)
    page.settle()
    assert len(page.state.entries) == 2
