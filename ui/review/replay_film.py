"""A past session as a replay shows it: its state at each moment, as known then or now, and what differs."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil

from session.known import Stepping, by_entry, by_occurrence
from session.known_differences import Difference, differences
from session.state import SessionState
from session.times import clock_text
from ui.review.past_session import PastSession


class Film:
    """Places in it are seconds from its beginning, the first thing that happened, to `length`, just behind its last."""

    def __init__(self, session: PastSession) -> None:
        self._session = session
        self._then, self._now = Stepping(by_entry(session.state.events)), Stepping(by_occurrence(session.state))
        self._begin = min((entry.occurred_at for entry in session.state.entries), default=session.now)
        self.length = float(max(ceil((session.now - self._begin).total_seconds()), 0))

    @property
    def utc_offset_min(self) -> int:
        """The offset from UTC in which the session's clock times are shown."""
        return self._session.state.utc_offset_min

    def moment(self, at: float) -> datetime:
        return self._begin + timedelta(seconds=at)

    def place(self, moment: datetime) -> float:
        return (moment - self._begin).total_seconds()

    def clock(self, at: float) -> str:
        return clock_text(self.moment(at), self.utc_offset_min)

    def on_chart(self, at: float) -> float:
        """Return a place in seconds from the origin of the session's chart."""
        return self._session.seconds(self.moment(at))

    def state(self, at: float, *, then: bool) -> SessionState:
        """Return the session at a place, as it was known `then` or is known now; the same while nothing happens."""
        return (self._then if then else self._now).at(self.moment(at))

    def differences(self, at: float) -> tuple[Difference, ...]:
        """Return where the screen of that moment and what is known of it today differ, in the order of time."""
        moment = self.moment(at)
        return differences(self._then.at(moment), self._session.state, moment)

    def stops(self, *, then: bool) -> Sequence[float]:
        """Return the places at which something becomes known, in order."""
        known = (self._then if then else self._now).moments
        return [at for at in map(self.place, known) if 0.0 <= at <= self.length]

    def stop_beside(self, at: float, steps: int, *, then: bool) -> float:
        """Return the next place at which something becomes known, or the one before where `steps` is below 0."""
        stops = self.stops(then=then)
        place = bisect_right(stops, at) if steps > 0 else bisect_left(stops, at) - 1
        return stops[place] if 0 <= place < len(stops) else self.length if steps > 0 else 0.0
