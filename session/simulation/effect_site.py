"""How strongly a simulated infusion acts: one compartment and an effect site, solved exactly at any moment.

The model is linear and rates are constant piecewise, so the level is a sum of step responses; nothing is integrated
in steps. It is a training model: its half-lives are this project's own and describe no drug.
"""

from dataclasses import dataclass
from datetime import datetime
from math import exp, log
from typing import Final

from session.state import SessionState

_HOUR_S: Final = 3600.0
_ELIMINATION: Final = log(2) / (16 / 60)  # per hour: half of it gone in 16 minutes


@dataclass(frozen=True, slots=True)
class Flow:
    """A stretch at one rate in mg/kg/h, from and to seconds of the Unix epoch; `end` is None while it runs."""

    start: float
    end: float | None
    rate: float


@dataclass(frozen=True, slots=True)
class Push:
    """An amount in mg/kg given at once at a second of the Unix epoch."""

    at: float
    amount: float


@dataclass(frozen=True, slots=True)
class Course:
    """Everything that has been given in a session, per kg of the patient."""

    flows: tuple[Flow, ...] = ()
    pushes: tuple[Push, ...] = ()

    def minute(self, second: float) -> float:
        """Return the minutes from the first flow to a second of the Unix epoch; minus infinity before there is one."""
        return (second - self.flows[0].start) / 60 if self.flows else float("-inf")

    def level(self, second: float, half_life_min: float) -> float:
        """Return the level at an effect site that follows the plasma with this half-life, in minutes.

        The unit is the constant rate, in mg/kg/h, that would lead to the same level in the end. Never negative.
        """
        site = log(2) / (half_life_min / 60)
        flowed = sum(
            flow.rate * (_step(second - flow.start, site) - (0 if flow.end is None else _step(second - flow.end, site)))
            for flow in self.flows
        )
        return max(0.0, flowed + sum(push.amount * _pulse(second - push.at, site) for push in self.pushes))


def course_of(state: SessionState) -> Course:
    """Return what a session has given so far; nothing where its check-in is not there."""
    if state.opened is None:
        return Course()
    weight = float(state.opened.weight_kg)
    return Course(
        tuple(
            Flow(_second(part.start), _second(part.end) if part.end else None, float(part.mg_per_h) / weight)
            for part in state.segments
        ),
        tuple(Push(_second(bolus.at), float(bolus.mg) / weight) for bolus in state.boluses),
    )


def _second(at: datetime) -> float:
    return at.timestamp()


def _step(seconds: float, site: float) -> float:
    """Return the share of the final level that a constant rate has reached after so long."""
    if seconds <= 0:
        return 0.0
    hours = seconds / _HOUR_S
    return 1 - (site * exp(-_ELIMINATION * hours) - _ELIMINATION * exp(-site * hours)) / (site - _ELIMINATION)


def _pulse(seconds: float, site: float) -> float:
    """Return the level, per mg/kg, that a dose given at once leaves after so long: the slope of `_step`."""
    if seconds <= 0:
        return 0.0
    hours = seconds / _HOUR_S
    return _ELIMINATION * site * (exp(-_ELIMINATION * hours) - exp(-site * hours)) / (site - _ELIMINATION)
