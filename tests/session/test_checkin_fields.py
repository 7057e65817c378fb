"""Single fields of the check-in: both decimal signs, no unit taken for granted, and a sentence for what cannot be."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from session import checkin_fields as fields
from session.checkin_fields import Bag, OrderUnit
from session.form import FormFault
from session.ports import Patient
from session.quantities import Amount, AmountUnit, Rate, RateUnit

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Okafor, Miriam", "Okafor, Miriam"),
        ("  Okafor ,Miriam  Ada ", "Okafor, Miriam Ada"),
        ("Sukarno,", "Sukarno"),
        ("Ångström, Åsa", "Ångström, Åsa"),
    ],
)
def test_that_a_name_is_read_last_name_first(typed: str, read: str) -> None:
    assert fields.read_name(typed) == read


@pytest.mark.parametrize("typed", ["", "   ", ",", "004182", "Miriam Okafor"])
def test_that_a_name_without_its_comma_or_letters_is_asked_for_again(typed: str) -> None:
    with pytest.raises(FormFault, match="comma"):
        fields.read_name(typed)


@pytest.mark.parametrize("typed", ["1979-03-14", "1979/3/14", "1979.03.14", "1979 3 14", "19790314"])
def test_that_a_birth_date_is_read_year_first_with_any_separator(typed: str) -> None:
    assert fields.read_born(typed, TODAY) == date(1979, 3, 14)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "such as 1979-03-14"),
        ("14.03.1979", "Write year, month, day"),
        ("03/14/1979", "Write year, month, day"),
        ("1979-13-14", "is not a day"),
        ("2026-11-21", "after today"),
        ("1879-03-14", "more than 120 years"),
    ],
)
def test_that_a_birth_date_that_could_mean_another_day_is_refused(typed: str, sentence: str) -> None:
    with pytest.raises(FormFault, match=sentence):
        fields.read_born(typed, TODAY)


@pytest.mark.parametrize("typed", ["68.4", "68,4", " 68.4 kg", "68,4kg"])
def test_that_a_weight_is_read_in_kg_with_comma_or_point(typed: str) -> None:
    assert fields.read_today(typed) == Decimal("68.4")


@pytest.mark.parametrize("typed", ["", "150 lb", "0", "-68", "501", "heavy", "6 8"])
def test_that_what_is_no_weight_in_kg_is_refused(typed: str) -> None:
    with pytest.raises(FormFault, match=r"kg"):
        fields.read_today(typed)


@pytest.mark.parametrize(
    ("weight", "last", "words"),
    [
        ("68.4", "68.4", ""),
        ("75.24", "68.4", ""),
        ("75.3", "68.4", "10 % more than last time, 68.4 kg"),
        ("61.5", "68.4", "10 % less than last time"),
        ("136.8", "68.4", "100 % more"),
        ("68.4", None, ""),
        ("29.9", None, "unusual"),
        ("250.5", None, "unusual"),
        ("250", None, ""),
    ],
)
def test_that_only_a_weight_far_from_last_time_or_unusual_is_asked_about(
    weight: str, last: str | None, words: str
) -> None:
    question = fields.weight_question(Decimal(weight), Decimal(last) if last else None)
    assert (words in question) if words else question == ""


@pytest.mark.parametrize(
    ("typed", "number", "unit"),
    [
        ("0.4", "0.4", None),
        ("0,4 mg/kg/h", "0,4", RateUnit.MG_KG_H),
        ("0.4 mg/kg/hr", "0.4", RateUnit.MG_KG_H),
        ("24 mL/hr", "24", RateUnit.ML_H),
        ("27MG/H", "27", RateUnit.MG_H),
        ("13.7 ml/h", "13.7", RateUnit.ML_H),
        ("6.7 mcg/kg/min", "6.7", RateUnit.UG_KG_MIN),
        ("6.7 µg / kg / min", "6.7", RateUnit.UG_KG_MIN),
        ("35 mg", "35", AmountUnit.MG),
        ("0,5 mg / kg", "0,5", AmountUnit.MG_KG),
        ("35ML", "35", AmountUnit.ML),
        ("0.4 g", "0.4 g", None),
        ("0.4 mg/h twice", "0.4 mg/h twice", None),
        ("", "", None),
    ],
)
def test_that_an_order_is_taken_apart_into_number_and_unit(typed: str, number: str, unit: OrderUnit | None) -> None:
    assert fields.split_unit(typed) == (number, unit)


def test_that_a_rate_is_read_with_the_unit_chosen_or_written() -> None:
    wanted = Rate(Decimal("0.4"), RateUnit.MG_KG_H)
    assert fields.read_ordered("0,4", RateUnit.MG_KG_H) == wanted
    assert fields.read_ordered("0.4 mg/kg/h", None) == wanted


def test_that_a_whole_dose_is_read_with_the_unit_chosen_or_written() -> None:
    wanted = Amount(Decimal("0.5"), AmountUnit.MG_KG)
    assert fields.read_ordered("0,5", AmountUnit.MG_KG) == wanted
    assert fields.read_ordered("0.5 mg/kg", None) == wanted


@pytest.mark.parametrize(
    ("typed", "strength", "ml"),
    [
        ("500 mg in 250 mL", "2", "250"),
        ("500mg/250ml", "2", "250"),
        ("312,5 mg in 125 mL", "2.5", "125"),
        ("2", "2", None),
        ("2,5 mg/mL", "2.5", None),
    ],
)
def test_that_a_bag_is_read_by_what_it_holds_or_by_its_concentration(typed: str, strength: str, ml: str | None) -> None:
    assert fields.read_bag(typed) == Bag(Decimal(strength), Decimal(ml) if ml else None)


@pytest.mark.parametrize("typed", ["", "0", "-2", "500 mg", "0 mg in 250 mL", "500 mg in 250", "2 mg in"])
def test_that_what_is_no_bag_is_refused(typed: str) -> None:
    with pytest.raises(FormFault):
        fields.read_bag(typed)


@pytest.mark.parametrize(
    ("typed", "unit", "sentence"),
    [
        ("0.4", None, "Choose the unit"),
        ("0.4 mg/kg/h", RateUnit.MG_H, "Which one is ordered"),
        ("0", RateUnit.MG_H, "above zero"),
        ("-1", RateUnit.MG_H, "above zero"),
        ("", RateUnit.MG_H, "as a number"),
        ("1.234,5", RateUnit.MG_H, "as a number"),
    ],
)
def test_that_a_rate_without_a_sure_unit_or_value_is_refused(typed: str, unit: RateUnit | None, sentence: str) -> None:
    with pytest.raises(FormFault, match=sentence):
        fields.read_ordered(typed, unit)


@pytest.mark.parametrize("typed", ["0", "-5", "1.5", "1:30", "1441", "", "an hour"])
def test_that_planned_minutes_are_whole_and_within_a_day(typed: str) -> None:
    assert fields.read_minutes("90 min") == fields.read_minutes(" 90 ") == 90
    with pytest.raises(FormFault, match="whole minutes"):
        fields.read_minutes(typed)


def test_that_a_chair_is_the_same_however_it_is_written() -> None:
    assert fields.chair_key(" Chair  2 ") == fields.chair_key("2")
    assert fields.chair_key("chair") == "chair"
    assert fields.chair_key("Window 2") != fields.chair_key("2")


def test_that_name_and_birth_date_tell_a_person_whatever_case_and_commas() -> None:
    known = Patient(patient_id=UUID(int=1), name="Okafor, Miriam", mrn="1", born=date(1979, 3, 14), sex="F")
    assert fields.same_person("okafor  MIRIAM", known.born, known)
    assert not fields.same_person("Okafor, Miriam", date(1979, 3, 15), known)
    assert not fields.same_person("Okafor, Mira", known.born, known)
