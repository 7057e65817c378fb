"""Lines of a key of their own: each is written as if it were typed and Enter pressed."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from session.protocol import Preset
from ui.live.entry_flow import Mode
from ui.live.entry_line import EntryLine
from ui.live.pieces import PRESET
from ui.running_session import RunningSession


class Presets(QObject):
    """The presets of a session's protocol on their keys, while the session's screen is shown.

    A line that holds something already gets the preset added and is not sent: nothing typed is saved unseen. Nor is
    a question answered by the key that raised it; Enter is.
    """

    def __init__(self, screen: QWidget, running: RunningSession, line: EntryLine) -> None:
        super().__init__(screen)
        self._running, self._line = running, line
        for preset in presets_of(running):
            shortcut = QShortcut(QKeySequence(preset.key), screen)
            shortcut.setAutoRepeat(False)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(partial(self.write, preset))

    def take(self, name: str) -> bool:
        """Write the preset that is asked for by this name; say whether there is one."""
        preset = next((each for each in presets_of(self._running) if PRESET + each.key == name), None)
        if preset is not None:
            self.write(preset)
        return preset is not None

    def write(self, preset: Preset) -> None:
        """Write a preset's line and save it, unless something else is being written."""
        flow, text = self._line.flow, self._line.text.strip()
        if (
            not self._line.isVisible()
            or self._running.finished
            or flow.mode is not Mode.WRITE
            or flow.saving is not None
            or text == preset.line
        ):
            return
        if text in ("", ";"):
            self._line.put(preset.line)
            self._line.enter()
        else:
            self._line.add(preset.line)


def presets_of(running: RunningSession) -> tuple[Preset, ...]:
    """Return the presets of the protocol with which a session was started."""
    opened = running.state.opened
    return opened.protocol.presets if opened else ()
