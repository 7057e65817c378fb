"""The demonstration and the simulated session on a real database."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from session.alert_record import Urgency, waiting
from session.events import EffectNoted
from session.pump_events import InfusionEnded
from session.record import Phase, Status
from session.review_events import SessionSigned
from session.schedule import next_due
from session.search_line import read_search
from session.search_question import Shelf, Span
from session.simulation.demonstration import MIRIAM, build_demonstration, running_on
from session.simulation.hand_clock import HandClock
from session.simulation.monitor import SimulatedMonitor
from session.simulation.rehearsal import Rehearsal
from session.simulation.scenarios import DAYS, Scenario
from session.simulation.whole_session import Script, simulate
from session.state import SessionState, replay
from storage.opening import Opened, open_database
from tests.session.simulation.played import PROTOCOL

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
        """Return everything that was written, without the identifiers that chance makes and what is signed of them."""
        entries = [entry for state in (*self.past, self.running) for entry in state.entries]
        return [(one.occurred_at, one.body) for one in entries if not isinstance(one.body, SessionSigned)]


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


def test_that_its_last_pressure_waits_for_an_answer_and_the_check_it_asks_for_is_still_ahead(
    demonstration: Demonstration,
) -> None:
    (alert,) = waiting(demonstration.running.alerts)
    assert (alert.cause, alert.urgency) == ("pressure", Urgency.MEDIUM)
    assert alert.sentence.startswith("Systolic pressure 158 mmHg")
    slot = next_due(demonstration.running, NOW)
    assert slot is not None
    assert slot.due == alert.raised_at + timedelta(minutes=5)
    assert timedelta(minutes=2) < slot.due - NOW <= timedelta(minutes=3)


def test_that_the_swapped_pressure_raised_an_alert_that_was_over_with_its_correction(
    demonstration: Demonstration,
) -> None:
    alert = demonstration.running.alerts[0]
    assert alert.sentence.startswith("Systolic pressure 183 mmHg")
    assert (alert.open, alert.acted) == (False, False)
    assert [answer.note for answer in alert.answers] == ["digits swapped"]


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
    assert len(openings) == 24
    assert all(state.phase is Phase.LEFT for state in demonstration.past)
    assert NOW - min(openings) > timedelta(days=90)
    assert max(openings) < NOW - timedelta(days=1)
    assert all(opening.weekday() < 5 for opening in openings)


def test_that_past_sessions_hold_an_early_stop_nausea_and_corrections(demonstration: Demonstration) -> None:
    bodies = [entry.body for state in demonstration.past for entry in state.entries]
    assert sum(isinstance(body, InfusionEnded) and bool(body.note) for body in bodies) == 2
    assert any(isinstance(body, EffectNoted) for body in bodies)
    assert any(entry.status is Status.AMENDED for state in demonstration.past for entry in state.entries)


def test_that_some_weeks_ago_somebody_was_sick_and_an_infusion_was_stopped_early(demonstration: Demonstration) -> None:
    today = NOW.date()
    for words in ("nausea", "early stop"):
        span = Span(today - timedelta(days=58), today - timedelta(days=28))
        question = replace(read_search(words, today), spans=(span,))
        assert demonstration.database.registry.find_sessions(question)


def test_that_a_few_sessions_are_to_be_signed_and_the_older_ones_are(demonstration: Demonstration) -> None:
    found = demonstration.database.registry.find_sessions(shelf=Shelf.TO_SIGN)
    assert 2 <= len(found) <= 6
    assert all(NOW - row.head.opened_at < timedelta(days=20) for row in found)


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
    session_id = simulate(database.journal, database.registry, clock, Script(minutes, 4))
    state = replay(database.journal.events(session_id))
    assert state.phase is Phase.LEFT
    assert state.findings == ()
    assert state.started_at is not None
    assert state.ended_at is not None
    assert round((state.ended_at - state.started_at).total_seconds()) == minutes * 60
    assert state.left_at is not None
    assert NOW - timedelta(hours=1) < state.left_at <= NOW


@pytest.mark.parametrize("scenario", Scenario)
def test_that_the_running_session_of_a_scenario_waits_with_what_was_said_last(scenario: Scenario) -> None:
    journal, day = Rehearsal(), DAYS[scenario]
    running_id = running_on(scenario, PROTOCOL, HandClock(NOW, 60), journal, seed="1", station="test")
    state = replay(journal.events(running_id))
    assert state.phase in (Phase.INFUSING, Phase.PAUSED)
    assert state.started_at is not None
    assert 0 <= (NOW - state.started_at).total_seconds() - day.opened_min * 60 < 60
    assert {alert.cause for alert in state.alerts} == set(day.causes)
    assert {alert.cause for alert in waiting(state.alerts)} == set(day.causes)
    assert state.findings == ()


def test_that_a_demonstration_of_a_scenario_runs_it_and_its_monitor_goes_on_without_a_leap(
    fresh: Callable[[], Opened],
) -> None:
    database, clock = fresh(), HandClock(NOW, 60)
    running_id = build_demonstration(database.journal, database.registry, clock, Scenario.DESATURATION)
    database.close()
    journal = fresh().journal
    track = journal.samples(running_id)["spo2"]
    assert NOW.timestamp() - track.at[-1] < 6
    monitor = SimulatedMonitor(who=MIRIAM.patient, scenario=Scenario.DESATURATION)
    after = monitor.poll(replay(journal.events(running_id)), NOW + timedelta(seconds=1))
    assert abs(int(next(sample.value for sample in after if sample.code == "spo2")) - track.values[-1]) <= 2
    assert track.values[-1] < 88


def test_that_what_the_monitor_sent_in_a_simulated_session_is_kept(fresh: Callable[[], Opened]) -> None:
    database, clock = fresh(), HandClock(NOW, 60)
    script = Script(minutes=20, seed=4, scenario=Scenario.QUIET, with_monitor=True)
    session_id = simulate(database.journal, database.registry, clock, script)
    state = replay(database.journal.events(session_id))
    database.close()
    track = fresh().journal.samples(session_id)["heart_rate"]
    assert state.opening is not None
    assert state.left_at is not None
    assert track.at[0] - state.opening.occurred_at.timestamp() <= 5
    assert -5 < track.at[-1] - state.left_at.timestamp() <= 0
    assert len(track.at) == track.at[-1] - track.at[0] + 1


def test_that_a_simulated_session_may_be_recorded_again_for_the_same_patient(fresh: Callable[[], Opened]) -> None:
    database, clock = fresh(), HandClock(NOW, 60)
    first = simulate(database.journal, database.registry, clock, Script(20, 4))
    second = simulate(database.journal, database.registry, clock, Script(20, 4))
    rows = database.registry.find_sessions()
    assert {row.head.session_id for row in rows} == {first, second}
    assert len({row.patient.patient_id for row in rows}) == 1
