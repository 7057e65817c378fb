"""Lets the most pressing alert that waits for an answer, of any session that runs here, be heard."""

from PySide6.QtCore import QObject

from session.alert_record import waiting
from ui.desk import Desk
from ui.running_session import RunningSession
from ui.sound.reminder_sound import ReminderSound
from ui.theme.priority import Priority


class Reminding(QObject):
    """Owned by the sound; asks every second and with each entry."""

    def __init__(self, desk: Desk, sound: ReminderSound) -> None:
        super().__init__(sound)
        self._desk, self._sound = desk, sound
        desk.ticked.connect(self.heed)
        desk.opened.connect(self._follow)
        desk.finished.connect(self.heed)
        for running in desk.running:
            self._follow(running)

    def heed(self) -> None:
        """Let the sound know what waits now."""
        alerts = (alert for running in self._desk.running for alert in waiting(running.state.alerts) if alert.open)
        self._sound.heed(max((Priority(alert.urgency) for alert in alerts), default=Priority.NONE))

    def _follow(self, running: RunningSession) -> None:
        running.bridge.recorded.connect(self.heed)
