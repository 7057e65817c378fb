"""The demonstration's record never meets a real one, and is never stale."""

import shutil
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from session.alert_record import waiting
from session.problems import StorageProblem
from session.simulation.hand_clock import HandClock
from session.simulation.scenarios import Scenario
from session.state import replay
from storage import lease
from storage.demonstration_record import is_demonstration, open_demonstration
from storage.engine import database_file
from storage.locations import demonstration_database
from storage.opening import open_database
from tests.storage.examples import a_patient

NOON = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a demonstration as it is at noon; only to be copied."""
    path = tmp_path_factory.mktemp("built") / "demo.sqlite"
    open_demonstration(str(path), "bay-1", HandClock(NOON, utc_offset_min=60)).close()
    return path


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOON, utc_offset_min=60)


@pytest.fixture
def at_noon(built: Path, clock: HandClock) -> UUID:
    """Put the demonstration where it is kept and return its running session."""
    shutil.copy(built, database_file(demonstration_database()))
    return running(None, clock)


def running(named: str | None, clock: HandClock) -> UUID:
    """Open the demonstration once and return its one running session."""
    with closing(open_demonstration(named, "bay-1", clock)) as opened:
        (row,) = opened.registry.running()
        assert row.head.last_at <= clock.wall()
        return row.head.session_id


def test_that_it_is_filled_when_it_is_new(clock: HandClock) -> None:
    with closing(open_demonstration(None, "bay-1", clock)) as opened:
        assert opened.path.name == "demo.sqlite"
        assert is_demonstration(opened.registry)
        assert len(opened.registry.running()) == 1


def test_that_it_goes_on_where_it_was_left_a_while_ago(at_noon: UUID, clock: HandClock) -> None:
    clock.advance(3600)
    assert running(None, clock) == at_noon


@pytest.mark.parametrize("hours", [7, -2])
def test_that_one_left_long_ago_or_ahead_of_the_clock_begins_anew(at_noon: UUID, clock: HandClock, hours: int) -> None:
    clock.jump(hours * 3600)
    assert running(None, clock) != at_noon


def test_that_nobody_takes_the_record_while_it_is_made_anew(
    at_noon: UUID, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[bool] = []
    unlink = Path.unlink

    def while_another_looks(path: Path, missing_ok: bool = False) -> None:
        if path.name == "demo.sqlite":
            refused.append(lease.take(path, "bay-2", NOON) is None)
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", while_another_looks)
    clock.advance(24 * 3600)
    assert running(None, clock) != at_noon
    assert refused == [True]


def test_that_one_which_cannot_be_removed_is_told_and_can_be_opened_later(
    at_noon: UUID, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_use(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "The file is being used by another process", str(path))

    clock.advance(24 * 3600)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", in_use)
        with pytest.raises(StorageProblem, match=r"used by another process\. .* Close other windows"):
            open_demonstration(None, "bay-1", clock)
    assert running(None, clock) != at_noon


def test_that_a_second_window_only_reads_it(at_noon: UUID, clock: HandClock) -> None:
    with closing(open_demonstration(None, "bay-1", clock)):
        clock.advance(24 * 3600)
        with closing(open_demonstration(None, "bay-2", clock)) as second:
            assert second.read_only
            assert second.registry.session_row(at_noon)


def test_that_a_named_one_is_never_thrown_away(built: Path, tmp_path: Path, clock: HandClock) -> None:
    named = str(shutil.copy(built, tmp_path / "named.sqlite"))
    before = running(named, clock)
    clock.advance(24 * 3600)
    assert running(named, clock) == before


def test_that_a_record_of_real_patients_is_refused_and_unchanged(tmp_path: Path, clock: HandClock) -> None:
    named = str(tmp_path / "record.sqlite")
    with closing(open_database(named, "bay-1", clock=clock)) as opened:
        opened.registry.add_patient(a_patient(), "A. Lindqvist")
    with pytest.raises(StorageProblem, match="is no demonstration"):
        open_demonstration(named, "bay-1", clock)
    with closing(open_database(named, "bay-1", clock=clock)) as opened:
        assert not opened.read_only
        assert not is_demonstration(opened.registry)
        assert len(opened.registry.find_patients("")) == 1


def test_that_a_scenario_is_begun_anew_each_time_and_beside_the_demonstration(at_noon: UUID, clock: HandClock) -> None:
    first, second = (scenario_begun(Scenario.APNOEA, clock) for _ in range(2))
    assert len({at_noon, first, second}) == 3
    assert running(None, clock) == at_noon


def scenario_begun(scenario: Scenario, clock: HandClock) -> UUID:
    """Open the demonstration of a scenario and return its one running session, in which something waits."""
    with closing(open_demonstration(None, "bay-1", clock, scenario)) as opened:
        (row,) = opened.registry.running()
        state = replay(opened.journal.events(row.head.session_id))
        assert waiting(state.alerts)
        assert len(opened.registry.find_patients("")) == 5
        return row.head.session_id
