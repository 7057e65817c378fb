"""The player of this computer: what its system brings, so that nothing need be installed."""

import sys
from typing import Final

from PySide6.QtCore import QObject

from ui.sound.player import Player
from ui.sound.process_player import ProcessPlayer, Program

MAC: Final = (Program("afplay"),)
UNIX: Final = (Program("paplay"), Program("pw-play"), Program("aplay", ("--quiet",)))
"""paplay speaks to PulseAudio and to PipeWire alike; aplay needs neither."""

if sys.platform == "win32":
    import ctypes
    import winsound

    from ui.sound.device_player import DevicePlayer

    def system_player(parent: QObject) -> Player:
        """Return what plays on this computer; one without sound gets a player that says so."""
        del parent  # it owns no process
        return DevicePlayer(_start, ctypes.windll.winmm.waveOutGetNumDevs)

    def _start(file: str) -> None:
        winsound.PlaySound(file, winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)

else:

    def system_player(parent: QObject) -> Player:
        """Return what plays on this computer; one without sound gets a player that says so."""
        return ProcessPlayer(MAC if sys.platform == "darwin" else UNIX, parent)
