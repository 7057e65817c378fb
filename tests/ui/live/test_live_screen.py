"""The live screen: keys, buttons and panels write into one line, and the screen follows the record."""

from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsView, QLabel

from session.events import Event
from session.record import Phase
from session.simulation.hand_clock import HandClock
from session.state import SessionState
from tests.pages.live import LivePage
from tests.pages.pump import PumpPage
from ui.charts.marks import Marks
from ui.charts.session_chart import SessionChart
from ui.charts.session_marks import Drawing


def test_that_the_header_names_the_patient_with_allergies_and_weight(page: LivePage) -> None:
    texts = [label.text() for label in page.screen.header.findChildren(QLabel)]
    assert "Okafor, Miriam" in texts
    assert "ALLERGY penicillin, latex" in texts
    assert "68.4 kg" in texts
    assert any("MRN 004 182" in text for text in texts)


def test_that_a_start_without_a_baseline_is_asked_about(page: LivePage) -> None:
    page.enter("start")
    assert "no baseline" in page.sentence
    assert page.phase == "before"


def test_that_the_start_button_offers_the_ordered_rate(page: LivePage) -> None:
    page.enter("125/78 73 98% r15")
    page.press(page.screen.infusion.start)
    assert page.text == "start 0.4 mg/kg/h"
    page.enter()
    assert page.state.phase is Phase.INFUSING
    assert page.screen.infusion.value.text() == "13.7 mL/h"


def test_that_a_rate_can_be_changed_by_touch_alone(started: LivePage) -> None:
    started.press(started.screen.infusion.rate)
    started.press_piece("0.55 mg/kg/h")
    assert started.text == "rate 0.55 mg/kg/h"
    started.press_piece("Save")
    started.settle()
    assert started.screen.infusion.units.text().startswith("0.55 mg/kg/h")
    assert not started.screen.panel.is_open


def test_that_a_vital_set_can_be_written_by_touch_alone(page: LivePage) -> None:
    page.press(page.screen.bar.buttons["vitals"])
    for label in ("1", "2", "8", "/", "8", "0", "Space", "7", "4", "Space", "9", "8", "%"):
        page.press_piece(label)
    page.press_piece("Save")
    page.settle()
    assert page.screen.tiles.tiles["systolic"].face.value == "128/80"
    assert page.screen.tiles.tiles["spo2"].face.value == "98"


def test_that_pause_and_resume_are_one_key_each(started: LivePage) -> None:
    QTest.keyClick(started.screen, Qt.Key.Key_F3)
    started.settle()
    assert started.phase == "paused"
    QTest.keyClick(started.screen, Qt.Key.Key_F3)
    started.settle()
    assert started.phase == "infusing"


def test_that_words_already_typed_are_kept_when_a_panel_opens(started: LivePage) -> None:
    started.type("128/80 74")
    started.press(started.screen.bar.buttons["drug"])
    started.press_piece("ondansetron 4 mg iv")
    assert started.text == "128/80 74 given ondansetron 4 mg iv"
    started.press_piece("midazolam 1 mg iv")
    assert started.text == "128/80 74 given midazolam 1 mg iv"


def test_that_a_side_effect_that_is_there_can_be_said_to_be_over(started: LivePage) -> None:
    started.press(started.screen.bar.buttons["effect"])
    started.press_piece("nausea mild")
    started.press_piece("Save")
    started.settle()
    assert [effect.name for effect in started.state.effects] == ["nausea"]
    started.press(started.screen.bar.buttons["effect"])
    started.press_piece("nausea over")
    started.press_piece("Save")
    started.settle()
    assert started.state.effects == ()


