"""What surrounds a command: other windows, other readers, other languages, no screen, and a sudden end."""

import os
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from storage.opening import open_database
from storage.system_clock import SystemClock
from tests.journeys.command_line import FORM, MAIN, PATIENCE_S, CommandLine

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path)


def test_that_a_command_loads_nothing_of_the_screen(line: CommandLine) -> None:
    line.python = (sys.executable, "-X", "importtime")
    loaded = {entry.rpartition("|")[2].strip() for entry in line.run("sessions").stderr.splitlines()}
    assert "storage.engine" in loaded
    assert not {name for name in loaded if name.partition(".")[0] in {"PySide6", "shiboken6", "pyqtgraph", "alembic"}}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_that_without_a_screen_the_window_says_so_in_one_line(line: CommandLine) -> None:
    for name in SCREENS:
        line.environment.pop(name, None)
    done = line.run()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "There is no screen here, so no window can open. Start the program at a desktop, or see --help.\n"
    )
    assert not line.record.exists()


def test_that_the_version_is_the_projects(line: CommandLine) -> None:
    project = tomllib.loads(MAIN.with_name("pyproject.toml").read_text("utf-8"))["project"]
    assert line.answer("--version") == f"chairside {project['version']}\n"


def test_that_letters_of_any_script_come_out_as_utf_8_whatever_the_locale(line: CommandLine) -> None:
    session_id = line.answer("transcribe", "-", entered=FORM.replace("Floating,", "Lơ lửng,")).strip()
    line.environment |= {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert "Lơ lửng" in line.answer("export", session_id, "--format", "csv")


def test_that_a_reader_who_has_heard_enough_is_not_shouted_at(line: CommandLine) -> None:
    session_id = line.answer("transcribe", line.form()).strip()
    process = line.start("export", session_id, "--format", "json")
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(PATIENCE_S) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to write to here")
def test_that_an_answer_that_cannot_be_written_is_told(line: CommandLine) -> None:
    line.answer("transcribe", line.form())
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, str(MAIN), "sessions"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=line.environment,
            check=False,
            text=True,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("The answer could not be written: No space left on device.")
    assert done.stderr.count("\n") == 1


def test_that_a_window_that_writes_is_named_and_the_list_can_still_be_read(line: CommandLine) -> None:
    session_id = line.answer("transcribe", line.form()).strip()
    with closing(open_database(str(line.record), "bay-2", clock=SystemClock())):
        refused = line.run("transcribe", "-", entered=FORM.replace("2024-11-20", "2024-11-27"))
        assert line.answer("sessions").startswith(session_id)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "has been open on bay-2" in refused.stderr
    assert f"(process {os.getpid()})" in refused.stderr


def test_that_a_home_nobody_may_write_to_keeps_no_named_record_shut(line: CommandLine) -> None:
    no_folder = line.folder / "file"
    no_folder.touch()
    for variable in ("XDG_DATA_HOME", "HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        line.environment[variable] = str(no_folder)
    line.record.write_text("Dear colleague,\n" * 100)
    done = line.run("--database", str(line.record))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{line.record} is not a database of this program.")
