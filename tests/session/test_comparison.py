"""Sessions aligned to the start of their infusions: what has a value when, and what never looks newer than it is."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from session.comparison import GIVEN, RATE, Track, align, compared_first, day_labels, earlier
from session.events import Event
from session.state import replay
from tests.session.cases import PROTOCOL, history, session, under
from tests.session.compared import OKAFOR, aligned, charted, shifted
from tests.session.strategies import histories


def test_that_values_stand_in_seconds_from_the_start() -> None:
    found = aligned(*OKAFOR)
    assert found.tracks["systolic"].points[:2] == ((-480.0, 125.0), (900.0, 132.0))
    assert set(found.tracks) == {
        "systolic", "diastolic", "heart_rate", "spo2", "respiration", "pain", "sedation", "dissociation",
    }  # fmt: skip


def test_that_between_two_charted_values_their_line_counts_and_nothing_beyond_the_last() -> None:
    track = aligned(*OKAFOR).tracks["systolic"]
    assert track.at(900.0) == 132.0
    assert track.at(1350.0) == 139.0
    assert track.at(6300.0) == 134.0
    assert track.at(6301.0) is None
    assert track.at(-481.0) is None


def test_that_a_line_runs_across_one_missed_check_and_not_across_two() -> None:
    lines = ("10:00 start 0.4 mg/kg/h", "10:05 120/80", "10:36 130/80", "11:20 140/80")
    track = aligned(*lines).tracks["systolic"]
    assert track.at(20 * 60.0) is not None
    assert track.at(60 * 60.0) is None
    assert track.parts() == (((300.0, 120.0), (2160.0, 130.0)), ((4800.0, 140.0),))


def test_that_a_line_runs_as_far_as_the_checks_of_its_phase_allow() -> None:
    protocol = replace(PROTOCOL, check_interval_min=60, recovery_check_interval_min=15, check_tolerance_min=5)
    lines = ("10:00 start", "10:05 120/80", "12:05 130/80", "12:30 end", "13:45 120/80", "14:20 118/80", "14:56 116/80")
    found = align(replay(under(protocol, history(*lines))))
    assert found
    parts = [[point[1] for point in part] for part in found.tracks["systolic"].parts()]
    assert parts == [[120.0, 130.0], [120.0, 118.0], [116.0]]
    assert found.tracks["systolic"].at(200 * 60.0) is None


def test_that_a_charted_value_is_found_near_the_cursor() -> None:
    track = Track("pain", ((0.0, 8.0), (900.0, 5.0)), 1800.0)
    assert track.charted(885.0, 30.0) == (900.0, 5.0)
    assert track.charted(800.0, 30.0) is None
    assert track.by_minute[0] == 8.0
    assert track.by_minute[15] == 5.0


def test_that_rate_and_dose_are_known_from_the_start_until_the_patient_left() -> None:
    found = aligned(*OKAFOR)
    assert [(step.start, step.end, round(step.mg_per_kg_h, 3)) for step in found.rates] == [
        (0.0, 900.0, 0.4),
        (900.0, 5400.0, 0.5),
    ]
    assert found.minutes[RATE][89] == 0.5
    assert 90 not in found.minutes[RATE]
    assert found.given_at(5400.0) == (Decimal("49.6"), Decimal("0.73"))
    assert found.given_at(found.seconds(found.until)) == (Decimal("49.6"), Decimal("0.73"))
    assert found.given_at(-1.0) is None
    assert found.given_at(found.seconds(found.until) + 1.0) is None
    assert max(found.minutes[GIVEN]) == 126


def test_that_a_pause_has_no_rate_and_adds_nothing() -> None:
    found = aligned("10:00 start 0.4 mg/kg/h", "10:30 pause", "10:40 resume", "11:00 end", "11:30 left")
    assert found.rate_at(1801.0) is None
    assert found.minutes[RATE][35] == 0.0
    assert found.given_at(1800.0) == found.given_at(2400.0)


def test_that_a_session_that_was_never_started_cannot_be_aligned() -> None:
    assert align(session("9:52 125/78 73 98%", "10:10 left")) is None


def test_that_one_that_still_runs_is_known_up_to_its_last_entry() -> None:
    found = aligned("10:00 start 0.4 mg/kg/h", "10:30 130/80")
    assert found.seconds(found.until) == 1800.0
    assert found.rates[-1].end == 1800.0


def test_that_earlier_sessions_come_latest_first_and_days_tell_them_apart() -> None:
    this, first, second = (aligned(*OKAFOR, day=day, number=day + 9) for day in (0, -6, -3))
    later = aligned(*OKAFOR, day=2, number=20)
    assert earlier(this, (first, later, second, this)) == (second, first)
    other_year, same_day = aligned(*OKAFOR, day=-400, number=21), shifted(history(*OKAFOR), timedelta(hours=3), 22)
    labels = day_labels(this, (first, other_year, same_day))
    assert labels[first.session_id] == "14 Nov"
    assert labels[other_year.session_id] == "16 Oct 2025"
    assert (labels[this.session_id], labels[same_day.session_id]) == ("20 Nov, 10:00", "20 Nov, 13:00")


@settings(max_examples=40)
@given(charted(), st.integers(-5_000_000, 5_000_000))
def test_that_a_session_at_another_time_is_aligned_in_the_same_way(events: list[Event], seconds: int) -> None:
    one, other = shifted(events, timedelta(0)), shifted(events, timedelta(seconds=seconds))
    assert one.tracks == other.tracks
    assert one.rates == other.rates
    assert one.minutes == other.minutes
    assert one.span == other.span


@settings(max_examples=40)
@given(charted())
def test_that_every_value_of_a_minute_is_the_one_on_the_line(events: list[Event]) -> None:
    found = shifted(events, timedelta(0))
    for track in found.tracks.values():
        first, last = track.points[0][0], track.points[-1][0]
        for minute in range(round(first / 60) - 2, round(last / 60) + 3):
            assert track.by_minute.get(minute) == track.at(minute * 60.0)


@settings(max_examples=60)
@given(histories())
def test_that_whatever_folds_can_be_aligned(events: list[Event]) -> None:
    state = replay(events)
    found = align(state)
    assert (found is None) == (state.opened is None or state.started_at is None)
    if found is not None:
        assert found.span[0] <= 0.0 <= found.span[1]


RUNNING = ("10:00 start 0.4 mg/kg/h", "10:30 130/80")


def test_that_a_score_is_never_between_two_of_its_values_and_is_read_out_as_it_was_charted_last() -> None:
    track = aligned(*OKAFOR).tracks["pain"]
    assert track.at(1000.0) == 7.0
    assert track.by_minute[29] == 7.0
    assert track.read(1000.0, 30.0) == (900.0, 7.0)
    assert track.read(1785.0, 30.0) == (1800.0, 6.0)
    assert track.read(7000.0, 30.0) == (6300.0, 3.0)
    assert track.read(20_000.0, 30.0) is None
    assert track.read(-600.0, 30.0) is None
    assert aligned(*OKAFOR).tracks["systolic"].read(1350.0, 30.0) == (1350.0, 139.0)


def test_that_an_infusion_that_still_runs_is_called_so_and_compared_only_when_asked_for() -> None:
    this, running = aligned(*OKAFOR, number=1), aligned(*RUNNING, day=-2, number=2)
    before, first = aligned(*OKAFOR, day=-7, number=3), aligned(*OKAFOR, day=-9, number=4)
    assert (running.runs, before.runs) == (True, False)
    assert day_labels(this, (running, before))[running.session_id] == "18 Nov so far"
    assert compared_first(this, (running, before, first)) == (before, first)
    assert compared_first(this, (running,)) == ()


def test_that_the_first_session_is_compared_with_the_next_finished_one() -> None:
    this, running = aligned(*OKAFOR, number=1), aligned(*RUNNING, day=2, number=2)
    following, last = aligned(*OKAFOR, day=3, number=3), aligned(*OKAFOR, day=6, number=4)
    assert compared_first(this, (last, following, running, this)) == (following,)
