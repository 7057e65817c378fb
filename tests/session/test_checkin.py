"""The check-in as a whole: complete answers open a session, anything missing is named, nothing is assumed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from session.checkin import Blank, CheckInFaults, OpeningAnswers, PatientAnswers, plan_of, read_opening, read_patient
from session.protocol_reader import parse_protocol
from session.quantities import Amount, AmountUnit, Rate, RateUnit

TODAY = date(2026, 11, 20)
WHO = UUID(int=7)
PROTOCOL = parse_protocol(
    (Path(__file__).parents[2] / "assets/protocols/outpatient-titration.toml").read_text("utf-8"), "protocol"
)
MIRIAM = PatientAnswers(name="Okafor, Miriam", born="1979-03-14", mrn="004 182", sex="F")
COMPLETE = OpeningAnswers(
    identifiers=("MRN", "name"),
    weight="68,4",
    none_known=False,
    allergies="penicillin, latex",
    chair="2",
    protocol=PROTOCOL,
    drug="ketamine",
    concentration="2",
    rate="0,4",
    rate_unit=RateUnit.MG_KG_H,
    minutes="90",
    maximum="60",
    nurse="A. Lindqvist",
)


def faults_of(answers: OpeningAnswers) -> dict[Blank, str]:
    with pytest.raises(CheckInFaults) as refused:
        read_opening(answers, WHO, 60)
    return refused.value.faults


def test_that_complete_answers_open_the_session_with_exactly_what_was_answered() -> None:
    opened, nurse = read_opening(COMPLETE, WHO, 60)
    assert nurse == "A. Lindqvist"
    assert opened.patient_id == WHO
    assert (opened.chair, opened.weight_kg, opened.utc_offset_min) == ("2", Decimal("68.4"), 60)
    assert opened.allergies == ("penicillin", "latex")
    assert opened.identifiers == ("name", "MRN")
    assert opened.protocol is PROTOCOL
    order = opened.order
    assert (order.drug, order.mg_per_ml, order.planned_min, order.maximum_mg) == (
        "ketamine",
        Decimal(2),
        90,
        Decimal(60),
    )
    assert order.start_rate == Rate(Decimal("0.4"), RateUnit.MG_KG_H)


def test_that_a_patient_is_read_as_typed() -> None:
    patient = read_patient(MIRIAM, WHO, TODAY)
    assert (patient.name, patient.mrn, patient.born, patient.sex) == (
        "Okafor, Miriam",
        "004 182",
        date(1979, 3, 14),
        "F",
    )


def test_that_an_empty_check_in_names_every_answer_that_is_missing_in_the_order_asked() -> None:
    with pytest.raises(CheckInFaults) as refused:
        read_patient(PatientAnswers(), WHO, TODAY)
    assert list(refused.value.faults) == [Blank.NAME, Blank.BORN, Blank.MRN, Blank.SEX]
    assert list(faults_of(OpeningAnswers())) == [
        Blank.IDENTIFIERS, Blank.WEIGHT, Blank.ALLERGIES, Blank.CHAIR, Blank.PROTOCOL, Blank.DRUG,
        Blank.CONCENTRATION, Blank.RATE, Blank.MINUTES, Blank.MAXIMUM, Blank.NURSE,
    ]  # fmt: skip


@pytest.mark.parametrize("checked", [(), ("name",)])
def test_that_fewer_than_two_identifiers_are_refused(checked: tuple[str, ...]) -> None:
    assert set(faults_of(replace(COMPLETE, identifiers=checked))) == {Blank.IDENTIFIERS}


def test_that_allergies_not_asked_about_are_not_none() -> None:
    assert "not none" in faults_of(replace(COMPLETE, none_known=None, allergies=""))[Blank.ALLERGIES]


def test_that_none_known_is_an_answer() -> None:
    opened, _ = read_opening(replace(COMPLETE, none_known=True, allergies=""), WHO, 60)
    assert opened.allergies == ()


@pytest.mark.parametrize("listed", ["", " ", "none", "None known", "NKDA", ",;"])
def test_that_a_list_of_allergies_has_to_hold_one(listed: str) -> None:
    assert set(faults_of(replace(COMPLETE, allergies=listed))) == {Blank.ALLERGIES}


@pytest.mark.parametrize("chair", ["2", "Chair 2", " chair  2"])
def test_that_a_chair_with_somebody_on_it_is_refused_by_name(chair: str) -> None:
    taken = replace(COMPLETE, chair=chair, taken_chairs={"2": "Brandt, Jonas"})
    assert "Brandt, Jonas" in faults_of(taken)[Blank.CHAIR]


@pytest.mark.parametrize("unknown", ["F", "M", "X", "U"])
def test_that_every_answer_about_the_sex_is_taken(unknown: str) -> None:
    assert read_patient(replace(MIRIAM, sex=unknown), WHO, TODAY).sex == unknown


def test_that_the_dose_is_known_as_soon_as_weight_concentration_and_rate_are() -> None:
    early = OpeningAnswers(weight="68.4", concentration="2", rate="0.4", rate_unit=RateUnit.MG_KG_H)
    found = plan_of(early)
    assert found
    plan, maximum = found
    assert plan.in_unit(RateUnit.ML_H) == Fraction("13.68")
    assert (plan.total_mg, maximum) == (None, None)
    complete = plan_of(COMPLETE)
    assert complete
    assert (complete[0].total_mg, complete[1]) == (Fraction("41.04"), Decimal(60))


@pytest.mark.parametrize("missing", ["weight", "concentration", "rate"])
def test_that_no_dose_is_shown_while_a_part_of_it_is_missing_or_cannot_be(missing: str) -> None:
    assert plan_of(OpeningAnswers(**{**_dose_answers(), missing: ""})) is None
    assert plan_of(OpeningAnswers(**{**_dose_answers(), missing: "0"})) is None


def _dose_answers() -> dict[str, Any]:
    return {"weight": "68.4", "concentration": "2", "rate": "0.4", "rate_unit": RateUnit.MG_KG_H}


def test_that_every_faulty_answer_is_told_at_once() -> None:
    faulty = replace(COMPLETE, weight="150 lb", concentration="0", maximum="sixty", minutes="-1")
    assert set(faults_of(faulty)) == {Blank.WEIGHT, Blank.CONCENTRATION, Blank.MAXIMUM, Blank.MINUTES}


FULL = replace(
    COMPLETE,
    concentration="500 mg in 250 mL",
    maximum_rate="0,6 mg/kg/h",
    step="7 mg/h",
    prn=("ondansetron 4 mg iv", "labetalol 5 mg iv"),
)


def test_that_everything_else_of_an_order_is_kept_as_written() -> None:
    order = read_opening(FULL, WHO, 60)[0].order
    assert (order.mg_per_ml, order.bag_ml, order.dose) == (Decimal(2), Decimal(250), None)
    assert order.maximum_rate == Rate(Decimal("0.6"), RateUnit.MG_KG_H)
    assert order.step == Rate(Decimal(7), RateUnit.MG_H)
    assert order.prn == ("ondansetron 4 mg iv", "labetalol 5 mg iv")


def test_that_what_is_not_ordered_stays_empty() -> None:
    order = read_opening(COMPLETE, WHO, 60)[0].order
    assert (order.bag_ml, order.maximum_rate, order.step, order.dose, order.prn) == (None, None, None, None, ())


def test_that_a_whole_dose_is_kept_with_the_rate_that_it_gives() -> None:
    dosed = replace(COMPLETE, weight="70", rate="0.5", rate_unit=AmountUnit.MG_KG, minutes="40")
    order = read_opening(dosed, WHO, 60)[0].order
    assert order.dose == Amount(Decimal("0.5"), AmountUnit.MG_KG)
    assert order.start_rate == Rate(Decimal("0.75"), RateUnit.MG_KG_H)
    odd = read_opening(replace(dosed, minutes="45"), WHO, 60)[0].order
    assert odd.start_rate == Rate(Decimal("23.3"), RateUnit.ML_H), "the pump's own resolution"


def test_that_a_dose_is_planned_only_with_its_minutes() -> None:
    dosed = replace(FULL, weight="70", rate="0.5 mg/kg", rate_unit=None, minutes="40")
    found = plan_of(dosed)
    assert found
    assert (found[0].total_mg, found[0].bag_ml, str(found[0].step)) == (Fraction(35), Decimal(250), "7 mg/h")
    assert plan_of(replace(dosed, minutes="")) is None


def test_that_a_dose_too_small_for_any_pump_is_refused() -> None:
    tiny = replace(COMPLETE, rate="0.01", rate_unit=AmountUnit.MG, minutes="70")
    assert faults_of(tiny) == {
        Blank.RATE: "0.01 mg in 70 min is less than 0.1 mL/h, which no pump runs. Check bag, dose and time."
    }


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"maximum_rate": "0.6"}, "Write the highest rate with its unit"),
        ({"maximum_rate": "60 mg"}, "Write the highest rate with its unit"),
        ({"maximum_rate": "0 mg/h"}, "The highest rate must be above zero."),
        ({"step": "0.1"}, "Write the step with its unit"),
        ({"concentration": "500 mg in 0 mL"}, "The bag's mg and mL must be above zero."),
        ({"concentration": "500 in 250"}, "Write what the bag holds"),
        ({"rate": "0.5", "rate_unit": None}, "Choose the unit."),
        ({"rate": "0.5 mg/kg"}, "Which one is ordered?"),
    ],
)
def test_that_a_limit_without_its_unit_or_above_nothing_is_refused(answer: dict[str, Any], sentence: str) -> None:
    (said,) = faults_of(replace(FULL, **answer)).values()
    assert sentence in said
