"""An alert is said once above the chart, with what the protocol says to do, until somebody answers it."""

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from session.alert_events import BY_PROGRAM, AlertAcknowledged, AlertRaised
from session.alert_record import waiting
from session.simulation.hand_clock import HandClock
from storage.driver import sqlite
from storage.opening import Opened
from tests.pages.live import LivePage
from ui.record.record_view import RecordView
from ui.record.rows import rows_of
from ui.theme.priority import Priority
from ui.widgets.banner import Notice


@pytest.fixture
def running_well(started: LivePage, clock: HandClock) -> LivePage:
    """Return the screen a minute after the start."""
    clock.advance(60)
    return started


def causes(page: LivePage) -> list[str]:
    return [alert.cause for alert in page.state.alerts]


def notice(page: LivePage) -> Notice:
    found = page.screen.banner.notice
    assert found is not None
    return found


def test_that_a_crossed_limit_is_said_with_what_to_do_and_its_priority(running_well: LivePage) -> None:
    running_well.enter("158/90 76 98%")
    shown = notice(running_well)
    assert shown.sentence.startswith("Systolic pressure 158 mmHg, 26 % above baseline 125")
    assert shown.advice.startswith("Measure again.")
    assert (shown.priority, shown.detail, shown.flashes) == (Priority.MEDIUM, "since 10:01", True)


def test_that_the_alert_is_an_entry_of_the_program_in_the_record(running_well: LivePage) -> None:
    running_well.enter("158/90 76 98%")
    last = running_well.last
    assert isinstance(last.body, AlertRaised)
    assert last.event.source == BY_PROGRAM
    assert any("!! Systolic pressure 158" in row.text for row in rows_of(running_well.state))


def test_that_nothing_is_raised_before_the_start(page: LivePage) -> None:
    page.enter("204/110 76 98%")
    assert page.banner == ""


def test_that_worse_is_said_in_its_place_and_a_second_cause_is_counted(running_well: LivePage) -> None:
    running_well.enter("158/90 76 98%")
    running_well.enter("204/92 76 91%")
    assert notice(running_well).sentence == "Systolic pressure 204 mmHg, above 200."
    assert notice(running_well).priority is Priority.HIGH
    assert notice(running_well).detail == "since 10:01, 1 more"


def test_that_a_value_back_within_takes_it_away(running_well: LivePage) -> None:
    running_well.enter("158/90 76 98%")
    running_well.enter("130/80 76 98%")
    assert running_well.banner == ""


def test_that_a_late_entry_is_no_news(started: LivePage, clock: HandClock) -> None:
    clock.advance(minutes=40)
    started.enter("@10:05 204/110")
    assert "Systolic" not in started.banner


def test_that_one_key_and_one_number_answer_it_and_the_keyboard_is_back_in_the_line(running_well: LivePage) -> None:
    running_well.enter("158/90 76 98%")
    running_well.key(Qt.Key.Key_F11)
    running_well.answer_with_key(Qt.Key.Key_1)
    assert running_well.banner == ""
    assert not waiting(running_well.state.alerts)
    answer = running_well.state.alerts[0].answers[0]
    assert (answer.by, answer.acted) == (running_well.screen.running.recorder.actor, True)
    assert running_well.screen.line.field.hasFocus()
    assert not running_well.screen.panel.is_open


def test_that_an_answer_with_a_line_of_its_own_puts_the_line_into_the_field(running_well: LivePage) -> None:
    running_well.enter("158/90 76 98%")
    running_well.key(Qt.Key.Key_F11)
    form = running_well.alert_form()
    place = next(n for n, button in enumerate(form.buttons) if button.text() == "Lower the rate")
    QTest.mouseClick(form.buttons[place], Qt.MouseButton.LeftButton)
    running_well.settle()
    assert running_well.text.startswith("rate")


def test_that_the_banner_s_button_opens_the_answers(running_well: LivePage) -> None:
    running_well.enter("158/90 76 98%")
    running_well.press(running_well.screen.banner.button)
    form = running_well.alert_form()
    assert form.alert is not None
    assert [button.text() for button in form.buttons][-2:] == ["Seen, watching", "Artefact, measured again"]


