"""What holds for any dosing: linear, additive, never negative, one grid as good as another, and no drug is lost."""

from itertools import pairwise
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.pharmacokinetics import plasma_concentration
from session.pk_models import MODELS, Model

Infusion = tuple[float, float, float]
Bolus = tuple[float, float]

MODEL_NAMES = st.sampled_from(list(MODELS))
WEIGHTS = st.floats(30, 250)
MOMENTS = st.floats(-60, 600)
INFUSIONS = st.lists(
    st.tuples(st.floats(-60, 300), st.floats(0, 240), st.floats(0, 200)).map(
        lambda row: (row[0], sum(row[:2]), row[2])
    ),
    max_size=6,
)
BOLUSES = st.lists(st.tuples(st.floats(-60, 300), st.floats(0, 50)), max_size=4)
GRID = [float(minute) for minute in range(-60, 600, 7)]
CLOSE = 1e-9


def near(values: list[float]) -> object:
    """Return what matches these concentrations but for the last digits."""
    return pytest.approx(values, rel=CLOSE, abs=CLOSE)


@given(MODEL_NAMES, WEIGHTS, INFUSIONS, BOLUSES, st.floats(0, 20))
def test_that_the_concentration_is_linear_in_the_dose(
    model: str, weight: float, infusions: list[Infusion], boluses: list[Bolus], times: float
) -> None:
    once = plasma_concentration(model, weight, infusions, boluses, GRID)
    more = plasma_concentration(
        model, weight, [(a, b, times * rate) for a, b, rate in infusions], [(a, times * mg) for a, mg in boluses], GRID
    )
    assert more == near([times * level for level in once])


@given(MODEL_NAMES, WEIGHTS, INFUSIONS, BOLUSES)
def test_that_the_whole_is_the_sum_of_each_dose_alone(
    model: str, weight: float, infusions: list[Infusion], boluses: list[Bolus]
) -> None:
    alone = [plasma_concentration(model, weight, [each], [], GRID) for each in infusions]
    alone += [plasma_concentration(model, weight, [], [each], GRID) for each in boluses]
    together = plasma_concentration(model, weight, infusions, boluses, GRID)
    assert together == near([sum(levels) for levels in zip(*alone, strict=True)] or [0.0] * len(GRID))


@given(MODEL_NAMES, WEIGHTS, INFUSIONS, BOLUSES, st.lists(MOMENTS, max_size=30))
def test_that_the_concentration_is_never_negative(
    model: str, weight: float, infusions: list[Infusion], boluses: list[Bolus], minutes: list[float]
) -> None:
    edges = [edge for start, end, _ in infusions for edge in (start, end)]
    assert all(level >= 0 for level in plasma_concentration(model, weight, infusions, boluses, edges + minutes))


@given(MODEL_NAMES, WEIGHTS, INFUSIONS, BOLUSES, st.lists(MOMENTS, max_size=30))
def test_that_a_value_is_the_same_to_the_last_bit_on_any_grid_and_in_any_order(
    model: str, weight: float, infusions: list[Infusion], boluses: list[Bolus], minutes: list[float]
) -> None:
    each = [plasma_concentration(model, weight, infusions, boluses, [minute])[0] for minute in minutes]
    assert plasma_concentration(model, weight, infusions, boluses, minutes) == each
    assert plasma_concentration(model, weight, infusions, boluses, minutes + GRID)[: len(minutes)] == each


@given(MODEL_NAMES, WEIGHTS, WEIGHTS, INFUSIONS, BOLUSES)
def test_that_equal_doses_per_kg_give_equal_concentrations_at_any_weight(
    model: str, weight: float, other: float, infusions: list[Infusion], boluses: list[Bolus]
) -> None:
    share = other / weight
    theirs = plasma_concentration(
        model, other, [(a, b, share * rate) for a, b, rate in infusions], [(a, share * mg) for a, mg in boluses], GRID
    )
    assert theirs == near(plasma_concentration(model, weight, infusions, boluses, GRID))


