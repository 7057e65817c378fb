"""The shipped protocols: what each says of the dose, and that only what its source names is called confirmed."""

from dataclasses import fields
from decimal import Decimal
from fractions import Fraction

import pytest

from session.protocol import Discharge, Protocol, Step
from session.protocol_reader import parse_protocol
from session.quantities import Mixture
from tests.session.cases import PROTOCOL_FILE

SHIPPED = {
    file.stem: parse_protocol(file.read_text("utf-8"), file.name) for file in PROTOCOL_FILE.parent.glob("*.toml")
}
EACH = pytest.mark.parametrize("protocol", SHIPPED.values(), ids=SHIPPED)
OF_THE_FILE = {"name", "version", "title", "source", "unconfirmed", "effects"}


def confirmed(protocol: Protocol) -> set[str]:
    """Return the fields that ask for something and are not marked."""
    says = {field.name for field in fields(protocol) if getattr(protocol, field.name) not in (None, (), 0)}
    return {name for name in says - OF_THE_FILE if protocol.confirmed(name)}


def test_that_the_ones_of_the_order_are_there() -> None:
    assert {*SHIPPED} == {
        "outpatient-titration",
        "crps-outpatient",
        "sub-anaesthetic-40-min",
        "booster-single",
        "migraine",
    }


@pytest.mark.parametrize(
    ("name", "start", "highest", "minutes", "gap"),
    [
        ("outpatient-titration", "0.25 mg/kg/h", "0.6 mg/kg/h", 90, 1),
        ("crps-outpatient", "0.35 mg/kg/h", "0.35 mg/kg/h", 240, 1),
        ("sub-anaesthetic-40-min", "0.75 mg/kg/h", "0.75 mg/kg/h", 40, 1),
        ("booster-single", "0.25 mg/kg/h", "0.6 mg/kg/h", 90, 14),
        ("migraine", "0.1 mg/kg/h", "1 mg/kg/h", 4320, 28),
    ],
)
def test_that_each_has_its_dose(name: str, start: str, highest: str, minutes: int, gap: int) -> None:
    protocol = SHIPPED[name]
    assert (str(protocol.start_rate), str(protocol.maximum_rate)) == (start, highest)
    assert (protocol.planned_min, protocol.minimum_gap_days) == (minutes, gap)


def test_that_the_cap_of_the_trial_is_reached_at_its_weight() -> None:
    crps = SHIPPED["crps-outpatient"]
    assert crps.rate_cap is not None
    cap = crps.rate_cap.mg_per_h(Mixture(Decimal(90), Decimal(1)))
    assert crps.start_rate.mg_per_h(Mixture(Decimal(90), Decimal(1))) == Fraction("31.5")
    assert crps.start_rate.mg_per_h(Mixture(Decimal("71.4"), Decimal(1))) < cap == 25
    assert crps.maximum_mg == cap * crps.planned_min / 60


def test_that_half_a_milligram_in_forty_minutes_is_the_rate() -> None:
    short = SHIPPED["sub-anaesthetic-40-min"]
    assert short.start_rate.value * short.planned_min / 60 == short.maximum_mg_per_kg == Decimal("0.5")


@pytest.mark.parametrize(
    ("name", "named_by_the_source"),
    [
        ("outpatient-titration", set()),
        ("crps-outpatient", {"start_rate", "maximum_rate", "rate_cap", "planned_min", "maximum_mg"}),
        ("sub-anaesthetic-40-min", {"start_rate", "maximum_rate", "planned_min", "maximum_mg_per_kg"}),
        ("booster-single", set()),
        ("migraine", set()),
    ],
)
def test_that_only_what_the_source_names_is_confirmed(name: str, named_by_the_source: set[str]) -> None:
    assert confirmed(SHIPPED[name]) == named_by_the_source


@EACH
def test_that_each_is_complete(protocol: Protocol) -> None:
    for part in (
        "hold", "act", "stop", "act_change", "advice", "prn", "presets", "scores", "take_home", "gate", "no_action",
    ):  # fmt: skip
        assert getattr(protocol, part), part
    assert protocol.discharge != Discharge()
    assert protocol.discharge.questions
    assert protocol.minimum_gap_days
    assert {limit.code for limit in protocol.stop} >= {"systolic", "diastolic", "heart_rate", "spo2", "respiration"}


@EACH
def test_that_each_says_what_persists_what_stays_and_what_may_be_done(protocol: Protocol) -> None:
    assert (protocol.persist_s, protocol.persist_readings) == (15, 2)
    assert protocol.check_tolerance_min <= protocol.overdue_min < protocol.check_interval_min
    assert protocol.latched == ("spo2", "respiration", "sedation")
    limited = {limit.code for table in (protocol.act, protocol.stop, protocol.act_change) for limit in table}
    assert {answer.code for answer in protocol.actions} == limited
    assert "nausea" in limited
    assert all(answer.steps[-1].words == "Physician told" for answer in protocol.actions)


@EACH
def test_that_what_is_far_from_the_last_reading_is_the_same_in_each(protocol: Protocol) -> None:
    assert {far.code: str(far.by) for far in protocol.far} == {
        "systolic": "40", "diastolic": "25", "heart_rate": "30", "spo2": "6", "respiration": "8", "temperature": "1.5",
        "pain": "5",
    }  # fmt: skip


@EACH
def test_that_each_has_the_four_emergencies_and_a_line_that_stops_the_infusion(protocol: Protocol) -> None:
    assert [card.title for card in protocol.emergency] == [
        "Not breathing or airway blocked", "Pressure dangerously high", "Severe distress or agitation",
        "Allergic reaction",
    ]  # fmt: skip
    for card in protocol.emergency:
        assert Step("Stop the infusion", "end; emergency") in card.steps
        assert card.drugs


@EACH
def test_that_the_drugs_of_the_answers_are_the_ones_offered(protocol: Protocol) -> None:
    lines = [step.line for answer in protocol.actions for step in answer.steps if step.line.startswith("given ")]
    assert {line.removeprefix("given ") for line in lines} <= {*protocol.drugs}


@EACH
def test_that_nausea_is_told_once_it_is_more_than_mild(protocol: Protocol) -> None:
    act, stop = (next(one for one in table if one.code == "nausea") for table in (protocol.act, protocol.stop))
    assert [act.holds(Decimal(grade)) for grade in (1, 2)] == [True, False]
    assert [stop.holds(Decimal(grade)) for grade in (2, 3)] == [True, False]


@EACH
def test_that_the_drugs_to_have_at_hand_are_the_ones_offered(protocol: Protocol) -> None:
    assert {prn.drug for prn in protocol.prn} == {*protocol.drugs}


@EACH
def test_that_the_same_question_has_the_same_key(protocol: Protocol) -> None:
    known = {question.key for question in SHIPPED["outpatient-titration"].gate} | {"monitored_bed"}
    assert {question.key for question in protocol.gate} <= known
    assert {"consent", "equipment", "rescue_drugs", "cardiovascular", "psychosis", "liver", "pressure_in_head_or_eye",
            "pregnancy", "substances", "drug_allergy"} <= {question.key for question in protocol.gate}  # fmt: skip
