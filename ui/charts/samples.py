"""What a device has measured, kept by channel in arrays that grow."""

from math import isfinite
from typing import Final

import numpy as np

from ui.charts.fold import Flags, Floats, Stretch

USUAL_SPACINGS: Final = 2.5
"""Samples further apart than so many of their track's usual spacings are not joined: nobody knows what lay between.

A real S/5 export has its rows 2 to 16 s apart, and must not fall into dots; a second's track with a hole of 12 s must
show the hole. The factor and its bounds are this project's own choice.
"""
LEAST_GAP_S: Final = 10.0
MOST_GAP_S: Final = 40.0

_FIRST_ROOM: Final = 1024


class Samples:
    """The samples of every channel, in the order of their time; what is missing is a break in the line."""

    def __init__(self) -> None:
        self._streams: dict[str, _Stream] = {}

    def append(self, channel: str, at: Floats, values: Floats) -> bool:
        """Add samples and say whether all are to be looked at anew: for a value beyond them, or a wider joined gap.

        `at` is in seconds from the origin, `values` in the channel's unit, NaN for missing. Raises ValueError
        if they differ in length.
        """
        if len(at) != len(values):
            raise ValueError(f"{channel}: {len(at)} times for {len(values)} values")
        return self._streams.setdefault(channel, _Stream()).append(at, values)

    def clear(self) -> None:
        self._streams.clear()

    def has(self, channel: str) -> bool:
        return self.last(channel) is not None

    def any(self) -> bool:
        return any(map(self.has, self._streams))

    def last(self, channel: str) -> float | None:
        """The time of the newest sample of a channel, in seconds from the origin."""
        stream = self._streams.get(channel)
        return stream.last if stream else None

    def gap_s(self, channel: str) -> float:
        """The most seconds over which the line of a channel is joined."""
        stream = self._streams.get(channel)
        return stream.gap_s if stream else LEAST_GAP_S

    def extremes(self, channel: str) -> tuple[float, float] | None:
        """The lowest and highest value that a channel has ever shown."""
        stream = self._streams.get(channel)
        return (stream.low, stream.high) if stream and stream.last is not None else None

    def between(self, channel: str, start: float, end: float) -> Stretch:
        """The samples of a span and their next neighbours on both sides, so that a line can reach its edges."""
        return self._streams[channel].between(start, end)


class _Stream:
    """One channel: only what was measured, whether it is whole since the one before, and joined to it."""

    def __init__(self) -> None:
        self._length = 0
        self._measure_at = 2
        self._missing = False
        self._at = np.empty(_FIRST_ROOM)
        self._values = np.empty(_FIRST_ROOM)
        self._whole = np.empty(_FIRST_ROOM, np.bool_)
        self._joined = np.empty(_FIRST_ROOM, np.bool_)
        self.gap_s = LEAST_GAP_S
        self.low = np.inf
        self.high = -np.inf

    @property
    def last(self) -> float | None:
        return float(self._at[self._length - 1]) if self._length else None

    def append(self, at: Floats, values: Floats) -> bool:
        if len(at) == 1:
            return self._append_one(float(at[0]), float(values[0]))
        finite = np.isfinite(values)
        whole = np.ones(len(at), np.bool_)
        if len(at):
            whole[0] = not self._missing
            whole[1:] = finite[:-1]
            self._missing = not finite[-1]
        if not finite.all():
            at, values, whole = at[finite], values[finite], whole[finite]
        if not len(at):
            return False
        last = self.last
        self._store(at, values, whole)
        return self._settle(late=last is not None and bool(at[0] < last)) | self._widen(values)

    def _append_one(self, at: float, value: float) -> bool:
        """Do the same for the one sample a second of a live feed, without arrays of one."""
        if not isfinite(value):
            self._missing = True
            return False
        last, place = self.last, self._length
        if place == len(self._at):
            self._grow(place + 1)
        self._at[place], self._values[place], self._whole[place] = at, value, not self._missing
        self._joined[place] = last is not None and not self._missing and at - last <= self.gap_s
        self._length, self._missing = place + 1, False
        late = last is not None and at < last
        rejoined = self._settle(late=late) if late or place + 1 >= self._measure_at else False
        wider = value < self.low or value > self.high
        if wider:
            self.low, self.high = min(value, self.low), max(value, self.high)
        return wider or rejoined

    def between(self, start: float, end: float) -> Stretch:
        at = self._at[: self._length]
        first = max(int(at.searchsorted(start)) - 1, 0)
        last = int(at.searchsorted(end, side="right")) + 1
        inside = slice(first, min(last, self._length))
        return Stretch(at[inside], self._values[inside], self._joined[inside])

    def _store(self, at: Floats, values: Floats, whole: Flags) -> None:
        first, last = self._length, self._length + len(at)
        if last > len(self._at):
            self._grow(last)
        self._at[first:last] = at
        self._values[first:last] = values
        self._whole[first:last] = whole
        self._length = last
        self._join(first)

    def _grow(self, needed: int) -> None:
        held, room = slice(0, self._length), max(needed, 2 * len(self._at)) - self._length
        self._at = np.concatenate((self._at[held], np.empty(room)))
        self._values = np.concatenate((self._values[held], np.empty(room)))
        self._whole = np.concatenate((self._whole[held], np.empty(room, np.bool_)))
        self._joined = np.concatenate((self._joined[held], np.empty(room, np.bool_)))

    def _widen(self, values: Floats) -> bool:
        low, high = float(values.min()), float(values.max())
        wider = low < self.low or high > self.high
        self.low, self.high = min(low, self.low), max(high, self.high)
        return wider

    def _settle(self, *, late: bool) -> bool:
        """Put late samples in their place, measure the usual spacing where it is time to, and say if joins changed.

        It is measured over the first 1, 2, 4, 8 ... spacings: a sample costs the same after two hours, a line is
        drawn anew a dozen times at most, and what came sample by sample is joined as what came at once.
        """
        if late:
            order = np.argsort(self._at[: self._length], kind="stable")
            for column in (self._at, self._values, self._whole):
                column[: self._length] = column[order]
        gap_s = self.gap_s
        if self._length > 1 and (late or self._length >= self._measure_at):
            counted = 1 << ((self._length - 1).bit_length() - 1)
            self._measure_at = 2 * counted + 1
            usual = float(np.median(np.diff(self._at[: counted + 1])))
            self.gap_s = min(max(USUAL_SPACINGS * usual, LEAST_GAP_S), MOST_GAP_S)
        if late or self.gap_s != gap_s:
            self._join(0)
        return self.gap_s != gap_s

    def _join(self, first: int) -> None:
        """Say of every sample from place `first` on whether the line reaches it from the one before."""
        first, last = max(first, 1), self._length
        self._joined[0] = False
        near = self._at[first:last] - self._at[first - 1 : last - 1] <= self.gap_s
        np.logical_and(self._whole[first:last], near, out=self._joined[first:last])
