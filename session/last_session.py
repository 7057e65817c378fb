"""What a patient's last session came to, as it is looked at before the next one."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from session.early_stop import early_stop, end_note
from session.effect_tales import worst_grades
from session.infusion import given_mg
from session.quantities import Rate, rounded
from session.readings import baseline, highest
from session.rescue import drugs
from session.state import SessionState


@dataclass(frozen=True, slots=True, kw_only=True)
class LastSession:
    """An earlier session: when it was started, what was given and borne, and what was advised for the next one.

    `given_mg` to 0.1 mg, `mg_per_kg` to 0.01. `peak_percent` is the highest systolic pressure in percent of that
    session's baseline. `effects` carry their worst grade. `answers` holds what its gate was told, by question.
    """

    started_at: datetime
    utc_offset_min: int
    weight_kg: Decimal
    given_mg: Decimal
    mg_per_kg: Decimal
    highest_rate: Rate | None
    ended_early: bool
    end_note: str
    peak_systolic: Decimal | None
    peak_percent: Decimal | None
    effects: tuple[tuple[str, str], ...]
    drugs: tuple[str, ...]
    findings: int
    advice: str
    answers: tuple[tuple[str, str], ...]

    def answer(self, question: str) -> str:
        """Return what a question of the gate was answered then, with its detail; empty where it was not."""
        return dict(self.answers).get(question, "")


def last_session(state: SessionState) -> LastSession | None:
    """Return what an earlier session came to; None where its infusion was never started."""
    opened, started = state.opened, state.started_at
    if opened is None or started is None:
        return None
    until = max(entry.occurred_at for entry in state.entries)
    given = given_mg(state.segments, state.boluses, until)
    peak, base = highest(state, "systolic"), baseline(state).get("systolic")
    rates = sorted(state.segments, key=lambda part: part.mg_per_h)
    advice = state.declared.next_time
    return LastSession(
        started_at=started,
        utc_offset_min=opened.utc_offset_min,
        weight_kg=opened.weight_kg,
        given_mg=rounded(given, 1),
        mg_per_kg=rounded(given / Fraction(opened.weight_kg), 2),
        highest_rate=rates[-1].rate if rates else None,
        ended_early=early_stop(state) is not None,
        end_note=end_note(state),
        peak_systolic=peak.value if peak else None,
        peak_percent=rounded(peak.value * 100 / base, 0) if peak and base else None,
        effects=worst_grades(state),
        drugs=tuple(dict.fromkeys(one.words for one in drugs(state))),
        findings=len(state.findings),
        advice=advice.words if advice else "",
        answers=_answers(state),
    )


def _answers(state: SessionState) -> tuple[tuple[str, str], ...]:
    said = (one.said for one in state.declared.answers if one.said.stage == "gate")
    return tuple((one.question, ", ".join(filter(None, (one.answer, one.detail)))) for one in said)
