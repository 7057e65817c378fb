"""Device samples: in the order of time, however they arrive, with what is missing kept missing."""

from csv import DictReader
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from ui.charts.samples import Samples

RECORDING: Final = Path(__file__).parents[2] / "recordings" / "AS3DataExport.csv"


def joined(samples: Samples) -> list[bool]:
    """Return for each sample whether the line reaches it from the one before."""
    return [bool(each) for each in samples.between("spo2", -1e9, 1e9).joined]


def times(samples: Samples) -> list[float]:
    return [float(at) for at in samples.between("spo2", -1e9, 1e9).at]


def add(samples: Samples, at: list[float], values: list[float]) -> bool:
    return samples.append("spo2", np.array(at), np.array(values))


def recorded() -> list[float]:
    """Return the times of a real S/5 export in seconds from its first row: 2 to 16 s apart, with two breaks."""
    with RECORDING.open(encoding="utf-8-sig", newline="") as file:
        times = [datetime.strptime(row["Time"], "%d/%m/%Y %H:%M:%S").replace(tzinfo=UTC) for row in DictReader(file)]
    return [(time - times[0]).total_seconds() for time in times]


def feed(samples: Samples, at: list[float], *, in_one_go: bool) -> None:
    """Add samples as a record gives them, all together, or as a device does, one by one."""
    for part in [at] if in_one_go else [[each] for each in at]:
        add(samples, part, [97.0] * len(part))


def test_that_samples_up_to_ten_seconds_apart_are_joined() -> None:
    samples = Samples()
    add(samples, [0.0, 1.0, 2.0, 3.0, 13.0, 14.0, 24.1], [97.0] * 7)
    assert joined(samples) == [False, True, True, True, True, True, False]


@pytest.mark.parametrize("in_one_go", [True, False])
def test_that_a_hole_of_twelve_seconds_in_a_seconds_track_stays_a_hole(in_one_go: bool) -> None:
    samples, at = Samples(), [*np.arange(100.0), *np.arange(111.0, 200.0)]
    feed(samples, at, in_one_go=in_one_go)
    assert [n for n, each in enumerate(joined(samples)) if not each] == [0, 100]


@pytest.mark.parametrize("in_one_go", [True, False])
def test_that_a_real_export_is_joined_and_its_breaks_are_not(in_one_go: bool) -> None:
    samples, at = Samples(), recorded()
    feed(samples, at, in_one_go=in_one_go)
    breaks = [n for n in range(1, len(at)) if at[n] - at[n - 1] > 60.0]
    assert len(breaks) == 2
    assert [n for n, each in enumerate(joined(samples)) if not each] == [0, *breaks]


def test_that_nothing_is_joined_over_more_than_forty_seconds() -> None:
    samples = Samples()
    add(samples, [0.0, 30.0, 60.0, 100.1], [97.0] * 4)
    assert joined(samples) == [False, True, True, False]


def test_that_late_samples_count_for_the_spacing_in_their_place() -> None:
    samples = Samples()
    add(samples, [0.0, 16.0, 32.0], [97.0] * 3)
    assert samples.gap_s("spo2") == 40.0
    add(samples, [8.0, 4.0, 12.0], [97.0] * 3)
    assert samples.gap_s("spo2") == 10.0
    assert joined(samples) == [False, True, True, True, True, False]


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
