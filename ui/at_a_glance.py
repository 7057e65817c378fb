"""How a running session stands at a moment: what is due, what is wrong, and how pressing that is."""

from dataclasses import dataclass
from datetime import datetime

from session.alert_record import Urgency
from session.flags import Flag, flags
from session.schedule import Slot, SlotStatus, interval, next_due, overdue_since
from session.state import SessionState
from session.times import clock_text
from ui.text import tr
from ui.theme.priority import Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When the next check is due: seconds left (negative: overdue), the interval in seconds, what is due in words."""

    left: float
    interval: float
    caption: str

    @property
    def overdue(self) -> bool:
        return self.left < 0


@dataclass(frozen=True, slots=True)
class Glance:
    """What is shown of the alerts, what waits for an answer first, and the next check."""

    flags: tuple[Flag, ...]
    due: Due | None

    @property
    def overdue(self) -> bool:
        return self.due is not None and self.due.overdue

    @property
    def priority(self) -> Priority:
        """Return the most pressing that nobody has answered; an overdue check counts as medium."""
        flagged = max((Priority(flag.urgency) for flag in self.flags if not flag.answered), default=Priority.NONE)
        return max(flagged, Priority.MEDIUM if self.overdue else Priority.NONE)

    @property
    def urgency(self) -> tuple[int, int, float]:
        """Return what sessions are sorted by.

        High and then medium that wait for an answer, overdue checks with the longest first, low that waits, what else
        is shown with the most pressing first, and then the next due.
        """
        left = self.due.left if self.due else float("inf")
        first = self.flags[0] if self.flags else None
        if first and first.waits and first.urgency > Urgency.LOW:
            return (0, -first.urgency, left)
        if self.overdue:
            return (1, 0, left)
        if first:
            return (2 if first.waits else 3, -first.urgency, left)
        return (4, 0, left)


class Watched:
    """One session that is looked at every second: what only the record can change is worked out once."""

    def __init__(self) -> None:
        self._state: SessionState | None = None
        self._flags: tuple[Flag, ...] = ()
        self._slot: Slot | None = None
        self._since: datetime | None = None

    def glance(self, state: SessionState, now: datetime) -> Glance:
        """Return how the session stands at `now`, its own time."""
        if state is not self._state:
            self._state, self._flags = state, flags(state)
            self._look_up(state, now)
        elif self._since is None and self._slot is not None and now >= self._slot.due:
            self._look_up(state, now)
        return Glance(self._flags, self._due(state, now))

    def _look_up(self, state: SessionState, now: datetime) -> None:
        """Find the check that is due next; once it is overdue, it is so until something is recorded."""
        self._slot = next_due(state, now)
        overdue = self._slot is not None and self._slot.status is SlotStatus.OVERDUE
        self._since = overdue_since(state, now) if overdue else None

    def _due(self, state: SessionState, now: datetime) -> Due | None:
        if self._slot is None:
            return None
        whole = interval(state).total_seconds()
        if self._since is not None:
            caption = tr("vitals due {clock}").format(clock=clock_text(self._since, state.utc_offset_min))
            return Due(left=min((self._since - now).total_seconds(), -1.0), interval=whole, caption=caption)
        left = (self._slot.due - now).total_seconds()
        caption = tr("to next vitals") if left > 0 else tr("vitals due now")
        return Due(left=max(left, 0.0), interval=whole, caption=caption)


def flag_words(flag: Flag) -> str:
    """Return a flag with what has become of it: "SpO₂ 86 %", "systolic 158, answered"."""
    if flag.answered:
        return tr("{words}, answered").format(words=flag.words)
    return tr("{words}, over").format(words=flag.words) if flag.over else flag.words


def spoken_flag(flag: Flag) -> str:
    """Return a flag as a screen reader says it."""
    return tr("{words}, waits for an answer").format(words=flag_words(flag)) if flag.waits else flag_words(flag)
