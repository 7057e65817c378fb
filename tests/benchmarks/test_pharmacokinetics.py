"""Two hours of predicted concentration at one-second resolution, beside its bare exponentials."""

from functools import partial
from math import exp

import pytest

from session.pharmacokinetics import plasma_concentration
from session.pk_models import MODELS
from tests.benchmarks.floors import in_turns, seconds_of, tell

ROUNDS = 60
GOAL_MS = 50
GRID = [second / 60 for second in range(7201)]
INFUSIONS = [(0, 10, 17.1), (10, 25, 23.9), (25, 40, 30.8), (45, 70, 34.2), (70, 100, 41.0)]
BOLUSES = [(5, 5), (50, 2.5)]


def exponentials(count: int) -> list[float]:
    """Return what nobody can leave out: one exponential for each compartment and second."""
    return [exp(-0.01 * minute) for minute in GRID for _ in range(count)]


@pytest.mark.parametrize("name", MODELS)
def test_how_long_two_hours_of_prediction_take(name: str) -> None:
    count = 1 + len(MODELS[name].compartments.peripherals)
    ours = partial(plasma_concentration, name, 68.4, INFUSIONS, BOLUSES, GRID)
    now = partial(plasma_concentration, name, 68.4, INFUSIONS, BOLUSES, [100])
    steps = {
        "ours": partial(seconds_of, ours),
        "bare": partial(seconds_of, partial(exponentials, count)),
        "now": partial(seconds_of, now),
    }
    taken = {step: 1000 * seconds for step, seconds in in_turns(steps, ROUNDS).items()}
    tell(
        f"{name}, {len(GRID)} points", taken["ours"] / taken["bare"], GOAL_MS / taken["bare"],
        f"{taken['ours']:.2f} ms against {taken['bare']:.2f} ms, of {GOAL_MS} ms; one point {taken['now']:.3f} ms",
    )  # fmt: skip
