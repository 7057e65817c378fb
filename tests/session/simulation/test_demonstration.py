"""The demonstration and the simulated session on a real database."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from session.events import EffectNoted
from session.pump_events import InfusionEnded
from session.record import Phase, Status
from session.schedule import next_due
from session.simulation.demonstration import MIRIAM, build_demonstration
from session.simulation.hand_clock import HandClock
from session.simulation.monitor import SimulatedMonitor
from session.simulation.whole_session import simulate
from session.state import SessionState, replay
from storage.opening import Opened, open_database

NOW = datetime(2026, 11, 20, 10, 52, 7, tzinfo=UTC)


class Demonstration:
    """A database filled once: its running session, and what a person finds in it."""

    def __init__(self, folder: Path) -> None:
        self._file, self.clock = str(folder / "demonstration.sqlite"), HandClock(NOW, 60)
        database = self._open()
        self.running_id = build_demonstration(database.journal, database.registry, self.clock)
        database.close()
        self.database = self._open()

    def _open(self) -> Opened:
        return open_database(self._file, "demonstration", clock=self.clock)

    @property
    def running(self) -> SessionState:
        return replay(self.database.journal.events(self.running_id))

    @property
    def past(self) -> list[SessionState]:
        rows = self.database.registry.find_sessions()
        return [
            replay(self.database.journal.events(row.head.session_id))
            for row in rows
            if row.head.session_id != self.running_id
        ]

    def entries(self) -> list[tuple[datetime, object]]:
        """Return everything that was written, without the identifiers that chance makes."""
        return [(entry.occurred_at, entry.body) for state in (*self.past, self.running) for entry in state.entries]


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    filled = Demonstration(tmp_path_factory.mktemp("demonstration"))
    yield filled
    filled.database.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Callable[[], Opened]]:
    opened: list[Opened] = []

    def opening() -> Opened:
        opened.append(open_database(str(tmp_path / "simulated.sqlite"), "test", clock=HandClock(NOW, 60)))
        return opened[-1]

    yield opening
    for each in opened:
        each.close()


def test_that_one_session_is_running_and_is_fifty_two_minutes_in(demonstration: Demonstration) -> None:
    (row,) = demonstration.database.registry.running()
    assert row.head.session_id == demonstration.running_id
    assert row.patient == MIRIAM.patient
    started = demonstration.running.started_at
    assert started is not None
    assert timedelta(minutes=52) <= NOW - started < timedelta(minutes=53)
    assert demonstration.running.phase is Phase.INFUSING


def test_that_its_next_check_is_still_ahead(demonstration: Demonstration) -> None:
    slot = next_due(demonstration.running, NOW)
    assert slot is not None
    assert timedelta(minutes=12) < slot.due - NOW <= timedelta(minutes=13)


def test_that_the_swapped_pressure_is_struck_out_beside_the_right_one(demonstration: Demonstration) -> None:
    (amended,) = [entry for entry in demonstration.running.entries if entry.status is Status.AMENDED]
    assert amended.reason == "digits swapped"
    assert "183" in str(amended.event.body)
    assert "138" in str(amended.body)


def test_that_the_monitor_was_on_up_to_now_and_goes_on_without_a_leap(demonstration: Demonstration) -> None:
    track = demonstration.database.journal.samples(demonstration.running_id)["heart_rate"]
    assert len(track.at) > 3400
    assert NOW.timestamp() - track.at[-1] < 61
    after = SimulatedMonitor(who=MIRIAM.patient).poll(demonstration.running, NOW + timedelta(seconds=1))
    assert abs(int(after[0].value) - track.values[-1]) <= 4


def test_that_past_sessions_are_finished_and_spread_over_months_on_weekdays(demonstration: Demonstration) -> None:
    openings = [state.opening.occurred_at for state in demonstration.past if state.opening]
    assert len(openings) == 8
    assert all(state.phase is Phase.LEFT for state in demonstration.past)
    assert NOW - min(openings) > timedelta(days=90)
    assert max(openings) < NOW - timedelta(days=1)
    assert all(opening.weekday() < 5 for opening in openings)


def test_that_past_sessions_hold_an_early_stop_nausea_and_corrections(demonstration: Demonstration) -> None:
    bodies = [entry.body for state in demonstration.past for entry in state.entries]
    assert sum(isinstance(body, InfusionEnded) and bool(body.note) for body in bodies) == 2
    assert any(isinstance(body, EffectNoted) for body in bodies)
    assert any(entry.status is Status.AMENDED for state in demonstration.past for entry in state.entries)


def test_that_nothing_in_it_has_to_be_pointed_out_and_every_chain_holds(demonstration: Demonstration) -> None:
    for state in (*demonstration.past, demonstration.running):
        assert state.findings == ()
        assert state.opening is not None
        assert demonstration.database.journal.verify(state.opening.session_id) == ()


def test_that_several_patients_are_found_by_name(demonstration: Demonstration) -> None:
    found = demonstration.database.registry.find_patients("")
    assert len(found) == 5
    assert [patient.mrn for patient in demonstration.database.registry.find_patients("okaf")] == ["004182"]


def test_that_the_same_time_and_seed_give_the_same_demonstration(demonstration: Demonstration, tmp_path: Path) -> None:
    again = Demonstration(tmp_path)
    assert again.entries() == demonstration.entries()
    again.database.close()


@pytest.mark.parametrize("minutes", [1, 20, 90])
def test_that_a_simulated_session_is_whole_and_lies_in_the_past(fresh: Callable[[], Opened], minutes: int) -> None:
    database, clock = fresh(), HandClock(NOW, 60)
    session_id = simulate(database.journal, database.registry, clock, minutes=minutes, seed=4)
    state = replay(database.journal.events(session_id))
    assert state.phase is Phase.LEFT
    assert state.findings == ()
    assert state.started_at is not None
    assert state.ended_at is not None
    assert round((state.ended_at - state.started_at).total_seconds()) == minutes * 60
    assert state.left_at is not None
    assert NOW - timedelta(hours=1) < state.left_at <= NOW


def test_that_a_simulated_session_may_be_recorded_again_for_the_same_patient(fresh: Callable[[], Opened]) -> None:
    database, clock = fresh(), HandClock(NOW, 60)
    first = simulate(database.journal, database.registry, clock, minutes=20, seed=4)
    second = simulate(database.journal, database.registry, clock, minutes=20, seed=4)
    rows = database.registry.find_sessions()
    assert {row.head.session_id for row in rows} == {first, second}
    assert len({row.patient.patient_id for row in rows}) == 1
