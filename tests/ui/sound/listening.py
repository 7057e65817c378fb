"""Measures a sound as an ear would: its pulses, how long and how loud each is, and which pitches are in it."""

import io
import math
import wave
from array import array
from itertools import pairwise

QUIET = 40
"""Below this a sample counts as silence; full scale is 32,767."""
BETWEEN_S = 0.02
"""Shorter silences belong to the wave itself."""


class Recording:
    """A WAV, read back."""

    def __init__(self, wav: bytes) -> None:
        with wave.open(io.BytesIO(wav)) as file:
            self.channels, self.bytes_a_sample, self.rate = (
                file.getnchannels(),
                file.getsampwidth(),
                file.getframerate(),
            )
            self.samples = array("h", file.readframes(file.getnframes()))

    def spans(self) -> list[tuple[int, int]]:
        """Return where each pulse begins and ends, in samples."""
        loud = [at for at, sample in enumerate(self.samples) if abs(sample) > QUIET]
        cuts = [(a, b) for a, b in pairwise(loud) if b - a > BETWEEN_S * self.rate]
        begins = [loud[0], *(b for _, b in cuts)]
        ends = [*(a for a, _ in cuts), loud[-1]]
        return list(zip(begins, ends, strict=True))

    def lengths_s(self) -> list[float]:
        return [(end - begin) / self.rate for begin, end in self.spans()]

    def gaps_s(self) -> list[float]:
        return [(begin - end) / self.rate for (_, end), (begin, _) in pairwise(self.spans())]

    def loudness(self) -> list[float]:
        """Return the root mean square of each pulse, as a share of full scale."""
        parts = [self.samples[begin:end] for begin, end in self.spans()]
        return [math.sqrt(sum(sample**2 for sample in part) / len(part)) / 32_767 for part in parts]

    def level_db(self, pitch_hz: float) -> float:
        """Return how strong one pitch is in the steady middle of the first pulse, by Goertzel's filter."""
        begin, end = self.spans()[0]
        third = (end - begin) // 3
        part = self.samples[begin + third : end - third]
        turn = 2 * math.cos(2 * math.pi * pitch_hz / self.rate)
        last = before = 0.0
        for at, sample in enumerate(part):
            window = 1 - math.cos(2 * math.pi * at / len(part))
            last, before = sample * window + turn * last - before, last
        return 10 * math.log10(last**2 + before**2 - turn * last * before + 1)
