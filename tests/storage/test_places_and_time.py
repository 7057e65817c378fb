"""Where the record is kept by default, and the clocks that the program runs by."""

import stat
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from session.problems import StorageProblem
from storage import locations
from storage.backup import copy_beside
from storage.engine import database_file
from storage.opening import open_database
from storage.system_clock import AcceleratedClock, SystemClock


class HeldMachine(SystemClock):
    """A machine whose clock is set by hand."""

    def __init__(self) -> None:
        self.moment, self.seconds, self.offset = datetime(2026, 11, 20, 9, 0, tzinfo=UTC), 100.0, 60

    def wall(self) -> datetime:
        return self.moment

    def elapsed(self) -> float:
        return self.seconds

    def utc_offset_min(self, at: datetime | None = None) -> int:
        return self.offset if (at or self.moment) < datetime(2026, 11, 20, 12, 0, tzinfo=UTC) else 120


def test_that_the_default_lies_in_the_users_own_folder(home: Path) -> None:
    path = database_file(locations.default_database())
    assert path.name == "chairside.sqlite"
    assert path.is_relative_to(home)
    assert path.parent.is_dir()


def test_that_the_demonstration_has_a_file_of_its_own() -> None:
    demonstration = database_file(locations.demonstration_database())
    assert demonstration.name == "demo.sqlite"
    assert demonstration.parent == database_file(locations.default_database()).parent


def test_that_the_environment_may_name_another_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(locations.VARIABLE, str(tmp_path / "clinic.sqlite"))
    assert database_file(locations.default_database()) == tmp_path / "clinic.sqlite"
    assert database_file(locations.demonstration_database()).name == "demo.sqlite"


@pytest.mark.parametrize("name", ["a b", "100% sure?", "no#1", "sqlite:"])
def test_that_a_folder_may_have_any_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / name)
    with closing(open_database(locations.default_database(), "bay-1", clock=SystemClock())) as opened:
        assert opened.path.parent == tmp_path / name
        assert opened.path.is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows the folder's own permissions say who may read")
def test_that_the_folder_and_what_is_made_in_it_are_the_user_s_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "chairside")
    with closing(open_database(locations.default_database(), "bay-1", clock=SystemClock())) as opened:
        opened.registry.add_staff("A. Lindqvist", "A. Lindqvist")
        copy = copy_beside(opened.path, 1, SystemClock().wall())
        files = [opened.path, copy, *opened.path.parent.glob("*-wal"), *opened.path.parent.glob("*-shm")]
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(opened.path.parent.stat().st_mode) == 0o700


def test_that_a_folder_that_cannot_be_made_is_told_and_keeps_no_window_shut(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    for variable in ("XDG_DATA_HOME", "HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "file"))
    with pytest.raises(StorageProblem, match=r"could not be made: .* Nothing was lost"):
        locations.default_database()
    with caplog.at_level("INFO"):
        assert locations.settings_folder().is_relative_to(tmp_path)
    assert "Preferences and log are not kept: The folder" in caplog.text


def test_that_the_machine_s_clock_is_aware_and_its_seconds_go_on() -> None:
    clock = SystemClock()
    first, second = clock.elapsed(), clock.elapsed()
    assert clock.wall().utcoffset() == timedelta(0)
    assert 0 <= second - first < 60


def test_that_the_offset_is_the_one_of_the_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    if hasattr(time, "tzset"):
        time.tzset()
    clock = SystemClock()
    winter, summer = (clock.utc_offset_min(datetime(2026, month, 1, tzinfo=UTC)) for month in (1, 7))
    before_1970 = clock.utc_offset_min(datetime(1960, 7, 1, tzinfo=UTC))
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()
        assert (winter, summer) == (60, 120)
        assert before_1970 == 60, "no system is asked for a local time that Windows cannot give"
    assert -15 * 60 < clock.utc_offset_min() < 15 * 60


def test_that_the_fast_clock_starts_now_and_runs_as_many_times_as_fast() -> None:
    machine = HeldMachine()
    clock = AcceleratedClock(60, machine)
    assert (clock.wall(), clock.elapsed()) == (machine.moment, 100.0)
    machine.seconds += 90
    assert clock.elapsed() == 100.0 + 90 * 60
    assert clock.wall() == machine.moment + timedelta(minutes=90)
    assert clock.utc_offset_min() == 60
    machine.seconds += 120
    assert clock.utc_offset_min() == 120
