"""The predicted concentration of ketamine in plasma: a published model, exact for rates that are constant piecewise.

Each exponential of the model is carried from one change of dosing to the next, so that no step is integrated and a
value does not depend on which others are asked for. It describes an average adult and is no advice on dosing.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import inf, isfinite

from session.compartments import Mode, modes
from session.pk_models import model_named

Number = float | Decimal | Fraction
"""Any plain number, whole ones too."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A minute at which dosing changes: the rate from then on in mg/min, and what is given at once in mg."""

    minute: float
    mg_per_min: float
    mg: float


def plasma_concentration(
    model: str,
    weight_kg: Number,
    infusions: Iterable[Sequence[Number]],
    boluses: Iterable[Sequence[Number]],
    minutes: Iterable[Number],
) -> list[float]:
    """Return the predicted concentration in ng/mL at each of `minutes`, which may be in any order.

    `infusions` holds (start_min, end_min, mg_per_h), and where two overlap both flow; `boluses` holds (at_min, mg).
    At the very minute of a bolus the concentration is that just after it; before the first dose it is zero.
    `model` is one of `session.pk_models.MODELS`. Raises ValueError naming what is wrong: an unknown model, a weight
    of zero or less, an infusion that ends before it starts, an amount below zero, or what is not a finite number.
    """
    chosen = model_named(model)
    weight = _number("weight_kg", weight_kg)
    if weight <= 0:
        raise ValueError(f"The weight must be above zero; it is {weight:g} kg.")
    ng_ml_per_mg = 1000 / (chosen.v1_l_per_kg * weight)
    moments = [_number("minutes", minute) for minute in minutes]
    ascending = sorted(range(len(moments)), key=moments.__getitem__)
    levels = _course(
        modes(chosen.compartments),
        list(_changes(infusions, boluses)),
        [moments[place] for place in ascending],
    )
    result = [0.0] * len(moments)
    for place, level in zip(ascending, levels, strict=True):
        result[place] = level * ng_ml_per_mg
    return result


def _course(system: tuple[Mode, ...], changes: Sequence[_Change], moments: Sequence[float]) -> list[float]:
    """Return the mg in the central compartment at each of `moments`, which ascend."""
    first = bisect_left(moments, changes[0].minute) if changes else len(moments)
    course = [0.0] * first
    amounts = [0.0] * len(system)
    for change, following in pairwise([*changes, _Change(inf, 0, 0)]):
        last = bisect_left(moments, following.minute, first)
        elapsed = [moment - change.minute for moment in (*moments[first:last], following.minute)]
        parts = [
            mode.course(amount + mode.share * change.mg, change.mg_per_min, elapsed)
            for mode, amount in zip(system, amounts, strict=True)
        ]
        amounts = [part.pop() for part in parts]
        course += map(sum, zip(*parts, strict=True))
        first = last
    return course


def _changes(infusions: Iterable[Sequence[Number]], boluses: Iterable[Sequence[Number]]) -> Iterator[_Change]:
    """Yield every change of dosing in order; rates add up exactly, so that nothing flows on when the last has ended."""
    steps: defaultdict[float, Fraction] = defaultdict(Fraction)
    doses: defaultdict[float, float] = defaultdict(float)
    for start, end, mg_per_h in _rows("infusion", infusions, ("start_min", "end_min", "mg_per_h")):
        if end < start:
            raise ValueError(f"An infusion ends before it starts: from {start:g} to {end:g} min.")
        steps[start] += Fraction(mg_per_h)
        steps[end] -= Fraction(mg_per_h)
    for at, mg in _rows("bolus", boluses, ("at_min", "mg")):
        doses[at] += mg
    running = Fraction(0)
    for minute in sorted(steps.keys() | doses.keys()):
        running += steps.get(minute, 0)
        yield _Change(minute, float(running / 60), doses.get(minute, 0.0))


def _rows(kind: str, rows: Iterable[Sequence[Number]], fields: tuple[str, ...]) -> Iterator[list[float]]:
    """Yield rows as floats; the last field of each is an amount, which cannot be below zero."""
    for row in rows:
        if len(row) != len(fields):
            raise ValueError(f"Write each {kind} as ({', '.join(fields)}), not as {row!r}.")
        numbers = [_number(f"{field} of the {kind}", value) for field, value in zip(fields, row, strict=True)]
        if numbers[-1] < 0:
            raise ValueError(f"{fields[-1]} of the {kind} cannot be below zero; it is {numbers[-1]:g}.")
        yield numbers


def _number(name: str, value: Number) -> float:
    try:
        finite = isfinite(value)
    except (TypeError, ValueError, OverflowError):
        finite = False
    if not finite:
        raise ValueError(f"{name} must be a number; it is {value!r}.")
    return float(value)
