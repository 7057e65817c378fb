"""What is pressed in an emergency: recorded at once, and kept with its moment where the disk did not take it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from session.alert_events import EMERGENCY_STEPS
from session.emergency import Emergency, fold_emergency
from session.events import Body, Event
from session.problems import Refused
from session.times import clock_text
from ui.running_session import RunningSession
from ui.text import tr


@dataclass(frozen=True, slots=True)
class Tap:
    """What one press records, when it was pressed, and under which name."""

    bodies: tuple[Body, ...]
    at: datetime
    by: str


class EmergencyTaps(QObject):
    """Lives as long as its session, so that nothing that was pressed is lost with the card.

    What was not saved is tried again with its own moment once something else could be saved, or when it is asked for.
    Where somebody else writes by then, it is recorded as nobody's, and whoever did it answers for it.
    `changed` comes with everything that has become of a press.
    """

    changed = Signal()

    def __init__(self, running: RunningSession) -> None:
        super().__init__(running)
        self.unsaved: tuple[Tap, ...] = ()
        self._running = running
        self._sent: dict[UUID, Tap] = {}
        running.bridge.recorded.connect(self._recorded)
        running.bridge.failed.connect(self._failed)
        running.bridge.submitted.connect(self.changed)

    @property
    def emergency(self) -> Emergency | None:
        """Return the emergency that goes on, with what is pressed and not on the disk yet; None where none does."""
        found = self._running.recorder.foreseen.emergencies
        for tap in self.unsaved:
            for body in tap.bodies:
                if isinstance(body, EMERGENCY_STEPS):
                    found = fold_emergency(found, body, tap.at)
        return found[-1] if found and found[-1].ended_at is None else None

    @property
    def under_way(self) -> tuple[Tap, ...]:
        """Return what is on its way to the disk."""
        return tuple(self._sent.values())

    def press(self, bodies: Sequence[Body]) -> str:
        """Record these as of now; return why a part of them could not be, or nothing."""
        recorder = self._running.recorder
        sentence = self._send(Tap(tuple(bodies), recorder.now(), recorder.actor))
        self.changed.emit()
        return sentence

    def save_again(self) -> None:
        """Try again what was not saved, in its order and with its moments."""
        waiting, self.unsaved = self.unsaved, ()
        for tap in waiting:
            if sentence := self._send(tap):
                clock = clock_text(tap.at, self._running.state.utc_offset_min)
                left_out = tr("Not all that was pressed at {clock} could be recorded. {sentence}")
                self._running.inform(left_out.format(clock=clock, sentence=sentence))
        self.changed.emit()

    def _send(self, tap: Tap) -> str:
        """Send a press; where a fact of it cannot be, such as the end of what does not run, that part is left out."""
        try:
            self._write(tap)
        except Refused as refused:
            steps = tuple(body for body in tap.bodies if isinstance(body, EMERGENCY_STEPS))
            if steps and steps != tap.bodies:
                self._send(Tap(steps, tap.at, tap.by))
            return refused.sentence
        return ""

    def _write(self, tap: Tap) -> None:
        bridge = self._running.bridge
        if tap.by == self._running.recorder.actor:
            sent = bridge.write(tap.bodies, occurred_at=tap.at, urgent=True)
        else:
            sent = bridge.write_as_nobodys(tap.bodies, tap.at)
        self._sent[sent.events[-1].event_id] = tap

    def _recorded(self, event: Event, _state: object) -> None:
        if self._sent.pop(event.event_id, None):
            self.changed.emit()
        if self.unsaved:
            self.save_again()

    def _failed(self, events: Sequence[Event], _sentence: str) -> None:
        lost = [tap for event in events if (tap := self._sent.pop(event.event_id, None))]
        if lost:
            self.unsaved = tuple(sorted((*self.unsaved, *lost), key=lambda tap: tap.at))
            self.changed.emit()


def taps_of(running: RunningSession) -> EmergencyTaps:
    """Return what is pressed in the emergencies of a session."""
    found = running.findChildren(EmergencyTaps)
    return found[0] if found else EmergencyTaps(running)
