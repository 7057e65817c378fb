"""Which monitor stands beside a session, from what the program was started with."""

from datetime import UTC, datetime
from math import isfinite
from pathlib import Path
from uuid import UUID

from session.ports import Journal, Monitor, Patient
from session.problems import StorageProblem
from session.simulation.monitor import SimulatedMonitor
from session.simulation.scenarios import Scenario

SIMULATED = "simulated"


class MonitorMaker:
    """Makes the monitor of a session: `which` is "simulated", one for each, or "csv:FILE", one device for all.

    A `scenario` is what happens to the patients of simulated ones.
    """

    def __init__(self, which: str, journal: Journal, scenario: Scenario | None = None) -> None:
        self.only_one = which != SIMULATED
        self._path = Path(which.removeprefix("csv:")).expanduser().absolute()
        self._journal = journal
        self._scenario = scenario

    def __call__(self, patient: Patient, session_id: UUID, *, go_on: bool = True) -> Monitor:
        """Make a monitor; `go_on` takes what the device has sent since the last sample stored for the session."""
        if not self.only_one:
            return SimulatedMonitor(who=patient, scenario=self._scenario)
        from storage.monitors.vscapture_file import VSCaptureFile

        return VSCaptureFile(self._path, resume_after=self.last_heard(session_id) if go_on else None)

    def last_heard(self, session_id: UUID) -> datetime | None:
        """Return when the device sent what was stored last; None before any, and where that cannot be read."""
        try:
            return latest_device_time(self._journal, session_id)
        except StorageProblem:
            return None


def latest_device_time(journal: Journal, session_id: UUID) -> datetime | None:
    """Return the device's own time of the last sample stored for a session; None before any."""
    seconds = [second for track in journal.samples(session_id).values() for second in track.device_at]
    latest = max(filter(isfinite, seconds), default=None)
    return None if latest is None else datetime.fromtimestamp(latest, UTC)
