"""Sessions laid beside each other: everything charted of each, in seconds from the start of its own infusion."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, inf
from typing import Final
from uuid import UUID

from session.events import BESIDE
from session.infusion import given_mg
from session.protocol import Protocol
from session.quantities import Mixture, RateUnit, convert, rounded
from session.readings import series
from session.state import SessionState
from session.times import at_chair, clock_text, day_text
from session.vitals import CATALOGUE
from session.wording import written_rate

RATE: Final = "rate"
"""The name of the infusion rate among what has a value at a minute, in mg/kg/h; 0 while paused."""
GIVEN: Final = "given"
"""The name of the dose given so far, in mg."""
MINUTE_S: Final = 60
_CHECKS: Final = 2
"""Across how many checks' intervals a line may run: one check may have been missed (this project's own choice)."""

Point = tuple[float, float]
"""Seconds from the start of the infusion, and a value in its own unit."""


@dataclass(frozen=True, slots=True)
class Track:
    """The values of one code in the order of time, of one moment the one entered last.

    Between two values no further apart than `gap` seconds a line runs, `gap_after` from `ended` on, when other checks
    are due; nothing is carried beyond the last value. A score has no values between those of its scale: up to the next
    one the last one counts. `by_minute` holds the value at each whole minute that has one.
    """

    code: str
    points: tuple[Point, ...]
    gap: float
    ended: float = inf
    gap_after: float = 0.0
    by_minute: Mapping[int, float] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_minute", dict(self._minutes()))

    def at(self, seconds: float) -> float | None:
        """Return the value at a moment, charted or between two; None where there is neither."""
        place = bisect_left(self.points, seconds, key=lambda point: point[0])
        if place < len(self.points) and self.points[place][0] == seconds:
            return self.points[place][1]
        if not 0 < place < len(self.points):
            return None
        one, two = self.points[place - 1], self.points[place]
        return self._between(one, two, seconds) if self._joined(one, two) else None

    def charted(self, seconds: float, reach: float) -> Point | None:
        """Return the charted value nearest to a moment, if it is no further away than `reach` seconds."""
        nearest = min(self.points, key=lambda point: abs(point[0] - seconds), default=None)
        return nearest if nearest and abs(nearest[0] - seconds) <= reach else None

    def last(self, seconds: float) -> Point | None:
        """Return the last value that was charted up to a moment, if it is no older than a line may be long."""
        place = bisect_right(self.points, seconds, key=lambda point: point[0]) - 1
        if place < 0:
            return None
        reach = self.gap_after if seconds >= self.ended else self.gap
        return self.points[place] if seconds - self.points[place][0] <= reach else None

    def read(self, seconds: float, reach: float) -> Point | None:
        """Return what is read out at a moment: the value charted within `reach`, else of a score the last one charted.

        Of anything else it is the value on the line between two; None where there is none.
        """
        if charted := self.charted(seconds, reach):
            return charted
        if CATALOGUE[self.code].scale:
            return self.last(seconds)
        value = self.at(seconds)
        return None if value is None else (seconds, value)

    def parts(self) -> tuple[tuple[Point, ...], ...]:
        """Return the lines that run through the values; a value that stands alone is a line of one."""
        parts: list[list[Point]] = []
        for point in self.points:
            if parts and self._joined(parts[-1][-1], point):
                parts[-1].append(point)
            else:
                parts.append([point])
        return tuple(map(tuple, parts))

    def _joined(self, one: Point, two: Point) -> bool:
        """Say whether a line runs between two values; with the end between them one check is of each kind."""
        if two[0] <= self.ended:
            return two[0] - one[0] <= self.gap
        return two[0] - one[0] <= (self.gap_after if one[0] >= self.ended else (self.gap + self.gap_after) / 2)

    def _minutes(self) -> Iterator[tuple[int, float]]:
        for at, value in self.points:
            if at % MINUTE_S == 0:
                yield round(at) // MINUTE_S, value
        for one, two in pairwise(self.points):
            if self._joined(one, two):
                for minute in range(floor(one[0] / MINUTE_S) + 1, ceil(two[0] / MINUTE_S)):
                    yield minute, self._between(one, two, minute * MINUTE_S)

    def _between(self, one: Point, two: Point, at: float) -> float:
        """Return the value between two points: on their line, of a score the first of them."""
        return one[1] if CATALOGUE[self.code].scale else _between(one, two, at)


def _between(one: Point, two: Point, at: float) -> float:
    """Return the value on the line between two points; never beyond either, whatever rounding does."""
    value = one[1] + (two[1] - one[1]) * (at - one[0]) / (two[0] - one[0])
    return min(max(value, min(one[1], two[1])), max(one[1], two[1]))


@dataclass(frozen=True, slots=True)
class RateSpan:
    """A stretch at one rate, in seconds from the start: in mg/kg/h by this session's weight, and as it was written."""

    start: float
    end: float
    mg_per_kg_h: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """One session from the start of its infusion; `until` is when the patient left, else its last entry.

    Beyond `until` nothing is known. `tracks` holds what was charted, by code; `minutes` every value at each whole
    minute that has one, by code, RATE or GIVEN.
    """

    session_id: UUID
    state: SessionState
    started_at: datetime
    until: datetime
    weight_kg: Decimal
    tracks: Mapping[str, Track]
    rates: tuple[RateSpan, ...]
    minutes: Mapping[str, Mapping[int, float]]

    @property
    def runs(self) -> bool:
        """Say whether the infusion still runs, or is paused: what is known of it is known so far."""
        return self.state.ended_at is None and self.state.left_at is None

    def seconds(self, moment: datetime) -> float:
        """Return a moment in seconds from the start."""
        return (moment - self.started_at).total_seconds()

    @property
    def span(self) -> tuple[float, float]:
        """Return from the first value or the start to the last value or the end, in seconds."""
        points = [point for track in self.tracks.values() for point in (track.points[0], track.points[-1])]
        last = max((step.end for step in self.rates), default=0.0)
        return min([0.0, *(at for at, _ in points)]), max([last, *(at for at, _ in points)])

    def rate_at(self, seconds: float) -> RateSpan | None:
        """Return what flowed at a moment; None before the start, in a pause and after the end."""
        return next((step for step in self.rates if step.start <= seconds < step.end), None)

    def given_at(self, seconds: float) -> tuple[Decimal, Decimal] | None:
        """Return the mg given so far to 0.1, and the mg/kg to 0.01; None before the start and beyond the record."""
        if not 0 <= seconds <= self.seconds(self.until):
            return None
        moment = self.started_at + timedelta(seconds=seconds)
        mg = given_mg(self.state.segments, self.state.boluses, moment)
        return rounded(mg, 1), rounded(mg / Fraction(self.weight_kg), 2)


