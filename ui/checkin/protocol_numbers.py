"""The numbers of a protocol as they are shown before it is followed."""

from dataclasses import dataclass

from session.protocol import Protocol, Range
from session.quantities import plain
from session.vitals import CATALOGUE
from ui.text import tr


@dataclass(frozen=True, slots=True)
class Number:
    """One number with its name; `confirmed` is false where a clinic still has to confirm it."""

    name: str
    value: str
    confirmed: bool


def protocol_numbers(protocol: Protocol) -> tuple[Number, ...]:
    """Return what a nurse follows, in the order of the session."""
    rows = (
        (tr("Start rate"), str(protocol.start_rate), ("start_rate",)),
        (
            tr("Step"),
            tr("{step} every {minutes} min").format(step=protocol.step, minutes=protocol.step_interval_min),
            ("step", "step_interval_min"),
        ),
        (tr("Highest rate"), str(protocol.maximum_rate), ("maximum_rate",)),
        (tr("Planned"), _minutes(protocol.planned_min), ("planned_min",)),
        (tr("Vitals"), tr("every {minutes} min").format(minutes=protocol.check_interval_min), ("check_interval_min",)),
        (tr("After a change"), _minutes(protocol.check_after_change_min), ("check_after_change_min",)),
        (tr("Recovery"), _minutes(protocol.recovery_min), ("recovery_min",)),
        (
            tr("Vitals then"),
            tr("every {minutes} min").format(minutes=protocol.recovery_check_interval_min),
            ("recovery_check_interval_min",),
        ),
        (tr("Act on"), ", ".join(map(_limit, protocol.act)) or tr("no limits"), ("act",)),
    )
    open_ones = set(protocol.unconfirmed)
    return tuple(Number(name, value, open_ones.isdisjoint(fields)) for name, value, fields in rows)


def _minutes(minutes: int) -> str:
    return tr("{minutes} min").format(minutes=minutes)


def _limit(limit: Range) -> str:
    """Return "systolic above 180" or "SpO₂ below 92"."""
    name = CATALOGUE[limit.code].short
    ends = [tr("below {value}").format(value=plain(limit.low))] if limit.low is not None else []
    ends += [tr("above {value}").format(value=plain(limit.high))] if limit.high is not None else []
    return f"{name} {' / '.join(ends)}"
