"""Days from none on, laid over the pixels of a chart, with labels at whole weeks."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

_STEPS: Final = (7, 14, 28, 56, 112, 224, 448)
_LABEL_PX: Final = 34.0
_ROOM: Final = 1.04


@dataclass(frozen=True, slots=True)
class DaysScale:
    """From 0 at `left` to `most` days at `right`, with a label every `step` days."""

    left: float
    right: float
    most: float
    step: int

    @classmethod
    def fitting(cls, longest: float, left: float, right: float) -> "DaysScale":
        """Return the scale that holds `longest` days with a little room beyond, and at least two weeks."""
        most = max(longest * _ROOM, 2.0 * _STEPS[0])
        labels = max((right - left) / _LABEL_PX, 2.0)
        step = next((days for days in _STEPS if most / days <= labels), _STEPS[-1])
        return cls(left, right, max(most, float(step)), step)

    def x(self, days: float) -> float:
        return self.left + (self.right - self.left) * min(days / self.most, 1.0)

    def ticks(self) -> Iterator[int]:
        """Yield the days that have a label."""
        yield from range(0, ceil(self.most) + (self.most % self.step == 0), self.step)
