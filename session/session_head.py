"""The row that a list shows of a session, with what it is found by."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from session.alert_events import AlertAcknowledged, EmergencyClosed
from session.declarations import HoldOverridden, NextTimeAdvised
from session.events import Body, DrugGiven, EffectNoted, VitalsRecorded
from session.infusion import given_mg
from session.pain_change import pain_at_rest
from session.ports import SessionHead
from session.quantities import rounded
from session.readings import Taken, baseline, highest, lowest
from session.record import Status
from session.review_events import CommentWritten
from session.session_flags import SessionFlag, session_flags
from session.signing import to_sign
from session.state import SessionState
from session.summary import entry_count
from session.wording import fact_text, note_of


def head(state: SessionState, now: datetime) -> SessionHead:
    """Return the row a list shows of a session; the state must hold its check-in."""
    if state.opened is None or state.opening is None:
        message = "a session without its check-in has no head"
        raise ValueError(message)
    pain = pain_at_rest(state)
    systolic = highest(state, "systolic")
    spo2 = lowest(state, "spo2")
    flags = session_flags(state, now)
    return SessionHead(
        session_id=state.opening.session_id,
        patient_id=state.opened.patient_id,
        chair=state.opened.chair,
        nurse=state.opening.actor,
        protocol=state.opened.protocol.title,
        phase=state.phase.value,
        opened_at=state.opening.occurred_at,
        started_at=state.started_at,
        ended_at=state.ended_at,
        left_at=state.left_at,
        last_at=max(event.recorded_at for event in state.events),
        given_mg=rounded(given_mg(state.segments, state.boluses, now), 2),
        entries=entry_count(state),
        utc_offset_min=state.utc_offset_min,
        weight_kg=state.opened.weight_kg,
        pain_first=pain.first if pain else None,
        pain_last=pain.last if pain else None,
        course=state.opened.course,
        flags=flags,
        to_sign=to_sign(state),
        peak_systolic=_whole(systolic.value if systolic else None),
        rise_percent=_rise(state, systolic),
        lowest_spo2=_whole(spo2.value if spo2 else None),
        found_by="\n".join(dict.fromkeys(_words(state, flags))),
    )


def _rise(state: SessionState, peak: Taken | None) -> Decimal | None:
    """Return how far the highest pressure is above the baseline, in percent of it."""
    mean = baseline(state).get("systolic") if state.started_at else None
    return rounded(100 * (peak.value - mean) / mean, 1) if peak and mean else None


def _whole(value: Decimal | None) -> int | None:
    return None if value is None else int(rounded(value, 0))


def _words(state: SessionState, flags: tuple[SessionFlag, ...]) -> Iterator[str]:
    """Yield what a session is found by besides patient, chair, nurse and protocol; struck out words are not."""
    yield from (flag.words for flag in flags)
    for entry in state.entries:
        if entry.status is not Status.VOIDED:
            yield from (" ".join(words.split()) for words in _written(entry.body) if words.strip())


def _written(body: Body) -> Iterator[str]:
    match body:
        case VitalsRecorded(note=note):
            yield note
        case DrugGiven() | EffectNoted():
            yield fact_text(body)
            yield body.note
        case CommentWritten(words=words) | NextTimeAdvised(words=words):
            yield words
        case AlertAcknowledged(action=action, note=note):
            yield action
            yield note
        case HoldOverridden(reason=reason):
            yield reason
        case EmergencyClosed(note=note):
            yield note
        case _:
            yield note_of(body)
