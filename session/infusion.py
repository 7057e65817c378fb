"""The infusion as rate segments and boluses, and the dose that follows from them, exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from session.quantities import Rate

_HOUR_US = 3_600_000_000
PUMP_ML_H = 999
"""The highest rate in mL/h that an infusion pump can be set to; clinical facts, section 2."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch at one rate, from `start` up to but not including `end`, which is None while it runs.

    `mg_per_h` is the rate converted when it was set, `mg_per_ml` the bag from which it flows; None is unknown.
    """

    start: datetime
    end: datetime | None
    rate: Rate
    mg_per_h: Fraction
    mg_per_ml: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Bolus:
    """An amount in mg given at one moment, with the concentration from which it was drawn; None is unknown."""

    at: datetime
    mg: Fraction
    mg_per_ml: Decimal | None = None


def hours(elapsed: timedelta) -> Fraction:
    """Return a duration in hours, exactly to the microsecond."""
    return Fraction(elapsed // timedelta(microseconds=1), _HOUR_US)


def given_mg(segments: Sequence[Segment], boluses: Sequence[Bolus], at: datetime) -> Fraction:
    """Return the mg given up to and including `at`, from segments that may still run and from boluses."""
    flowed = sum(
        (part.mg_per_h * hours(min(part.end or at, at) - part.start) for part in segments if part.start < at),
        Fraction(0),
    )
    return flowed + sum((bolus.mg for bolus in boluses if bolus.at <= at), Fraction(0))


def given_ml(segments: Sequence[Segment], boluses: Sequence[Bolus], at: datetime) -> Fraction | None:
    """Return the mL given up to and including `at`, each part at its own concentration; None where one is unknown.

    A bolus counts as given from the bag, as a pump gives it.
    """
    parts = [
        (part.mg_per_h * hours(min(part.end or at, at) - part.start), part.mg_per_ml)
        for part in segments
        if part.start < at
    ]
    parts += [(bolus.mg, bolus.mg_per_ml) for bolus in boluses if bolus.at <= at]
    total = Fraction(0)
    for mg, mg_per_ml in parts:
        if not mg_per_ml:
            return None
        total += mg / Fraction(mg_per_ml)
    return total


def infused(segments: Sequence[Segment], at: datetime) -> timedelta:
    """Return how long drug has flowed up to `at`; pauses do not count."""
    parts = (min(part.end or at, at) - part.start for part in segments if part.start < at)
    return sum(parts, timedelta(0))


def flowed_for(segments: Sequence[Segment], span: timedelta) -> datetime | None:
    """Return when drug had flowed for `span` in all, or None where it has not yet or still may."""
    for part in segments:
        if part.end is None:
            return part.start + span
        if part.end - part.start >= span:
            return part.start + span
        span -= part.end - part.start
    return None


def reaches(given: Fraction, mg_per_h: Fraction, limit_mg: Fraction, now: datetime) -> datetime | None:
    """Return when `limit_mg` is reached at the present rate: `now` where it is already, None where never."""
    if given >= limit_mg:
        return now
    if mg_per_h <= 0:
        return None
    return now + timedelta(microseconds=int((limit_mg - given) / mg_per_h * _HOUR_US))