def test_that_a_tile_shows_age_and_difference_and_greys_past_its_interval(started: LivePage, clock: HandClock) -> None:
    clock.advance(300)
    started.enter("158/94 84")
    face = started.screen.tiles.tiles["systolic"].face
    assert (face.value, face.difference) == ("158/94", "+33")
    clock.advance(16 * 60)
    started.screen.tick()
    assert started.screen.tiles.tiles["systolic"].face.age_text == "16 min ago"
    clock.advance(16 * 60)
    started.screen.tick()
    assert started.screen.tiles.tiles["systolic"].face.shown_value == "– –"


def test_that_the_point_is_painted_before_the_rest_of_the_screen_follows(page: LivePage) -> None:
    tile = page.screen.tiles.tiles["pain"]
    seen = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and len(page.state.entries) == 2:
                seen.append(tile.face.value)
            return False

    view = page.screen.chart.findChild(QGraphicsView)
    assert view
    watch = Watch(view)
    view.viewport().installEventFilter(watch)
    page.enter("p8")
    assert tile.face.value == "8"
    assert seen[0] == ""


def test_that_readings_are_painted_before_what_follows_from_them_is_reckoned(
    page: LivePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = []
    paint, reckon = SessionChart.paint_lanes, Drawing.marks_of

    def paint_lanes(chart: SessionChart, marks: Marks) -> None:
        paint(chart, marks)
        order.append(("painted", marks.dots[-1].value))

    def marks_of(drawing: Drawing, state: SessionState, now: datetime, pending: tuple[Event, ...], model: str) -> Marks:
        if len(state.entries) == 2:  # the check-in and the readings, which are on disk by now
            order.append(("reckoned", 0.0))
        return reckon(drawing, state, now, pending, model=model)

    monkeypatch.setattr(SessionChart, "paint_lanes", paint_lanes)
    monkeypatch.setattr(Drawing, "marks_of", marks_of)
    page.enter("p8")
    assert order[:2] == [("painted", 8.0), ("reckoned", 0.0)]


def test_that_the_dose_grows_with_time_and_says_when_the_maximum_comes_first(
    started: LivePage, clock: HandClock
) -> None:
    clock.advance(15 * 60)
    started.screen.tick()
    assert started.screen.infusion.given.text() == "6.8 mg given"
    assert started.screen.infusion.ahead.text() == "Planned end 11:30"
    started.enter("rate 0.6 mg/kg/h")
    assert "Reaches 60 mg" not in started.screen.infusion.ahead.text()
    started.enter("rate 50 mg/h")
    PumpPage(started).keys("Dr Lang", "pain not relieved")
    assert started.screen.infusion.ahead.text() == "Reaches 60 mg at 11:18, before the planned end"


def test_that_the_countdown_runs_to_the_check_after_the_start(started: LivePage, clock: HandClock) -> None:
    assert started.screen.bar.ring.words == "5:00"
    clock.advance(120)
    started.screen.tick()
    assert started.screen.bar.ring.words == "3:00"


def test_that_a_clock_that_was_set_is_recorded_and_does_not_bend_elapsed_time(
    started: LivePage, clock: HandClock
) -> None:
    clock.advance(60)
    clock.jump(3600)
    started.screen.running.tick()
    started.settle()
    started.screen.tick()
    assert started.screen.infusion.time.text() == "0:01 of 1:30"
    assert "clock" in started.banner


def test_that_the_record_is_finished_when_the_patient_has_left(started: LivePage, clock: HandClock) -> None:
    clock.advance(3600)
    started.enter("end")
    clock.advance(600)
    started.enter("ready")
    with started.qtbot.waitSignal(started.desk.finished):
        started.enter("left")
    assert started.state.phase is Phase.LEFT
    started.enter("p3")
    assert started.sentence == "The record is finished and can only be read."


def test_that_more_than_the_ordered_maximum_is_said_in_amber(started: LivePage, clock: HandClock) -> None:
    clock.advance(3 * 3600)
    started.screen.tick()
    assert started.screen.infusion.ahead.text() == "!! More than the ordered maximum of 60 mg"
    assert started.screen.infusion.ahead.property("passed") == "true"
