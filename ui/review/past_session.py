"""A session as it is read for review: its row, its fold, its device samples, and the moment it stood so."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from session.events import BESIDE
from session.ports import SampleTrack, SessionRow
from session.prediction import Prediction, prediction_of, rate_leads_until
from session.problems import StorageProblem
from session.readings import Taken, series
from session.record import Phase
from session.state import SessionState, replay
from session.vitals import CATALOGUE
from ui.charts.session_marks import origin_of, span_of
from ui.desk import Desk
from ui.text import tr

_AFTER_LEFT: Final = timedelta(minutes=20)
"""How much of the live chart's room behind the end a finished session does without."""


@dataclass(frozen=True, slots=True)
class PastSession:
    """A session to look at; its fold is as of `now`: when it was over, or when one that still runs was read.

    `taken` holds the standing values by code, in the order in which they were taken. `unread` is a sentence where the
    device samples could not be read; then there are none. `zero` is set where 0:00 is that of another fold.
    """

    row: SessionRow
    state: SessionState
    taken: Mapping[str, tuple[Taken, ...]]
    samples: Mapping[str, SampleTrack]
    now: datetime
    unread: str = ""
    zero: datetime | None = None

    @property
    def running(self) -> bool:
        return self.state.phase is not Phase.LEFT

    @property
    def origin(self) -> datetime:
        """Return the moment that is 0:00 on the chart."""
        return self.zero or origin_of(self.state) or self.row.head.opened_at

    @property
    def span(self) -> tuple[float, float]:
        """Return the chart's span in seconds from the origin."""
        start, end = span_of(self.state, self.now)
        return start, end if self.running else end - _AFTER_LEFT.total_seconds()

    def as_of(self, state: SessionState, now: datetime) -> "PastSession":
        """Return the session as another fold of it, at its own moment, on the time axis of the whole."""
        return replace(self, state=state, taken=taken_in(state), now=now, zero=self.origin)

    def prediction(self, model: str) -> Prediction | None:
        """Return what a model predicts, as the chart draws it; None where it predicts nothing."""
        until = rate_leads_until(self.state, self.now, self.moment(self.span[1]))
        return prediction_of(self.state, model, self.origin, until)

    def seconds(self, moment: datetime) -> float:
        """Return a moment in seconds from the origin."""
        return (moment - self.origin).total_seconds()

    def moment(self, seconds: float) -> datetime:
        """Return what lies so many seconds from the origin."""
        return self.origin + timedelta(seconds=seconds)


def read_session(desk: Desk, session_id: UUID) -> PastSession:
    """Read a session whole; raises StorageProblem, also where it is not in the record."""
    row = desk.registry.session_row(session_id)
    if row is None:
        raise StorageProblem(tr("This session is not in the record that is open."))
    running = desk.session(session_id)
    if running is not None:
        state, now = running.state, running.recorder.now()
    else:
        state = replay(desk.journal.events(session_id))
        now = desk.now() - timedelta(seconds=state.clock_offset_s)
    if state.phase is Phase.LEFT:
        entries = (entry for entry in state.entries if not isinstance(entry.body, BESIDE))
        now = max(entry.occurred_at for entry in entries)
    samples, unread = _samples(desk, session_id)
    return PastSession(row, state, taken_in(state), samples, now, unread)


def taken_in(state: SessionState) -> Mapping[str, tuple[Taken, ...]]:
    """Return the standing values of a session by code, in the order in which they were taken."""
    return {code: tuple(series(state, code)) for code in CATALOGUE}


def _samples(desk: Desk, session_id: UUID) -> tuple[Mapping[str, SampleTrack], str]:
    """Return the device samples, or none and the sentence why: the entries are to be read without them."""
    try:
        return desk.journal.samples(session_id), ""
    except StorageProblem as problem:
        return {}, problem.sentence