def align(state: SessionState) -> Aligned | None:
    """Return a session from the start of its infusion; None where that was never started."""
    opened, started = state.opened, state.started_at
    if opened is None or started is None or state.opening is None or opened.weight_kg <= 0:
        return None
    until = max(state.left_at or _last_entry(state), started)
    tracks = {track.code: track for track in _tracks(state, opened.protocol, started)}
    rates = tuple(_rates(state, opened.weight_kg, started, until))
    minutes = {code: track.by_minute for code, track in tracks.items()}
    minutes[RATE] = dict(_rate_minutes(rates))
    minutes[GIVEN] = dict(_given_minutes(state, started, until))
    return Aligned(
        session_id=state.opening.session_id,
        state=state,
        started_at=started,
        until=until,
        weight_kg=opened.weight_kg,
        tracks=tracks,
        rates=rates,
        minutes=minutes,
    )


def _last_entry(state: SessionState) -> datetime:
    """Return when the last thing happened that is of the session itself, not of its review."""
    return max(entry.occurred_at for entry in state.entries if not isinstance(entry.body, BESIDE))


def _tracks(state: SessionState, protocol: Protocol, started: datetime) -> Iterator[Track]:
    gap, gap_after = (
        float((_CHECKS * interval + protocol.check_tolerance_min) * MINUTE_S)
        for interval in (protocol.check_interval_min, protocol.recovery_check_interval_min)
    )
    ended = (state.ended_at - started).total_seconds() if state.ended_at else inf
    for code in CATALOGUE:
        points = {(one.at - started).total_seconds(): float(one.value) for one in series(state, code)}
        if points:
            yield Track(code, tuple(points.items()), gap, ended, gap_after)


def _rates(state: SessionState, weight_kg: Decimal, started: datetime, until: datetime) -> Iterator[RateSpan]:
    for part in state.segments:
        start, end = (part.start - started).total_seconds(), (min(part.end or until, until) - started).total_seconds()
        if end > start:
            per_kg = convert(part.mg_per_h, RateUnit.MG_KG_H, Mixture(weight_kg, Decimal(1)))
            yield RateSpan(start, end, float(per_kg), written_rate(part.rate))


def _rate_minutes(rates: tuple[RateSpan, ...]) -> Iterator[tuple[int, float]]:
    """Yield the rate of each minute from the start to the end of the infusion; the end itself has none."""
    if not rates:
        return
    yield from ((minute, 0.0) for minute in range(ceil(max(step.end for step in rates) / MINUTE_S)))
    for step in rates:
        for minute in range(ceil(step.start / MINUTE_S), ceil(step.end / MINUTE_S)):
            yield minute, step.mg_per_kg_h


def _given_minutes(state: SessionState, started: datetime, until: datetime) -> Iterator[tuple[int, float]]:
    for minute in range((until - started) // timedelta(minutes=1) + 1):
        yield minute, float(given_mg(state.segments, state.boluses, started + timedelta(minutes=minute)))


def earlier(this: Aligned, others: Iterable[Aligned]) -> tuple[Aligned, ...]:
    """Return the sessions that were started before this one and do not run any more, the latest first."""
    before = (one for one in others if one.started_at < this.started_at and not one.runs)
    return tuple(sorted(before, key=lambda one: (one.started_at, one.session_id), reverse=True))


def compared_first(this: Aligned, others: Sequence[Aligned]) -> tuple[Aligned, ...]:
    """Return what a session is compared with unasked, the nearest first: the earlier ones, else the next finished one.

    Where nothing else is finished there is none: an infusion that still runs is compared when it is asked for.
    """
    if before := earlier(this, others):
        return before
    later = (one for one in others if one.session_id != this.session_id and not one.runs)
    return tuple(sorted(later, key=lambda one: (one.started_at, one.session_id)))[:1]


def day_labels(this: Aligned, others: Iterable[Aligned]) -> Mapping[UUID, str]:
    """Return what each session is called: "15 Oct", in another year than this one's "15 Oct 2025".

    Several of one day are told apart by the hour: "15 Oct, 09:50". One that still runs is "26 Nov so far".
    """
    every = [this, *others]
    year = at_chair(this.started_at, this.state.utc_offset_min).year
    days = {one.session_id: at_chair(one.started_at, one.state.utc_offset_min).date() for one in every}
    count, labels = Counter(days.values()), {}
    for one in every:
        day = days[one.session_id]
        words = day_text(day) if day.year == year else f"{day_text(day)} {day.year}"
        clock = clock_text(one.started_at, one.state.utc_offset_min)
        words = f"{words}, {clock}" if count[day] > 1 else words
        labels[one.session_id] = f"{words} so far" if one.runs else words
    return labels
