"""A believable infusion of ninety minutes with its recovery, as the chart is told it at any moment."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from typing import Final

import numpy as np

from session.dosing import Dosing
from session.pk_models import model_named
from session.prediction import Prediction
from ui.charts.fold import Floats
from ui.charts.marks import Column, DosePoint, Dot, Due, Flag, Line, Look, Marks, PlasmaPoint, Pressure, RateStep

ORIGIN: Final = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
PLANNED_END: Final = 90 * 60.0
ORDERED_MG: Final = 51.3
WEIGHT_KG: Final = 68.4
LEFT_AT: Final = 126 * 60.0

SETS: Final = (
    (-8, 125, 78, 73, 98, 15, 8, 0),
    (5, 128, 80, 74, 98, 15, 8, None),
    (12, 132, 81, 75, 97, 14, 7, 0),
    (20, 138, 83, 77, 97, 14, 6, None),
    (35, 146, 88, 80, 98, 14, 5, -1),
    (50, 158, 94, 84, 97, 14, 4, None),
    (55, 154, 92, 83, 97, 14, None, -1),
    (65, 150, 90, 82, 97, 14, 4, -1),
    (80, 147, 88, 80, 98, 14, 3, -1),
    (90, 144, 86, 79, 98, 14, 3, -1),
    (105, 134, 82, 76, 98, 15, 3, 0),
    (120, 127, 79, 74, 98, 15, 3, 0),
)
"""Minute, systolic, diastolic, heart rate, saturation, respiration, pain, sedation."""

FLAGS: Final = (
    Flag(0.0, "start 0.40 mg/kg/h", "drug"),
    Flag(900.0, "0.50 mg/kg/h", "drug"),
    Flag(31 * 60.0, "“Floating, comfortable”", "mind"),
    Flag(44 * 60.0, "nausea, mild", "text"),
    Flag(45 * 60.0, "ondansetron 4 mg IV", "text"),
    Flag(58 * 60.0, "nausea over", "text"),
    Flag(PLANNED_END, "end, 51.3 mg", "drug"),
    Flag(101 * 60.0, "ready", "accent"),
    Flag(LEFT_AT, "left with escort", "accent"),
)
RATES: Final = (
    RateStep(0.0, 900.0, 0.40 * WEIGHT_KG, "0.40 mg/kg/h"),
    RateStep(900.0, PLANNED_END, 0.50 * WEIGHT_KG, "0.50 mg/kg/h"),
)
LINES: Final = (
    Line("blood_pressure", 125.0, "baseline"),
    Line("blood_pressure", 160.0, "act", "high"),
    Line("blood_pressure", 180.0, "stop", "high"),
    Line("spo2", 94.0, "act", "low"),
    Line("spo2", 90.0, "stop", "low"),
)

PREDICTION: Final = Prediction(
    model_named("kamp2020"),
    WEIGHT_KG,
    Dosing(tuple((step.start / 60.0, (step.end or 0.0) / 60.0, Fraction(step.mg_per_h)) for step in RATES), ()),
)


def predicted(marks: Marks) -> Marks:
    """Return the marks with the curve that a model makes of the whole infusion, as it runs to its planned end."""
    points = tuple(PlasmaPoint(60.0 * minute, level) for minute, level in PREDICTION.curve(150.0))
    return replace(marks, plasma=points, plasma_caption=PREDICTION.caption)


def marks_until(now: float) -> Marks:
    """Return what has been recorded by `now`, in seconds from the start of the infusion."""
    return Marks(
        pressures=tuple(p for p in _pressures() if p.at <= now),
        dots=tuple(dot for dot in _dots() if dot.at <= now),
        rates=_rates(now),
        doses=tuple(point for point in (DosePoint(0.0, 0.0), DosePoint(900.0, 6.84)) if point.at <= now)
        + ((DosePoint(PLANNED_END, 49.59),) if now >= PLANNED_END else ()),
        flags=tuple(flag for flag in FLAGS if flag.at <= now),
        dues=_dues(now),
        lines=LINES,
        columns=tuple(column for column in _columns() if column.at <= now),
        planned_end=PLANNED_END,
        ordered_mg=ORDERED_MG,
    )


def samples_until(now: float, start: float = -480.0, seed: int = 1) -> dict[str, tuple[Floats, Floats]]:
    """Return heart rate and saturation at 1 Hz with a minute in which the probe was off."""
    rng = np.random.default_rng(seed)
    at = np.arange(start, LEFT_AT - 300.0)
    minutes = [values[0] for values in SETS]
    heart_rate = np.interp(at / 60.0, minutes, [values[3] for values in SETS]) + _wander(rng, len(at), 1.0)
    spo2 = np.interp(at / 60.0, minutes, [values[4] for values in SETS]) + _wander(rng, len(at), 0.4)
    spo2[(at > 1700.0) & (at < 1790.0)] = np.nan
    shown = at <= now
    return {
        "heart_rate": (at[shown], np.round(heart_rate[shown])),
        "spo2": (at[shown], np.minimum(np.round(spo2[shown]), 100.0)),
    }


def _wander(rng: np.random.Generator, count: int, size: float) -> Floats:
    noise = np.convolve(rng.normal(size=count + 30), np.ones(31) / 31.0**0.5, mode="valid")
    return noise * size + rng.normal(size=count) * size * 0.4


def _pressures() -> tuple[Pressure, ...]:
    entered = [
        Pressure(minute * 60.0, systolic, diastolic, Look.FLAGGED if systolic >= 155 else Look.SAVED)
        for minute, systolic, diastolic, *_ in SETS
    ]
    struck = Pressure(20 * 60.0, 168.0, 83.0, Look.STRUCK)
    return (struck, *entered, Pressure(43 * 60.0, 151.0, 90.0, Look.DEVICE))


def _dots() -> tuple[Dot, ...]:
    dots = [Dot(31 * 60.0, "dissociation", 3.0), Dot(50 * 60.0, "dissociation", 4.0)]
    for minute, _, _, heart_rate, spo2, _, pain, _ in SETS:
        dots += [Dot(minute * 60.0, "heart_rate", heart_rate), Dot(minute * 60.0, "spo2", spo2)]
        if pain is not None:
            dots.append(Dot(minute * 60.0, "pain", pain))
    return tuple(dots)


def _rates(now: float) -> tuple[RateStep, ...]:
    begun = (step for step in RATES if step.start <= now)
    return tuple(replace(step, end=None) if (step.end or 0.0) > now else step for step in begun)


def _dues(now: float) -> tuple[Due, ...]:
    slots = sorted({*(values[0] * 60.0 for values in SETS), 41 * 60.0})
    coming = [at for at in slots if at > now]
    ahead = {at: Due(at, "next" if at == coming[0] else "due") for at in coming}
    answered = {41 * 60.0: Due(41 * 60.0, "answered"), 65 * 60.0: Due(65 * 60.0, "late")}
    return tuple(ahead.get(at) or answered.get(at) or Due(at, "done") for at in slots)


def _columns() -> tuple[Column, ...]:
    columns = []
    for minute, systolic, diastolic, heart_rate, spo2, respiration, pain, sedation in SETS:
        cells = {"BP": f"{systolic}/{diastolic}", "HR": f"{heart_rate}", "SpO₂": f"{spo2}", "RR": f"{respiration}"}
        cells |= {} if pain is None else {"Pain": f"{pain}"}
        cells |= {} if sedation is None else {"RASS": f"{sedation}".replace("-", "−")}
        look = Look.FLAGGED if systolic >= 155 else Look.SAVED
        columns.append(Column(minute * 60.0, cells, look))
    struck = Column(20 * 60.0, {"BP": "168/83"}, Look.STRUCK, frozenset({"BP"}))
    return (struck, *columns)
