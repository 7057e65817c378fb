"""What drifts on the day of a scenario: smoothly, within an hour of the start, and as a pure function of the minute."""

from itertools import pairwise

import pytest

from session.simulation.effect_site import Course, Flow
from session.simulation.patient import SimulatedPatient
from session.simulation.scenarios import DAYS, Scenario, sends

LADDER = ((0, 15, 0.25), (15, 30, 0.35), (30, 45, 0.45), (45, 60, 0.55), (60, 120, 0.6))
COURSE = Course(tuple(Flow(start * 60, end * 60, rate) for start, end, rate in LADDER))
USUAL = {"systolic": 120, "diastolic": 75, "heart_rate": 75, "spo2": 97, "respiration": 14, "pain": 7}
STRONG = SimulatedPatient(USUAL, sensitivity=1.6, queasiness=1.4, seed=3)
STEEPEST = {"systolic": 1.2, "diastolic": 1.2, "spo2": 0.3, "respiration": 0.3, "dissociation": 0.1, "nausea": 0.1}
"""Units a second: nothing leaps that a person would not believe."""


@pytest.mark.parametrize("scenario", Scenario)
def test_that_nothing_leaps_and_all_is_as_on_a_quiet_day_before_and_after(scenario: Scenario) -> None:
    patient, quiet = STRONG.on(scenario), STRONG.on(Scenario.QUIET)
    values = [patient.steady(COURSE, second) for second in range(600, 2700)]
    for early, late in pairwise(values):
        assert all(abs(late[code] - early[code]) <= most for code, most in STEEPEST.items())
    for minute in (-5, 0, 10, 45, 60, 120):
        assert patient.steady(COURSE, minute * 60) == quiet.steady(COURSE, minute * 60)


@pytest.mark.parametrize("scenario", [one for one in Scenario if DAYS[one].drifts])
def test_that_a_bad_day_differs_from_a_quiet_one_in_nothing_but_its_own_signs(scenario: Scenario) -> None:
    bad, quiet = (STRONG.on(one).steady(COURSE, 21 * 60) for one in (scenario, Scenario.QUIET))
    assert {code for code in bad if bad[code] != quiet[code]} == {drift.code for drift in DAYS[scenario].drifts}


def test_that_without_a_scenario_the_patient_is_untouched() -> None:
    assert STRONG.on(None) is STRONG


def test_that_only_the_lost_monitor_is_silent_and_for_a_quarter_of_an_hour() -> None:
    silent = {one: [minute for minute in range(-60, 240) if not sends(one, minute)] for one in Scenario}
    assert len(silent.pop(Scenario.MONITOR_LOST)) == 15
    assert not any(silent.values())
    assert sends(None, 20)
