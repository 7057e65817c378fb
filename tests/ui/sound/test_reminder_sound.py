"""A reminder is heard when it becomes more pressing and while it stands; a pause is short, seen, and ends by itself."""

import pytest
from pytestqt.qtbot import QtBot

from session.simulation.hand_clock import HandClock
from tests.ui.sound.fakes import FakePlayer
from ui.sound.reminder_sound import LONGEST_PAUSE_S, ReminderSound, SoundState
from ui.theme.priority import Priority

NONE, LOW, MEDIUM, HIGH = Priority


def heed(sound: ReminderSound, clock: HandClock, priority: Priority, seconds: int) -> None:
    """Let a priority stand for so many seconds, with a tick in each."""
    for _ in range(seconds):
        clock.advance(1)
        sound.heed(priority)


@pytest.mark.parametrize("priority", [LOW, MEDIUM, HIGH])
def test_that_a_reminder_is_heard_at_once(sound: ReminderSound, player: FakePlayer, priority: Priority) -> None:
    sound.heed(NONE)
    sound.heed(priority)
    sound.heed(priority)
    assert player.heard == [priority]


@pytest.mark.parametrize(("priority", "times"), [(NONE, 0), (LOW, 1), (MEDIUM, 5), (HIGH, 12)])
def test_that_what_stands_unanswered_is_heard_again_by_its_priority(
    sound: ReminderSound, player: FakePlayer, clock: HandClock, priority: Priority, times: int
) -> None:
    heed(sound, clock, priority, 120)
    assert len(player.heard) == times


def test_that_a_rise_is_heard_at_once_and_a_fall_is_not(
    sound: ReminderSound, player: FakePlayer, clock: HandClock
) -> None:
    for priority in (LOW, MEDIUM, HIGH, MEDIUM, LOW):
        heed(sound, clock, priority, 2)
    assert player.heard == [LOW, MEDIUM, HIGH]


def test_that_what_is_left_after_a_fall_keeps_its_own_interval(
    sound: ReminderSound, player: FakePlayer, clock: HandClock
) -> None:
    heed(sound, clock, HIGH, 1)
    heed(sound, clock, MEDIUM, 24)
    assert player.heard == [HIGH]
    heed(sound, clock, MEDIUM, 1)
    assert player.heard == [HIGH, MEDIUM]


def test_that_an_answer_silences_and_the_next_reminder_is_heard(
    sound: ReminderSound, player: FakePlayer, clock: HandClock
) -> None:
    heed(sound, clock, HIGH, 5)
    heed(sound, clock, NONE, 60)
    assert player.heard == [HIGH]
    heed(sound, clock, LOW, 1)
    assert player.heard == [HIGH, LOW]


def test_that_nothing_is_heard_while_off(qtbot: QtBot, player: FakePlayer, clock: HandClock) -> None:
    sound = ReminderSound(player, clock, on=False)
    heed(sound, clock, HIGH, 60)
    assert (player.heard, player.looked) == ([], 0)
    assert (sound.state, sound.words) == (SoundState.OFF, "sound off")


def test_that_what_stands_is_heard_once_sound_is_switched_on(
    qtbot: QtBot, player: FakePlayer, clock: HandClock
) -> None:
    sound = ReminderSound(player, clock, on=False)
    heed(sound, clock, LOW, 60)
    sound.set_on(True)
    assert (sound.state, sound.words) == (SoundState.ON, "sound on")
    heed(sound, clock, LOW, 60)
    assert player.heard == [LOW]


def test_that_a_pause_silences_for_two_minutes_and_no_longer(
    sound: ReminderSound, player: FakePlayer, clock: HandClock
) -> None:
    assert LONGEST_PAUSE_S == 120
    heed(sound, clock, HIGH, 1)
    sound.pause()
    heed(sound, clock, HIGH, 119)
    assert (sound.state, player.heard) == (SoundState.PAUSED, [HIGH])
    heed(sound, clock, HIGH, 1)
    assert (sound.state, player.heard) == (SoundState.ON, [HIGH, HIGH])


def test_that_the_time_left_of_a_pause_is_said(sound: ReminderSound, clock: HandClock) -> None:
    sound.pause()
    assert sound.words == "sound paused 2:00"
    heed(sound, clock, NONE, 8)
    assert sound.words == "sound paused 1:52"
    clock.advance(111.5)
    assert sound.words == "sound paused 0:01"
    clock.advance(0.5)
    assert sound.words == "sound on"