@given(MODEL_NAMES, INFUSIONS, st.floats(0.01, 0.99))
def test_that_a_segment_cut_in_two_is_the_same_infusion(model: str, infusions: list[Infusion], where: float) -> None:
    cut = []
    for start, end, rate in infusions:
        middle = min(max(start + where * (end - start), start), end)
        cut += [(start, middle, rate), (middle, end, rate)]
    assert plasma_concentration(model, 70, cut, [], GRID) == near(plasma_concentration(model, 70, infusions, [], GRID))


STEPS = [(0.0, 10.0, 17.1), (10.0, 25.0, 23.9), (30.0, 60.0, 41.0), (50.0, 75.0, 12.0)]
PUSHES = [(5.0, 5.0), (40.0, 2.5)]
BREAKS = [0.0, 5.0, 10.0, 25.0, 30.0, 40.0, 50.0, 60.0, 75.0, 180.0]


def inflow(minute: float) -> float:
    """Return what flows in, in mg/min, just after a minute."""
    return sum(rate / 60 for start, end, rate in STEPS if start <= minute < end)


def slopes(model: Model, amounts: list[float], flow: float) -> list[float]:
    """Return how fast the mg in each compartment change: the differential equations themselves."""
    centre, *outer = amounts
    system = model.compartments
    exchange = [item.into * centre - item.back * mg for item, mg in zip(system.peripherals, outer, strict=True)]
    return [flow - system.k10 * centre - sum(exchange), *exchange]


def runge_kutta(model: Model, amounts: list[float], flow: float, step: float) -> list[float]:
    """Return the mg in each compartment one step of the classical fourth order later."""
    first = slopes(model, amounts, flow)
    second = slopes(model, [a + step / 2 * s for a, s in zip(amounts, first, strict=True)], flow)
    third = slopes(model, [a + step / 2 * s for a, s in zip(amounts, second, strict=True)], flow)
    fourth = slopes(model, [a + step * s for a, s in zip(amounts, third, strict=True)], flow)
    runs = zip(amounts, first, second, third, fourth, strict=True)
    return [a + step / 6 * (p + 2 * q + 2 * r + s) for a, p, q, r, s in runs]


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_that_the_closed_form_is_what_the_differential_equations_integrate_to(model: Model) -> None:
    amounts = [0.0] * (1 + len(model.compartments.peripherals))
    levels = []
    for start, end in pairwise(BREAKS):
        amounts[0] += sum(mg for at, mg in PUSHES if at == start)
        count = round((end - start) * 20)
        for _ in range(count):
            amounts = runge_kutta(model, amounts, inflow(start), (end - start) / count)
        levels.append(1000 * amounts[0] / model.volumes_l(68.4)[0])
    jumps = {at: mg * 1000 / model.volumes_l(68.4)[0] for at, mg in PUSHES}
    ours = plasma_concentration(model.name, 68.4, STEPS, PUSHES, BREAKS[1:])
    assert [level - jumps.get(at, 0) for at, level in zip(BREAKS[1:], ours, strict=True)] == pytest.approx(
        levels, rel=1e-6
    )


def simpson(values: list[float], step: float) -> float:
    """Return the integral of an odd number of evenly spaced values."""
    return step / 3 * (values[0] + 4 * sum(values[1::2]) + 2 * sum(values[2:-1:2]) + values[-1])


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_that_what_was_given_is_in_a_compartment_or_has_been_eliminated(model: Model) -> None:
    until, step, volume = 180.0, 1 / 50, model.volumes_l(68.4)[0]
    found = plasma_concentration(model.name, 68.4, STEPS, PUSHES, [until])[0] * volume / 1000
    for start, end in pairwise(BREAKS):
        times = [start + step * n for n in range(round((end - start) / step) + 1)]
        times[-1] = end - CLOSE  # a bolus at the end belongs to what follows
        centre = [mg * volume / 1000 for mg in plasma_concentration(model.name, 68.4, STEPS, PUSHES, times)]
        found += model.compartments.k10 * simpson(centre, step)
        for item in model.compartments.peripherals:
            kept = [exp(-item.back * (until - at)) * mg for at, mg in zip(times, centre, strict=True)]
            found += item.into * simpson(kept, step)
    given_mg = sum((end - start) / 60 * rate for start, end, rate in STEPS) + sum(mg for _, mg in PUSHES)
    assert found == pytest.approx(given_mg, rel=1e-7)
