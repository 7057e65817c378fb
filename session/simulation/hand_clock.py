"""A clock that only moves when it is told to."""

from datetime import UTC, datetime, timedelta


class HandClock:
    """Stands still until `advance`; for simulated sessions and for tests. `offset_min` is the local offset from UTC."""

    def __init__(self, start: datetime, utc_offset_min: int = 0) -> None:
        self._wall = start.astimezone(UTC)
        self._elapsed = 0.0
        self.offset_min = utc_offset_min

    def wall(self) -> datetime:
        return self._wall

    def elapsed(self) -> float:
        return self._elapsed

    def utc_offset_min(self, at: datetime | None = None) -> int:
        """Return the offset that is set, whatever the moment."""
        del at
        return self.offset_min

    def advance(self, seconds: float = 0.0, *, minutes: float = 0.0) -> None:
        """Let time pass, zero or more of it."""
        passed = timedelta(seconds=seconds, minutes=minutes)
        self._wall += passed
        self._elapsed += passed.total_seconds()

    def advance_to(self, moment: datetime) -> None:
        """Let time pass until `moment` (aware); one that is past changes nothing."""
        self.advance(max(0.0, (moment - self._wall).total_seconds()))

    def jump(self, seconds: float) -> None:
        """Set the wall time forward or back, as a computer's clock is set; elapsed time goes on undisturbed."""
        self._wall += timedelta(seconds=seconds)

    def set_to(self, moment: datetime) -> None:
        """Set the wall time to `moment` (aware), as a computer's clock is set."""
        self._wall = moment.astimezone(UTC)
