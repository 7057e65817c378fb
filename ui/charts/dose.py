"""The cumulative dose as the marks tell it: given up to now, and planned from now on."""

from ui.charts.marks import Marks, RateStep

Path = list[tuple[float, float]]
"""Moments in seconds from the origin, each with the dose in mg reached by then."""


def running_step(marks: Marks) -> RateStep | None:
    """The step that has not ended, if the drug is running."""
    return next((step for step in reversed(marks.rates) if step.end is None), None)


def given_path(marks: Marks, now: float) -> Path:
    """The dose points, and from the last of them on what the running rate has added until `now`."""
    path = [(point.at, point.mg) for point in marks.doses]
    base = _base(marks)
    if base is None or now <= base[1]:
        return path
    step, at, mg = base
    return [*(path or [(at, mg)]), (now, mg + _given(step, at, now))]


def planned_path(marks: Marks) -> Path:
    """What the running rate gives from the last dose point to the planned end, never beyond the order."""
    base, end = _base(marks), marks.planned_end
    if base is None or end is None or end <= base[1] or base[0].mg_per_h <= 0.0:
        return []
    step, at, mg = base
    most = mg + _given(step, at, end)
    if marks.ordered_mg is None or most <= marks.ordered_mg:
        return [(at, mg), (end, most)]
    most = max(mg, marks.ordered_mg)
    return [(at, mg), (at + (most - mg) / step.mg_per_h * 3600.0, most), (end, most)]


def highest_dose(marks: Marks, now: float) -> float:
    """The highest dose in mg that is given by `now`, planned or ordered."""
    return max([marks.ordered_mg or 0.0, *(mg for _, mg in given_path(marks, now) + planned_path(marks))])


def _base(marks: Marks) -> tuple[RateStep, float, float] | None:
    """The running step, and the last moment for which the dose is known."""
    step = running_step(marks)
    if step is None:
        return None
    if not marks.doses:
        return step, step.start, 0.0
    return step, marks.doses[-1].at, marks.doses[-1].mg


def _given(step: RateStep, start: float, end: float) -> float:
    return step.mg_per_h * max(end - max(start, step.start), 0.0) / 3600.0
