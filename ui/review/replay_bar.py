"""The bar under the chart of a past session with which it is replayed."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.times import elapsed_text
from ui.review.replay_line import ReplayLine
from ui.review.replay_switch import KnownSwitch
from ui.shortcuts import shown
from ui.text import tr
from ui.widgets.hands_on import HandsOn
from ui.widgets.key_button import KeyButton

STEP_S: Final = 10.0
_SPEED_KEYS: Final = {
    int(Qt.Key.Key_Period): 1,
    int(Qt.Key.Key_Up): 1,
    int(Qt.Key.Key_Comma): -1,
    int(Qt.Key.Key_Down): -1,
}


class PlayButton(KeyButton):
    """Says what a press does; it is as wide for both."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._widest = 0
        super().__init__(tr("Replay"), shown("replay"), stacked=True, icon="play_arrow", parent=parent)

    def show_playing(self, *, playing: bool) -> None:
        words = tr("Pause") if playing else tr("Replay")
        if words != self.text():
            self._icon = "pause" if playing else "play_arrow"
            self.set_label(words, self.key)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        self._widest = max(self._widest, hint.width())
        return QSize(self._widest, hint.height())


class ReplayBar(HandsOn):
    """It says what is asked of a replay; `stepped_to_entry` and `speed_asked` carry how many steps, either way."""

    play_asked = Signal()
    scrubbed = Signal(float)
    moved_by = Signal(float)
    stepped_to_entry = Signal(int)
    speed_asked = Signal(int)
    speed_pressed = Signal()
    known_turned = Signal()
    whole_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.play = PlayButton(self)
        self.speed = KeyButton("", stacked=True, parent=self)
        self.line = ReplayLine(self)
        self.clock, self.passed = QLabel(self), QLabel(self)
        self.known = KnownSwitch(self)
        self.whole = KeyButton(tr("Close"), tr("Esc"), stacked=True, parent=self)
        self.whole.setAccessibleName(tr("Close the replay and show the whole session"))
        self.setAccessibleName(tr("Replay"))
        self._arrange()
        self.play.clicked.connect(self.play_asked)
        self.speed.clicked.connect(self.speed_pressed)
        self.line.scrubbed.connect(self.scrubbed)
        self.known.clicked.connect(self.known_turned)
        self.whole.clicked.connect(self.whole_asked)
        for part in self._parts():
            part.installEventFilter(self)
        self.hand_on_to(self.line)
        self.show_playing(playing=False, replaying=False)

    def _parts(self) -> tuple[QWidget, ...]:
        return self.play, self.speed, self.line, self.known, self.whole

    def _arrange(self) -> None:
        self.clock.setObjectName("heading")
        self.passed.setObjectName("caption")
        times = QVBoxLayout()
        times.setSpacing(0)
        times.addStretch(1)
        for label in (self.clock, self.passed):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            times.addWidget(label)
        times.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.play)
        row.addWidget(self.speed)
        row.addWidget(self.line, 1)
        row.addLayout(times)
        row.addWidget(self.known)
        row.addWidget(self.whole)

    def show_speed(self, speed: int) -> None:
        """Say how many seconds of the session pass in one."""
        self.speed.set_label(f"{speed}×", tr(", ."))
        self.speed.setAccessibleName(tr("Speed of the replay: {speed} times").format(speed=speed))
        self.speed.setAccessibleDescription(tr("Keys , slower and . faster"))

    def show_playing(self, *, playing: bool, replaying: bool) -> None:
        """Say whether it plays, and whether the chart shows a replay at all."""
        self.play.show_playing(playing=playing)
        if not replaying and self.whole.hasFocus():
            self.line.setFocus()
        self.whole.setVisible(replaying)

    def show_place(self, seconds: float, clock: str) -> None:
        """Stand at so many seconds from the beginning, when the chair's clock showed `clock`."""
        self.line.setValue(round(seconds))
        passed, whole = (elapsed_text(timedelta(seconds=part)) for part in (seconds, self.line.maximum()))
        words = tr("{passed} of {whole}").format(passed=passed, whole=whole)
        for label, text in ((self.clock, clock), (self.passed, words)):
            if label.text() != text:
                label.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._takes(watched, event):
            return True
        return super().eventFilter(watched, event)

    def _takes(self, part: QObject, event: QKeyEvent) -> bool:
        """Do what a key means on every part of the bar, and say whether it means anything."""
        key, by_entries = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if key in _SPEED_KEYS:
            self.speed_asked.emit(_SPEED_KEYS[key])
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            way = 1 if key == Qt.Key.Key_Right else -1
            (self.stepped_to_entry.emit(way) if by_entries else self.moved_by.emit(way * STEP_S))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.scrubbed.emit(0.0 if key == Qt.Key.Key_Home else float(self.line.maximum()))
        elif key == Qt.Key.Key_T and not by_entries:
            self.known.click()
        elif key == Qt.Key.Key_Space and part is self.line:
            self.play_asked.emit()
        elif key == Qt.Key.Key_Escape and not self.whole.isHidden():
            self.whole_asked.emit()
        else:
            return False
        return True
