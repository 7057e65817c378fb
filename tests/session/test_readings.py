"""Baseline, latest, peak and lowest."""

from decimal import Decimal

from session.readings import baseline, highest, latest, lowest, recent, series
from session.state import replay
from tests.session.cases import amended, at, event, history, session, voided

LINES = ("9:50 124/77 72", "9:55 127/80 75 s-1", "10:00 start 0.4 mg/kg/h", "10:05 140/90 80", "10:20 138/90 82 s-2")


def test_that_the_baseline_is_the_mean_before_the_start() -> None:
    assert baseline(session(*LINES)) == {
        "systolic": Decimal(126), "diastolic": Decimal(79), "heart_rate": Decimal(74), "sedation": Decimal(-1)
    }  # fmt: skip


def test_that_before_the_start_all_readings_are_the_baseline() -> None:
    assert baseline(session("9:50 hr70", "9:55 hr75", "9:58 p8")) == {"heart_rate": Decimal(73), "pain": Decimal(8)}
    assert baseline(session()) == {}


def test_that_a_reading_at_the_moment_of_the_start_is_baseline() -> None:
    assert baseline(session("10:00 hr70", "10:00 start 0.4 mg/kg/h", "10:01 hr90")) == {"heart_rate": Decimal(70)}


def test_that_temperature_keeps_its_decimal() -> None:
    assert baseline(session("9:50 t36.5", "9:55 t36.6")) == {"temperature": Decimal("36.6")}


def test_that_the_latest_is_the_last_in_time() -> None:
    taken = latest(session("10:00 hr70", "10:20 hr80", "10:10 hr75"), "heart_rate")
    assert taken is not None
    assert (taken.value, taken.at) == (Decimal(80), at("10:20"))
    assert latest(session(*LINES), "pain") is None


def test_that_a_value_is_recent_for_one_check_interval_and_not_before_it_was_taken() -> None:
    state = session("10:00 start 0.4 mg/kg/h", "10:05 hr80")
    moments = ("10:04", "10:05", "10:20", "10:20:01")
    offered = [recent(state, "heart_rate", at(moment)) is not None for moment in moments]
    assert offered == [False, True, True, False]
    assert recent(state, "pain", at("10:05")) is None


def test_that_of_one_moment_the_latest_is_the_one_entered_last() -> None:
    events = [*history(), event("10:10", "hr70", entered="10:11"), event("10:10", "hr90", entered="10:12")]
    taken = latest(replay(events), "heart_rate")
    assert taken is not None
    assert taken.value == 90


def test_that_of_equals_the_first_is_the_peak() -> None:
    state = session("10:00 140/90", "10:10 150/80", "10:20 150/80", "10:30 120/85")
    top, bottom = highest(state, "systolic"), lowest(state, "diastolic")
    assert top is not None
    assert bottom is not None
    assert (top.value, top.at) == (Decimal(150), at("10:10"))
    assert (bottom.value, bottom.at) == (Decimal(80), at("10:10"))
    assert highest(state, "pain") is None
    assert lowest(state, "pain") is None


def test_that_voided_values_do_not_count_and_amended_ones_count_as_they_stand() -> None:
    events = history("10:00 hr70", "10:10 hr200", "10:20 hr80")
    events += [voided(events[2], entered="10:21"), amended(events[3], "10:20", "hr88", entered="10:22")]
    assert [taken.value for taken in series(replay(events), "heart_rate")] == [70, 88]


def test_that_of_equal_systolic_pressures_the_higher_diastolic_one_is_the_peak() -> None:
    state = session("10:00 start", "10:10 160/98", "10:20 160/100", "10:30 160/96", "10:40 160/100")
    top = highest(state, "systolic")
    assert top
    assert top.at == at("10:20")