def test_that_pausing_again_ends_the_pause(sound: ReminderSound, player: FakePlayer, clock: HandClock) -> None:
    heed(sound, clock, MEDIUM, 1)
    sound.pause()
    heed(sound, clock, MEDIUM, 60)
    sound.pause()
    heed(sound, clock, MEDIUM, 1)
    assert (sound.state, player.heard) == (SoundState.ON, [MEDIUM, MEDIUM])


@pytest.mark.parametrize("priority", [LOW, MEDIUM, HIGH])
def test_that_a_rise_during_a_pause_is_heard_after_it_and_does_not_lengthen_it(
    sound: ReminderSound, player: FakePlayer, clock: HandClock, priority: Priority
) -> None:
    sound.pause()
    heed(sound, clock, NONE, 60)
    heed(sound, clock, priority, 59)
    assert not player.heard
    heed(sound, clock, priority, 1)
    assert player.heard == [priority]


def test_that_a_pause_ends_in_a_computer_that_slept(sound: ReminderSound, clock: HandClock) -> None:
    sound.pause()
    clock.advance(minutes=30)
    assert sound.state is SoundState.ON


def test_that_a_clock_that_is_set_does_not_bend_a_pause(sound: ReminderSound, clock: HandClock) -> None:
    sound.pause()
    clock.jump(-3600)
    assert sound.words == "sound paused 2:00"


def test_that_switching_off_ends_a_pause(sound: ReminderSound) -> None:
    sound.pause()
    sound.set_on(False)
    sound.set_on(True)
    assert sound.state is SoundState.ON


def test_that_there_is_nothing_to_pause_while_off(qtbot: QtBot, player: FakePlayer, clock: HandClock) -> None:
    sound = ReminderSound(player, clock, on=False)
    sound.pause()
    sound.set_on(True)
    assert sound.state is SoundState.ON


def test_that_a_computer_without_a_device_says_so_from_the_start(qtbot: QtBot, clock: HandClock) -> None:
    sound = ReminderSound(FakePlayer(device=False), clock, on=True)
    heed(sound, clock, HIGH, 30)
    assert (sound.state, sound.words) == (SoundState.UNAVAILABLE, "no sound device")
    assert sound.trouble == "Sound is off: this computer has no sound device."


def test_that_a_device_pulled_out_is_told_with_the_next_tick(
    qtbot: QtBot, sound: ReminderSound, player: FakePlayer, clock: HandClock
) -> None:
    player.available = player.device = False
    with qtbot.waitSignal(sound.changed, timeout=0):
        sound.heed(NONE)
    assert sound.state is SoundState.UNAVAILABLE


def test_that_a_device_is_looked_for_again_when_asked(sound: ReminderSound, player: FakePlayer) -> None:
    player.available = player.device = False
    sound.pause()
    assert sound.state is SoundState.UNAVAILABLE
    player.device = True
    sound.pause()
    assert (sound.state, player.looked) == (SoundState.ON, 3)


def test_that_a_reminder_finds_a_device_that_was_plugged_in(
    sound: ReminderSound, player: FakePlayer, clock: HandClock
) -> None:
    player.available = player.device = False
    heed(sound, clock, HIGH, 3)
    player.device = True
    heed(sound, clock, HIGH, 10)
    assert (sound.state, player.heard) == (SoundState.ON, [HIGH])


def test_that_a_change_is_told_once_and_a_pause_each_second(
    qtbot: QtBot, sound: ReminderSound, clock: HandClock
) -> None:
    told: list[str] = []
    sound.changed.connect(lambda: told.append(sound.words))
    heed(sound, clock, HIGH, 5)
    assert not told
    sound.pause()
    heed(sound, clock, HIGH, 2)
    sound.set_on(False)
    sound.set_on(False)
    assert told == ["sound paused 2:00", "sound paused 1:59", "sound paused 1:58", "sound off"]


def test_that_the_sound_can_be_tried_while_off(qtbot: QtBot, player: FakePlayer, clock: HandClock) -> None:
    ReminderSound(player, clock, on=False).try_it()
    assert player.heard == [MEDIUM]
