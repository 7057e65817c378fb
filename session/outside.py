"""For how long the signs of a session stood beyond the limits that held, by sign and by tier.

Between two entries nobody looked, so this is reckoned, and says so: a value stands from its moment until the next
value of the same sign, and never for longer than the interval between checks of that phase, after which it is shown as
stale and says nothing any more (this project's own choice). A value is set against the limits that held at each moment,
those that a prescriber changed meanwhile from the change on. Where an alert about the sign was over before, so was
this. Only the time from the start of the infusion until the patient left counts. What a monitor sent is not among it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import reduce
from typing import Final

from session.alerts import cause_of
from session.declarations import LimitsChanged
from session.events import VitalsRecorded
from session.limits import Band, Tier, bands, bands_with, nearer
from session.protocol import Range
from session.quantities import plain, rounded
from session.readings import baseline
from session.record import Status
from session.state import SessionState
from session.vitals import CATALOGUE

_ALWAYS: Final = datetime.min.replace(tzinfo=UTC)
_PRESSURE: Final = " pressure"
_Held = tuple[datetime, Band]
"""The limits of one sign, and since when they hold."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A value that stood beyond a limit from `start` to `end`, and how far beyond the nearer one, in its own unit."""

    start: datetime
    end: datetime
    tier: Tier
    value: Decimal
    by: Decimal

    @property
    def span(self) -> timedelta:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Outside:
    """One sign that stood beyond its limits, in the order of time; there is one stretch at least.

    `baseline` is None where none was taken; `relative` says that its limits are against the baseline.
    """

    code: str
    stretches: tuple[Stretch, ...]
    baseline: Decimal | None
    relative: bool

    @property
    def began_at(self) -> datetime:
        """Return when it was first beyond a limit."""
        return self.stretches[0].start

    @property
    def span(self) -> timedelta:
        """Return for how long it was beyond a limit of either tier."""
        return sum((one.span for one in self.stretches), timedelta(0))

    @property
    def stop_span(self) -> timedelta:
        """Return for how much of this it was beyond a limit to stop at."""
        return sum((one.span for one in self.stretches if one.tier is Tier.STOP), timedelta(0))

    @property
    def worst(self) -> Stretch:
        """Return where it was worst: beyond a limit to stop at first, then what was furthest beyond."""
        return max(self.stretches, key=lambda one: (one.tier, one.by))

    @property
    def percent(self) -> Decimal | None:
        """Return the worst value against the baseline in whole percent of it; None where that says nothing."""
        if not self.relative or not self.baseline:
            return None
        return rounded(100 * (self.worst.value - self.baseline) / self.baseline, 0)

    @property
    def words(self) -> str:
        """Say what stood beyond its limits and for how long: "Systolic +26 % for 15 min", "SpO₂ 88 %"."""
        minutes = self.span // timedelta(minutes=1)
        return f"{self._figure} for {minutes} min" if minutes else self._figure

    @property
    def _figure(self) -> str:
        vital, percent = CATALOGUE[self.code], self.percent
        name = vital.heading.removesuffix(_PRESSURE) if vital.unit == "mmHg" else vital.short
        if percent is None:
            unit = f" {vital.unit}" if vital.unit in {"%", "°C"} else ""
            return f"{name} {plain(self.worst.value)}{unit}".replace("-", "\N{MINUS SIGN}")
        return f"{name} {percent:+f} %".replace("-", "\N{MINUS SIGN}")


def outside(state: SessionState, now: datetime) -> tuple[Outside, ...]:
    """Return the signs that stood beyond their limits up to `now`, in the order of the catalogue."""
    if state.opened is None or state.started_at is None:
        return ()
    begin, until = state.started_at, max(state.left_at or now, state.started_at)
    protocol, means, limits = state.opened.protocol, baseline(state), tuple(_held(state))
    against = {change.code for change in (*protocol.act_change, *protocol.stop_change)}
    taken = _taken(state, until)
    found = []
    for code in (code for code in CATALOGUE if code in taken):
        if not any(code in bands_then for _, bands_then in limits):
            continue
        held = [(since, bands_then.get(code) or _open(code)) for since, bands_then in limits]
        over = sorted(one.cleared_at for one in state.alerts if one.cause == cause_of(code) and one.cleared_at)
        if stretches := tuple(_stretches(state, taken[code], (held, over), (begin, until))):
            found.append(Outside(code, stretches, means.get(code), code in against))
    return tuple(found)


