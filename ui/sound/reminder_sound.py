"""When a reminder is heard: at once when it becomes more pressing, again while it stands, and not while paused."""

from enum import Enum
from math import ceil
from typing import Final

from PySide6.QtCore import QObject, Signal

from session.ports import Clock
from ui.sound.patterns import PATTERNS, silent_wav, wav_of
from ui.sound.player import Player
from ui.text import tr
from ui.theme.priority import Priority
from ui.widgets.countdown_ring import clock_words

LONGEST_PAUSE_S: Final = 120
"""IEC 60601-1-8 leaves the length of AUDIO PAUSED to the manufacturer; two minutes is the common choice."""


class SoundState(Enum):
    """What becomes of a reminder's sound."""

    OFF = "off"
    ON = "on"
    PAUSED = "paused"
    UNAVAILABLE = "unavailable"


class ReminderSound(QObject):
    """Plays what `heed` is told; `changed` says that the state, its words or the trouble read differently now.

    It has no timer: a pause ends, and a sound is repeated, with the next `heed`.
    """

    changed = Signal()

    def __init__(self, player: Player, clock: Clock, *, on: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player, self._clock = player, clock
        self._on = on
        self._standing = Priority.NONE
        self._sounded_at: float | None = None
        self._paused_until: float | None = None
        if on:
            self._look()
        self._told = self._tale()

    @property
    def state(self) -> SoundState:
        if not self._on:
            return SoundState.OFF
        if not self._player.available:
            return SoundState.UNAVAILABLE
        return SoundState.PAUSED if self._left_s > 0 else SoundState.ON

    @property
    def words(self) -> str:
        """Return the state in words, a pause with the minutes and seconds left of it."""
        return {
            SoundState.OFF: tr("sound off"),
            SoundState.ON: tr("sound on"),
            SoundState.PAUSED: tr("sound paused {left}").format(left=clock_words(ceil(self._left_s))),
            SoundState.UNAVAILABLE: tr("no sound device"),
        }[self.state]

    @property
    def trouble(self) -> str:
        """Return a sentence that says why this computer plays nothing; nothing while it does."""
        return self._player.trouble

    def heed(self, priority: Priority) -> None:
        """Take the worst priority that nobody has answered, about once a second and whenever it changes."""
        if priority > self._standing:
            self._sounded_at = None
        self._standing = priority
        if self._left_s <= 0:
            self._paused_until = None
        if self._on and self._paused_until is None and self._is_due():
            self._sounded_at = self._clock.elapsed()
            self._player.play(wav_of(priority))
        self._tell()

    def pause(self) -> None:
        """Silence reminders for two minutes, or end that; where there is no device, look for one again."""
        if self.state is SoundState.UNAVAILABLE:
            self._look()
        elif self.state is SoundState.PAUSED:
            self._paused_until = None
        elif self.state is SoundState.ON:
            self._paused_until = self._clock.elapsed() + LONGEST_PAUSE_S
        self._tell()

    def set_on(self, on: bool) -> None:
        """Let reminders be heard from now on, or not; either way a pause is over."""
        if on == self._on:
            return
        self._on, self._paused_until = on, None
        if on:
            self._look()
        self._tell()

    def try_it(self) -> None:
        """Play the medium pattern, whether sound is on or not."""
        self._player.play(wav_of(Priority.MEDIUM))
        self._tell()

    @property
    def _left_s(self) -> float:
        return 0.0 if self._paused_until is None else self._paused_until - self._clock.elapsed()

    def _is_due(self) -> bool:
        pattern = PATTERNS.get(self._standing)
        if pattern is None:
            return False
        if self._sounded_at is None:
            return True
        return pattern.repeat_s is not None and self._clock.elapsed() - self._sounded_at >= pattern.repeat_s

    def _look(self) -> None:
        """Find out whether sound can be played, before a reminder needs it."""
        self._player.play(silent_wav())

    def _tale(self) -> tuple[str, str]:
        return self.words, self.trouble

    def _tell(self) -> None:
        if self._tale() != self._told:
            self._told = self._tale()
            self.changed.emit()
