"""How long a monitor's values have been beyond a limit, or back within: what an alert may rest on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from session.limits import Tier, bands
from session.ports import Sample
from session.state import SessionState

SILENT: Final = timedelta(seconds=20)
"""After how long without a value a monitor that has sent some counts as silent (this project's own choice)."""
_GAP: Final = timedelta(minutes=1)
_CUFF_GAP: Final = timedelta(minutes=35)
_BY_CUFF: Final = frozenset({"systolic", "diastolic"})
_LEVELS: Final = (Tier.ACT, Tier.STOP)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a monitor's values have been for long enough: beyond which limit, or within both where `tier` is None.

    `eased` is when they last were not beyond the limit to stop at for long enough; None where they never were.
    """

    tier: Tier | None
    at: datetime
    value: Decimal
    eased: datetime | None = None


@dataclass(slots=True)
class _Run:
    """Values that have all been beyond a level, or all within it, since a moment."""

    beyond: bool
    since: datetime
    readings: int = 1


class _Track:
    """One reading as the monitor sends it."""

    def __init__(self, gap: timedelta) -> None:
        self.last: Sample | None = None
        self._gap = gap
        self.verdict: Verdict | None = None
        self._runs: dict[Tier, _Run] = {}
        self._eased: datetime | None = None

    def add(self, sample: Sample, tier: Tier | None, *, persist: timedelta, readings: int) -> None:
        """Take one more value; nothing is decided from one side of a long silence to the other."""
        if self.last and sample.at - self.last.at > self._gap:
            self._runs.clear()
        self.last = sample
        for level in _LEVELS:
            beyond, run = tier is not None and tier >= level, self._runs.get(level)
            if run is None or run.beyond is not beyond:
                self._runs[level] = _Run(beyond, sample.at)
            else:
                run.readings += 1
        held = {
            level: run.beyond
            for level, run in self._runs.items()
            if run.readings >= readings and sample.at - run.since >= persist
        }
        reached = max((level for level, beyond in held.items() if beyond), default=None)
        if held.get(Tier.STOP) is False:
            self._eased = sample.at
        if reached is not None or held.get(Tier.ACT) is False:
            self.verdict = Verdict(reached, sample.at, sample.value, self._eased)


class DeviceWatch:
    """Follows the monitor of one session.

    Across a restart it knows only when the monitor was heard last; what it had shown is on the record as alerts.
    """

    def __init__(self) -> None:
        self._tracks: dict[str, _Track] = {}
        self.last_at: datetime | None = None
        self.name = ""
        self._awaited_from: datetime | None = None

    def add(self, state: SessionState, samples: Iterable[Sample], name: str) -> None:
        """Take what the monitor called `name` has sent since the last call, in the order of time."""
        if state.opened is None:
            return
        limits = bands(state)
        self.name = name
        persist = timedelta(seconds=state.opened.protocol.persist_s)
        readings = state.opened.protocol.persist_readings
        for sample in samples:
            self.last_at = max(sample.at, self.last_at or sample.at)
            if (band := limits.get(sample.code)) is not None:
                gap = _CUFF_GAP if sample.code in _BY_CUFF else _GAP
                track = self._tracks.setdefault(sample.code, _Track(gap))
                track.add(sample, band.tier(sample.value), persist=persist, readings=readings)

    def go_on(self, last_at: datetime, now: datetime, name: str) -> None:
        """Go on with a monitor that was heard last at `last_at`, and give it time from `now` on to be heard again."""
        self.last_at, self._awaited_from, self.name = last_at, now, name

    def forget(self) -> None:
        """The monitor stands elsewhere from now on: its silence says nothing here any more."""
        self.last_at = self._awaited_from = None
        self._tracks.clear()

    def verdict(self, code: str) -> Verdict | None:
        """Return what a reading has last been for long enough, or None where that is not known."""
        track = self._tracks.get(code)
        return track.verdict if track else None

    def silent_since(self, now: datetime) -> datetime | None:
        """Return when the monitor sent its last value, where that is too long ago; None where it never sent one."""
        if self.last_at is None:
            return None
        return self.last_at if now - max(self.last_at, self._awaited_from or self.last_at) > SILENT else None
