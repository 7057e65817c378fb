"""The bag that hangs: what it holds, how much is left in it, and when it will be empty."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from session.infusion import given_ml
from session.pump_events import BagChanged
from session.quantities import RateUnit, convert
from session.record import Phase, Status
from session.state import SessionState


@dataclass(frozen=True, slots=True)
class Bag:
    """What hangs: `ml` is the bag's whole volume, `left_ml` what is left of it (0 or more, exact).

    `empty_at` is when it will be empty at the present rate, None while nothing flows.
    """

    ml: Decimal
    left_ml: Fraction
    empty_at: datetime | None


def hanging(state: SessionState, now: datetime) -> Bag | None:
    """Return the bag that hangs at `now`; None where its volume or what came out of it is not known."""
    volume = volume_ml(state)
    hung_at = hung(state)
    if volume is None or state.opened is None:
        return None
    flowed = given_ml(state.segments, state.boluses, now)
    before = given_ml(state.segments, state.boluses, hung_at) if hung_at else Fraction(0)
    if flowed is None or before is None:
        return None
    left = max(Fraction(volume) - (flowed - before), Fraction(0))
    return Bag(volume, left, _empty_at(state, left, now))


def volume_ml(state: SessionState) -> Decimal | None:
    """Return the volume in mL of the bag that was hung last, or of the one ordered; None where neither is known."""
    if state.bag is not None:
        return state.bag.ml
    return state.opened.order.bag_ml if state.opened else None


def hung(state: SessionState) -> datetime | None:
    """Return when the present bag was hung; None for the one that was there at the start."""
    standing = (entry for entry in reversed(state.entries) if entry.status is not Status.VOIDED)
    return next((entry.occurred_at for entry in standing if isinstance(entry.body, BagChanged)), None)


def _empty_at(state: SessionState, left: Fraction, now: datetime) -> datetime | None:
    if state.phase is not Phase.INFUSING or state.rate is None or state.mixture is None:
        return None
    ml_h = convert(state.rate.mg_per_h(state.mixture), RateUnit.ML_H, state.mixture)
    if ml_h <= 0:
        return None
    return now + timedelta(hours=float(left / ml_h))


def usual_bags(state: SessionState) -> tuple[tuple[Decimal, Decimal], ...]:
    """Return the bags of this session as mg and mL, each once: the one ordered where its volume is, and those hung."""
    order = state.opened.order if state.opened else None
    ordered = ((order.mg_per_ml * order.bag_ml, order.bag_ml),) if order and order.bag_ml else ()
    standing = (entry.body for entry in state.entries if entry.status is not Status.VOIDED)
    changed = ((body.mg, body.ml) for body in standing if isinstance(body, BagChanged))
    return tuple(dict.fromkeys((*ordered, *changed)))
