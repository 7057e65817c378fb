"""The simulated monitor as a monitor: once a second, a cuff now and then, the same for the same seed."""

from datetime import timedelta
from itertools import pairwise
from statistics import mean

from session.ports import Monitor, Sample
from session.simulation.effect_site import course_of
from session.simulation.monitor import SimulatedMonitor
from session.simulation.scenarios import Scenario
from session.state import SessionState
from tests.session.simulation.played import BEGAN, WHO, Played


def look(played: Played, seconds: int, monitor: SimulatedMonitor, every: int = 1) -> list[Sample]:
    """Let time pass and return what the monitor shows meanwhile."""
    samples: list[Sample] = []
    for _ in range(0, seconds, every):
        played.clock.advance(every)
        samples += monitor.poll(played.state, played.recorder.now())
    return samples


def values(samples: list[Sample], code: str) -> list[int]:
    return [int(sample.value) for sample in samples if sample.code == code]


def test_that_it_shows_nothing_without_a_session() -> None:
    monitor: Monitor = SimulatedMonitor()
    assert list(monitor.poll(SessionState(), BEGAN)) == []
    assert (monitor.name, monitor.trouble) == ("Simulated monitor", "")


def test_that_three_numerics_come_once_a_second() -> None:
    samples = look(Played(), 60, SimulatedMonitor())
    for code in ("heart_rate", "spo2", "respiration"):
        moments = [sample.at for sample in samples if sample.code == code]
        assert moments == [BEGAN + timedelta(seconds=second) for second in range(1, 61)]


def test_that_a_cuff_pressure_comes_as_a_pair_every_five_minutes() -> None:
    samples = look(Played(), 960, SimulatedMonitor())
    upper = [(sample.at, sample.value) for sample in samples if sample.code == "systolic"]
    lower = [(sample.at, sample.value) for sample in samples if sample.code == "diastolic"]
    assert [at for at, _ in upper] == [BEGAN + timedelta(minutes=minute) for minute in (5, 10, 15)]
    assert all(low[0] == high[0] and low[1] < high[1] for low, high in zip(lower, upper, strict=True))


def test_that_it_shows_the_same_however_often_it_is_looked_at() -> None:
    seldom = look(Played(), 600, SimulatedMonitor(), every=60)
    often = look(Played(), 600, SimulatedMonitor())
    assert seldom == [sample for sample in often if sample.at >= BEGAN + timedelta(seconds=60)]


def test_that_it_shows_the_same_for_the_same_seed_and_else_another_patient() -> None:
    one, same, other = (values(look(Played(), 60, SimulatedMonitor(seed)), "heart_rate") for seed in ("1", "1", "2"))
    assert one == same
    assert one != other


def test_that_after_a_long_silence_only_the_last_minutes_come() -> None:
    monitor, played = SimulatedMonitor(), Played()
    look(played, 1, monitor)
    played.clock.advance(7200)
    assert len(values(look(played, 1, monitor), "spo2")) == 300


def test_that_it_starts_from_the_recorded_baseline_and_answers_to_the_infusion() -> None:
    monitor, played = SimulatedMonitor(who=WHO.patient), Played()
    nurse = played.nurse()
    nurse.write("125/78 90 97% r18")
    before = values(look(played, 120, monitor), "heart_rate")
    nurse.write("start 0.6 mg/kg/h")
    played.clock.advance(2400)
    after = values(look(played, 120, monitor), "heart_rate")
    assert abs(mean(before) - 90) < 4
    assert mean(after[-60:]) > mean(before) + 4


def test_that_on_a_bad_day_it_shows_what_drifts_and_the_same_as_the_nurse_reads() -> None:
    played = Played()
    nurse = played.on_a_day(Scenario.DESATURATION, with_monitor=True)
    nurse.write("start 0.25 mg/kg/h")
    patient = WHO.simulated("1", BEGAN.date()).on(Scenario.DESATURATION)
    samples = look(played, 2400, SimulatedMonitor(patient=patient), every=5)
    read = patient.measured(course_of(played.state), played.recorder.now())
    assert values(samples, "spo2")[-1] == read["spo2"]
    assert min(values(samples, "spo2")) in range(83, 88)
    assert values(samples, "spo2")[600] > 95


def test_that_a_lost_monitor_sends_nothing_for_a_quarter_of_an_hour() -> None:
    played = Played()
    played.nurse().write("start 0.25 mg/kg/h")
    moments = [sample.at for sample in look(played, 2400, SimulatedMonitor(scenario=Scenario.MONITOR_LOST), every=5)]
    assert max(late - early for early, late in pairwise(moments)) == timedelta(minutes=15, seconds=1)
