"""What an order comes to: hand calculations for 68.4 kg at 2 mg/mL, and whole doses over their minutes."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.dose_plan import RATE_OF, DosePlan, plan_of_order, rate_of_dose
from session.quantities import Amount, AmountUnit, Mixture, Rate, RateUnit, convert, rounded
from tests.session.cases import ORDER
from tests.session.strategies import amounts
from tests.session.test_quantities import mixtures

MIXTURE = Mixture(Decimal("68.4"), Decimal(2))
ORDERED = DosePlan(Rate(Decimal("0.4"), RateUnit.MG_KG_H), MIXTURE, 90)


def test_that_a_rate_comes_out_in_every_unit() -> None:
    assert ORDERED.in_unit(RateUnit.MG_H) == Fraction("27.36")
    assert ORDERED.in_unit(RateUnit.ML_H) == Fraction("13.68")
    assert ORDERED.in_unit(RateUnit.MG_KG_H) == Fraction("0.4")
    assert rounded(ORDERED.in_unit(RateUnit.UG_KG_MIN), 2) == Decimal("6.67")


@pytest.mark.parametrize(
    ("value", "unit"),
    [("27.36", RateUnit.MG_H), ("13.68", RateUnit.ML_H), ("0.4", RateUnit.MG_KG_H)],
)
def test_that_the_total_is_the_same_whatever_unit_the_rate_was_written_in(value: str, unit: RateUnit) -> None:
    plan = DosePlan(Rate(Decimal(value), unit), MIXTURE, 90)
    assert plan.total_mg == Fraction("41.04")
    assert plan.total_mg_per_kg == Fraction("0.6")
    assert plan.volume_ml == Fraction("20.52")


def test_that_without_minutes_there_is_no_total() -> None:
    plan = DosePlan(ORDERED.rate, MIXTURE)
    assert plan.total_mg is plan.total_mg_per_kg is plan.volume_ml is None


def dosed(value: str, unit: AmountUnit, minutes: int, kg: str, mg_per_ml: str) -> DosePlan:
    dose, mixture = Amount(Decimal(value), unit), Mixture(Decimal(kg), Decimal(mg_per_ml))
    return DosePlan(rate_of_dose(dose, minutes, mixture), mixture, minutes, dose)


def test_that_half_a_mg_per_kg_in_forty_minutes_runs_at_three_quarters_an_hour() -> None:
    plan = dosed("0.5", AmountUnit.MG_KG, 40, "70", "1")
    assert plan.rate == Rate(Decimal("0.75"), RateUnit.MG_KG_H)
    assert (plan.in_unit(RateUnit.ML_H), plan.volume_ml, plan.total_mg) == (
        Fraction("52.5"),
        Fraction(35),
        Fraction(35),
    )
    assert (plan.pump_ml_h, plan.off_ml_h, plan.off_percent) == (Decimal("52.5"), Fraction(0), Fraction(0))


def test_that_the_pump_is_set_to_a_tenth_half_up_and_its_difference_is_known() -> None:
    plan = dosed("0.5", AmountUnit.MG_KG, 40, "70", "2")
    assert plan.in_unit(RateUnit.ML_H) == Fraction("26.25")
    assert plan.pump_ml_h == Decimal("26.3")
    assert plan.off_ml_h == Fraction("0.05")
    assert rounded(plan.off_percent, 2) == Decimal("0.19")


@pytest.mark.parametrize(
    ("value", "unit", "minutes", "rate"),
    [
        ("52", AmountUnit.MG, 60, "52 mg/h"),
        ("35", AmountUnit.MG, 40, "52.5 mg/h"),
        ("0.5", AmountUnit.MG_KG, 64, "0.46875 mg/kg/h"),
        ("20", AmountUnit.ML, 96, "12.5 mL/h"),
        ("0.5", AmountUnit.MG_KG, 45, "23.3 mL/h"),
        ("40", AmountUnit.MG, 90, "13.3 mL/h"),
        ("20", AmountUnit.ML, 90, "13.3 mL/h"),
    ],
)
def test_that_a_dose_gives_a_rate_of_its_family_and_otherwise_what_the_pump_runs(
    value: str, unit: AmountUnit, minutes: int, rate: str
) -> None:
    assert str(dosed(value, unit, minutes, "70", "2").rate) == rate


def test_that_a_dose_without_a_finite_rate_is_shown_as_written_and_run_as_the_pump_can() -> None:
    plan = dosed("0.5", AmountUnit.MG_KG, 45, "70", "2")
    assert plan.total_mg == 35
    assert plan.in_unit(RateUnit.ML_H) == Fraction(70, 3)
    assert Fraction(plan.rate.value) - plan.in_unit(RateUnit.ML_H) == plan.off_ml_h == Fraction(-1, 30)


def test_that_a_dose_too_small_for_a_pump_is_no_rate_that_it_runs() -> None:
    assert not dosed("0.001", AmountUnit.ML, 90, "70", "2").pump_can_run
    assert not dosed("1000", AmountUnit.ML, 60, "70", "2").pump_can_run
    assert dosed("999", AmountUnit.ML, 60, "70", "2").pump_can_run


minutes = st.integers(1, 1440)


@given(amounts, minutes, mixtures)
def test_that_a_whole_dose_and_its_rate_agree_exactly_before_the_pumps_rounding(
    dose: Amount, planned: int, mixture: Mixture
) -> None:
    rate = rate_of_dose(dose, planned, mixture)
    plan = DosePlan(rate, mixture, planned, dose)
    assert plan.total_mg == dose.mg(mixture)
    if rate.unit is RATE_OF[dose.unit] and Fraction(rate.value) * planned / 60 == Fraction(dose.value):
        assert DosePlan(rate, mixture, planned).total_mg == dose.mg(mixture)
    else:
        assert rate == Rate(plan.pump_ml_h, RateUnit.ML_H)
        assert abs(plan.off_ml_h) <= Fraction(1, 20)


@given(amounts, minutes, mixtures)
def test_that_no_finite_decimal_is_rounded(dose: Amount, planned: int, mixture: Mixture) -> None:
    exact = Fraction(dose.value) * 60 / planned
    finite = 10**40 % exact.denominator == 0
    kept = rate_of_dose(dose, planned, mixture)
    assert (Fraction(kept.value) == exact and kept.unit is RATE_OF[dose.unit]) or not finite


@given(mixtures, st.sampled_from(RateUnit), st.decimals(min_value="0.01", max_value=500, places=3), minutes)
def test_that_a_plan_is_the_same_number_in_every_unit(
    mixture: Mixture, unit: RateUnit, value: Decimal, planned: int
) -> None:
    plan = DosePlan(Rate(value, unit), mixture, planned)
    assert plan.in_unit(unit) == Fraction(value)
    for other in RateUnit:
        back = convert(plan.mg_per_h, other, mixture)
        assert plan.in_unit(other) == back
    assert plan.volume_ml == plan.in_unit(RateUnit.ML_H) * planned / 60


def test_that_a_whole_order_is_planned_with_all_its_parts() -> None:
    plan = plan_of_order(ORDER, MIXTURE)
    assert plan == DosePlan(ORDER.start_rate, MIXTURE, 90)
