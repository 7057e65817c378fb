"""Plays with a function of the system that returns at once, as that of Windows does."""

import logging
from collections.abc import Callable

from ui.sound.player import no_device, no_room
from ui.sound.sound_files import SoundFiles

log = logging.getLogger(__name__)


class DevicePlayer:
    """Hands a file to `start`, which raises RuntimeError where it cannot be played; `devices` counts what can play."""

    def __init__(self, start: Callable[[str], None], devices: Callable[[], int]) -> None:
        self._start = start
        self._devices = devices
        self._files = SoundFiles()
        self._trouble = "" if devices() else no_device()

    @property
    def available(self) -> bool:
        return not self._trouble

    @property
    def trouble(self) -> str:
        return self._trouble

    def play(self, wav: bytes) -> None:
        self._trouble = self._tried(wav)

    def _tried(self, wav: bytes) -> str:
        if not self._devices():
            return no_device()
        try:
            self._start(self._files.path_of(wav))
        except OSError as error:
            log.info("No sound could be written: %s", error)
            return no_room()
        except RuntimeError as error:
            log.info("The sound was not played: %s", error)
            return no_device()
        return ""
