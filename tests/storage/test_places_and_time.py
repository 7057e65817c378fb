"""Where the record is kept by default, and the clocks that the program runs by."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from session.problems import StorageProblem
from storage import locations
from storage.engine import database_file
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
    path = database_file(locations.default_url())
    assert path.name == "chairside.sqlite"
    assert path.is_relative_to(home)
    assert path.parent.is_dir()


def test_that_the_demonstration_has_a_file_of_its_own() -> None:
    demonstration = database_file(locations.demonstration_url())
    assert demonstration.name == "demo.sqlite"
    assert demonstration.parent == database_file(locations.default_url()).parent


def test_that_the_environment_may_name_another_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(locations.VARIABLE, str(tmp_path / "clinic.sqlite"))
    assert database_file(locations.default_url()) == tmp_path / "clinic.sqlite"
    assert database_file(locations.demonstration_url()).name == "demo.sqlite"


def test_that_a_folder_that_cannot_be_made_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for variable in ("XDG_DATA_HOME", "HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "file"))
    with pytest.raises(StorageProblem, match=r"could not be made: .* Nothing was lost"):
        locations.default_url()


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
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()
        assert (winter, summer) == (60, 120)
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
