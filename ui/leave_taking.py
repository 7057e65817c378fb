"""Closing the window: nothing on its way to the disk, nothing typed, no session running unnoticed."""

from typing import TYPE_CHECKING, Final

from session.times import clock_text
from ui.running_session import RunningSession
from ui.text import tr

if TYPE_CHECKING:
    from ui.app import Workplace

_SECONDS_TO_REPEAT: Final = 60.0


class LeaveTaking:
    """Decides whether the window may close.

    A running session, and what was typed in Review and not saved, is told of once; closing again then closes.
    """

    def __init__(self, workplace: "Workplace") -> None:
        self._workplace = workplace
        self._told_at: float | None = None
        self._told_of_review_at: float | None = None

    def may_close(self) -> bool:
        """Wait for what is being saved; stay open, and say why, while something typed or running would be left."""
        desk = self._workplace.desk
        for running in desk.running:
            self._wait(running)
        for running in desk.running:
            screen = self._workplace.live_of(running)
            if screen and (screen.line.text.strip() or screen.notices.unsaved):
                self._workplace.show_session(running)
                screen.notices.inform(
                    tr("The window stays open: save what is in the entry line, or clear it with Esc.")
                )
                return False
        now = desk.clock.elapsed()
        unsaved = self._workplace.review.unsaved
        if unsaved is not None and _is_due(self._told_of_review_at, now):
            self._told_of_review_at = now
            self._workplace.show_record(unsaved)
            self._workplace.say(tr("What was written about this session is not saved. Close again to leave it."))
            return False
        if desk.running and _is_due(self._told_at, now):
            self._told_at = now
            self._workplace.say(self._about(desk.running[0], len(desk.running)), desk.running[0].patient)
            return False
        return True

    def _wait(self, running: RunningSession) -> None:
        for submission in running.recorder.pending:
            running.recorder.settle(submission)

    def _about(self, running: RunningSession, count: int) -> str:
        state = running.state
        since = clock_text(state.opening.occurred_at, state.utc_offset_min) if state.opening else ""
        words = (
            tr("{name} is still here, since {since}. Close again to leave; the program opens again into the session.")
            if count == 1
            else tr("{count} patients are still here. Close again to leave; the program opens again into the sessions.")
        )
        return words.replace("{since}", since).replace("{count}", str(count))


def _is_due(told_at: float | None, now: float) -> bool:
    return told_at is None or now - told_at > _SECONDS_TO_REPEAT
