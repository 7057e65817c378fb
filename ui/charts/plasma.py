"""The curve of predicted plasma concentration: made when dosing changes, and kept for all the time between."""

from datetime import datetime, timedelta
from math import ceil
from typing import Final

from session.prediction import Prediction, prediction_of, rate_leads_until
from session.state import SessionState
from ui.charts.marks import PlasmaPoint

QUARTER_S: Final = 900.0
"""A curve reaches to a whole quarter hour, so that an end of the axis that moves with now asks for no new one."""

Curve = tuple[tuple[PlasmaPoint, ...], str]
"""The points in the order of time, and what names the model that made them; both empty where nothing is predicted."""

NOTHING: Final[Curve] = ((), "")


class Plasma:
    """The curve of one session round one origin."""

    def __init__(self, origin: datetime) -> None:
        self.origin = origin
        self._end_s = 0.0
        self._made_from: tuple[Prediction, float] | None = None
        self._curve = NOTHING

    def curve(self, state: SessionState, model: str, now: datetime, end_s: float) -> Curve:
        """Return the curve as dosing stands, up to at least `end_s` seconds from the origin."""
        self._end_s = max(self._end_s, ceil(end_s / QUARTER_S) * QUARTER_S)
        until = rate_leads_until(state, now, self.origin + timedelta(seconds=self._end_s))
        prediction = prediction_of(state, model, self.origin, until)
        if prediction is None:
            return NOTHING
        if self._made_from != (prediction, self._end_s):
            self._made_from = (prediction, self._end_s)
            points = tuple(PlasmaPoint(60.0 * at, level) for at, level in prediction.curve(self._end_s / 60.0))
            self._curve = (points, prediction.caption)
        return self._curve
