"""What the header says of saving: on its way, saved when, or not saved."""

from session.summary import entry_count
from session.times import at_chair
from ui.live.notices import Notices
from ui.running_session import RunningSession
from ui.text import tr
from ui.widgets.saving_status import SavingStatus


class SavingFeed:
    """Keeps the saving status of one live screen."""

    def __init__(self, status: SavingStatus, running: RunningSession, notices: Notices) -> None:
        self._status, self._running, self._notices = status, running, notices

    def show_sent(self) -> None:
        self._status.show_saving()

    def show_failed(self) -> None:
        self._status.show_failed(tr("not saved"))

    def show_now(self) -> None:
        """Show when the last entry was saved, unless one is on its way or was not saved."""
        recorder = self._running.recorder
        if recorder.pending:
            return
        if self._notices.unsaved:
            self.show_failed()
            return
        saved_at = recorder.saved_at or max(event.recorded_at for event in recorder.state.events)
        local = at_chair(saved_at, recorder.state.utc_offset_min)
        self._status.show_saved(entry_count(recorder.state), f"{local:%H:%M:%S}")