def _open(code: str) -> Band:
    return Band(Range(code, None, None), Range(code, None, None))


def _held(state: SessionState) -> Iterator[tuple[datetime, Mapping[str, Band]]]:
    """Yield the limits as they held one after the other: the protocol's, then those with each change for this patient.

    What is against the baseline holds as the baseline stands now, with its corrections.
    """
    changed: dict[tuple[str, str], LimitsChanged] = {}
    yield _ALWAYS, bands_with(state, ()) if state.declared.limits else bands(state)
    for entry in state.entries:
        if isinstance(body := entry.body, LimitsChanged) and entry.status is not Status.VOIDED:
            changed[body.code, body.tier] = body
            yield entry.occurred_at, bands_with(state, tuple(changed.values()))


def _taken(state: SessionState, until: datetime) -> Mapping[str, Mapping[datetime, Decimal]]:
    """Return the standing values by code and moment, in the order of time; of one moment the one entered last."""
    found: dict[str, dict[datetime, Decimal]] = {}
    for entry in state.entries:
        if not isinstance(entry.body, VitalsRecorded) or entry.status is Status.VOIDED or entry.occurred_at > until:
            continue
        for reading in entry.body.readings:
            found.setdefault(reading.code, {})[entry.occurred_at] = reading.value
    return found


def _stretches(
    state: SessionState,
    taken: Mapping[datetime, Decimal],
    known: tuple[Sequence[_Held], Sequence[datetime]],
    span: tuple[datetime, datetime],
) -> Iterator[Stretch]:
    (held, over), (begin, until) = known, span
    within = reduce(nearer, (limit for _, band in held for limit in (band.act, band.stop)))
    for (at, value), following in zip(taken.items(), (*[*taken][1:], until), strict=True):
        if within.holds(value):
            continue
        end = min(until, at + _counts_for(state, at), following, next((one for one in over if one > at), until))
        if end > begin or at >= begin:
            yield from _of_value(value, held, max(at, begin), end)


def _counts_for(state: SessionState, at: datetime) -> timedelta:
    """Return for how long a value taken at `at` says how it is: the interval between checks of its phase."""
    if state.opened is None:
        return timedelta(0)
    protocol, recovering = state.opened.protocol, state.ended_at is not None and at >= state.ended_at
    return timedelta(minutes=protocol.recovery_check_interval_min if recovering else protocol.check_interval_min)


def _of_value(value: Decimal, held: Sequence[_Held], start: datetime, end: datetime) -> Iterator[Stretch]:
    """Yield the parts of the time in which one value stood that were beyond the limits of their moment."""
    for first, last, band in _parts(held, start, end):
        if tier := band.tier(value):
            yield Stretch(first, last, tier, value, _by(band, value))


def _parts(held: Sequence[_Held], start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime, Band]]:
    """Yield the parts of a time in which other limits held; a time without length is one part."""
    if start == end:
        yield start, end, [band for since, band in held if since <= start][-1]
        return
    for (since, band), until in zip(held, (*(since for since, _ in held[1:]), end), strict=True):
        first, last = max(start, since), min(end, until)
        if first < last:
            yield first, last, band


def _by(band: Band, value: Decimal) -> Decimal:
    """Return how far a value is beyond the nearest of the limits that it is beyond."""
    over = [value - one.high for one in (band.act, band.stop) if one.high is not None]
    under = [one.low - value for one in (band.act, band.stop) if one.low is not None]
    return max(*over, *under, Decimal(0))
