"""Doses and rates: the arithmetic of pumps, exactly."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.quantities import (
    Amount,
    AmountUnit,
    Mixture,
    Rate,
    RateUnit,
    convert,
    number,
    plain,
    read_dose,
    read_rate,
    rounded,
    typed,
)
from session.wording import rate_text, written_rate
from tests.session.strategies import amounts, rates

mixtures = st.builds(
    Mixture,
    st.decimals(min_value=Decimal("0.1"), max_value=500, places=1),
    st.decimals(min_value=Decimal("0.01"), max_value=100, places=2),
)


def in_unit(value: str, unit: RateUnit, to: RateUnit, kg: str, mg_per_ml: str) -> Fraction:
    mixture = Mixture(Decimal(kg), Decimal(mg_per_ml))
    return convert(Rate(Decimal(value), unit).mg_per_h(mixture), to, mixture)


def test_that_half_a_mg_per_kg_in_forty_minutes_is_what_the_pump_shows() -> None:
    # Clinical facts, section 1.2: 0.5 mg/kg in 40 min is 0.75 mg/kg/h.
    assert in_unit("0.75", RateUnit.MG_KG_H, RateUnit.ML_H, "70", "1") == Fraction("52.5")
    assert in_unit("0.75", RateUnit.MG_KG_H, RateUnit.ML_H, "70", "2") == Fraction("26.25")
    volume = Amount(Decimal("0.5"), AmountUnit.MG_KG).mg(Mixture(Decimal(70), Decimal(1)))
    assert volume == 35


def test_that_the_trial_cap_is_passed_at_ninety_kg() -> None:
    assert in_unit("0.35", RateUnit.MG_KG_H, RateUnit.MG_H, "90", "1") == Fraction("31.5")


def test_that_ten_micrograms_a_minute_are_six_tenths_of_a_milligram_an_hour() -> None:
    assert in_unit("10", RateUnit.UG_KG_MIN, RateUnit.MG_KG_H, "68.4", "2") == Fraction("0.6")


@pytest.mark.parametrize(
    ("value", "unit", "mg"), [("7", AmountUnit.MG, "7"), ("0.1", AmountUnit.MG_KG, "6.84"), ("3.5", AmountUnit.ML, "7")]
)
def test_that_an_amount_in_any_unit_is_an_amount_in_mg(value: str, unit: AmountUnit, mg: str) -> None:
    assert Amount(Decimal(value), unit).mg(Mixture(Decimal("68.4"), Decimal(2))) == Fraction(mg)


@given(rates, mixtures)
def test_that_conversion_there_and_back_is_exact(rate: Rate, mixture: Mixture) -> None:
    mg_per_h = rate.mg_per_h(mixture)
    assert convert(mg_per_h, rate.unit, mixture) == Fraction(rate.value)
    for unit in RateUnit:
        there = convert(mg_per_h, unit, mixture)
        assert convert(mg_per_h * 2, unit, mixture) == there * 2
        assert there > 0


@given(amounts)
def test_that_a_dose_as_written_is_read_again(amount: Amount) -> None:
    written = str(amount)
    assert read_dose(f"{written}, then rest") == (amount, len(written))
    assert read_dose(f"{written}/h") is None
    assert read_dose("mg") is None


@given(rates, mixtures)
def test_that_every_unit_there_and_back_is_the_same_number(rate: Rate, mixture: Mixture) -> None:
    mg_per_h = rate.mg_per_h(mixture)
    for unit in RateUnit:
        there = convert(mg_per_h, unit, mixture)
        back = {
            RateUnit.MG_H: there,
            RateUnit.ML_H: there * Fraction(mixture.mg_per_ml),
            RateUnit.MG_KG_H: there * Fraction(mixture.weight_kg),
            RateUnit.UG_KG_MIN: there * 60 / 1000 * Fraction(mixture.weight_kg),
        }
        assert back[unit] == mg_per_h


@given(amounts, mixtures)
def test_that_an_amount_is_above_zero_in_mg(amount: Amount, mixture: Mixture) -> None:
    assert amount.mg(mixture) > 0


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("0.5", 0, "1"), ("1.5", 0, "2"), ("2.5", 0, "3"), ("-0.5", 0, "-1"), ("-2.5", 0, "-3"), ("0.49", 0, "0"),
        ("-0.4", 0, "0"), ("17.05", 1, "17.1"), ("17.049", 1, "17.0"), ("0.005", 2, "0.01"), ("49.59", 2, "49.59"),
        ("0.95", 0, "1"), ("1e-30", 2, "0.00"), ("4/3", 3, "1.333"), ("1/3", 0, "0"),
    ],
)  # fmt: skip
def test_that_rounding_is_half_up_and_once(value: str, places: int, expected: str) -> None:
    assert str(rounded(Fraction(value), places)) == expected


@given(st.fractions(min_value=-5000, max_value=5000), st.integers(0, 4))
def test_that_rounding_moves_by_half_a_step_at_most(value: Fraction, places: int) -> None:
    result = Fraction(rounded(value, places))
    assert abs(result - value) <= Fraction(1, 2 * 10**places)
    assert rounded(-value, places) == -rounded(value, places)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.5", "1.5"), ("1,5", "1.5"), (" 1,5 ", "1.5"), ("-1", "-1"), ("\N{MINUS SIGN}1", "-1"), ("+4", "4"),
        ("0,05", "0.05"), ("007", "7"), ("-0", "0"), ("\N{MINUS SIGN}0,0", "0"),
    ],
)  # fmt: skip
def test_that_a_comma_is_a_point(text: str, value: str) -> None:
    assert number(text) == Decimal(value)
    assert not str(number(text)).startswith("-0")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "1.",
        ".5",
        "1,",
        "1.2.3",
        "1,000.5",
        "1 5",
        "1e3",
        "NaN",
        "inf",
        "--1",
        "1_0",
        "\N{ARABIC-INDIC DIGIT ONE}",
    ],
)
def test_that_what_is_not_one_number_is_none(text: str) -> None:
    assert number(text) is None


@given(st.text(max_size=6) | st.from_regex(r"[0-9+-]?[0-9.,]{1,5}"))
def test_that_a_number_is_the_number_with_the_other_mark(text: str) -> None:
    value = number(text)
    assert value == number(text.replace(".", ","))
    assert value is None or value == Decimal(typed(text).replace(",", "."))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1.50", "1.5"),
        ("100", "100"),
        ("1E+2", "100"),
        ("0.0010", "0.001"),
        ("-1.0", "-1"),
        ("0.00", "0"),
        ("1E-7", "0.0000001"),
    ],
)
def test_that_a_number_is_written_as_a_nurse_writes_it(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize(
    "text", ["", "0.5", "mg/h 5", "-1 mg/h", "5 mg", "5 mg/kg", "5 mg/hx", "5 mg/h/kg", "5 ml/min"]
)
def test_that_a_rate_needs_number_and_unit(text: str) -> None:
    assert read_rate(text) is None


def test_that_what_stands_behind_a_rate_is_left() -> None:
    found = read_rate("  0,5 MG/KG/HR 98%")
    assert found == (Rate(Decimal("0.5"), RateUnit.MG_KG_H), 14)


def test_that_rates_are_shown_with_the_decimals_of_their_unit() -> None:
    assert rate_text(Fraction("17.05"), RateUnit.ML_H) == "17.1 mL/h"
    assert rate_text(Fraction("0.5"), RateUnit.MG_KG_H) == "0.50 mg/kg/h"
    assert written_rate(Rate(Decimal("0.4"), RateUnit.MG_KG_H)) == "0.40 mg/kg/h"
    assert written_rate(Rate(Decimal("0.125"), RateUnit.MG_KG_H)) == "0.125 mg/kg/h"
    assert str(Rate(Decimal("0.40"), RateUnit.MG_KG_H)) == "0.4 mg/kg/h"
    assert str(Amount(Decimal("7.0"), AmountUnit.MG)) == "7 mg"
