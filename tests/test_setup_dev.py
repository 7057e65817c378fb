"""The developer commands: what they ask of the system, and how the environment is made, kept and repaired."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

import dev

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux leaves these libraries to its packages")
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to end by")


@pytest.fixture
def pins(tmp_path: Path) -> Path:
    """Return requirements that ask for nothing, so that installing them needs no network."""
    file = tmp_path / "none.txt"
    file.write_text("# nothing\n", "utf-8")
    return file


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the commands keep their environment in a folder of the test."""
    monkeypatch.setattr(dev, "VENV", tmp_path / "venv")
    return tmp_path / "venv"


def test_that_a_missing_library_is_named_by_its_package() -> None:
    lacking = {"libEGL.so.1", "libxcb-cursor.so.0"}
    libraries = {**dev.DRAWING_LIBRARIES, **dev.WINDOW_LIBRARIES}
    assert dev.missing(libraries, lambda library: library not in lacking) == ["libegl1", "libxcb-cursor0"]


@on_linux
def test_that_the_loader_itself_is_asked_for_a_library() -> None:
    assert dev.missing({"libc.so.6": "libc6", "libnot-there.so.9": "libnot-there9"}) == ["libnot-there9"]


@on_linux
def test_that_without_the_right_to_install_the_exact_line_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "may_install", lambda: False)
    with pytest.raises(dev.SetupError) as refusal:
        dev.ensure_libraries({"libnot-there.so.9": "libnot-there9"})
    line = "sudo apt-get update && sudo apt-get install --yes --no-install-recommends libnot-there9"
    assert str(refusal.value).endswith(line)


def test_that_only_a_display_asks_for_the_libraries_of_a_window() -> None:
    both = {**dev.DRAWING_LIBRARIES, **dev.WINDOW_LIBRARIES}
    assert dev.needed_to_run({}) == {}
    assert dev.needed_to_run({"DISPLAY": ":0"}) == both
    assert dev.needed_to_run({"WAYLAND_DISPLAY": "wayland-0"}) == dev.DRAWING_LIBRARIES
    assert dev.needed_to_run({"QT_QPA_PLATFORM": "offscreen"}) == dev.DRAWING_LIBRARIES


def test_that_an_environment_is_made_once_and_then_kept(venv: Path, pins: Path) -> None:
    python = dev.ensure_environment(pins)
    made = python.lstat().st_mtime_ns
    assert subprocess.run([python, "-c", "import sys; sys.exit(5)"], check=False).returncode == 5
    assert dev.is_current(venv, [pins])
    assert dev.ensure_environment(pins).lstat().st_mtime_ns == made


def test_that_a_half_made_environment_is_repaired(venv: Path, pins: Path) -> None:
    dev.python_of(venv).parent.mkdir(parents=True)
    dev.python_of(venv).write_text("cut off", "utf-8")
    dev.python_of(venv).chmod(0o755)
    python = dev.ensure_environment(pins)
    assert subprocess.run([python, "-c", "import sys; sys.exit(5)"], check=False).returncode == 5


def test_that_changed_pins_make_the_environment_stale(venv: Path, pins: Path) -> None:
    dev.ensure_environment(pins)
    pins.write_text("# something else\n", "utf-8")
    assert not dev.is_current(venv, [pins])


def test_that_an_interrupted_installation_leaves_no_stamp(venv: Path, pins: Path) -> None:
    dev.ensure_environment(pins)
    pins.write_text("this is no requirement\n", "utf-8")
    with pytest.raises(dev.SetupError, match="could not be installed"):
        dev.ensure_environment(pins)
    assert not (venv / "chairside.stamp").exists()


def test_that_an_environment_without_its_interpreter_is_not_current(venv: Path, pins: Path) -> None:
    venv.mkdir()
    (venv / "chairside.stamp").write_text(dev.fingerprint(pins), "utf-8")
    assert not dev.is_current(venv, [pins])


def test_that_to_run_the_developers_environment_will_do(venv: Path, pins: Path, tmp_path: Path) -> None:
    to_run = tmp_path / "run.txt"
    to_run.write_text("# other\n", "utf-8")
    dev.ensure_environment(pins)
    assert dev.is_current(venv, [to_run, pins])
    assert not dev.is_current(venv, [to_run])


def test_that_line_endings_do_not_make_pins_differ(tmp_path: Path) -> None:
    unix, windows = tmp_path / "unix.txt", tmp_path / "windows.txt"
    unix.write_bytes(b"a==1\nb==2\n")
    windows.write_bytes(b"a==1\r\nb==2\r\n")
    assert dev.fingerprint(unix) == dev.fingerprint(windows)


@pytest.mark.parametrize("setting", ["executable = /opt/python3.11", "home = /opt"])
def test_that_inside_an_environment_the_outer_interpreter_is_taken(
    setting: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyvenv.cfg").write_text(f"version = 3.11.2\n{setting}\n", "utf-8")
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python3.11"))
    assert dev.base_python() == Path("/opt/python3.11")


def test_that_outside_an_environment_the_running_interpreter_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    assert dev.base_python() == Path(sys.executable)


def test_that_the_exit_status_of_a_tool_is_passed_on() -> None:
    assert dev.status_of(sys.executable, "-c", "raise SystemExit(7)") == 7


@on_posix
def test_that_a_tool_ended_by_a_signal_counts_as_failed() -> None:
    ends_itself = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
    assert dev.status_of(sys.executable, "-c", ends_itself) == 128 + signal.SIGTERM


@pytest.mark.parametrize(("arguments", "status"), [([], 2), (["walk"], 2), (["--help"], 0)])
def test_that_without_a_known_command_the_commands_are_listed(
    arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == status
    listed = capsys.readouterr().out
    assert [command for command in dev.COMMANDS if f"python3 dev.py {command} " not in listed] == []
