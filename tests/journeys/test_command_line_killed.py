"""A form whose typing in is cut off at any moment is there whole, or not at all."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from storage.opening import open_database
from storage.system_clock import SystemClock
from tests.journeys.command_line import MAIN, PATIENCE_S, CommandLine

KILLS = 4
NOTHING, WHOLE = (0, 0, 0), (1, 1, 11)

ENDS_AFTER = f"""
import importlib, os, runpy, sys
sys.path.insert(0, {str(MAIN.parent)!r})
room, name, times = sys.argv.pop(1), sys.argv.pop(1), int(sys.argv.pop(1))
room = importlib.import_module(room)
real, calls = getattr(room, name), []
def cut_off(*given, **named):
    done = real(*given, **named)
    calls.append(name)
    if len(calls) == times:
        os._exit(9)
    return done
setattr(room, name, cut_off)
sys.argv[0] = {str(MAIN)!r}
runpy.run_path({str(MAIN)!r}, run_name="__main__")
"""
"""Runs the program until a function has been called so often, and ends the process there without a farewell."""


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path)


def what_is_left(record: Path) -> tuple[int, int, int]:
    """Return how many patients, sessions and events a record holds for somebody who opens it again."""
    with closing(open_database(str(record), "bay-2", clock=SystemClock())) as opened:
        assert not opened.read_only
        rows = opened.registry.find_sessions()
        events = [event for row in rows for event in opened.journal.events(row.head.session_id)]
        assert not any(opened.journal.verify(row.head.session_id) for row in rows)
        return len(opened.registry.find_patients("")), len(rows), len(events)


@pytest.mark.parametrize(
    ("room", "name", "times"),
    [
        ("storage.patients", "write_audit", 1),
        ("storage.journal", "write_head", 1),
        ("storage.journal", "encode", 8),
    ],
)
def test_that_a_process_that_ends_in_the_middle_leaves_nothing(
    line: CommandLine, room: str, name: str, times: int
) -> None:
    line.python = (sys.executable, "-c", ENDS_AFTER, room, name, str(times))
    ended = subprocess.run(
        [*line.python, "transcribe", line.form()], env=line.environment, capture_output=True, check=False
    )
    assert ended.returncode == 9, ended.stderr.decode()
    assert what_is_left(line.record) == NOTHING


def test_that_a_killed_process_leaves_the_whole_form_or_nothing(line: CommandLine) -> None:
    """The kills are spread over the last part of the time that a whole run takes."""
    clock = SystemClock()
    began = clock.elapsed()
    line.answer("transcribe", line.form(), "--database", str(line.folder / "whole.sqlite"))
    whole_s = clock.elapsed() - began
    assert what_is_left(line.folder / "whole.sqlite") == WHOLE
    for turn in range(KILLS):
        record = line.folder / f"{turn}.sqlite"
        process = line.start("transcribe", line.form(), "--database", str(record))
        try:
            process.wait(whole_s * (0.6 + 0.4 * turn / KILLS))
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate(timeout=PATIENCE_S)
        assert what_is_left(record) in {NOTHING, WHOLE}
