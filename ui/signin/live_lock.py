"""A live screen while the keyboard is locked: all of it stays in view, its controls wait, the patient is initials."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.desk import Desk
from ui.live.emergency_form import EmergencyForm
from ui.live.live_screen import LiveScreen
from ui.occupants import initials
from ui.signin.held_controls import HeldControls
from ui.signin.lock_band import LockBand
from ui.sound.sound_button import SoundButton
from ui.text import tr
from ui.widgets.backdrop import Backdrop


class LiveLock(QObject):
    """Lies over one live screen from when it is made until it is released."""

    def __init__(self, screen: LiveScreen, desk: Desk) -> None:
        super().__init__(screen)
        self.screen = screen
        self.band = LockBand(screen.bar, desk)
        self.band.put_up()
        self._cover: Backdrop | None = None
        header, short = screen.header, initials(screen.running.patient.name)
        header.name.setText(short)
        header.identity.hide()
        screen.line.show_whose(short)
        if screen.panel.is_open and not self._emergency():
            self._cover = _kept_cover(screen.panel)
        screen.panel.closed.connect(self._ask_again)
        self._held = HeldControls(screen, desk, self.usable)

    def usable(self) -> Sequence[QWidget]:
        """Return what can be used while it is locked: the PIN, the emergency card, the sound, the chart's cursor."""
        header, card = self.screen.header, self._emergency()
        sounds = header.findChildren(SoundButton)
        close = (self.screen.panel,) if card else ()
        return (self.band, header.emergency, self.screen.chart, *sounds, *close)

    def _ask_again(self) -> None:
        """The emergency card was closed: the keyboard goes back to who is asked for."""
        if self.band.isVisible():
            self.band.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def release(self) -> None:
        """Show whose session it is again, and hand the keyboard back."""
        running, header = self.screen.running, self.screen.header
        self._held.release()
        header.show_patient(running.patient, running.state)
        header.identity.show()
        self.screen.line.show_whose(running.patient.name)
        for part in (self.band, self._cover):
            if part is not None:
                part.hide()
                part.deleteLater()
        self.deleteLater()

    def _emergency(self) -> EmergencyForm | None:
        return next(iter(self.screen.panel.findChildren(EmergencyForm)), None)


def _kept_cover(panel: QWidget) -> Backdrop:
    """Return what lies over a panel in which something may be typed."""
    cover = Backdrop(panel)
    words = QLabel(tr("Locked. What was typed here is kept."), cover)
    words.setObjectName("detail")
    words.setWordWrap(True)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    QVBoxLayout(cover).addWidget(words)
    cover.resize(panel.size())
    cover.show()
    cover.raise_()
    return cover
