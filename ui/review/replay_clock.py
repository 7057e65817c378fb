"""Where a replay stands: what time has passed since it was last set going, times its speed."""

from collections.abc import Callable
from typing import Final

SPEEDS: Final = (1, 2, 5, 10, 30, 60, 120)
"""Seconds of the session in one second of the replay."""
USUAL: Final = 60


class Playhead:
    """A place in seconds from the beginning; it follows the clock, however often or seldom it is asked."""

    def __init__(self, elapsed: Callable[[], float]) -> None:
        """`elapsed` gives seconds that never run backwards."""
        self._elapsed = elapsed
        self._from = 0.0
        self._since: float | None = None
        self._speed = USUAL
        self.length = 0.0

    @property
    def playing(self) -> bool:
        return self._since is not None

    @property
    def speed(self) -> int:
        return self._speed

    @property
    def at(self) -> float:
        """The place now, from 0 to the length."""
        passed = 0.0 if self._since is None else (self._elapsed() - self._since) * self._speed
        return min(max(self._from + passed, 0.0), self.length)

    @property
    def over(self) -> bool:
        return self.at >= self.length

    def move(self, at: float) -> None:
        """Go to a place; what plays goes on from there."""
        self._from = at
        self._since = None if self._since is None else self._elapsed()

    def play(self) -> None:
        self.move(self.at)
        self._since = self._elapsed()

    def pause(self) -> None:
        self.move(self.at)
        self._since = None

    def change_speed(self, steps: int) -> None:
        """Play so many steps faster, or slower where they are below 0, within the speeds there are."""
        self.move(self.at)
        place = SPEEDS.index(self._speed) + steps
        self._speed = SPEEDS[min(max(place, 0), len(SPEEDS) - 1)]
