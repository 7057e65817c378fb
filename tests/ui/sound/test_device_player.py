"""The player that hands a file to a function of the system, as Windows has one."""

from pathlib import Path

import pytest

from ui.sound.device_player import DevicePlayer
from ui.sound.patterns import wav_of
from ui.theme.priority import Priority

NO_DEVICE = "Sound is off: this computer has no sound device."
SOUND = wav_of(Priority.MEDIUM)


class Card:
    """A sound card that can be pulled out, and that may refuse."""

    def __init__(self, *, there: bool = True, refuses: bool = False) -> None:
        self.there, self.refuses = there, refuses
        self.heard: list[bytes] = []

    def start(self, file: str) -> None:
        if self.refuses:
            raise RuntimeError("Failed to play sound")
        self.heard.append(Path(file).read_bytes())

    def count(self) -> int:
        return int(self.there)

    def player(self) -> DevicePlayer:
        return DevicePlayer(self.start, self.count)


def test_that_the_sound_is_handed_over_in_a_file() -> None:
    card = Card()
    player = card.player()
    player.play(SOUND)
    assert card.heard == [SOUND]
    assert player.available
    assert not player.trouble


def test_that_a_computer_without_a_device_says_so_before_anything_is_played() -> None:
    player = Card(there=False).player()
    assert (player.available, player.trouble) == (False, NO_DEVICE)


def test_that_a_device_pulled_out_and_put_back_is_noticed() -> None:
    card = Card()
    player = card.player()
    card.there = False
    player.play(SOUND)
    assert (player.trouble, card.heard) == (NO_DEVICE, [])
    card.there = True
    player.play(SOUND)
    assert (player.trouble, card.heard) == ("", [SOUND])


def test_that_a_refusal_of_the_system_is_said_and_not_raised() -> None:
    player = Card(refuses=True).player()
    player.play(SOUND)
    assert player.trouble == NO_DEVICE


def test_that_a_folder_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(tmp_path / "not there"))
    player = Card().player()
    player.play(SOUND)
    assert player.trouble == "Sound is off: no temporary file can be written on this computer."
