"""The cumulative dose as the marks tell it: given up to now, and planned from now on."""

from typing import Final

from ui.charts.marks import DosePoint, Marks, RateStep

SAME_MG: Final = 0.01
Path = list[tuple[float, float]]
"""Moments in seconds from the origin, each with the dose in mg reached by then."""


def running_step(marks: Marks) -> RateStep | None:
    """The step that has not ended, if the drug is running."""
    return next((step for step in reversed(marks.rates) if step.end is None), None)


def turning_points(marks: Marks) -> tuple[DosePoint, ...]:
    """The dose points without a last one that only says how far the running rate has come since the one before."""
    points, step = marks.doses, running_step(marks)
    if step is None or len(points) < 2 or points[-2].at < step.start:
        return points
    added = points[-1].mg - points[-2].mg
    return points[:-1] if abs(added - _given(step, points[-2].at, points[-1].at)) < SAME_MG else points


def given_path(marks: Marks, now: float) -> Path:
    """The dose points, and from the last of them on what the running rate has added until `now`."""
    path = [(point.at, point.mg) for point in turning_points(marks)]
    base = _base(marks)
    if base is None or now <= base[1]:
        return path
    step, at, mg = base
    return [*(path or [(at, mg)]), (now, mg + _given(step, at, now))]


def planned_path(marks: Marks) -> Path:
    """What the running rate gives from the last dose point to the planned end; the pump does not stop at the order."""
    base, end = _base(marks), marks.planned_end
    if base is None or end is None or end <= base[1] or base[0].mg_per_h <= 0.0:
        return []
    step, at, mg = base
    return [(at, mg), (end, mg + _given(step, at, end))]


def highest_dose(marks: Marks, now: float) -> float:
    """The highest dose in mg that is given by `now`, planned or ordered."""
    return max([marks.ordered_mg or 0.0, *(mg for _, mg in given_path(marks, now) + planned_path(marks))])


def _base(marks: Marks) -> tuple[RateStep, float, float] | None:
    """The running step, and the last moment for which the dose is known."""
    step = running_step(marks)
    if step is None:
        return None
    points = turning_points(marks)
    if not points:
        return step, step.start, 0.0
    return step, points[-1].at, points[-1].mg


def _given(step: RateStep, start: float, end: float) -> float:
    return step.mg_per_h * max(end - max(start, step.start), 0.0) / 3600.0
