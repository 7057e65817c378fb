"""Which monitor stands beside a session, from what the program was started with."""

from collections.abc import Callable
from datetime import UTC, datetime
from math import isfinite
from pathlib import Path
from uuid import UUID

from session.ports import Journal, Monitor, Patient
from session.simulation.monitor import SimulatedMonitor

SIMULATED = "simulated"


def monitor_maker(which: str, journal: Journal) -> Callable[[Patient, UUID], Monitor]:
    """Return what makes the monitor of a session: `which` is "simulated" or "csv:FILE"."""
    path = Path(which.removeprefix("csv:")).expanduser().absolute()

    def make(patient: Patient, session_id: UUID) -> Monitor:
        if which == SIMULATED:
            return SimulatedMonitor(who=patient)
        from storage.monitors.vscapture_file import VSCaptureFile

        return VSCaptureFile(path, resume_after=latest_device_time(journal, session_id))

    return make


def latest_device_time(journal: Journal, session_id: UUID) -> datetime | None:
    """Return the device's own time of the last sample stored for a session; None before any."""
    seconds = [second for track in journal.samples(session_id).values() for second in track.device_at]
    latest = max(filter(isfinite, seconds), default=None)
    return None if latest is None else datetime.fromtimestamp(latest, UTC)
