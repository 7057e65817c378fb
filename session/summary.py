"""The session in ten seconds: one source for lists, review and export."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from session.alert_summary import AlertsSummary, summarise_alerts
from session.declarations import DrugAccounted
from session.events import FACTS, ClockJumped, RecordingResumed
from session.infusion import given_mg, hours, infused
from session.ports import SessionHead
from session.quantities import rounded
from session.readings import highest, latest, lowest, series
from session.reconciliation import Reconciliation, reconcile
from session.record import Finding, Status
from session.state import SessionState
from session.vitals import CATALOGUE


@dataclass(frozen=True, slots=True)
class Extremes:
    """The highest and the lowest value of one code and when each was first reached."""

    code: str
    highest: Decimal
    highest_at: datetime
    lowest: Decimal
    lowest_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a session came to; `given_mg` to 0.01 mg, `infused_min` to 0.01 min, both rounded half up.

    `reckoned` sets what was given against the order and what was drawn; `account` is the account of the drug as it
    was written last, None where there is none.
    """

    phase: str
    given_mg: Decimal
    maximum_mg: Decimal | None
    infused_min: Decimal
    started_at: datetime | None
    ended_at: datetime | None
    ready_at: datetime | None
    left_at: datetime | None
    extremes: tuple[Extremes, ...]
    pain_first: Decimal | None
    pain_last: Decimal | None
    corrections: int
    findings: tuple[Finding, ...]
    reckoned: Reconciliation | None = None
    account: DrugAccounted | None = None
    alerts: AlertsSummary = field(default_factory=AlertsSummary)


def summarise(state: SessionState, now: datetime) -> Summary:
    """Return the summary at `now`; once the infusion has ended the moment makes no difference to the dose."""
    pains = [taken.value for taken in series(state, "pain")]
    return Summary(
        phase=state.phase.value,
        given_mg=rounded(given_mg(state.segments, state.boluses, now), 2),
        maximum_mg=state.opened.order.maximum_mg if state.opened else None,
        infused_min=rounded(infused_minutes(state, now), 2),
        started_at=state.started_at,
        ended_at=state.ended_at,
        ready_at=state.ready_at,
        left_at=state.left_at,
        extremes=tuple(filter(None, (_extremes(state, code) for code in CATALOGUE))),
        pain_first=pains[0] if pains else None,
        pain_last=pains[-1] if pains else None,
        corrections=sum(entry.status is not Status.CURRENT for entry in state.entries),
        findings=state.findings,
        reckoned=reconcile(state, now),
        account=state.declared.account,
        alerts=summarise_alerts(state, now),
    )


def infused_minutes(state: SessionState, now: datetime) -> Fraction:
    """Return for how many minutes drug has flowed up to `now`, exactly; pauses do not count."""
    return hours(infused(state.segments, now)) * 60


def _extremes(state: SessionState, code: str) -> Extremes | None:
    top, bottom = highest(state, code), lowest(state, code)
    return Extremes(code, top.value, top.at, bottom.value, bottom.at) if top and bottom else None


def entry_count(state: SessionState) -> int:
    """Return how many entries people made: corrections count, the program's own notes do not."""
    return sum(isinstance(entry.event.body, FACTS) for entry in state.entries) + sum(
        len(entry.corrections) for entry in state.entries
    )


def head(state: SessionState, now: datetime) -> SessionHead:
    """Return the row a list shows of a session; the state must hold its check-in."""
    if state.opened is None or state.opening is None:
        message = "a session without its check-in has no head"
        raise ValueError(message)
    first_pain, last_pain = next(series(state, "pain"), None), latest(state, "pain")
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
        pain_first=first_pain.value if first_pain else None,
        pain_last=last_pain.value if last_pain else None,
    )


def last_writer(state: SessionState) -> str:
    """Return who recorded last; what the program noted by itself does not count. Empty before the check-in."""
    people = [event for event in state.events if not isinstance(event.body, ClockJumped | RecordingResumed)]
    last = max(people, key=lambda event: event.recorded_at, default=None)
    return last.actor if last else ""


def silence(state: SessionState, now: datetime) -> timedelta:
    """Return how long nothing has been recorded."""
    return now - max((event.recorded_at for event in state.events), default=now)
