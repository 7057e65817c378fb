"""The dosing of a session as plain minutes and mg, as the prediction of the concentration takes it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from typing import NamedTuple

from session.infusion import Bolus, Segment

_MINUTE = timedelta(minutes=1)


class Dosing(NamedTuple):
    """Infusions as (start_min, end_min, mg_per_h), boluses as (at_min, mg), in minutes from one origin."""

    infusions: tuple[tuple[float, float, Fraction], ...]
    boluses: tuple[tuple[float, Fraction], ...]


def dosing_of(
    segments: Sequence[Segment], boluses: Sequence[Bolus], origin: datetime, running_until: datetime
) -> Dosing:
    """Return what flows and is given, in minutes from `origin`; a segment that still runs goes on to `running_until`.

    With a moment yet to come the prediction shows what the present rate leads to. A segment that begins later than
    `running_until` and has no end adds nothing.
    """
    return Dosing(
        tuple(
            (minutes_from(origin, part.start), minutes_from(origin, end), part.mg_per_h)
            for part in segments
            if (end := part.end or running_until) > part.start
        ),
        tuple((minutes_from(origin, bolus.at), bolus.mg) for bolus in boluses),
    )


def minutes_from(origin: datetime, moment: datetime) -> float:
    """Return the minutes from `origin` to `moment`, below zero where it is earlier."""
    return (moment - origin) / _MINUTE
