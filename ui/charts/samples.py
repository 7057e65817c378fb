"""What a device has measured, kept by channel in arrays that grow."""

from math import isfinite
from typing import Final

import numpy as np

from ui.charts.fold import Flags, Floats, Stretch

GAP_S: Final = 10.0
"""Samples further apart than this are not joined: nobody knows what lay between them."""

_FIRST_ROOM: Final = 1024


class Samples:
    """The samples of every channel, in the order of their time; what is missing is a break in the line."""

    def __init__(self, gap_s: float = GAP_S) -> None:
        self._gap_s = gap_s
        self._streams: dict[str, _Stream] = {}

    def append(self, channel: str, at: Floats, values: Floats) -> bool:
        """Add samples and say whether they reach beyond all before them.

        `at` is in seconds from the origin, `values` in the channel's unit, NaN for missing. Raises ValueError
        if they differ in length.
        """
        if len(at) != len(values):
            raise ValueError(f"{channel}: {len(at)} times for {len(values)} values")
        return self._streams.setdefault(channel, _Stream(self._gap_s)).append(at, values)

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

    def extremes(self, channel: str) -> tuple[float, float] | None:
        """The lowest and highest value that a channel has ever shown."""
        stream = self._streams.get(channel)
        return (stream.low, stream.high) if stream and stream.last is not None else None

    def between(self, channel: str, start: float, end: float) -> Stretch:
        """The samples of a span and their next neighbours on both sides, so that a line can reach its edges."""
        return self._streams[channel].between(start, end)


class _Stream:
    """One channel: only what was measured, and whether the line reaches it from the one before."""

    def __init__(self, gap_s: float) -> None:
        self._gap_s = gap_s
        self._length = 0
        self._missing = False
        self._at = np.empty(_FIRST_ROOM)
        self._values = np.empty(_FIRST_ROOM)
        self._joined = np.empty(_FIRST_ROOM, np.bool_)
        self.low = np.inf
        self.high = -np.inf

    @property
    def last(self) -> float | None:
        return float(self._at[self._length - 1]) if self._length else None

    def append(self, at: Floats, values: Floats) -> bool:
        if len(at) == 1:
            return self._append_one(float(at[0]), float(values[0]))
        finite = np.isfinite(values)
        joined = np.ones(len(at), np.bool_)
        if len(at):
            joined[0] = not self._missing
            joined[1:] = finite[:-1]
            self._missing = not finite[-1]
        if not finite.all():
            at, values, joined = at[finite], values[finite], joined[finite]
        if not len(at):
            return False
        last = self.last
        self._store(at, values, joined)
        if last is not None and at[0] < last:
            self._sort()
        return self._widen(values)

    def _append_one(self, at: float, value: float) -> bool:
        """Do the same for the one sample a second of a live feed, without arrays of one."""
        if not isfinite(value):
            self._missing = True
            return False
        last, place = self.last, self._length
        if place == len(self._at):
            self._grow(place + 1)
        self._at[place], self._values[place] = at, value
        self._joined[place] = last is not None and not self._missing and at - last <= self._gap_s
        self._length, self._missing = place + 1, False
        if last is not None and at < last:
            self._sort()
        wider = value < self.low or value > self.high
        if wider:
            self.low, self.high = min(value, self.low), max(value, self.high)
        return wider

    def between(self, start: float, end: float) -> Stretch:
        at = self._at[: self._length]
        first = max(int(at.searchsorted(start)) - 1, 0)
        last = int(at.searchsorted(end, side="right")) + 1
        inside = slice(first, min(last, self._length))
        return Stretch(at[inside], self._values[inside], self._joined[inside])

    def _store(self, at: Floats, values: Floats, joined: Flags) -> None:
        first, last = self._length, self._length + len(at)
        if last > len(self._at):
            self._grow(last)
        self._at[first:last] = at
        self._values[first:last] = values
        self._joined[first:last] = joined
        self._length = last
        start = max(first, 1)
        near = self._at[start:last] - self._at[start - 1 : last - 1] <= self._gap_s
        self._joined[start:last] &= near
        self._joined[0] = False

    def _grow(self, needed: int) -> None:
        held, room = slice(0, self._length), max(needed, 2 * len(self._at)) - self._length
        self._at = np.concatenate((self._at[held], np.empty(room)))
        self._values = np.concatenate((self._values[held], np.empty(room)))
        self._joined = np.concatenate((self._joined[held], np.empty(room, np.bool_)))

    def _widen(self, values: Floats) -> bool:
        low, high = float(values.min()), float(values.max())
        wider = low < self.low or high > self.high
        self.low, self.high = min(low, self.low), max(high, self.high)
        return wider

    def _sort(self) -> None:
        held = slice(0, self._length)
        order = np.argsort(self._at[held], kind="stable")
        self._at[held], self._values[held] = self._at[held][order], self._values[held][order]
        self._joined[held] = self._joined[held][order]
        self._joined[1 : self._length] &= np.diff(self._at[held]) <= self._gap_s
