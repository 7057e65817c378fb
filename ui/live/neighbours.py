"""The sessions that run beside one in this window, and whose of them an entry seems to be."""

from collections.abc import Iterable
from datetime import datetime

from session.events import Body, VitalsRecorded
from session.guard import fits_better
from session.several import Occupant
from ui import shortcuts
from ui.desk import Desk
from ui.occupants import occupant
from ui.running_session import RunningSession
from ui.text import tr


class Neighbours:
    """Knows the desk; the entry line asks it before it records."""

    def __init__(self, running: RunningSession, desk: Desk) -> None:
        self._running, self._desk = running, desk

    def others(self) -> list[RunningSession]:
        """Return the other sessions that are running here, in the order of their keys."""
        here = (one for one in self._desk.running if one is not self._running and not one.finished)
        return sorted(here, key=lambda one: one.edge)

    def doubt(self, facts: Iterable[Body], moment: datetime | None) -> str:
        """Ask whether readings that are far from this patient's last ones are somebody else's; empty where not.

        `moment` is when they were taken by this session's time; None means now.
        """
        readings = [one for fact in facts if isinstance(fact, VitalsRecorded) for one in fact.readings]
        others = self.others() if readings else []
        now = self._running.recorder.now()
        ago = now - (moment or now)
        seated = [occupant(one.patient, one.state, one.recorder.now() - ago) for one in others]
        found = fits_better(readings, self._running.state, seated, now - ago)
        there = next((one for one, seat in zip(others, seated, strict=True) if seat is found), None)
        return self._question(found, there) if found and there else ""

    def _question(self, other: Occupant, there: RunningSession) -> str:
        own = occupant(self._running.patient, self._running.state, other.now)
        namesakes = own.family == other.family
        asked = tr("That is far from {here}'s last values and fits {where}. Is it {whose}'s?").format(
            here=own.name if namesakes else own.family,
            where=other.words,
            whose=other.name if namesakes else other.family,
        )
        if there.edge >= 9:
            return asked
        return tr("{asked} {key} goes there.").format(asked=asked, key=shortcuts.shown(f"session {there.edge + 1}"))
