"""The highest pressure of past sessions, read once and remembered: a record that is finished does not change."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from session.events import VitalsRecorded
from session.ports import Journal
from session.readings import highest
from session.state import SessionState, replay


class Peaks:
    """Reads the sessions that it is asked for and has not read before."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._known: dict[UUID, str] = {}

    def of(self, sessions: Iterable[UUID]) -> Mapping[UUID, str]:
        """Return the peak of each session as "141/86", empty where no pressure was taken; raises StorageProblem."""
        for session_id in sessions:
            if session_id not in self._known:
                self._known[session_id] = peak_pressure(replay(self._journal.events(session_id)))
        return self._known


def peak_pressure(state: SessionState) -> str:
    """Return the highest systolic pressure with the diastolic one of the same reading: "141/86", "141", or nothing."""
    top = highest(state, "systolic")
    if top is None:
        return ""
    body = top.entry.body
    below = body.value("diastolic") if isinstance(body, VitalsRecorded) else None
    return f"{top.value:f}" if below is None else f"{top.value:f}/{below:f}"
