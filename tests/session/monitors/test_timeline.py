"""Where a device's rows lie in our own time."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from session.monitors.timeline import UNSURE, Timeline
from session.ports import Sample
from session.vscapture import Row

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
DEVICE = datetime(2026, 11, 20, 9, 59, 30)  # noqa: DTZ001 -- half a minute behind, and a device knows no time zone


def rows(*seconds_ago: float, **values: int) -> list[Row]:
    """Return rows so many seconds before the device's present time."""
    numbers = {code: Decimal(value) for code, value in (values or {"spo2": 98}).items()}
    return [Row(DEVICE - timedelta(seconds=ago), numbers) for ago in seconds_ago]


def ages(samples: list[Sample], now: datetime = NOW) -> list[float]:
    """Return how many seconds before `now` each sample lies."""
    return [(now - sample.at).total_seconds() for sample in samples]


def test_that_rows_already_there_keep_their_spacing_and_the_last_lies_at_the_moment_of_attaching() -> None:
    assert ages(Timeline().place(rows(90, 16, 0), NOW, 0)) == [90, 16, 0]


def test_that_both_times_are_kept_and_the_difference_of_the_clocks_is_told() -> None:
    timeline = Timeline()
    (sample,) = timeline.place(rows(0), NOW, 60)
    assert sample == Sample(NOW - UNSURE, NOW - timedelta(minutes=60, seconds=30), "spo2", Decimal(98))
    assert timeline.skew_s == -(60 * 60 + 30)


def test_that_rows_already_there_are_not_live_where_the_clocks_do_not_agree() -> None:
    timeline = Timeline()
    assert ages(timeline.place(rows(90, 16, 0), NOW + timedelta(minutes=5), 0), NOW + timedelta(minutes=5)) == [
        110,
        36,
        20,
    ]


def test_that_rows_older_than_a_quarter_of_an_hour_are_left_out_and_counted() -> None:
    timeline = Timeline()
    assert ages(timeline.place(rows(1000, 901, 900, 0), NOW, 0)) == [900, 0]
    assert timeline.left_out == 2


def test_that_after_a_restart_every_row_later_than_the_last_stored_is_taken() -> None:
    stored = DEVICE.replace(tzinfo=UTC) - timedelta(seconds=3600)
    timeline = Timeline(stored)
    assert ages(timeline.place(rows(3601, 3600, 3599, 0), NOW, 0)) == [3599, 0]
    assert timeline.left_out == 2


def test_that_nothing_from_before_a_step_back_of_the_devices_clock_is_taken() -> None:
    assert ages(Timeline().place(rows(10, 500, 20, 0), NOW, 0)) == [500, 20, 0]


def test_that_a_row_that_arrives_lies_at_its_arrival() -> None:
    timeline = Timeline()
    timeline.place(rows(10), NOW, 0)
    later = NOW + timedelta(seconds=30)
    assert ages(timeline.place(rows(9), later, 0), later) == [0]


def test_that_rows_that_arrive_together_are_spread_but_not_before_the_last_look() -> None:
    timeline = Timeline()
    timeline.place(rows(100), NOW, 0)
    later = NOW + timedelta(seconds=5)
    assert ages(timeline.place(rows(60, 3, 0), later, 0), later) == [5, 3, 0]


def test_that_another_session_takes_only_the_last_quarter_of_an_hour_again() -> None:
    timeline = Timeline()
    timeline.place(rows(2000), NOW, 0)
    timeline.start_anew(None)
    assert ages(timeline.place(rows(1500, 30, 0), NOW, 0)) == [30, 0]


def test_that_a_cuff_pressure_repeated_row_after_row_is_one_measurement() -> None:
    timeline = Timeline()
    same = timeline.place(rows(40, 30, systolic=128, diastolic=80, spo2=98), NOW, 0)
    gone = timeline.place(rows(20), NOW + timedelta(seconds=10), 0)
    back = timeline.place(rows(10, systolic=128, diastolic=80), NOW + timedelta(seconds=20), 0)
    other = timeline.place(rows(0, systolic=130, diastolic=80), NOW + timedelta(seconds=30), 0)
    assert [sample.code for sample in same] == ["systolic", "diastolic", "spo2", "spo2"]
    assert [sample.code for sample in gone] == ["spo2"]
    assert back == []
    assert [(sample.code, int(sample.value)) for sample in other] == [("systolic", 130), ("diastolic", 80)]


def test_that_a_cuff_pressure_from_before_the_rows_that_are_taken_is_not_shown_as_new() -> None:
    assert Timeline().place(rows(1000, 30, 0, systolic=128, diastolic=80), NOW, 0) == []
