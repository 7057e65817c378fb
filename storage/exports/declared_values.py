"""What a declaration says, value by value."""

from collections.abc import Iterator
from typing import assert_never

from session.declarations import (
    CheckInCorrected,
    Declaration,
    DrugAccounted,
    GateDecided,
    HoldOverridden,
    LimitsChanged,
    NextTimeAdvised,
    PumpChecked,
    QuestionAnswered,
)
from session.vitals import CATALOGUE
from storage.exports.value import Value


def declared_values(body: Declaration) -> Iterator[Value]:  # noqa: C901 -- one case for each kind
    """Yield everything a declaration says."""
    match body:
        case QuestionAnswered(stage=stage, question=question, answer=answer, detail=detail):
            yield Value(f"{stage}_{question}", answer)
            if detail:
                yield Value(f"{stage}_{question}_detail", detail)
        case HoldOverridden(stage=stage, hold=hold, sentence=sentence, by=by, reason=reason):
            yield Value(f"{stage}_hold", hold)
            yield Value("held", sentence)
            yield from _override(by, reason)
        case GateDecided(outcome=outcome, holds=holds):
            yield Value("gate", outcome)
            for each in holds:
                yield Value("gate_hold", each.hold)
                yield Value("held", each.sentence)
                yield from _override(each.by, each.reason)
        case PumpChecked():
            yield Value("pump_checked_by", body.by)
            yield Value("pump_drug", body.drug)
            yield Value("pump_concentration", body.mg_per_ml, "mg/mL")
            yield Value("pump_rate", body.rate_ml_h, "mL/h")
            yield Value("pump_volume", body.volume_ml, "mL")
        case DrugAccounted():
            yield Value("lot", body.lot)
            yield Value("vial", body.vial)
            yield Value("drawn", body.drawn_mg, "mg")
            yield Value("wasted", body.wasted_mg, "mg")
            yield Value("witness", body.witness)
        case NextTimeAdvised(words=words):
            yield Value("for_next_time", words)
        case LimitsChanged():
            yield from _limits(body)
        case CheckInCorrected():
            yield from _corrected(body)
        case _:
            assert_never(body)


def _limits(body: LimitsChanged) -> Iterator[Value]:
    unit = CATALOGUE[body.code].unit if body.code in CATALOGUE else ""
    for end, value in (("low", body.low), ("high", body.high)):
        name = f"{body.tier}_{body.code}_{end}"
        yield Value(name, "none") if value is None else Value(name, value, unit)
    yield Value("set_by", body.by)
    yield Value("reason", body.reason)


def _override(by: str, reason: str) -> Iterator[Value]:
    if by:
        yield Value("overridden_by", by)
        yield Value("reason", reason)


def _corrected(body: CheckInCorrected) -> Iterator[Value]:
    if body.weight_kg is not None:
        yield Value("weight", body.weight_kg, "kg")
    for allergy in () if body.allergies is None else body.allergies or ("none known",):
        yield Value("allergy", allergy)
    if body.chair is not None:
        yield Value("chair", body.chair)
    yield Value("reason", body.reason)
