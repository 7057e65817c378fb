"""What a device has measured, kept by channel in arrays that grow."""

import numpy as np

from ui.charts.fold import Floats


class Samples:
    """The samples of every channel, in the order of their time; missing values stay missing."""

    def __init__(self) -> None:
        self._at: dict[str, Floats] = {}
        self._values: dict[str, Floats] = {}
        self._length: dict[str, int] = {}
        self._extremes: dict[str, tuple[float, float]] = {}

    def append(self, channel: str, at: Floats, values: Floats) -> None:
        """Add samples: `at` in seconds from the origin, `values` in the channel's unit, NaN for missing."""
        if len(at) != len(values):
            raise ValueError(f"{channel}: {len(at)} times for {len(values)} values")
        if not len(at):
            return
        length = self._length.get(channel, 0)
        self._make_room(channel, length + len(at))
        late = length > 0 and bool(at[0] < self._at[channel][length - 1])
        self._at[channel][length : length + len(at)] = at
        self._values[channel][length : length + len(at)] = values
        self._length[channel] = length + len(at)
        self._widen(channel, values)
        if late:
            self._sort(channel)

    def clear(self) -> None:
        for store in (self._at, self._values, self._length, self._extremes):
            store.clear()

    def has(self, channel: str) -> bool:
        return channel in self._extremes

    def any(self) -> bool:
        return bool(self._extremes)

    def last(self, channel: str) -> float | None:
        """The time of the newest sample of a channel, in seconds from the origin."""
        length = self._length.get(channel, 0)
        return float(self._at[channel][length - 1]) if length else None

    def extremes(self, channel: str) -> tuple[float, float] | None:
        """The lowest and highest value that a channel has ever shown."""
        return self._extremes.get(channel)

    def between(self, channel: str, start: float, end: float) -> tuple[Floats, Floats]:
        """The samples of a span and their next neighbours on both sides, so that a line can reach its edges."""
        length = self._length.get(channel, 0)
        if not length:
            return np.empty(0), np.empty(0)
        at = self._at[channel][:length]
        first = max(int(np.searchsorted(at, start)) - 1, 0)
        last = min(int(np.searchsorted(at, end, side="right")) + 1, length)
        return at[first:last], self._values[channel][first:last]

    def _make_room(self, channel: str, needed: int) -> None:
        held = self._at.get(channel)
        if held is not None and len(held) >= needed:
            return
        size = max(needed, 2 * len(held) if held is not None else 1024)
        length = self._length.get(channel, 0)
        for store in (self._at, self._values):
            grown = np.empty(size)
            grown[:length] = store.get(channel, grown)[:length]
            store[channel] = grown

    def _widen(self, channel: str, values: Floats) -> None:
        present = values[np.isfinite(values)]
        if not len(present):
            return
        low, high = self._extremes.get(channel, (np.inf, -np.inf))
        self._extremes[channel] = (min(low, float(present.min())), max(high, float(present.max())))

    def _sort(self, channel: str) -> None:
        length = self._length[channel]
        order = np.argsort(self._at[channel][:length], kind="stable")
        for store in (self._at, self._values):
            store[channel][:length] = store[channel][:length][order]
