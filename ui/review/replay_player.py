"""Lets a replay run: a look as often as there is something new to see, and none while it is paused or hidden."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.review.replay_clock import Playhead

_FASTEST_MS: Final = 16
_SLOWEST_MS: Final = 250


class Player(QObject):
    """Says `stepped` while it plays; a look that comes late shows where the replay is by then, and none piles up."""

    stepped = Signal()

    def __init__(self, shown: QWidget, elapsed: Callable[[], float] | None = None) -> None:
        """While `shown` is hidden what plays is suspended; `elapsed` gives seconds that never run backwards."""
        super().__init__(shown)
        self.head = Playhead(elapsed or _stopwatch())
        self._suspended = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        shown.installEventFilter(self)

    def play(self) -> None:
        """Play on from here, from the beginning where it is over."""
        if self.head.over:
            self.head.move(0.0)
        self._suspended = False
        self.head.play()
        self._run()

    def pause(self) -> None:
        self._timer.stop()
        self._suspended = False
        self.head.pause()

    def change_speed(self, steps: int) -> None:
        """Play so many steps faster, or slower where they are below 0."""
        self.head.change_speed(steps)
        if self.head.playing:
            self._run()

    def _run(self) -> None:
        """Look after a second of the session, or as often as a screen is drawn: more would show nothing more."""
        self._timer.start(min(max(1000 // self.head.speed, _FASTEST_MS), _SLOWEST_MS))

    def _look(self) -> None:
        if self.head.over:
            self.pause()
        self.stepped.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide and self.head.playing:
            self.pause()
            self._suspended = True
        elif event.type() == QEvent.Type.Show and self._suspended:
            self.play()
        return super().eventFilter(watched, event)


def _stopwatch() -> Callable[[], float]:
    """Return what gives the seconds since now, through any change of the computer's clock."""
    timer = QElapsedTimer()
    timer.start()
    return lambda: timer.nsecsElapsed() / 1e9
