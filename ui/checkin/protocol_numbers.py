"""The numbers of a protocol as they are shown before it is followed."""

from collections.abc import Sequence
from dataclasses import dataclass

from session.protocol import Protocol, Range
from session.quantities import plain
from session.vitals import CATALOGUE
from ui.text import tr


@dataclass(frozen=True, slots=True)
class Number:
    """One number with its name; `confirmed` is false where a clinic still has to confirm it, `wide` needs a row."""

    name: str
    value: str
    confirmed: bool
    wide: bool = False


def protocol_numbers(protocol: Protocol) -> tuple[Number, ...]:
    """Return what a nurse follows, in the order of the session."""
    rows = (
        (tr("Start rate"), str(protocol.start_rate), ("start_rate",)),
        (
            tr("Step"),
            tr("{step} every {minutes} min").format(step=protocol.step, minutes=protocol.step_interval_min),
            ("step", "step_interval_min"),
        ),
        (tr("Highest rate"), _highest(protocol), ("maximum_rate", "rate_cap")),
        (tr("Planned"), _minutes(protocol.planned_min), ("planned_min",)),
        (tr("At most"), _most(protocol), ("maximum_mg", "maximum_mg_per_kg")),
        (
            tr("Vitals"),
            tr("every {minutes} min, {after} after a change").format(
                minutes=protocol.check_interval_min, after=protocol.check_after_change_min
            ),
            ("check_interval_min", "check_after_change_min"),
        ),
        (
            tr("Recovery"),
            tr("{minutes} min, vitals every {every}").format(
                minutes=protocol.recovery_min, every=protocol.recovery_check_interval_min
            ),
            ("recovery_min", "recovery_check_interval_min"),
        ),
        (tr("Between"), _gap(protocol.minimum_gap_days), ("minimum_gap_days",)),
    )
    limits = (
        (tr("Start within"), _limits(protocol.hold), "hold"),
        (tr("Act outside"), _limits(protocol.act), "act"),
        (tr("Stop outside"), _limits(protocol.stop), "stop"),
    )
    return (
        *(Number(name, value, all(map(protocol.confirmed, fields))) for name, value, fields in rows),
        *(Number(name, value, protocol.confirmed(field), wide=True) for name, value, field in limits),
    )


def _minutes(minutes: int) -> str:
    return tr("{minutes} min").format(minutes=minutes)


def _highest(protocol: Protocol) -> str:
    if protocol.rate_cap is None:
        return str(protocol.maximum_rate)
    return tr("{rate}, cap {cap}").format(rate=protocol.maximum_rate, cap=protocol.rate_cap)


def _most(protocol: Protocol) -> str:
    mg, per_kg = protocol.maximum_mg, protocol.maximum_mg_per_kg
    parts = [tr("{mg} mg").format(mg=plain(mg))] if mg is not None else []
    parts += [tr("{mg} mg/kg").format(mg=plain(per_kg))] if per_kg is not None else []
    return tr(" and ").join(parts) or tr("as ordered")


def _gap(days: int) -> str:
    if not days:
        return tr("no least time")
    return tr("at least 1 day") if days == 1 else tr("at least {days} days").format(days=days)


def _limits(limits: Sequence[Range]) -> str:
    return ", ".join(map(_limit, limits)) or tr("no limits")


def _limit(limit: Range) -> str:
    """Return "SBP 90 to 180", "DBP to 110" or "SpO₂ from 92"; what belongs together stays on one line."""
    low, high = (None if end is None else plain(end).replace("-", "\N{MINUS SIGN}") for end in (limit.low, limit.high))
    if low is not None and high is not None:
        span = tr("{low} to {high}").format(low=low, high=high)
    else:
        span = tr("to {high}").format(high=high) if low is None else tr("from {low}").format(low=low)
    return f"{CATALOGUE[limit.code].short} {span}".replace(" ", "\N{NO-BREAK SPACE}")
