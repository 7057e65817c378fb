"""The clock of the machine, and one that runs faster for training; nothing else reads the time."""

import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Final

_EARLIEST: Final = datetime(1970, 1, 2, tzinfo=UTC)
"""Windows knows no local time before its first day, which begins later west of Greenwich."""

if sys.platform == "linux":

    def _running_s() -> float:
        return time.clock_gettime(time.CLOCK_BOOTTIME)

elif sys.platform == "darwin":

    def _running_s() -> float:
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW)

else:

    def _running_s() -> float:
        return time.monotonic()


class SystemClock:
    """The computer's wall time, and seconds that count on while it sleeps."""

    def wall(self) -> datetime:
        return datetime.now(UTC)

    def elapsed(self) -> float:
        """Return seconds since an arbitrary moment; suspended time counts on Linux, macOS and Windows."""
        return _running_s()

    def utc_offset_min(self, at: datetime | None = None) -> int:
        """Return the local offset from UTC in minutes at a moment, or now; before 1970 the one with which it began."""
        moment = max(at or self.wall(), _EARLIEST)
        offset = moment.astimezone().utcoffset() or timedelta(0)
        return offset // timedelta(minutes=1)


class AcceleratedClock:
    """Starts now and runs `speed` times as fast, for training and demonstration."""

    def __init__(self, speed: float, machine: SystemClock | None = None) -> None:
        self._speed, self._machine = speed, machine or SystemClock()
        self._wall, self._elapsed = self._machine.wall(), self._machine.elapsed()

    def wall(self) -> datetime:
        return self._wall + timedelta(seconds=self.elapsed() - self._elapsed)

    def elapsed(self) -> float:
        """Return seconds of the fast clock; they start at the machine's."""
        return self._elapsed + (self._machine.elapsed() - self._elapsed) * self._speed

    def utc_offset_min(self, at: datetime | None = None) -> int:
        """Return the local offset from UTC in minutes at a moment, or now."""
        return self._machine.utc_offset_min(at or self.wall())
