"""What plays a sound, and what it says when it cannot."""

from typing import Protocol

from ui.text import tr


class Player(Protocol):
    """Plays one short sound at a time, without making anybody wait and without raising."""

    @property
    def available(self) -> bool:
        """Say whether sound can be played, as far as is known; the next `play` may find out otherwise."""

    @property
    def trouble(self) -> str:
        """Return a sentence that says why there is no sound; nothing while there is."""

    def play(self, wav: bytes) -> None:
        """Play a WAV once; also tried while not available, for a device may have been plugged in."""


def no_device() -> str:
    return tr("Sound is off: this computer has no sound device.")


def no_program(names: str) -> str:
    """Return the sentence for a computer on which none of these programs, named in words, is found."""
    return tr("Sound is off: this computer has no program that plays it ({names}).").format(names=names)


def no_room() -> str:
    return tr("Sound is off: no temporary file can be written on this computer.")
