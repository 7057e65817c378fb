"""What is heard has the pulses, the pitches and the loudness that it ought to have: measured in the sound itself."""

from itertools import pairwise

import pytest

from tests.ui.sound.listening import Recording
from ui.sound.patterns import PATTERNS, silent_wav, wav_of
from ui.theme.priority import Priority

AUDIBLE = tuple(PATTERNS)
LENGTHS_S = {Priority.LOW: (0.125, 0.25), Priority.MEDIUM: (0.125, 0.25), Priority.HIGH: (0.075, 0.2)}
REPEATS_S = {Priority.MEDIUM: (2.5, 30), Priority.HIGH: (2.5, 15)}
FUNDAMENTALS_HZ = {Priority.LOW: 330, Priority.MEDIUM: 440, Priority.HIGH: 587}


@pytest.fixture(params=AUDIBLE, ids=lambda priority: priority.name)
def priority(request: pytest.FixtureRequest) -> Priority:
    chosen: Priority = request.param
    return chosen


def heard(priority: Priority) -> Recording:
    return Recording(wav_of(priority))


def test_that_every_priority_is_heard_and_none_is_not() -> None:
    assert set(AUDIBLE) == set(Priority) - {Priority.NONE}


def test_that_the_sound_is_sixteen_bit_mono(priority: Priority) -> None:
    recording = heard(priority)
    assert (recording.channels, recording.bytes_a_sample, recording.rate) == (1, 2, 22_050)


def test_that_priorities_are_told_apart_by_the_number_of_pulses() -> None:
    assert [len(heard(priority).spans()) for priority in sorted(AUDIBLE)] == [2, 3, 5]


def test_that_the_highest_is_never_the_burst_of_ten_of_an_alarm() -> None:
    assert len(heard(Priority.HIGH).spans()) < 10


def test_that_the_high_pulses_come_as_three_and_two() -> None:
    first, second, apart, last = heard(Priority.HIGH).gaps_s()
    assert apart > 2 * max(first, second, last)


def test_that_a_pulse_is_as_long_as_the_standard_lets_it_be(priority: Priority) -> None:
    shortest, longest = LENGTHS_S[priority]
    assert all(shortest <= length + 0.005 and length <= longest for length in heard(priority).lengths_s())


def test_that_high_pulses_are_shorter_and_closer_than_the_others() -> None:
    high, medium = heard(Priority.HIGH), heard(Priority.MEDIUM)
    assert max(high.lengths_s()) < min(medium.lengths_s())
    assert min(high.gaps_s()) < min(medium.gaps_s())


def test_that_the_more_pressing_is_at_least_as_loud() -> None:
    quietest = [min(heard(priority).loudness()) for priority in sorted(AUDIBLE)]
    loudest = [max(heard(priority).loudness()) for priority in sorted(AUDIBLE)]
    assert all(more >= less for less, more in zip(loudest, quietest[1:], strict=False))
    assert quietest[0] > 0.05


def test_that_nothing_is_cut_off_at_full_scale(priority: Priority) -> None:
    assert max(abs(sample) for sample in heard(priority).samples) < 0.9 * 32_767


def test_that_the_pitch_is_within_the_standard_and_has_four_harmonics_beside_it(priority: Priority) -> None:
    recording, pitch = heard(priority), FUNDAMENTALS_HZ[priority]
    assert 150 <= pitch <= 1000
    fundamental = recording.level_db(pitch)
    harmonics = [recording.level_db(pitch * number) for number in range(2, 6)]
    assert all(abs(level - fundamental) <= 15 for level in harmonics)
    assert 300 <= 2 * pitch < 5 * pitch <= 4000


def test_that_between_the_harmonics_there_is_nothing(priority: Priority) -> None:
    recording, pitch = heard(priority), FUNDAMENTALS_HZ[priority]
    between = [recording.level_db(pitch * (number + 0.5)) for number in range(5)]
    assert max(between) < recording.level_db(pitch) - 25


def test_that_a_pulse_fades_in_and_out_without_a_click(priority: Priority) -> None:
    recording = heard(priority)
    loudest = max(abs(sample) for sample in recording.samples)
    moment = recording.rate // 500
    for begin, end in recording.spans():
        edges = (*recording.samples[begin - moment : begin + moment], *recording.samples[end - moment : end + moment])
        assert max(abs(sample) for sample in edges) < 0.1 * loudest


def test_that_a_sound_begins_and_ends_in_silence(priority: Priority) -> None:
    recording = heard(priority)
    (first, _), (_, last) = recording.spans()[0], recording.spans()[-1]
    assert first >= 0.1 * recording.rate
    assert len(recording.samples) - last >= 0.1 * recording.rate


def test_that_low_is_said_once_and_the_others_again_within_the_standard() -> None:
    assert PATTERNS[Priority.LOW].repeat_s is None
    for priority, (soonest, latest) in REPEATS_S.items():
        repeat, length = PATTERNS[priority].repeat_s, len(heard(priority).samples) / 22_050
        assert repeat is not None
        assert soonest <= repeat - length < repeat <= latest


def test_that_high_comes_again_sooner_than_medium() -> None:
    repeats = [PATTERNS[priority].repeat_s or 0 for priority in (Priority.MEDIUM, Priority.HIGH)]
    assert all(later > sooner > 0 for later, sooner in pairwise(repeats))


def test_that_the_sound_for_looking_is_not_heard() -> None:
    recording = Recording(silent_wav())
    assert len(recording.samples) > 0
    assert not any(recording.samples)
