"""Before leaving: what is met, what it rests on, answers and overrides in place, ready and left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from session.declarations import HoldOverridden
from session.simulation.hand_clock import HandClock
from tests.pages.discharge import DischargePage
from tests.pages.live import LivePage
from tests.pages.score_form import ScoreFormPage

ALDRETE = "score aldrete activity=2 respiration=2 circulation=2 consciousness=2 spo2=2"


def test_that_the_panel_counts_what_is_met_as_it_is_recorded(discharge: DischargePage, clock: HandClock) -> None:
    assert discharge.panel_button == "Leaving: 0 of 11 met"
    clock.advance(minutes=20)
    discharge.live.enter("98% n0")
    assert discharge.panel_button == "Leaving: 2 of 11 met"
    clock.advance(minutes=40)
    discharge.live.desk.tick()
    assert discharge.panel_button == "Leaving: 1 of 11 met"  # the hour is over, what was measured is stale


def test_that_each_criterion_shows_by_shape_and_word_how_it_stands_and_what_it_rests_on(
    discharge: DischargePage, clock: HandClock
) -> None:
    clock.advance(minutes=20)
    discharge.live.enter("98% d3")
    discharge.open_by_key()
    assert discharge.standings["spo2"] == "met"
    assert discharge.words["spo2"] == "Met · 98 % at 11:50"
    assert discharge.standings["dissociation"] == "not met"
    assert discharge.words["minutes"] == "Not met · 20 of 60 minutes, over at 12:30"
    assert discharge.standings["nausea"] == "unknown"
    assert discharge.words["nausea"].startswith("Unknown · Not taken since the end.")
    assert discharge.summary.startswith("0:20 since the end · 1 of 11 met")


def test_that_time_alone_meets_the_minutes_while_the_form_is_open(discharge: DischargePage, clock: HandClock) -> None:
    discharge.open_by_touch()
    clock.advance(minutes=60)
    discharge.live.desk.tick()
    assert discharge.words["minutes"] == "Met · Ended at 11:30"


def test_that_ready_in_the_line_is_refused_with_how_many_and_the_form_is_brought_up(discharge: DischargePage) -> None:
    discharge.live.enter("ready")
    assert discharge.live.sentence == "11 criteria for leaving are not met. Ctrl L shows them."
    assert discharge.live.text == "ready"
    assert discharge.is_open
    assert discharge.live.phase == "recovery"


def test_that_ready_with_a_time_is_recorded_and_carries_a_finding(discharge: DischargePage, clock: HandClock) -> None:
    clock.advance(minutes=30)
    discharge.live.enter("@11:50 ready")
    assert discharge.live.phase == "ready"
    (finding,) = discharge.live.state.findings
    assert finding.sentence.startswith("Ready, though 11 criteria were not shown to be met")


def test_that_ready_in_the_line_is_taken_once_everything_is_met(rested: DischargePage) -> None:
    rested.live.enter(ALDRETE)
    rested.open_by_key()
    rested.answer_all()
    rested.live.enter("ready")
    assert rested.live.phase == "ready"
    assert rested.live.state.findings == ()


def test_that_nothing_is_answered_beforehand(discharge: DischargePage) -> None:
    discharge.open_by_touch()
    rows = [discharge.asked(key) for key in ("gait", "line_out", "escort_here", "instructions")]
    assert not any(row.yes.isChecked() or row.no.isChecked() for row in rows)


def test_that_a_yes_with_a_detail_is_written_only_with_it(discharge: DischargePage) -> None:
    discharge.open_by_touch()
    row = discharge.asked("escort_here")
    discharge.touch(row.yes)
    assert not row.yes.isChecked()
    discharge.touch(row.save)
    assert row.detail.problem == "Write it first, or answer No."
    discharge.write_in(row.detail.line, "R. Okafor")
    discharge.touch(row.save)
    assert discharge.words["question escort_here"] == "Met · Yes, R. Okafor, at 11:30"
    assert row.detail.isHidden()


def test_that_an_answer_can_be_given_anew(discharge: DischargePage) -> None:
    discharge.open_by_touch()
    discharge.touch(discharge.asked("gait").no)
    assert discharge.standings["question gait"] == "not met"
    discharge.touch(discharge.asked("gait").yes)
    assert discharge.standings["question gait"] == "met"


def test_that_an_override_needs_name_and_reason(discharge: DischargePage) -> None:
    discharge.open_by_touch()
    row = discharge.row("minutes")
    discharge.touch(row.override)
    assert row.fields
    discharge.touch(row.fields.save)
    assert row.fields.who.field.problem == "Write the name first."
    discharge.write_in(row.fields.who.field.line, "Dr Berg")
    discharge.touch(row.fields.save)
    assert row.fields.reason.problem == "Write the reason."
    discharge.write_in(row.fields.reason.line, "lives next door")
    discharge.touch(row.fields.save)
    body = discharge.live.last.body
    assert isinstance(body, HoldOverridden)
    assert (body.by, body.reason, body.sentence) == (
        "Dr Berg", "lives next door", "Recovery has lasted less than 60 minutes.",
    )  # fmt: skip
    assert discharge.standings["minutes"] == "overridden"
    assert discharge.words["minutes"].startswith("Overridden by Dr Berg: lives next door")
    assert discharge.fields("minutes") is None


def test_that_an_override_can_be_given_up(discharge: DischargePage) -> None:
    discharge.open_by_touch()
    row = discharge.row("minutes")
    discharge.touch(row.override)
    assert row.fields
    discharge.touch(row.fields.leave)
    assert discharge.fields("minutes") is None
    assert not row.override.isHidden()


def test_that_what_is_being_written_stays_while_the_clock_ticks(discharge: DischargePage, clock: HandClock) -> None:
    discharge.open_by_touch()
    row = discharge.row("minutes")
    discharge.touch(row.override)
    assert row.fields
    discharge.write_in(row.fields.who.field.line, "Dr Berg")
    clock.advance(minutes=1)
    discharge.live.desk.tick()
    assert row.fields.who.text() == "Dr Berg"


def test_that_a_patient_who_was_found_ready_is_shown_as_such_and_nothing_can_be_changed(rested: DischargePage) -> None:
    rested.live.enter(ALDRETE)
    rested.open_by_touch()
    rested.answer_all()
    rested.touch(rested.form.ready)
    assert rested.summary == "Ready since 12:31 · 11 of 11 met"
    assert rested.form.ready.isHidden()
    assert not rested.form.left.isHidden()
    assert not rested.asked("gait").yes.isEnabled()


def test_that_leaving_before_ready_is_asked_once_and_carries_a_finding(discharge: DischargePage) -> None:
    discharge.live.enter("left")
    assert "not found ready" in discharge.live.sentence
    discharge.live.enter()
    assert discharge.live.phase == "left"
    assert [each.sentence for each in discharge.live.state.findings] == [
        "Left, though the patient was not found ready to leave."
    ]


def test_that_before_the_end_the_form_says_that_it_comes_later(started: LivePage) -> None:
    discharge = DischargePage(started)
    discharge.open_by_key()
    assert discharge.summary == "This is asked after the end of the infusion."
    assert not discharge.may_find_ready
    assert not discharge.asked("gait").yes.isEnabled()


def test_that_a_reading_typed_on_goes_to_the_entry_line(discharge: DischargePage) -> None:
    discharge.open_by_key()
    discharge.type("97")
    assert discharge.live.text == "97"


def test_that_a_patient_goes_from_the_end_to_left_by_keyboard_alone(rested: DischargePage) -> None:
    live = rested.live
    rested.open_by_key()
    rested.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is rested.asked("gait")
    rested.key(Qt.Key.Key_Y)
    rested.key(Qt.Key.Key_Y)
    rested.key(Qt.Key.Key_Y)
    rested.type("R. Okafor")
    rested.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is rested.asked("instructions")
    rested.key(Qt.Key.Key_Y)
    while QApplication.focusWidget() is not rested.score_button("aldrete"):
        QTest.keyClick(live.screen.window(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    rested.key(Qt.Key.Key_Return)
    for key in "22222":
        live.type(key)
    live.key(Qt.Key.Key_Return)
    live.settle()
    rested.open_by_key()
    rested.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is rested.form.ready
    rested.key(Qt.Key.Key_Return)
    assert live.phase == "ready"
    assert QApplication.focusWidget() is rested.form.left
    rested.key(Qt.Key.Key_Return)
    assert live.phase == "left"
    assert live.state.findings == ()


def test_that_a_patient_goes_from_the_end_to_left_by_touch_alone(rested: DischargePage, clock: HandClock) -> None:
    live = rested.live
    rested.open_by_touch()
    rested.touch(rested.score_button("aldrete"))
    scores = ScoreFormPage(live)
    for key, words in (
        ("activity", "moves four limbs"), ("respiration", "breathes deeply and coughs"),
        ("circulation", "within 20 %"), ("consciousness", "fully awake"), ("spo2", "above 92 % on air"),
    ):  # fmt: skip
        scores.touch(key, words)
    scores.save()
    rested.open_by_touch()
    rested.answer_all()
    assert rested.may_find_ready
    rested.touch(rested.form.ready)
    clock.advance(minutes=12)
    form = rested.form
    QTest.mouseClick(form.left, Qt.MouseButton.LeftButton)
    live.settle()
    state = live.state
    assert live.phase == "left"
    assert state.findings == ()
    assert state.ready_at
    assert state.left_at
    assert (state.left_at - state.ready_at).total_seconds() == 12 * 60


@pytest.mark.parametrize("width", [1366, 1920])
def test_that_every_target_is_high_enough_for_gloved_hands(discharge: DischargePage, width: int) -> None:
    discharge.live.screen.resize(width, 768)
    discharge.open_by_touch()
    row = discharge.asked("escort_here")
    discharge.touch(row.yes)
    discharge.touch(discharge.row("minutes").override)
    fields = discharge.row("minutes").fields
    assert fields
    buttons = [row.yes, row.no, row.save, fields.save, fields.leave, discharge.form.ready]
    buttons.append(discharge.row("spo2").override)
    assert [button.text() for button in buttons if button.height() < 48] == []
    assert discharge.form.width() <= 400
    inner = discharge.form.view.widget()
    assert inner
    assert inner.width() <= discharge.form.view.viewport().width()
