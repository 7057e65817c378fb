"""The start gate on the live screen: by keyboard alone and by touch alone, from the first question to the start."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from session.declarations import GateDecided, HoldOverridden, QuestionAnswered
from session.events import PatientLeft
from session.pump_events import InfusionStarted
from session.record import Phase
from session.screening_items import Standing
from session.simulation.hand_clock import HandClock
from tests.pages.gate import GateView
from tests.ui.live.conftest import OKAFOR
from ui.review.session_words import course_words
from ui.today.finished_today import finished_words
from ui.today.last_visit import last_visit_words

FINDING = "The record does not show that the start gate was passed."


def bodies(view: GateView) -> list[object]:
    return [entry.body for entry in view.live.state.entries]


def put_key(view: GateView) -> None:
    QTest.keyClick(view.live.screen, Qt.Key.Key_F11)


def test_that_the_gate_stands_in_the_charts_place_and_nothing_is_chosen(view: GateView) -> None:
    assert view.is_up
    assert view.chosen == {}
    assert view.outcome == "Open: 15 still to answer"
    assert not view.live.screen.tiles.isVisible()
    assert view.live.screen.line.field.hasFocus()
    assert view.page.foot.mark.standing is Standing.OPEN


def test_that_a_session_is_started_by_keyboard_alone(view: GateView) -> None:
    live = view.live
    live.enter("125/78 73 98% r15")
    live.enter("access left forearm 22G attempt 1")
    view.check_pump()
    put_key(view)
    for key, row in view.page.rows.items():
        assert view.focused == key
        view.key(Qt.Key.Key_Y if row.question.safe == "yes" else Qt.Key.Key_N)
        if view.focused == f"{key} detail":
            view.write({"consent": "2026-11-02", "escort": "Ada, 555 0134"}[key])
    assert view.outcome == "Go: start with F2"
    assert live.screen.line.field.hasFocus()
    QTest.keyClick(live.screen, Qt.Key.Key_F2)
    live.enter()
    assert live.phase == "infusing"
    decided, started = bodies(view)[-2:]
    assert isinstance(decided, GateDecided)
    assert (decided.outcome, decided.holds) == ("go", ())
    assert isinstance(started, InfusionStarted)
    assert live.state.findings == ()
    assert not view.is_up
    assert live.screen.chart.isVisible()
    assert live.screen.tiles.isVisible()


def test_that_a_session_is_started_by_touch_alone(view: GateView) -> None:
    live = view.live
    live.enter("125/78 73 98% r15")
    view.touch(view.page.checks["access"].button)
    for label in ("Left forearm", "22G"):
        live.press_piece(label)
    live.press_piece("Save")
    live.settle()
    view.check_pump()
    for key, row in view.page.rows.items():
        view.touch_answer(key, row.question.safe)
        if not row.field.isHidden():
            row.field.setText("2026-11-02")  # the screen's own keyboard
            row.write_detail()
            live.settle()
    assert view.outcome == "Go: start with F2"
    live.press(live.screen.infusion.start)
    live.press_piece("Save")
    live.settle()
    assert live.phase == "infusing"
    assert live.state.findings == ()


def test_that_each_answer_is_recorded_at_once_and_the_same_again_is_not(view: GateView) -> None:
    view.touch_answer("fasting", "yes")
    view.touch_answer("fasting", "yes")
    assert [body for body in bodies(view) if isinstance(body, QuestionAnswered)] == [
        QuestionAnswered("gate", "fasting", "yes")
    ]
    view.touch_answer("fasting", "no")
    assert view.chosen == {"fasting": "no"}
    assert view.page.rows["fasting"].mark.standing is Standing.SOFT


def test_that_a_date_that_cannot_be_is_said_and_not_recorded(view: GateView) -> None:
    put_key(view)
    view.key(Qt.Key.Key_Y)
    assert view.focused == "consent detail"
    before = len(bodies(view))
    view.write("2.11.")
    row = view.page.rows["consent"]
    assert row.note.text() == "2.11. is not a date. Write it as 2026-11-23."
    assert (len(bodies(view)), row.field.text()) == (before, "2.11.")
    row.field.clear()
    view.write("2026-11-02")
    assert row.field.isHidden()
    assert row.note.text() == "2026-11-02"
    assert view.focused == "fasting"


def test_that_a_live_start_is_refused_and_the_gate_brought_up(view: GateView) -> None:
    view.live.enter("start")
    assert view.live.phase == "before"
    assert view.live.sentence == (
        "Not started: still open consent, fasting, escort and 12 more. F11 goes to the start gate."
    )
    assert (view.live.text, view.focused) == ("start", "consent")
    put_key(view)
    assert view.live.screen.line.field.hasFocus()


def test_that_a_start_that_has_happened_is_recorded_with_a_finding(view: GateView, clock: HandClock) -> None:
    clock.advance(300)
    view.live.enter("start 0.4 mg/kg/h @9:52")
    view.live.enter()
    assert view.live.phase == "infusing"
    assert FINDING in [finding.sentence for finding in view.live.state.findings]
    assert not view.is_up


def test_that_a_late_start_behind_a_passed_gate_carries_no_finding(view: GateView, clock: HandClock) -> None:
    view.pass_all()
    clock.advance(300)
    view.live.screen.line.field.setFocus()
    view.live.enter("start 0.4 mg/kg/h @9:52")
    assert view.live.phase == "infusing"
    assert view.live.state.findings == ()


def test_that_a_gate_seen_to_after_the_start_does_not_cover_it(view: GateView, clock: HandClock) -> None:
    clock.advance(300)
    view.pass_all()
    view.live.screen.line.field.setFocus()
    view.live.enter("start 0.4 mg/kg/h @9:52")
    view.live.enter()
    assert FINDING in [finding.sentence for finding in view.live.state.findings]


def test_that_a_soft_hold_asks_for_a_reason(view: GateView) -> None:
    view.pass_all()
    view.touch_answer("fasting", "no")
    foot = view.page.foot
    assert view.outcome == "Soft hold: going on needs a reason"
    assert view.detail == "Nothing eaten for 6 hours, clear fluids only up to 2 hours ago? No."
    assert (foot.mark.standing, foot.prescriber.isVisible()) == (Standing.SOFT, False)
    view.touch(view.button("Go on with this reason"))
    assert foot.fault.text() == "Write the reason."
    view.write("two sips of tea")
    assert view.outcome == "Go: start with F2"
    override = bodies(view)[-1]
    assert isinstance(override, HoldOverridden)
    assert (override.by, override.reason) == ("A. Lindqvist", "two sips of tea")
    assert view.page.rows["fasting"].mark.standing is Standing.OVERRIDDEN
    view.live.screen.line.field.setFocus()
    view.live.enter("start")
    (decided,) = [body for body in bodies(view) if isinstance(body, GateDecided)]
    assert [(hold.hold, hold.by, hold.reason) for hold in decided.holds] == [
        ("fasting", "A. Lindqvist", "two sips of tea")
    ]


def test_that_a_hard_hold_asks_for_a_prescriber_and_a_reason(view: GateView) -> None:
    view.pass_all()
    view.live.screen.line.field.setFocus()
    view.live.enter("172/98 88 97% r15")
    assert view.outcome == "Hard hold: a prescriber decides, or not today"
    assert view.page.foot.mark.standing is Standing.HARD
    assert "Systolic pressure 172 mmHg at 09:50, above 160." in view.check("baseline systolic")
    put_key(view)
    assert view.focused == "Name of the prescriber who answers for going on"
    view.write("Dr Ferrari")
    view.write("known, treated")
    assert view.outcome == "Go: start with F2"
    override = bodies(view)[-1]
    assert isinstance(override, HoldOverridden)
    assert (override.hold, override.by) == ("baseline systolic", "Dr Ferrari")


def test_that_a_new_reading_out_of_range_holds_anew(view: GateView, clock: HandClock) -> None:
    view.pass_all()
    view.live.screen.line.field.setFocus()
    view.live.enter("172/98 88 97% r15")
    put_key(view)
    view.write("Dr Ferrari")
    view.write("known, treated")
    clock.advance(60)
    view.live.screen.line.field.setFocus()
    view.live.enter("174/98 88 97% r15")
    assert view.outcome == "Hard hold: a prescriber decides, or not today"


def test_that_not_today_is_recorded_with_what_held_and_why(view: GateView) -> None:
    view.pass_all()
    view.touch_answer("rescue_drugs", "no")
    view.touch(view.button("Not today"))
    view.write("no labetalol in the cupboard")
    assert view.live.state.phase is Phase.LEFT
    decided, left = bodies(view)[-2:]
    assert isinstance(decided, GateDecided)
    assert (decided.outcome, [hold.hold for hold in decided.holds]) == ("not today", ["rescue_drugs"])
    assert left == PatientLeft(note="no labetalol in the cupboard")
    (row,) = view.live.desk.registry.sessions_of(OKAFOR.patient_id)
    assert course_words(row.head).endswith(" · not started")
    assert finished_words(row)[1] == "not started"
    assert last_visit_words(row).endswith(" · not started")


def test_that_not_today_can_be_taken_back_before_it_is_written(view: GateView) -> None:
    view.touch(view.button("Not today"))
    assert view.page.foot.reason.isVisible()
    view.touch(view.button("Back"))
    assert not view.page.foot.reason.isVisible()
    assert view.live.state.phase is Phase.BEFORE


def test_that_what_was_not_done_yet_wears_no_alarm_colour_while_the_gate_is_open(view: GateView) -> None:
    assert {row.mark.standing for row in view.page.checks.values()} == {Standing.OPEN, Standing.FINE}
    view.answer_safely()
    view.live.screen.line.field.setFocus()
    view.live.enter("125/78 73 98% r15")
    assert view.page.checks["access"].mark.standing is Standing.SOFT
    assert view.page.checks["second check"].mark.standing is Standing.HARD
