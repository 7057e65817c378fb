"""The dose on the chart: what is given, and what is only planned."""

import pytest

from ui.charts.dose import given_path, highest_dose, planned_path, turning_points
from ui.charts.marks import DosePoint, Marks, RateStep

RUNNING = Marks(
    rates=(RateStep(0.0, 900.0, 24.0), RateStep(900.0, None, 36.0)),
    doses=(DosePoint(0.0, 0.0), DosePoint(900.0, 6.0)),
    planned_end=3600.0,
    ordered_mg=50.0,
)


def test_that_the_dose_grows_with_the_running_rate_until_now() -> None:
    assert list(given_path(RUNNING, 1900.0)[-1]) == pytest.approx([1900.0, 16.0])


def test_that_a_rate_without_any_dose_point_counts_from_its_own_start() -> None:
    assert given_path(Marks(rates=(RateStep(100.0, None, 36.0),)), 200.0) == [(100.0, 0.0), (200.0, pytest.approx(1.0))]


def test_that_the_dose_stands_still_when_nothing_runs() -> None:
    stopped = Marks(rates=(RateStep(0.0, 900.0, 24.0),), doses=(DosePoint(0.0, 0.0), DosePoint(900.0, 6.0)))
    assert given_path(stopped, 4000.0) == [(0.0, 0.0), (900.0, 6.0)]
    assert planned_path(stopped) == []


def test_that_a_dose_told_again_while_it_grows_evenly_changes_nothing() -> None:
    told = Marks(RUNNING.pressures, RUNNING.dots, RUNNING.rates, (*RUNNING.doses, DosePoint(1900.0, 16.0)))
    assert turning_points(told) == RUNNING.doses
    assert given_path(told, 2000.0) == given_path(RUNNING, 2000.0)


def test_that_a_bolus_while_it_runs_is_kept() -> None:
    bolus = (DosePoint(1900.0, 16.0), DosePoint(1900.0, 23.0))
    told = Marks(rates=RUNNING.rates, doses=(*RUNNING.doses, *bolus))
    assert turning_points(told) == told.doses
    assert list(given_path(told, 2000.0)[-1]) == pytest.approx([2000.0, 24.0])


def test_that_the_plan_follows_the_rate_to_the_planned_end() -> None:
    assert planned_path(RUNNING) == [(900.0, 6.0), (3600.0, pytest.approx(33.0))]


def test_that_the_plan_shows_what_the_pump_will_give_beyond_the_order() -> None:
    beyond = Marks(rates=RUNNING.rates, doses=RUNNING.doses, planned_end=3600.0, ordered_mg=16.0)
    assert planned_path(beyond) == [(900.0, 6.0), (3600.0, pytest.approx(33.0))]
    assert highest_dose(beyond, 1000.0) == pytest.approx(33.0), "and the scale holds it"


def test_that_the_scale_holds_what_was_given_beyond_the_order() -> None:
    over = Marks(rates=RUNNING.rates, doses=(DosePoint(900.0, 60.0),), planned_end=900.0, ordered_mg=50.0)
    assert highest_dose(over, 1900.0) == pytest.approx(70.0)
