"""Two axes of a plot that begin and end at round values: a dose over the width, days up the height."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF

_STEPS: Final = tuple(
    Decimal(step) for step in ("0.02", "0.05", "0.1", "0.2", "0.25", "0.5", "1", "2", "5", "10", "20", "50", "100")
)
_MOST_TICKS: Final = 9
_DAYS: Final = (1, 2, 7, 14, 28, 56, 112, 224, 448)
_ROOM: Final = 1.12


@dataclass(frozen=True, slots=True)
class DoseScale:
    """Doses from `low` to `high` over the width of a box, with a label every `step`."""

    low: Decimal
    high: Decimal
    step: Decimal
    box: QRectF

    @classmethod
    def fitting(cls, doses: Sequence[Decimal], box: QRectF) -> "DoseScale":
        """Return the scale that holds these doses, of which there is one at least, with room at both sides."""
        least, most = min(doses), max(doses)
        step = next((one for one in _STEPS if (most - least) / one <= _MOST_TICKS - 3), _STEPS[-1])
        low = (least // step) * step
        low = max(Decimal(0), low - step) if low == least else low
        return cls(low, (most // step + 1) * step, step, box)

    def x(self, dose: Decimal) -> float:
        return self.box.left() + float((dose - self.low) / (self.high - self.low)) * self.box.width()

    def ticks(self) -> Iterator[Decimal]:
        """Yield the doses that have a label."""
        dose = self.low
        while dose <= self.high:
            yield dose
            dose += self.step


@dataclass(frozen=True, slots=True)
class HeightScale:
    """Days from none at the bottom of a box to `top` at its upper edge, with a label every `step` days."""

    top: int
    step: int
    box: QRectF

    @classmethod
    def fitting(cls, longest: float, box: QRectF) -> "HeightScale":
        """Return the scale that holds so many days with room above them, and at least two weeks."""
        most = max(longest * _ROOM, 14.0)
        step = next((days for days in _DAYS if most / days <= _MOST_TICKS - 2), _DAYS[-1])
        return cls(step * ceil(most / step), step, box)

    def y(self, days: float) -> float:
        return self.box.bottom() - days / self.top * self.box.height()

    def ticks(self) -> Iterator[int]:
        """Yield the days that have a label."""
        yield from range(0, self.top + 1, self.step)
