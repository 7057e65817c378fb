"""The simulated nurse before the start: what she answers at the gate, who checks the pump, who answers for a hold.

What she says is this project's own and only has to look plausible; it is no advice.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from session.declarations import GateDecided, HoldOverridden, PumpChecked, QuestionAnswered
from session.protocol import Question
from session.pump_check import pump_setting
from session.screening import GATE, Gate, Outcome, decision, gate
from session.screening_items import Background, Standing
from session.state import SessionState
from session.times import at_chair

ACCESS: Final = "access left forearm 22G attempt 1"
PACE_S: Final = 8
"""Seconds from one answer to the next."""
_SECOND: Final = ("J. Mensah", "R. Castillo")
_DETAIL: Final = "sister, 555 0142"
_CONSENTED: Final = date(2026, 1, 1)  # always the same, so that what is written does not change from run to run


def gate_answers(state: SessionState, background: Background, now: datetime) -> Iterator[QuestionAnswered]:
    """Yield to each question of the gate the answer that lets the infusion start."""
    questions = {one.key: one for one in state.opened.protocol.gate} if state.opened else {}
    for item in gate(state, background, now).standing(Standing.OPEN):
        if question := questions.get(item.key):
            detail = _detail(question, state, now) if question.safe == "yes" else ""
            yield QuestionAnswered(GATE, question.key, question.safe, detail)


def _detail(question: Question, state: SessionState, now: datetime) -> str:
    if not question.detail:
        return ""
    if question.detail_is == "date":
        return min(_CONSENTED, at_chair(now, state.utc_offset_min).date()).isoformat()
    return _DETAIL


def pump_checked(state: SessionState, nurse: str) -> PumpChecked | None:
    """Return what a second person reads off a pump that is set as ordered; None where nobody is asked to."""
    opened, mixture = state.opened, state.mixture
    if opened is None or mixture is None or not opened.protocol.second_check:
        return None
    due = pump_setting(opened.order, mixture)
    second = next(name for name in _SECOND if name != nurse)
    return PumpChecked(second, due.drug, due.mg_per_ml, due.rate_ml_h, due.volume_ml)


def gate_overrides(found: Gate, nurse: str) -> Iterator[HoldOverridden]:
    """Yield who answers for starting in spite of what still holds."""
    for item in found.standing(Standing.SOFT, Standing.HARD):
        by = nurse if item.standing is Standing.SOFT else "Simulated physician"
        yield HoldOverridden(GATE, item.key, item.sentence, by, "known, seen by the physician")


def passed(found: Gate) -> GateDecided | None:
    """Return what is recorded with the start; None where the gate is not passed or nothing was asked."""
    return decision(found) if found.items and found.outcome is Outcome.GO else None
