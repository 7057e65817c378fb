"""A program plays, or fails, or hangs, or is not there; nobody waits and nothing is raised. The programs are real."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.sound.patterns import silent_wav, wav_of
from ui.sound.process_player import ProcessPlayer, Program
from ui.theme.priority import Priority

ABSENT = Program("no-such-program-plays-sound")
NO_DEVICE = "Sound is off: this computer has no sound device."


def program(python: str, *arguments: str) -> Program:
    """Return a program of these lines, which finds the file of the sound last in `argv`."""
    return Program(sys.executable, ("-I", "-S", "-c", f"import shutil, sys, time; {python}", *arguments))


FAILS = program("sys.exit(1)")
COMPLAINS = program("print('no such device', file=sys.stderr); sys.exit(1)")
HANGS = program("time.sleep(60)")
PLAYS = program("pass")


def copies(folder: Path) -> Program:
    """Return a program that plays by copying each sound into `folder`."""
    return program("shutil.copy(sys.argv[-1], sys.argv[1] + '/' + str(time.monotonic_ns()))", str(folder))


def copied(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.iterdir(), key=lambda path: int(path.name))]


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


def finish(qtbot: QtBot, player: ProcessPlayer) -> None:
    qtbot.waitUntil(lambda: not player.busy, timeout=20_000)


def test_that_the_program_is_given_the_sound_in_a_file(qtbot: QtBot, owner: QObject, tmp_path: Path) -> None:
    player = ProcessPlayer([copies(tmp_path)], owner)
    player.play(wav_of(Priority.HIGH))
    finish(qtbot, player)
    assert copied(tmp_path) == [wav_of(Priority.HIGH)]
    assert player.available
    assert not player.trouble


def test_that_a_computer_without_a_program_says_which_it_looked_for(qtbot: QtBot, owner: QObject) -> None:
    player = ProcessPlayer([ABSENT], owner)
    player.play(silent_wav())
    assert not player.available
    assert player.trouble == f"Sound is off: this computer has no program that plays it ({ABSENT.name})."


@pytest.mark.parametrize("failing", [FAILS, COMPLAINS])
def test_that_a_program_that_fails_is_noticed(
    qtbot: QtBot, owner: QObject, failing: Program, capfd: pytest.CaptureFixture[str]
) -> None:
    player = ProcessPlayer([failing], owner)
    assert player.available
    player.play(silent_wav())
    finish(qtbot, player)
    assert (player.available, player.trouble) == (False, NO_DEVICE)
    assert capfd.readouterr() == ("", "")


def test_that_the_next_program_is_tried_and_then_kept(qtbot: QtBot, owner: QObject, tmp_path: Path) -> None:
    failures, plays = tmp_path / "failures", tmp_path / "plays"
    failures.mkdir()
    plays.mkdir()
    fails = program(
        "shutil.copy(sys.argv[-1], sys.argv[1] + '/' + str(time.monotonic_ns())); sys.exit(1)", f"{failures}"
    )
    player = ProcessPlayer([ABSENT, fails, copies(plays)], owner)
    for _ in range(2):
        player.play(wav_of(Priority.LOW))
        finish(qtbot, player)
    assert player.available
    assert len(copied(failures)) == 1
    assert len(copied(plays)) == 2


def test_that_a_program_that_cannot_be_started_is_noticed(qtbot: QtBot, owner: QObject, tmp_path: Path) -> None:
    broken = tmp_path / "player.exe"
    broken.write_text("#!/no/such/interpreter\n")
    broken.chmod(0o755)
    player = ProcessPlayer([Program(str(broken))], owner)
    assert player.available
    player.play(silent_wav())
    qtbot.waitUntil(lambda: not player.available)
    assert player.trouble == NO_DEVICE


def test_that_a_program_that_hangs_is_ended_and_noticed(qtbot: QtBot, owner: QObject) -> None:
    player = ProcessPlayer([HANGS], owner, patience_ms=50)
    player.play(silent_wav())
    finish(qtbot, player)
    assert player.trouble == NO_DEVICE


def test_that_a_device_that_comes_back_is_noticed(qtbot: QtBot, owner: QObject, tmp_path: Path) -> None:
    plugged = tmp_path / "plugged in"
    player = ProcessPlayer([program("open(sys.argv[1])", str(plugged))], owner)
    player.play(silent_wav())
    finish(qtbot, player)
    assert player.trouble == NO_DEVICE
    plugged.touch()
    player.play(silent_wav())
    finish(qtbot, player)
    assert (player.available, player.trouble) == (True, "")


def test_that_a_sound_asked_for_meanwhile_comes_after_it(qtbot: QtBot, owner: QObject, tmp_path: Path) -> None:
    player = ProcessPlayer([copies(tmp_path)], owner)
    for priority in (Priority.LOW, Priority.MEDIUM, Priority.HIGH):
        player.play(wav_of(priority))
    qtbot.waitUntil(lambda: len(copied(tmp_path)) == 2 and not player.busy, timeout=20_000)
    assert copied(tmp_path) == [wav_of(Priority.LOW), wav_of(Priority.HIGH)]


def test_that_a_folder_that_cannot_be_written_is_said(
    qtbot: QtBot, owner: QObject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(tmp_path / "not there"))
    player = ProcessPlayer([PLAYS], owner)
    player.play(silent_wav())
    assert player.trouble == "Sound is off: no temporary file can be written on this computer."


def test_that_closing_the_program_ends_what_still_plays(qtbot: QtBot, owner: QObject) -> None:
    player = ProcessPlayer([HANGS], owner)
    player.play(silent_wav())
    qtbot.waitUntil(lambda: player.busy)
    with qtbot.waitSignal(player.destroyed):
        player.deleteLater()
