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
from session.quantities import Rate, RateUnit

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
