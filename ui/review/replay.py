"""Replays a past session on its chart, as it is known now or as it was known then."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from session.pk_models import DEFAULT_MODEL
from session.state import SessionState
from ui.charts.session_chart import SessionChart
from ui.charts.session_marks import Drawing, marks_of
from ui.review.past_session import PastSession
from ui.review.replay_bar import ReplayBar
from ui.review.replay_clock import SPEEDS
from ui.review.replay_differences import ReplayDifferences
from ui.review.replay_film import Film
from ui.review.replay_player import Player
from ui.review.replay_sign import ReplaySign
from ui.shortcuts import bind
from ui.text import tr

_REFRESH_S: Final = 10.0
"""After so many seconds of the session due slots, dose and figures are drawn again where nothing else happens."""
_REST_S: Final = 0.25
"""And no sooner than after so many seconds for the one who looks on."""
_AHEAD: Final = 0.1
"""How much of a zoomed chart lies before the moment once the replay has run out of view."""


class Replay(QObject):
    """Begun with a press on the bar, Alt+R, or Space on the chart, and closed with Esc.

    `state_shown` carries the state and the moment that chart and bar have come to, as often as figures change;
    `ended` comes when the chart shows the whole session again.
    """

    state_shown = Signal(object, object)
    ended = Signal()

    def __init__(
        self,
        chart: SessionChart,
        bar: ReplayBar,
        beside: ReplayDifferences,
        *,
        elapsed: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(bar)
        self._chart, self._bar, self._beside = chart, bar, beside
        self._film: Film | None = None
        self._whole: PastSession | None = None
        self._drawing = Drawing()
        self._state: SessionState | None = None
        self._drawn_at = 0.0
        self._replaying = False
        self._model = DEFAULT_MODEL
        self._player = Player(bar, elapsed)
        self._playhead = self._player.head
        self.sign = ReplaySign(chart)
        self._connect()
        bar.show_speed(self._playhead.speed)
        bar.setEnabled(False)

    def _connect(self) -> None:
        bar = self._bar
        bar.play_asked.connect(self.play_or_pause)
        bar.scrubbed.connect(self.go_to)
        bar.moved_by.connect(lambda seconds: self.go_to(self._playhead.at + seconds))
        bar.stepped_to_entry.connect(self._go_beside)
        bar.speed_asked.connect(self._change_speed)
        bar.speed_pressed.connect(self._press_speed)
        bar.known_turned.connect(self._turn)
        bar.whole_asked.connect(self.close)
        bind("replay", bar, self.play_or_pause)
        self._player.stepped.connect(self._step)
        self._chart.installEventFilter(self)

    @property
    def replaying(self) -> bool:
        """Whether the chart shows a moment of a replay, and not the whole session."""
        return self._replaying

    @property
    def playing(self) -> bool:
        return self._playhead.playing

    @property
    def moment(self) -> datetime | None:
        """The moment that is shown; None outside a replay."""
        return self._film.moment(self._playhead.at) if self._film and self._replaying else None

    @property
    def session(self) -> PastSession | None:
        """The session as it is shown now: as of the moment of the replay, outside of one as it stands."""
        if self._whole is None or self._state is None or self.moment is None:
            return self._whole
        return self._whole.as_of(self._state, self.moment)

    def show_session(self, session: PastSession) -> None:
        """Take another session, or the same read anew, that the chart shows whole already."""
        self._player.pause()
        self._replaying = False
        self._chart.hold_back_samples(False)
        self._whole, self._film = session, Film(session)
        self._playhead.length = self._film.length
        self._playhead.move(0.0)
        self._bar.setEnabled(self._film.length > 0)
        self._bar.line.show_length(self._film.length)
        self._put_away()

    def predict_with(self, model: str) -> None:
        """Draw what this model predicts from now on, or nothing."""
        if model != self._model:
            self._model = model
            if self._replaying:
                self._show(anew=True)

    def play_or_pause(self) -> None:
        """Play from here, from the beginning where it is over; pause what plays."""
        if self._film is None or not self._film.length:
            return
        if self._playhead.playing:
            self._player.pause()
        else:
            self._begin()
            self._player.play()
        self._show(anew=True)

    def go_to(self, at: float) -> None:
        """Show the place so many seconds from the beginning; what plays goes on from there."""
        if self._film is not None and self._film.length:
            self._begin()
            self._playhead.move(min(max(at, 0.0), self._film.length))
            self._show(anew=True)

    def show_moment(self, moment: datetime) -> None:
        """Show a moment of the session, paused."""
        if self._film is not None:
            self.go_to(self._film.place(moment))

    def close(self) -> None:
        """Show the whole session again."""
        if not self._replaying or self._whole is None:
            return
        self._player.pause()
        self._replaying = False
        self._chart.hold_back_samples(False)
        self._chart.set_marks(marks_of(self._whole.state, self._whole.now, model=self._model))
        if self._whole.running:
            self._chart.tick(self._whole.seconds(self._whole.now))
        else:
            self._chart.stop_time()
        self._playhead.move(0.0)
        self._put_away()
        self.ended.emit()

    def _begin(self) -> None:
        if not self._replaying and self._whole is not None:
            self._replaying = True
            self._drawing = Drawing(self._whole.origin)
            self._chart.hold_back_samples(True)

    def _put_away(self) -> None:
        self._state = None
        self.sign.hide()
        self._beside.hide()
        self._show_ticks()
        self._bar.show_playing(playing=False, replaying=False)
        self._bar.show_place(0.0, self._film.clock(0.0) if self._film else "")

    def _show_ticks(self) -> None:
        self._bar.line.show_ticks(self._film.stops(then=self._bar.known.then) if self._film else ())

    def _change_speed(self, steps: int) -> None:
        self._player.change_speed(steps)
        self._bar.show_speed(self._playhead.speed)

    def _press_speed(self) -> None:
        """Play faster; behind the fastest comes the slowest again, so that a finger reaches all."""
        self._change_speed(1 if self._playhead.speed < SPEEDS[-1] else -len(SPEEDS))

    def _turn(self) -> None:
        self._show_ticks()
        if self._replaying:
            self._show(anew=True)

    def _go_beside(self, steps: int) -> None:
        if self._film is not None:
            self.go_to(self._film.stop_beside(self._playhead.at, steps, then=self._bar.known.then))

    def _step(self) -> None:
        self._show(anew=not self._playhead.playing)

    def _show(self, *, anew: bool = False) -> None:
        """Show where the replay stands; marks and words only where they differ, unless `anew`."""
        film, at = self._film, self._playhead.at
        if film is None:
            return
        state, place = film.state(at, then=self._bar.known.then), film.on_chart(at)
        if anew or state is not self._state or abs(at - self._drawn_at) >= self._refresh_s():
            self._state, self._drawn_at = state, at
            self._draw(film)
        self._chart.tick(place)
        self._bring_into_view(place)
        self._bar.show_place(at, film.clock(at))
        self.sign.say(self._words(film.clock(at)))

    def _refresh_s(self) -> float:
        """Return after how many seconds of the session figures are drawn again."""
        return max(_REFRESH_S, _REST_S * self._playhead.speed)

    def _draw(self, film: Film) -> None:
        at, state = self._drawn_at, self._state or SessionState()
        self._chart.set_marks(self._drawing.marks_of(state, film.moment(at), model=self._model))
        self._bar.show_playing(playing=self._playhead.playing, replaying=True)
        self._beside.show_differences(film.clock(at), film.differences(at), film.utc_offset_min)
        self.state_shown.emit(state, film.moment(at))

    def _words(self, clock: str) -> str:
        words = tr("Replay over, {known} at {clock}") if self._playhead.over else tr("Replay, {known} at {clock}")
        return words.format(known=self._bar.known.words, clock=clock)

    def _bring_into_view(self, place: float) -> None:
        start, end = self._chart.span
        if not start <= place <= end:
            start, width = place - _AHEAD * (end - start), end - start
            self._chart.show_span(start, start + width)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._chart and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._takes(event)
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Do what a key on the chart means, and say whether it means anything."""
        if event.modifiers():
            return False
        if event.key() == Qt.Key.Key_Space:
            self.play_or_pause()
        elif event.key() == Qt.Key.Key_Escape and self._replaying:
            self.close()
        else:
            return False
        return True
