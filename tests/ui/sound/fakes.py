"""A player that writes down what it was asked to play."""

from ui.sound.patterns import PATTERNS, silent_wav, wav_of
from ui.theme.priority import Priority

NO_DEVICE = "Sound is off: this computer has no sound device."


class FakePlayer:
    """Plays nothing; `device` says whether there is one, as is found out with the next sound."""

    def __init__(self, *, device: bool = True) -> None:
        self.device = self.available = device
        self.heard: list[Priority] = []
        self.looked = 0

    @property
    def trouble(self) -> str:
        return "" if self.available else NO_DEVICE

    def play(self, wav: bytes) -> None:
        self.available = self.device
        if wav == silent_wav():
            self.looked += 1
        elif self.device:
            self.heard += [priority for priority in PATTERNS if wav_of(priority) == wav]
