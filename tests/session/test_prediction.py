"""What a model predicts for a session: only for its drug, only from what was dosed, and close enough to be joined."""

from bisect import bisect_right
from dataclasses import replace
from fractions import Fraction

import pytest

from session.dosing import Dosing
from session.pk_models import MODELS, model_named
from session.prediction import NO_MODEL, Prediction, prediction_of, rate_leads_until
from session.state import SessionState, replay
from tests.session.cases import OPENED, ORDER, at, event, session

START = at("10:00")
RUNNING = ("10:00 start 0.4 mg/kg/h", "10:20 bolus 20 mg")


def of_drug(drug: str) -> SessionState:
    opened = replace(OPENED, order=replace(ORDER, drug=drug))
    return replay([event("9:50", opened), event("10:00", "start 0.4 mg/kg/h")])


@pytest.mark.parametrize("drug", ["ketamine", "Ketamine", " ketamine "])
def test_that_ketamine_is_predicted_however_it_is_written(drug: str) -> None:
    assert prediction_of(of_drug(drug), "kamp2020", START, at("11:30")) is not None


@pytest.mark.parametrize("drug", ["esketamine", "S-ketamine", "lidocaine", ""])
def test_that_no_other_drug_is_predicted(drug: str) -> None:
    assert prediction_of(of_drug(drug), "kamp2020", START, at("11:30")) is None


def test_that_nothing_is_predicted_without_a_model_or_a_dose_or_a_check_in() -> None:
    assert prediction_of(session(*RUNNING), NO_MODEL, START, at("11:30")) is None
    assert prediction_of(session("9:52 125/78"), "kamp2020", START, at("11:30")) is None
    assert prediction_of(SessionState(), "kamp2020", START, at("11:30")) is None


def test_that_an_unknown_model_is_refused() -> None:
    with pytest.raises(ValueError, match="There is no model hornik"):
        prediction_of(session(*RUNNING), "hornik", START, at("11:30"))


def test_that_the_present_rate_leads_to_the_planned_end_and_no_further_than_is_known() -> None:
    state, horizon = session(*RUNNING), at("13:00")
    assert rate_leads_until(state, at("10:30"), horizon) == at("11:30")
    assert rate_leads_until(state, at("11:29"), horizon) == at("11:30")
    assert rate_leads_until(state, at("11:30"), horizon) == horizon


@pytest.mark.parametrize("model", MODELS)
def test_that_lines_between_the_points_stay_with_the_model(model: str) -> None:
    rates = ((0.0, 15.0, Fraction(28)), (15.0, 90.0, Fraction(35)))
    made = Prediction(model_named(model), 70.0, Dosing(rates, ((20.0, Fraction(30)), (40.3, Fraction(5)))))
    curve = made.curve(150.0)
    places = [minute for minute, _ in curve]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0.0, 150.0)
    minutes = [0.011 * n for n in range(13_600)]
    for minute, exact in zip(minutes, made.at(minutes), strict=True):
        (one, low), (two, high) = curve[bisect_right(places, minute) - 1 : bisect_right(places, minute) + 1]
        drawn = low + (high - low) * (minute - one) / (two - one)
        assert drawn == pytest.approx(exact, rel=0.02, abs=0.5)


def test_that_a_bolus_is_a_step() -> None:
    made = prediction_of(session(*RUNNING), "kamp2020", START, at("11:30"))
    assert made is not None
    before, after = [level for minute, level in made.curve(60.0) if 19.99 < minute <= 20.0]
    assert after - before == pytest.approx(20_000 / (25 * 68.4 / 70), rel=1e-3)


def test_that_a_curve_that_would_end_before_the_first_dose_is_empty() -> None:
    made = Prediction(model_named("kamp2020"), 70.0, Dosing(((10.0, 20.0, Fraction(30)),), ()))
    assert made.curve(5.0) == ()
