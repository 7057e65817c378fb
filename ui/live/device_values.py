"""What the monitor said last: shown as live, never an entry until the nurse takes it over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from session.events import Reading, VitalsRecorded
from session.ports import Sample
from session.quantities import rounded
from session.vitals import CATALOGUE

LIVE: Final = timedelta(seconds=15)
"""A monitor's value older than this is no longer called live (this project's own choice)."""
_CUFF: Final = timedelta(minutes=5)
_PRESSURE: Final = ("systolic", "diastolic")


@dataclass(frozen=True, slots=True)
class TakenOver:
    """Readings as the nurse takes them over, and when the monitor measured them."""

    at: datetime
    body: VitalsRecorded


class DeviceValues:
    """The latest sample of each code."""

    def __init__(self) -> None:
        self._latest: dict[str, Sample] = {}
        self._taken: datetime | None = None

    def add(self, samples: Iterable[Sample]) -> None:
        """Keep the newest of each code."""
        for sample in samples:
            known = self._latest.get(sample.code)
            if known is None or sample.at >= known.at:
                self._latest[sample.code] = sample

    def live(self, code: str, now: datetime) -> Sample | None:
        """Return the latest sample of a code while it is live; a cuff pressure counts for five minutes."""
        sample = self._latest.get(code)
        span = _CUFF if code in _PRESSURE else LIVE
        return sample if sample and now - sample.at <= span else None

    def last_at(self) -> datetime | None:
        """Return when the monitor said anything last, or None."""
        return max((sample.at for sample in self._latest.values()), default=None)

    def take_over(self, now: datetime) -> tuple[TakenOver, ...]:
        """Return what can be taken over now: the pressure at the time of its cuff, the rest as it is live.

        A cuff pressure is taken over once.
        """
        parts = []
        systolic, diastolic = (self.live(code, now) for code in _PRESSURE)
        if systolic and diastolic and (self._taken is None or systolic.at > self._taken):
            parts.append(TakenOver(systolic.at, VitalsRecorded((_reading(systolic), _reading(diastolic)))))
        rest = [self.live(code, now) for code in CATALOGUE if code not in _PRESSURE]
        readings = tuple(_reading(sample) for sample in rest if sample)
        if readings:
            parts.append(TakenOver(now, VitalsRecorded(readings)))
        return tuple(parts)

    def took(self, parts: Iterable[TakenOver]) -> None:
        """Remember which cuff pressure has been taken over."""
        for part in parts:
            if part.body.value("systolic") is not None:
                self._taken = part.at


def _reading(sample: Sample) -> Reading:
    return Reading(sample.code, rounded(Decimal(sample.value), CATALOGUE[sample.code].decimals))
