"""Systolic pressure and heart rate of a running session in one small picture: where it comes from and where it goes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from session.patient_limits import shown_bands
from session.readings import series
from session.schedule import planned_end
from session.state import SessionState

Points = tuple[tuple[float, float], ...]
_LEAD = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Points as (share of the width from 0 to 1, value); `limit` is a systolic pressure, above which to act.

    `lowest` and `highest` are the values at the lower and the upper edge.
    """

    systolic: Points
    heart_rate: Points
    limit: float | None
    now: float
    lowest: float
    highest: float


def trend_of(state: SessionState, now: datetime) -> Trend:
    """Return the trend over the whole plan: from before the start to the end of the infusion, or of recovery."""
    systolic = [(taken.at, float(taken.value)) for taken in series(state, "systolic")]
    heart_rate = [(taken.at, float(taken.value)) for taken in series(state, "heart_rate")]
    origin = (state.started_at or now) - _LEAD
    start = min([origin, *(at for at, _ in systolic + heart_rate)])
    span = max(_end(state, now) - start, _LEAD)

    def share(at: datetime) -> float:
        return (at - start) / span

    values = [value for _, value in systolic + heart_rate]
    band = shown_bands(state).get("systolic")
    limit = float(band.act.high) if band and band.act.high is not None else None
    return Trend(
        systolic=tuple((share(at), value) for at, value in systolic),
        heart_rate=tuple((share(at), value) for at, value in heart_rate),
        limit=limit,
        now=share(now),
        lowest=min([45.0, *values]) - 5,
        highest=max([132.0, limit or 0.0, *values]) + 8,
    )


def _end(state: SessionState, now: datetime) -> datetime:
    if state.opened is None:
        return now
    if state.ended_at:
        return max(now, state.ended_at + timedelta(minutes=state.opened.protocol.recovery_min))
    planned = planned_end(state, now) or now + timedelta(minutes=state.opened.order.planned_min)
    return max(now, planned)
