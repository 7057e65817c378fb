"""Device samples: in the order of time, however they arrive, with what is missing kept missing."""

import numpy as np
import pytest

from ui.charts.samples import Samples


def joined(samples: Samples) -> list[bool]:
    """Return for each sample whether the line reaches it from the one before."""
    return [bool(each) for each in samples.between("spo2", -1e9, 1e9).joined]


def times(samples: Samples) -> list[float]:
    return [float(at) for at in samples.between("spo2", -1e9, 1e9).at]


def add(samples: Samples, at: list[float], values: list[float]) -> bool:
    return samples.append("spo2", np.array(at), np.array(values))


def test_that_samples_up_to_ten_seconds_apart_are_joined() -> None:
    samples = Samples()
    add(samples, [0.0, 10.0, 20.1], [97.0, 97.0, 97.0])
    assert joined(samples) == [False, True, False]


def test_that_a_device_which_reports_less_often_may_be_joined_over_longer() -> None:
    samples = Samples(gap_s=20.0)
    add(samples, [0.0, 16.0, 40.0], [97.0, 97.0, 97.0])
    assert joined(samples) == [False, True, False]


@pytest.mark.parametrize("in_one_go", [True, False])
def test_that_a_missing_value_breaks_the_line(in_one_go: bool) -> None:
    samples = Samples()
    at, values = [0.0, 1.0, 2.0, 3.0], [97.0, float("nan"), 96.0, 96.0]
    if in_one_go:
        add(samples, at, values)
    else:
        for moment, value in zip(at, values, strict=True):
            add(samples, [moment], [value])
    assert times(samples) == [0.0, 2.0, 3.0]
    assert joined(samples) == [False, False, True]


def test_that_late_samples_take_their_place_in_time() -> None:
    samples = Samples()
    add(samples, [10.0, 11.0], [97.0, 97.0])
    add(samples, [0.0, 1.0], [95.0, 95.0])
    add(samples, [5.0], [96.0])
    assert times(samples) == [0.0, 1.0, 5.0, 10.0, 11.0]
    assert samples.last("spo2") == 11.0


def test_that_what_arrives_in_pieces_is_what_arrives_at_once() -> None:
    at = np.arange(5000.0)
    values = np.where(at % 700 < 20, np.nan, 97.0)
    whole, pieces = Samples(), Samples()
    whole.append("spo2", at, values)
    for part in np.split(np.arange(5000), [1, 2, 900, 901, 3000]):
        pieces.append("spo2", at[part], values[part])
    assert times(pieces) == times(whole)
    assert joined(pieces) == joined(whole)


def test_that_a_value_beyond_all_before_is_told() -> None:
    samples = Samples()
    assert add(samples, [0.0], [97.0])
    assert not add(samples, [1.0], [97.0])
    assert add(samples, [2.0, 3.0], [97.0, 88.0])
    assert samples.extremes("spo2") == (88.0, 97.0)


def test_that_a_channel_which_only_ever_reported_nothing_is_not_there() -> None:
    samples = Samples()
    add(samples, [0.0, 1.0], [float("nan"), float("nan")])
    assert not samples.has("spo2")
    assert samples.extremes("spo2") is None


def test_that_times_without_values_are_refused() -> None:
    with pytest.raises(ValueError, match="2 times for 1 values"):
        add(Samples(), [0.0, 1.0], [97.0])
