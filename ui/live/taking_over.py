"""Making entries of what the monitor says: one key, the monitor as the source, each cuff pressure once."""

from uuid import UUID

from PySide6.QtCore import QObject

from session.events import Event
from session.problems import Refused
from ui.live.device_values import DeviceValues, TakenOver
from ui.running_session import RunningSession
from ui.text import tr


class TakingOver(QObject):
    """Remembers what was sent, so that a pressure counts as taken only when it is on the disk."""

    def __init__(self, running: RunningSession, devices: DeviceValues, parent: QObject) -> None:
        super().__init__(parent)
        self._running, self._devices = running, devices
        self._sent: dict[UUID, TakenOver] = {}
        running.bridge.recorded.connect(self._recorded)
        running.bridge.failed.connect(self._failed)

    def take(self) -> str:
        """Send what can be taken over now; return a sentence where nothing can be."""
        self._running.tick()
        monitor, under_way = self._running.monitor, {part.at for part in self._sent.values()}
        now = self._running.recorder.now()
        parts = self._devices.take_over(now) if monitor else ()
        parts = tuple(part for part in parts if part.at not in under_way)
        if monitor is None or not parts:
            return tr("The monitor has no value to take over now.")
        try:
            for part in parts:
                sent = self._running.bridge.write((part.body,), occurred_at=part.at, source=monitor.name)
                self._sent |= {event.event_id: part for event in sent.events}
        except Refused as refused:
            return refused.sentence
        return ""

    def _recorded(self, event: Event, _state: object) -> None:
        if part := self._sent.pop(event.event_id, None):
            self._devices.took((part,))

    def _failed(self, events: tuple[Event, ...], _sentence: str) -> None:
        for event in events:
            self._sent.pop(event.event_id, None)
