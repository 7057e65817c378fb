"""The button that pauses the sound of reminders and says how it stands."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QStylePainter, QWidget

from ui import shortcuts
from ui.sound.bell import paint_bell
from ui.sound.reminder_sound import ReminderSound, SoundState
from ui.text import tr
from ui.widgets.key_button import ButtonKind, KeyButton

_BELL: Final = 22
_GAP: Final = 6
_CROSSES: Final = {SoundState.PAUSED: Qt.PenStyle.DashLine, SoundState.UNAVAILABLE: Qt.PenStyle.SolidLine}


class SoundButton(KeyButton):
    """Pauses and sounds again; it is out of sight while sound is switched off, however often it is asked to show."""

    def __init__(self, sound: ReminderSound, parent: QWidget | None = None) -> None:
        self._sound = sound
        self._wanted = True
        super().__init__("", kind=ButtonKind.QUIET, stacked=True, parent=parent)
        self.clicked.connect(sound.pause)
        sound.changed.connect(self._follow)
        self._say()
        if sound.state is SoundState.OFF:
            super().setVisible(False)

    def setVisible(self, visible: bool) -> None:
        self._wanted = visible
        super().setVisible(visible and self._sound.state is not SoundState.OFF)

    def _follow(self) -> None:
        self._say()
        self.setVisible(self._wanted)

    def _say(self) -> None:
        self.set_label(self._sound.words, shortcuts.shown("pause sound"))
        self.setAccessibleName(_does(self._sound.state))
        self.setToolTip(self._sound.trouble or _does(self._sound.state))

    def _label_width(self) -> int:
        return _BELL + _GAP + QFontMetrics(self._label_font()).horizontalAdvance(self.text())

    def _paint_label(self, painter: QStylePainter, box: QRect) -> None:
        ink = self._ink()
        cross = _CROSSES.get(self._sound.state, Qt.PenStyle.NoPen)
        paint_bell(painter, QRectF(box.left(), box.center().y() - _BELL / 2 + 0.5, _BELL, _BELL), ink, cross)
        painter.setFont(self._label_font())
        painter.setPen(QColor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.text())


def _does(state: SoundState) -> str:
    """Return the state and what pressing does, without the seconds, so that they are not read out one by one."""
    return {
        SoundState.OFF: tr("sound off"),
        SoundState.ON: tr("sound on; pause it for two minutes"),
        SoundState.PAUSED: tr("sound paused; end the pause"),
        SoundState.UNAVAILABLE: tr("no sound device; look for one again"),
    }[state]
