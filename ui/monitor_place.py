"""At which session the monitor stands: what one device sends is recorded for one patient, never for two."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from session.ports import Monitor, Patient
from ui.running_session import RunningSession


class MonitorSource(Protocol):
    """Makes the monitors of sessions. `only_one` says that there is one device, whichever session it stands at."""

    @property
    def only_one(self) -> bool: ...

    def __call__(self, patient: Patient, session_id: UUID, *, go_on: bool = True) -> Monitor:
        """Make a monitor; `go_on` takes what the device has sent since the last sample stored for the session."""

    def last_heard(self, session_id: UUID) -> datetime | None:
        """Return when the device sent what was stored last for a session; None where nothing was."""


class MonitorPlace:
    """Gives each session a monitor of its own, or the only one there is to one session at a time.

    The only one goes to the session that is opened while nobody has it; `move_to` is a person's act.
    """

    def __init__(self, source: MonitorSource | None) -> None:
        self._source = source
        self._only: Monitor | None = None
        self._kept_for: UUID | None = None
        self.holder: RunningSession | None = None

    def keep_for_last(self, sessions: Iterable[UUID]) -> None:
        """Keep the only monitor for that one of the sessions to go on with which heard it last, if any did."""
        keys = tuple(sessions)
        if self._source is None or not self._source.only_one or len(keys) < 2:
            return
        heard = {key: at for key in keys if (at := self._source.last_heard(key)) is not None}
        self._kept_for = max(heard, key=lambda key: heard[key], default=None)

    def provide(self, running: RunningSession) -> None:
        """Give a session that takes its place its monitor, unless the only one stands elsewhere."""
        if self._source is None:
            return
        session_id = running.recorder.session_id
        if not self._source.only_one:
            running.monitor = self._source(running.patient, session_id)
        elif self.holder is None and self._kept_for in (None, session_id):
            self._give(running, go_on=True)

    def move_to(self, running: RunningSession) -> None:
        """Take the only monitor from whoever has it: what it sends from now on is this session's."""
        if self.may_move_to(running):
            self.release(self.holder)
            self._give(running, go_on=False)

    def may_move_to(self, running: RunningSession) -> bool:
        """Say whether there is a monitor that this session could have and has not."""
        return self._source is not None and self._source.only_one and self.holder is not running

    def release(self, running: RunningSession | None) -> None:
        """Free the only monitor where this session has it."""
        if running is not None and running is self.holder:
            running.monitor = self.holder = None
            running.watch.forget()

    def _give(self, running: RunningSession, *, go_on: bool) -> None:
        """Hand on the same monitor: what it has read already was another patient's and is not read again."""
        if self._only is None and self._source is not None:
            self._only = self._source(running.patient, running.recorder.session_id, go_on=go_on)
        running.monitor, self.holder, self._kept_for = self._only, running, None
