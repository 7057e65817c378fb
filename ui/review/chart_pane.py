"""The chart of a past session: the values of the moment that is pointed at above it, its replay below."""

from collections.abc import Callable
from datetime import datetime

import numpy as np
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from session.pk_models import DEFAULT_MODEL
from session.prediction import Prediction
from session.state import SessionState
from session.times import at_chair
from ui.charts.marks import SAMPLE_CHANNELS
from ui.charts.session_chart import SessionChart
from ui.charts.session_marks import marks_of
from ui.review.moment_values import moment_runs
from ui.review.past_session import PastSession
from ui.review.replay import Replay
from ui.review.replay_bar import ReplayBar
from ui.review.replay_differences import ReplayDifferences
from ui.review.run_lines import RunLines
from ui.text import tr
from ui.theme.look import look_of

_LEAST_FOR_TABLE = 480.0
"""A lower chart leaves its numbers to the read-out and the record beside it."""


class ChartPane(QWidget):
    """`pointed` carries the moment at which the cursor stands now, None where it stands nowhere.

    `shown` carries the state and the moment that the chart has come to: as the session stands, or of a replay.
    """

    pointed = Signal(object)
    shown = Signal(object, object)

    def __init__(
        self,
        watermark: str,
        beside: ReplayDifferences,
        parent: QWidget | None = None,
        *,
        elapsed: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(parent)
        self._session: PastSession | None = None
        self._model = DEFAULT_MODEL
        self._prediction: Prediction | None = None
        self._moment: datetime | None = None
        self.read_out = RunLines(_hint(), least=2, parent=self)
        self.chart = SessionChart(self)
        self.chart.set_watermark(watermark)
        self.chart.fold_table_below(_LEAST_FOR_TABLE)
        self.chart.set_palette(look_of(self).palette)
        self.bar = ReplayBar(self)
        self.replay = Replay(self.chart, self.bar, beside, elapsed=elapsed)
        self.chart.cursor_moved.connect(self._read)
        self.replay.state_shown.connect(self._show_moment)
        self.replay.ended.connect(self._end_replay)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(self.read_out)
        column.addWidget(self.chart, 1)
        column.addWidget(self.bar)
        self.setFocusProxy(self.chart)

    @property
    def moment(self) -> datetime | None:
        """Return the moment at which the cursor stands, None where it stands nowhere."""
        return self._moment

    def show_session(self, session: PastSession) -> None:
        """Draw a session whole, with its cursor nowhere; the same one, read anew, keeps cursor and replay."""
        again = self._session is not None and self._session.row.head.session_id == session.row.head.session_id
        moment, replayed = (self._moment, self.replay.moment) if again else (None, None)
        self._session = session
        self.chart.set_interactive(False)
        self.chart.stop_time()  # the moment that another session was shown as of would stretch this one's axis
        self.chart.set_axis(at_chair(session.origin, session.state.utc_offset_min), session.span)
        self.chart.set_interactive(True)
        self.chart.clear_samples()
        self._draw_marks(session)
        self._draw_samples(session)
        if session.running:
            self.chart.tick(session.seconds(session.now))
        self.replay.show_session(session)
        if replayed is not None:
            self.replay.show_moment(replayed)
        if moment is not None:
            self.go_to(moment)
        else:
            self._point_nowhere()

    def predict_with(self, model: str) -> None:
        """Show what this model predicts from now on, or nothing."""
        if model == self._model:
            return
        self._model = model
        if self._session is not None:
            self._draw_marks(self._session)
            self.replay.predict_with(model)
            self._point_nowhere()

    def go_to(self, moment: datetime) -> None:
        """Stand the cursor at a moment and read out its values; what is zoomed out of view comes into it."""
        at = self._session.seconds(moment) if self._session else 0.0
        if self._session is None or at > self._session.span[1]:  # what was written for next time lies behind its end
            return
        start, end = self.chart.span
        if not start <= at <= end:
            self.chart.show_all()
        self.chart.set_cursor(at)
        self._read(at)

    def _read(self, at: float) -> None:
        if (session := self.replay.session) is not None:
            self.read_out.show_lines(moment_runs(session, at, self._prediction))
            self._moment = session.moment(at)
            self.pointed.emit(self._moment)

    def _show_moment(self, state: SessionState, now: datetime) -> None:
        """Read out what was so at the moment of a replay, and tell who shows what the session came to."""
        if (session := self.replay.session) is not None:
            self._prediction = session.prediction(self._model)
            self.shown.emit(state, now)
            moment = self.replay.moment or self._moment
            if self.replay.replaying:
                self.chart.set_cursor(None)  # one moment is shown, that of the replay
            if moment is not None:
                self._read(session.seconds(moment))

    def _end_replay(self) -> None:
        self._point_nowhere()
        if self._session is not None:
            self._show_moment(self._session.state, self._session.now)

    def _point_nowhere(self) -> None:
        self.chart.set_cursor(None)
        self.read_out.show_lines(())
        self._moment = None
        self.pointed.emit(None)

    def _draw_marks(self, session: PastSession) -> None:
        self._prediction = session.prediction(self._model)
        self.chart.set_marks(marks_of(session.state, session.now, model=self._model))

    def _draw_samples(self, session: PastSession) -> None:
        for code, track in session.samples.items():
            if code in SAMPLE_CHANNELS:
                at = np.asarray(track.at, dtype=np.float64) - session.origin.timestamp()
                self.chart.append_samples(code, at, np.asarray(track.values, dtype=np.float64))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.ParentChange):
            self.chart.set_palette(look_of(self).palette)
        super().changeEvent(event)


def _hint() -> str:
    return tr(
        "Point at the chart to read a moment, or use ← → on it, Ctrl for the next set. + − zoom, 0 all, Space replays."
    )