def test_that_what_says_that_nothing_had_to_be_done_is_kept_as_such(running_well: LivePage) -> None:
    running_well.enter("158/90 76 98%")
    running_well.press(running_well.screen.banner.button)
    QTest.mouseClick(running_well.alert_form().buttons[-1], Qt.MouseButton.LeftButton)
    running_well.settle()
    body = running_well.last.body
    assert isinstance(body, AlertAcknowledged)
    assert not body.acted


def test_that_own_words_answer_it_as_well(running_well: LivePage) -> None:
    running_well.enter("158/90 76 98%")
    running_well.key(Qt.Key.Key_F11)
    form = running_well.alert_form()
    QTest.keyClicks(form.own.line, "Cuff was 2 sizes too small")
    QTest.keyClick(form.own.line, Qt.Key.Key_Return)
    running_well.settle()
    assert running_well.state.alerts[0].answers[0].action == "Cuff was 2 sizes too small"


def test_that_a_second_alert_follows_the_first_in_the_same_panel(running_well: LivePage) -> None:
    running_well.enter("158/90 76 91%")
    running_well.key(Qt.Key.Key_F11)
    first = running_well.alert_form().alert
    running_well.answer_with_key(Qt.Key.Key_1)
    second = running_well.alert_form().alert
    assert first is not None
    assert second is not None
    assert first.cause != second.cause
    running_well.answer_with_key(Qt.Key.Key_1)
    assert not running_well.screen.panel.is_open


def test_that_a_half_typed_line_outlives_an_answer(running_well: LivePage) -> None:
    running_well.enter("158/90 76 98%")
    running_well.type("130/8")
    running_well.key(Qt.Key.Key_F11)
    running_well.answer_with_key(Qt.Key.Key_1)
    assert running_well.text.startswith("130/8")


def test_that_without_an_alert_the_panel_says_so(running_well: LivePage) -> None:
    running_well.key(Qt.Key.Key_F11)
    assert running_well.alert_form().alert is None
    assert not running_well.alert_form().own.isVisible()


def test_that_an_overdue_check_goes_from_the_ring_to_the_banner_and_is_gone_once_it_is_done(
    started: LivePage, clock: HandClock
) -> None:
    clock.advance(minutes=9)
    started.screen.tick()
    assert started.banner == ""
    assert started.screen.bar.ring.overdue
    clock.advance(minutes=1)
    started.screen.tick()
    assert notice(started).sentence == "Vital signs were due at 10:05, 5 min ago."
    assert notice(started).priority is Priority.MEDIUM
    started.enter("asleep")
    started.screen.tick()
    assert started.banner == ""


def test_that_an_alert_that_cannot_be_recorded_is_tried_again_after_a_while(
    started: LivePage, database: Opened, clock: HandClock
) -> None:
    clock.advance(minutes=93)
    with closing(sqlite.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        started.desk.tick()
        started.settle()
        assert started.saving == "not saved"
        clock.advance(5)
        started.desk.tick()
        assert not started.screen.running.recorder.pending, "a full disk is not told of every second"
        other.execute("ROLLBACK")
    assert causes(started) == []
    clock.advance(30)
    started.desk.tick()
    started.settle()
    assert causes(started) == ["planned_end"]
    assert started.saving.startswith("2 entries saved")


def test_that_the_heart_rate_wears_no_colour_of_the_pressure_beside_it(running_well: LivePage) -> None:
    running_well.enter("150/118 73 98% p2")
    tiles = running_well.screen.tiles.tiles
    assert tiles["systolic"].face.priority is Priority.MEDIUM
    assert [tiles[code].face.priority for code in ("heart_rate", "spo2", "pain")] == [Priority.NONE] * 3


def test_that_a_line_that_is_being_written_is_left_alone_by_an_answer(running_well: LivePage) -> None:
    running_well.enter("158/90 76 98%")
    running_well.type("settled")
    running_well.key(Qt.Key.Key_F11)
    form = running_well.alert_form()
    place = next(n for n, button in enumerate(form.buttons) if button.text() == "Lower the rate")
    QTest.mouseClick(form.buttons[place], Qt.MouseButton.LeftButton)
    running_well.settle()
    assert running_well.text == "settled"
    assert running_well.banner == "After this line write: rate"


def test_that_digits_typed_on_the_record_land_in_the_line(running_well: LivePage) -> None:
    view = running_well.screen.record.findChild(RecordView)
    assert view is not None
    view.setFocus()
    QTest.keyClicks(view, "128/80")
    assert running_well.text == "128/80"
