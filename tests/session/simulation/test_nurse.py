"""The simulated nurse plays whole sessions that the rules allow and the schedule is content with."""

from datetime import timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from session.compose import compose
from session.events import DrugGiven, EffectNoted, EffectResolved, VitalsRecorded
from session.problems import Refused
from session.pump_events import InfusionEnded, InfusionPaused
from session.quantities import rounded
from session.readings import highest
from session.record import Phase, Status
from session.recorder import Recorder
from session.simulation.agenda import Plan
from session.simulation.nurse import SimulatedNurse
from session.summary import summarise
from tests.session.simulation.played import BEGAN, PROTOCOL, WHO, Played

SEEDS = [str(seed) for seed in range(1, 13)]


def played(plan: Plan | None = None, seed: str = "1") -> Played:
    """Return a session that has been played to its end."""
    session = Played()
    session.nurse(plan, seed).play()
    return session


@pytest.mark.parametrize("seed", SEEDS)
def test_that_a_whole_session_ends_with_the_patient_gone_and_nothing_to_point_out(seed: str) -> None:
    session = played(seed=seed)
    assert session.state.phase is Phase.LEFT
    assert session.state.findings == ()
    assert session.state.effects == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_that_she_looks_after_the_patient_as_often_as_the_protocol_says(seed: str) -> None:
    state = played(seed=seed).state
    checks = [at for at, _ in state.checks]
    tolerance = timedelta(minutes=PROTOCOL.check_tolerance_min)
    longest = timedelta(minutes=PROTOCOL.check_interval_min) + tolerance
    assert all(late - early <= longest for early, late in pairwise(checks))
    after_change = timedelta(minutes=PROTOCOL.check_after_change_min) + tolerance
    assert state.ended_at is not None
    asking = [at for at in state.changes if not at < state.ended_at < at + after_change]  # the end asks for none
    assert all(any(at < check <= at + after_change for check in checks) for at in asking)


@pytest.mark.parametrize("seed", SEEDS)
def test_that_the_rate_climbs_the_ladder_and_the_dose_stays_within_the_order(seed: str) -> None:
    session = played(seed=seed)
    state = session.state
    rates = [part.rate.value for part in state.segments]
    assert rates[0] == PROTOCOL.start_rate.value
    assert all(late - early <= PROTOCOL.step.value for early, late in pairwise(rates))
    assert max(rates) <= PROTOCOL.maximum_rate.value
    assert state.opened is not None
    assert 0 < summarise(state, session.clock.wall()).given_mg <= state.opened.order.maximum_mg


def test_that_the_planned_minutes_are_kept() -> None:
    session = played()
    assert rounded(summarise(session.state, session.clock.wall()).infused_min, 1) == 90


def test_that_nausea_is_noted_treated_and_over() -> None:
    sessions = [played(seed=seed) for seed in SEEDS]
    sick = next(session for session in sessions if session.of_kind("effect.noted"))
    noted, resolved = sick.of_kind("effect.noted")[0], sick.of_kind("effect.resolved")[0]
    given = sick.of_kind("drug.given")[0]
    assert isinstance(noted.body, EffectNoted)
    assert isinstance(resolved.body, EffectResolved)
    assert isinstance(given.body, DrugGiven)
    assert (noted.body.effect, given.body.drug) == ("nausea", "ondansetron")
    assert noted.occurred_at < given.occurred_at < resolved.occurred_at


def test_that_an_early_stop_says_why() -> None:
    session = played(Plan(stop_at_min=52, stop_reason="asked to stop"))
    (end,) = session.of_kind("infusion.ended")
    assert isinstance(end.body, InfusionEnded)
    assert end.body.note == "asked to stop"
    assert rounded(summarise(session.state, session.clock.wall()).infused_min, 1) == 52


def test_that_a_pause_says_why_and_is_resumed() -> None:
    session = played(Plan(pause_at_min=37, pause_reason="cannula flushed"))
    (pause,) = session.of_kind("infusion.paused")
    (resume,) = session.of_kind("infusion.resumed")
    assert isinstance(pause.body, InfusionPaused)
    assert pause.body.note == "cannula flushed"
    assert resume.occurred_at > pause.occurred_at
    assert summarise(session.state, session.clock.wall()).infused_min < 89


def test_that_an_infusion_ended_while_it_is_paused_is_not_resumed() -> None:
    session = played(Plan(stop_at_min=38, stop_reason="asked to stop", pause_at_min=37, pause_reason="dizzy"))
    assert len(session.of_kind("infusion.paused")) == 1
    assert session.of_kind("infusion.resumed") == []
    assert session.state.findings == ()


def test_that_swapped_digits_are_corrected_and_the_original_is_kept() -> None:
    session = played(Plan(swap_at_check=3))
    (amended,) = [entry for entry in session.state.entries if entry.status is Status.AMENDED]
    assert isinstance(amended.event.body, VitalsRecorded)
    assert isinstance(amended.body, VitalsRecorded)
    wrong, right = amended.event.body.value("systolic"), amended.body.value("systolic")
    assert sorted(str(wrong)) == sorted(str(right))
    assert wrong != right
    assert amended.reason == "digits swapped"


def test_that_now_and_then_something_is_written_down_late() -> None:
    late = [entry for seed in SEEDS for entry in played(seed=seed).state.entries if entry.late_by]
    assert late
    assert all(isinstance(entry.body, VitalsRecorded) and entry.body.note for entry in late)


def test_that_the_same_seed_writes_the_same_lines_at_the_same_times() -> None:
    first, again, other = (
        [(entry.occurred_at, entry.body) for entry in played(seed=seed).state.entries] for seed in ("1", "1", "2")
    )
    assert first == again
    assert first != other


def test_that_the_pressure_she_writes_is_the_patients() -> None:
    session = played()
    peak = highest(session.state, "systolic")
    first = session.of_kind("vitals.recorded")[0].body
    assert isinstance(first, VitalsRecorded)
    baseline = first.value("systolic")
    assert peak is not None
    assert baseline is not None
    assert 10 < peak.value - baseline < 40


def test_that_a_line_that_is_not_understood_is_refused_and_nothing_is_written() -> None:
    session = Played()
    before = len(session.events)
    with pytest.raises(Refused, match="not below systolic"):
        session.nurse().write("83/138 77")
    assert len(session.events) == before


def test_that_what_she_writes_can_be_said_again_as_a_line() -> None:
    session = Played()
    (event,) = session.nurse().write("128/80 74 98% r15 p8")
    assert isinstance(event.body, VitalsRecorded)
    assert compose(event.body) == "128/80 74 98% r15 p8"


def test_that_a_nurse_needs_a_session_that_is_open() -> None:
    session = Played()
    unopened = Recorder(session.journal, session.clock, UUID(int=1), actor="A. Lindqvist", station="chair-2")
    with pytest.raises(ValueError, match="has been opened"):
        SimulatedNurse(unopened, session.clock, WHO.simulated("1", BEGAN.date()))
