"""The pulses of a reminder by its priority, in the manner of IEC 60601-1-8, as sound that any player takes.

Numbers of the standard: pulses of 75 to 200 ms (high) or 125 to 250 ms (medium, low) at 150 to 1000 Hz with at least
four harmonics; medium 3 pulses, low 1 or 2; the next burst after 2.5 to 15 s (high), 2.5 to 30 s (medium), more than
15 s or never (low). Covidien prints 120 ms for its high pulse (N560 manual, page 98); EDAN repeats high every 10 s and
medium every 25 s (X8 manual, page 43). A reminder is no alarm, so the highest has five pulses, half of the standard's
burst of ten: nobody shall take it for the patient monitor.
"""

import io
import wave
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin
from typing import Final

from ui.theme.priority import Priority

RATE_HZ: Final = 22_050
_FULL_SCALE: Final = 32_767
_HARMONICS: Final = (1.0, 0.7, 0.5, 0.4, 0.3)
"""The fundamental and four harmonics, none more than 15 dB below it, as the standard asks."""
_STEPS: Final = 1024
_FADE: Final = 0.2
"""The share of a pulse in which it rises, and in which it falls; the standard asks for 10 to 40 % to rise in."""
_QUIET_S: Final = 0.1
"""Silence on both sides, for a sound card that wakes late or stops early."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Pulses of one pitch, each `pulse_s` seconds long with `gaps_s` of silence between them.

    `peak` is a share of full scale, 0 to 1. `repeat_s` is the time from one beginning to the next while nobody has
    answered; None is never again.
    """

    pitch_hz: float
    pulse_s: float
    gaps_s: tuple[float, ...]
    peak: float
    repeat_s: float | None


PATTERNS: Final[Mapping[Priority, Pattern]] = {
    Priority.LOW: Pattern(330.0, 0.2, (0.15,), 0.4, None),
    Priority.MEDIUM: Pattern(440.0, 0.2, (0.15, 0.15), 0.55, 25.0),
    Priority.HIGH: Pattern(587.0, 0.12, (0.1, 0.1, 0.32, 0.1), 0.7, 10.0),
}
"""What is heard for each priority; the gap after the third high pulse sets the last two apart."""


@cache
def wav_of(priority: Priority) -> bytes:
    """Return the pulses of a priority as a WAV, 16 bit, mono; raises KeyError for none."""
    pattern = PATTERNS[priority]
    pulse = _pulse(pattern)
    samples = _silence(_QUIET_S)
    for gap in (*pattern.gaps_s, _QUIET_S):
        samples += pulse + _silence(gap)
    return _wav(samples)


@cache
def silent_wav() -> bytes:
    """Return a moment of silence, to find out whether sound can be played without one being heard."""
    return _wav(_silence(_QUIET_S))


def _pulse(pattern: Pattern) -> "array[int]":
    scale = pattern.peak * _FULL_SCALE
    period = _period()
    count = round(pattern.pulse_s * RATE_HZ)
    steps = pattern.pitch_hz / RATE_HZ * _STEPS
    return array("h", (round(scale * _fade(at / count) * period[int(at * steps) % _STEPS]) for at in range(count)))


@cache
def _period() -> tuple[float, ...]:
    """Return one period of the wave, at most 1 high; read out of a table, a pulse is made without delaying a frame."""
    wave_form = [
        sum(share * sin(2 * pi * number * step / _STEPS) for number, share in enumerate(_HARMONICS, 1))
        for step in range(_STEPS)
    ]
    highest = max(wave_form)
    return tuple(height / highest for height in wave_form)


def _fade(share: float) -> float:
    """Return how loud a pulse is after a share of its length, 0 to 1, without a corner that would click."""
    edge = min(share, 1 - share) / _FADE
    return 1.0 if edge >= 1 else (1 - cos(pi * edge)) / 2


def _silence(seconds: float) -> "array[int]":
    return array("h", bytes(2 * round(seconds * RATE_HZ)))


def _wav(samples: "array[int]") -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(samples.tobytes())
    return buffer.getvalue()
