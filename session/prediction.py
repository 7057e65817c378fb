"""What a published model predicts for one session: after what flowed, and after what the present rate leads to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Final

from session.dosing import Dosing, dosing_of
from session.pharmacokinetics import plasma_concentration
from session.pk_models import Model, model_named
from session.schedule import planned_end
from session.state import SessionState

NO_MODEL: Final = "none"
"""Chosen instead of a model's name where nothing is to be predicted."""
PREDICTED_DRUG: Final = "ketamine"
"""The racemate, which every model here was made for; nothing is predicted for any other drug, esketamine included."""

_STEP_MIN: Final = 0.25
_AFTER_CHANGE_MIN: Final = tuple(seconds / 60 for seconds in (2, 4, 7, 10, 14, 18, 23, 29, 36, 44, 53, 64, 78, 96))
"""More points where a curve is steep: a straight line between two of them stays within 2 %, or half a ng/mL."""
_JUST_BEFORE_MIN: Final = 1e-5


@dataclass(frozen=True, slots=True)
class Prediction:
    """A model, a weight in kg and the dosing of a session in minutes from one origin; never a measurement."""

    model: Model
    weight_kg: float
    dosing: Dosing

    @property
    def caption(self) -> str:
        """Return what names the curve, with its covariates: "Kamp 2020, weight 68.4 kg: model, not measured"."""
        return self.model.caption(self.weight_kg)

    def at(self, minutes: Iterable[float]) -> list[float]:
        """Return the predicted plasma concentration in ng/mL at each of `minutes` from the origin."""
        return plasma_concentration(self.model.name, self.weight_kg, *self.dosing, minutes)

    def curve(self, until_min: float) -> tuple[tuple[float, float], ...]:
        """Return (minute, ng/mL) in the order of time, from the first dose on, close enough to be joined."""
        given_at = [at for at, _ in self.dosing.boluses]
        turns = sorted({*given_at, *(at for start, end, _ in self.dosing.infusions for at in (start, end))})
        moments = {turn + after for turn in turns for after in (0.0, *_AFTER_CHANGE_MIN)}
        moments |= {at - _JUST_BEFORE_MIN for at in given_at if at > turns[0]}
        steps = (turns[0] + n * _STEP_MIN for n in range(int(max(until_min - turns[0], 0.0) / _STEP_MIN) + 1))
        minutes = list(takewhile(lambda minute: minute <= until_min, sorted(moments.union(steps, [until_min]))))
        shown = [minute for minute in minutes if minute >= turns[0]]
        return tuple(zip(shown, self.at(shown), strict=True))


def prediction_of(state: SessionState, model: str, origin: datetime, running_until: datetime) -> Prediction | None:
    """Return what `model` makes of a session's dosing; a segment that still runs goes on to `running_until`.

    Nothing is predicted for `NO_MODEL`, for a drug that the models were not made for, and before the first dose.
    Raises ValueError for a name that is neither a model's nor `NO_MODEL`.
    """
    opened = state.opened
    if model == NO_MODEL or opened is None or opened.order.drug.strip().casefold() != PREDICTED_DRUG:
        return None
    dosing = dosing_of(state.segments, state.boluses, origin, running_until)
    if not any(dosing):
        return None
    return Prediction(model_named(model), float(opened.weight_kg), dosing)


def rate_leads_until(state: SessionState, now: datetime, horizon: datetime) -> datetime:
    """Return how far the present rate is carried: to the planned end, and to `horizon` where that is over.

    An infusion that runs on beyond its plan is one that nobody has ended: nothing says when it will be.
    """
    end = planned_end(state, now)
    return end if end is not None and end > now else horizon
