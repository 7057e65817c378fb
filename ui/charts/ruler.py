"""A lane's scale of values."""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor
from typing import Final

LEAST_TICK_PX: Final = 15.0


@dataclass(frozen=True, slots=True)
class Ruler:
    """Values from `low` to `high` over a lane's height, `top` and `bottom` in logical pixels."""

    low: float
    high: float
    top: float
    bottom: float

    @property
    def per_unit(self) -> float:
        """Logical pixels down for one unit up: a negative number."""
        return (self.top - self.bottom) / (self.high - self.low)

    def y(self, value: float) -> float:
        """The pixel of a value; one that lies outside stands on the edge."""
        if value <= self.low:
            return self.bottom
        if value >= self.high:
            return self.top
        return self.bottom + (value - self.low) * self.per_unit

    def ticks(self, steps: tuple[float, ...]) -> tuple[tuple[float, str], ...]:
        """Pixels and words of round values, at the finest of `steps` at which they can be told apart."""
        return _ticks(self, steps)


@lru_cache(maxsize=64)
def _ticks(ruler: Ruler, steps: tuple[float, ...]) -> tuple[tuple[float, str], ...]:
    step = next((step for step in steps if -step * ruler.per_unit >= LEAST_TICK_PX), steps[-1])
    count = range(ceil(ruler.low / step), floor(ruler.high / step) + 1)
    return tuple((ruler.y(n * step), f"{n * step:g}") for n in count)
