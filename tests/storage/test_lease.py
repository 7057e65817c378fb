"""One window drives a database; the others learn who, and take over when its process is gone."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from session.problems import StorageProblem
from session.times import at_chair
from storage.opening import Opened, open_database
from tests.storage.conftest import Opens
from tests.storage.examples import Sitting, held_clock

WINDOW = """
import sys
from storage.opening import open_database
from storage.system_clock import SystemClock
opened = open_database(sys.argv[1], "chair-9", clock=SystemClock())
print(opened.read_only, flush=True)
sys.stdin.readline()
opened.close()
"""


@contextmanager
def another_window(record: Path) -> Iterator["subprocess.Popen[str]"]:
    """Have the database driven by another process."""
    with subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(record)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "False\n"
        yield process
        process.kill()


def test_that_a_link_to_the_record_has_the_record_s_lease(record: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.sqlite"
    try:
        link.symlink_to(record)
    except OSError:
        pytest.skip("this user may not make links here")
    with another_window(record), closing(open_database(str(link), "chair-2", clock=held_clock())) as second:
        assert second.read_only
        assert second.path == record


def test_that_the_second_window_learns_who_has_the_record_and_may_read(record: Path, opens: Opens) -> None:
    with another_window(record) as first:
        second, sitting = opens(), Sitting()
        assert second.read_only
        assert second.holder is not None
        assert (second.holder.station, second.holder.process) == ("chair-9", first.pid)
        assert f"open on chair-9 since {at_chair(second.holder.since, 60):%Y-%m-%d}" in second.notice
        assert f"(process {first.pid})" in second.notice
        assert second.registry.find_sessions() == ()
        with pytest.raises(StorageProblem, match="has been open on chair-9"):
            second.journal.append([sitting.event()], sitting.head()).result()


def test_that_a_killed_process_lets_go_of_the_record(record: Path, opens: Opens) -> None:
    with another_window(record) as first:
        first.kill()
        first.wait()
        assert not opens().read_only


def test_that_a_closed_window_lets_go_of_the_record(record: Path, opens: Opens) -> None:
    with another_window(record) as first:
        first.communicate("close\n")
        assert not opens().read_only


def test_that_two_windows_of_one_process_do_not_both_write(database: Opened, opens: Opens) -> None:
    second = opens("chair-4")
    assert second.read_only
    assert second.holder is not None
    assert second.holder.station == "chair-3"
    database.close()
    assert not opens("chair-4").read_only


def test_that_the_second_window_opens_also_when_it_cannot_be_told_who_has_it(database: Opened, opens: Opens) -> None:
    database.path.with_name("record.sqlite.holder").write_text("{")
    second = opens("chair-4")
    assert second.read_only
    assert second.holder is None
    assert "open in another window" in second.notice


def test_that_nobody_is_kept_out_where_the_holder_cannot_be_written_down(record: Path, opens: Opens) -> None:
    record.with_name("record.sqlite.holder").mkdir()
    assert not opens().read_only
    assert opens("chair-4").notice.startswith("This record is open in another window")


def test_that_the_time_is_told_in_the_clock_of_the_reader(database: Opened, opens: Opens) -> None:
    assert "since 2026-11-20 10:52" in opens("chair-4").notice
