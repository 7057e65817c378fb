"""The training patient answers to the infusion as the demonstration needs it."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.simulation.effect_site import Course, Flow
from session.simulation.patient import SimulatedPatient

LADDER = ((0, 15, 0.25), (15, 30, 0.35), (30, 45, 0.45), (45, 60, 0.55), (60, 90, 0.6))
DEFAULT = Course(tuple(Flow(start * 60, end * 60, rate) for start, end, rate in LADDER))
USUAL = replace(SimulatedPatient.drawn("1", age=47, sex="F", weight_kg=68.4), sensitivity=1.0, queasiness=1.0)
AGES, SEXES, WEIGHTS = st.integers(18, 90), st.sampled_from("FMXU"), st.floats(40, 140)


def change(code: str, minute: float) -> float:
    """Return how far a sign has moved from its baseline at a minute of the default protocol."""
    return USUAL.steady(DEFAULT, minute * 60)[code] - USUAL.baseline.get(code, 0.0)


def test_that_systolic_pressure_rises_by_sixteen_in_forty_minutes() -> None:
    assert change("systolic", 40) == pytest.approx(16, abs=1)


def test_that_systolic_pressure_is_back_ninety_minutes_after_the_end() -> None:
    assert change("systolic", 180) < 3


def test_that_pain_falls_while_dissociation_and_nausea_rise_and_pass() -> None:
    assert change("pain", 50) < -2.5
    assert change("dissociation", 50) > 2
    assert change("nausea", 90) > 0.5
    assert change("dissociation", 180) < 0.5
    assert change("nausea", 150) < 0.1


def test_that_heart_rate_rises_and_saturation_and_breathing_fall_a_little() -> None:
    assert 4 < change("heart_rate", 60) < 12
    assert -3 < change("spo2", 60) < 0
    assert -4 < change("respiration", 60) < 0


@given(seed=st.text(max_size=8), age=AGES, sex=SEXES, weight=WEIGHTS, minute=st.integers(-30, 240))
def test_that_whoever_it_is_the_numbers_could_be_somebodys(
    seed: str, age: int, sex: str, weight: float, minute: int
) -> None:
    patient = SimulatedPatient.drawn(seed, age=age, sex=sex, weight_kg=weight)
    found = patient.measured(DEFAULT, datetime.fromtimestamp(minute * 60, UTC))
    assert 90 <= found["systolic"] <= 200
    assert found["diastolic"] + 15 < found["systolic"]
    assert 50 <= found["heart_rate"] <= 115
    assert 92 <= found["spo2"] <= 100
    assert 8 <= found["respiration"] <= 20
    assert 0 <= found["pain"] <= 10
    assert 0 <= found["dissociation"] <= 10
    assert 0 <= found["nausea"] <= 3
    assert -3 <= found["sedation"] <= 0


def test_that_the_same_seed_is_the_same_patient_and_another_seed_another() -> None:
    first, again, other = (SimulatedPatient.drawn(seed, age=50, sex="M", weight_kg=80) for seed in ("a", "a", "b"))
    assert first == again
    assert first.baseline != other.baseline


def test_that_age_sex_and_weight_change_the_baseline() -> None:
    young, old = (SimulatedPatient.drawn("a", age=age, sex="F", weight_kg=60).baseline for age in (25, 75))
    heavy = SimulatedPatient.drawn("a", age=25, sex="F", weight_kg=110).baseline
    man = SimulatedPatient.drawn("a", age=25, sex="M", weight_kg=60).baseline
    assert old["systolic"] > young["systolic"] + 10
    assert heavy["systolic"] > young["systolic"]
    assert man["systolic"] > young["systolic"]


def test_that_a_measured_baseline_replaces_the_drawn_one() -> None:
    patient = USUAL.with_baseline({"systolic": Decimal(160), "temperature": Decimal("36.5")})
    assert patient.baseline["systolic"] == 160
    assert patient.baseline["heart_rate"] == USUAL.baseline["heart_rate"]
    assert "temperature" not in patient.baseline


def test_that_the_heart_does_not_beat_like_a_metronome_and_does_not_leap() -> None:
    rates = [USUAL.measured(Course(), datetime.fromtimestamp(second, UTC))["heart_rate"] for second in range(300)]
    assert len(set(rates)) >= 4
    assert max(rates) - min(rates) <= 10
    assert max(abs(late - early) for early, late in pairwise(rates)) <= 4
