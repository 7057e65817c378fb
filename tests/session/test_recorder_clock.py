"""The session's own time: a computer's clock that is set does not bend it."""

from datetime import timedelta

import pytest

from session.events import ClockJumped, RecordingResumed
from session.recorder import Recorder
from tests.session.cases import at, event
from tests.session.test_recorder import Chair


def reopened(chair: Chair, station: str = "chair-2") -> Recorder:
    """Open the program again into the session of the chair."""
    session_id = chair.recorder.session_id
    return Recorder.reopen(chair.journal, chair.clock, session_id, actor="A. Lindqvist", station=station)


def jump(recorder: Recorder) -> ClockJumped | None:
    """Do what the tick does: record a jump where there is one."""
    body = recorder.clock_jump()
    if body:
        recorder.record([body])
    return body


@pytest.mark.parametrize("minutes", [60, -60, 0.1, -0.1])
def test_that_a_clock_that_is_set_is_recorded_and_bends_nothing(minutes: float) -> None:
    chair = Chair()
    chair.record("start 30 mg/h")
    chair.clock.advance(minutes=10)
    chair.clock.jump(60 * minutes)
    assert chair.recorder.now() == at("10:00")
    assert jump(chair.recorder) == ClockJumped(round(minutes * 60), 0)
    assert jump(chair.recorder) is None
    chair.clock.advance(minutes=20)
    chair.record("end")
    assert chair.recorder.state.ended_at == at("10:20")


def test_that_a_few_seconds_are_no_jump() -> None:
    chair = Chair()
    chair.clock.jump(4.9)
    assert chair.recorder.clock_jump() is None


def test_that_jumps_add_up() -> None:
    chair = Chair()
    for seconds in (3600, -1800, 30):
        chair.clock.jump(seconds)
        assert jump(chair.recorder) == ClockJumped(seconds, 0)
    assert chair.recorder.state.clock_offset_s == 1830
    assert chair.recorder.now() == at("9:50")


def test_that_a_suspended_computer_is_no_jump() -> None:
    chair = Chair()
    chair.clock.advance(minutes=120)
    assert chair.recorder.clock_jump() is None
    assert chair.recorder.now() == at("11:50")


def test_that_daylight_saving_is_recorded_once_and_bends_nothing() -> None:
    chair = Chair()
    chair.clock.offset_min = 60
    assert jump(chair.recorder) == ClockJumped(0, 60)
    assert jump(chair.recorder) is None
    assert chair.recorder.state.utc_offset_min == 0
    assert chair.recorder.now() == at("9:50")


def test_that_a_jump_that_could_not_be_written_is_found_again() -> None:
    chair = Chair()
    chair.clock.offset_min = 60
    chair.clock.jump(3600)
    first = chair.recorder.clock_jump()
    assert first == ClockJumped(3600, 60)
    assert chair.recorder.clock_jump() == first


def test_that_a_finished_session_has_no_jumps() -> None:
    chair = Chair()
    chair.record("left; did not want it")
    chair.clock.jump(3600)
    assert chair.recorder.clock_jump() is None


def test_that_a_session_that_is_not_opened_has_no_jumps() -> None:
    chair = Chair()
    empty = Recorder(chair.journal, chair.clock, event("10:00", "hr74").session_id, actor="x", station="chair-2")
    chair.clock.jump(3600)
    assert empty.clock_jump() is None


def test_that_the_clock_is_right_after_opening_again() -> None:
    chair = Chair()
    chair.record("start 30 mg/h")
    chair.clock.advance(minutes=10)
    chair.clock.jump(3600)
    jump(chair.recorder)
    chair.clock.advance(minutes=10)
    again = reopened(chair)
    assert again.now() == at("10:10")
    assert again.clock_jump() is None
    assert again.state == chair.recorder.state


def test_that_daylight_saving_while_the_program_was_closed_is_found() -> None:
    chair = Chair()
    chair.clock.offset_min = 60
    again = reopened(chair)
    assert jump(again) == ClockJumped(0, 60)
    assert jump(reopened(chair)) is None


def test_that_a_clock_put_back_while_the_program_was_closed_does_not_put_entries_before_each_other() -> None:
    chair = Chair()
    chair.clock.advance(minutes=30)
    chair.record("start 30 mg/h")
    chair.clock.jump(-3600)
    chair.clock.advance(minutes=5)
    again = reopened(chair)
    assert again.now() == at("10:20")
    assert jump(again) == ClockJumped(-3300, 0)
    again.record([event("10:20", "pause").body])
    assert [entry.body.KIND for entry in again.state.entries][-1] == "infusion.paused"


def test_that_another_station_keeps_its_own_clock() -> None:
    chair = Chair()
    chair.clock.jump(3600)
    jump(chair.recorder)
    chair.clock.jump(-3600)
    chair.clock.advance(minutes=10)
    other = reopened(chair, station="chair-3")
    assert other.now() == at("10:00")
    assert other.clock_jump() is None


def test_that_a_resumption_says_how_long_nothing_was_recorded() -> None:
    chair = Chair()
    chair.clock.advance(minutes=3, seconds=20.7)
    again = reopened(chair)
    assert again.resumption() == RecordingResumed(200)
    again.record([again.resumption()])
    assert again.resumption() == RecordingResumed(0)
    assert again.now() - at("9:50") == timedelta(minutes=3, seconds=20.7)
