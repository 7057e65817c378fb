"""What was declared, in the words of the record."""

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
from session.handover_events import Attending, EntriesClaimed, ShiftHandedOver
from session.protocol import Protocol
from session.quantities import plain
from session.review_events import AddendumWritten, CommentWritten, Reviewing, SessionSigned
from session.vitals import CATALOGUE


def declared_text(body: Declaration) -> str:  # noqa: PLR0911 -- one short text for each kind
    """Return a declaration as one short text."""
    match body:
        case QuestionAnswered(question=question, answer=answer, detail=detail):
            words = f"{question.replace('_', ' ').capitalize()}: {answer}"
            return f"{words}, {detail}" if detail else words
        case HoldOverridden(sentence=sentence, by=by, reason=reason):
            return f"{sentence} Overridden by {by}: {reason}"
        case GateDecided(outcome=outcome, holds=holds):
            words = "Not started today" if outcome == NOT_TODAY else "Start gate passed"
            held = "1 hold" if len(holds) == 1 else f"{len(holds)} holds"
            return f"{words}, {held} at the gate" if holds else words
        case PumpChecked(by=by, mg_per_ml=strength, rate_ml_h=rate, volume_ml=volume, drug=drug):
            pump = f"{drug} {plain(strength)} mg/mL, {plain(rate)} mL/h, {plain(volume)} mL to infuse"
            return f"Pump checked by {by}: {pump}"
        case DrugAccounted(lot=lot, vial=vial, drawn_mg=drawn, wasted_mg=wasted, witness=witness):
            known = (vial, f"lot {lot}" if lot else "", f"witness {witness}" if witness else "")
            return ", ".join((f"Drawn {plain(drawn)} mg", f"wasted {plain(wasted)} mg", *filter(None, known)))
        case NextTimeAdvised(words=words):
            return f"For next time: {words}"
        case LimitsChanged():
            return f"Limits of this patient: {limits_text(body)}. By {body.by}: {body.reason}"
        case CheckInCorrected():
            return f"Check-in corrected: {', '.join(_corrections(body))}. {body.reason}"
        case _:
            assert_never(body)


def reviewing_text(body: Reviewing) -> str:
    """Return what a physician wrote about a session as one short text."""
    match body:
        case CommentWritten(words=words):
            return f"Comment: {words}"
        case AddendumWritten(words=words):
            return f"Addendum: {words}"
        case SessionSigned(meaning=meaning, record=record, entries=entries):
            return f"Signed: {meaning} Record {record[:12]}, {entries} entries"
        case _:
            assert_never(body)


def attending_text(body: Attending) -> str:
    """Return who took a session over, or answers for entries, as one short text."""
    match body:
        case ShiftHandedOver(from_=before, to=after, told=told):
            return f"Taken over by {after} from {before}: {told}"
        case EntriesClaimed(entries=entries):
            return f"Answers for {'1 entry' if len(entries) == 1 else f'{len(entries)} entries'} of the locked keyboard"
        case _:
            assert_never(body)


def limits_text(body: LimitsChanged) -> str:
    """Return what limits were set: "act on systolic pressure outside 100 to 170 mmHg"."""
    vital = CATALOGUE.get(body.code)
    name, unit = (vital.name, vital.unit) if vital else (body.code, "")
    low, high = (None if end is None else plain(end) for end in (body.low, body.high))
    if low is not None and high is not None:
        where = f"outside {low} to {high}"
    else:
        where = f"below {low}" if low is not None else f"above {high}" if high is not None else "never"
    return f"{body.tier} on {name} {where} {unit}".rstrip()


NOT_TODAY = "not today"


def answer_text(body: QuestionAnswered, protocol: Protocol) -> str:
    """Return an answer with the question's own words where the protocol has them, else as a short text."""
    asked = {"gate": protocol.gate, "discharge": protocol.discharge.questions}.get(body.stage, ())
    question = next((one for one in asked if one.key == body.question), None)
    if question is None:
        return declared_text(body)
    answer = f"{question.words} {body.answer.capitalize()}"
    return f"{answer}, {body.detail}" if body.detail else answer


def _corrections(body: CheckInCorrected) -> list[str]:
    words = [] if body.weight_kg is None else [f"weight {plain(body.weight_kg)} kg"]
    if body.allergies is not None:
        words.append(f"allergies {', '.join(body.allergies) or 'none known'}")
    return words if body.chair is None else [*words, f"chair {body.chair}"]
