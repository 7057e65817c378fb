"""What a session is at a moment: the fold of the list of things that happened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from fractions import Fraction
from typing import assert_never
from uuid import UUID

from session import findings
from session.alert_events import ALERT_STEPS, WATCHING, asks_for_check
from session.alert_record import Alert, fold_alert
from session.baseline import Baseline
from session.corrections import as_corrected, entry_of, opened_as_corrected, target_of
from session.declarations import CheckInCorrected
from session.declared import Declared, declare
from session.emergency import Emergency, fold_emergency
from session.events import (
    ASIDE,
    AccessPlaced,
    Body,
    CheckAnswered,
    ClockJumped,
    DrugGiven,
    EffectNoted,
    EffectResolved,
    EntryAddedLate,
    EntryAmended,
    EntryVoided,
    Event,
    NoteWritten,
    PatientLeft,
    PatientReady,
    RecordingResumed,
    ScoreRecorded,
    SessionOpened,
    VitalsRecorded,
)
from session.infusion import Bolus, Segment
from session.limits import Band, bands_with
from session.pump_events import (
    BagChanged,
    BolusGiven,
    InfusionEnded,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    RateChanged,
)
from session.quantities import Mixture, Rate
from session.reconciliation import imbalance
from session.record import RUNNING, Effect, Entry, Finding, FindingKind, Phase, Status
from session.vitals import SIGNS


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionState:
    """A session folded: every view of it is computed from this. All times are aware and in UTC.

    `changes` are the moments of the start, of rate changes, resumptions, boluses and alerts about a vital sign, each
    of which asks for a check; `checks` those at which a due check was answered, with whether it was by readings.
    `opened` is what the session was started from, with what was corrected of it since. `baseline` is of what was taken
    up to the start, `bands` are the limits of each reading as they hold now.
    """

    events: tuple[Event, ...] = ()
    entries: tuple[Entry, ...] = ()
    waiting: tuple[Event, ...] = ()
    opening: Event | None = None
    opened: SessionOpened | None = None
    phase: Phase = Phase.BEFORE
    segments: tuple[Segment, ...] = ()
    boluses: tuple[Bolus, ...] = ()
    bag: BagChanged | None = None
    rate: Rate | None = None
    changes: tuple[datetime, ...] = ()
    checks: tuple[tuple[datetime, bool], ...] = ()
    baseline: Baseline = field(default_factory=Baseline)
    bands: Mapping[str, Band] = field(default_factory=dict)
    effects: tuple[Effect, ...] = ()
    started_at: datetime | None = None
    ended_at: datetime | None = None
    ready_at: datetime | None = None
    left_at: datetime | None = None
    clock_offset_s: int = 0
    declared: Declared = field(default_factory=Declared)
    alerts: tuple[Alert, ...] = ()
    emergencies: tuple[Emergency, ...] = ()
    noted: tuple[Finding, ...] = ()

    @property
    def mixture(self) -> Mixture | None:
        """Return what converts units with the bag that hangs now, or None without a check-in."""
        if self.opened is None:
            return None
        hung = self.bag.mg_per_ml if self.bag else None
        return Mixture(self.opened.weight_kg, hung or self.opened.order.mg_per_ml)

    @property
    def emergency(self) -> Emergency | None:
        """Return the emergency that goes on now, or None."""
        last = self.emergencies[-1] if self.emergencies else None
        return last if last and last.ended_at is None else None

    @property
    def utc_offset_min(self) -> int:
        """Return the offset from UTC in which this session's clock times are shown."""
        return self.opened.utc_offset_min if self.opened else 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return everything pointed out; the account of the drug and corrections that wait for their entry last."""
        open_account = imbalance(self)
        unbalanced = (Finding(open_account[0], FindingKind.LIMIT, open_account[1]),) if open_account else ()
        words = "A correction is here, but not the entry it corrects."
        waiting = (Finding(event.event_id, FindingKind.WAITING, words) for event in self.waiting)
        return (*self.noted, *unbalanced, *waiting)

    def entry(self, event_id: UUID) -> Entry | None:
        return next((entry for entry in self.entries if entry.event.event_id == event_id), None)


def apply(state: SessionState, event: Event) -> SessionState:
    """Return the state after one more event; total, and the same for any order of arrival."""
    if any(known.event_id == event.event_id for known in state.events):
        return state
    events = (*state.events, event)
    if state.events and event.order_key < state.events[-1].order_key:
        events = tuple(sorted(events, key=lambda each: each.order_key))
    in_order = not state.entries or event.order_key > state.entries[-1].order_key
    plain = not isinstance(event.body, SessionOpened | CheckInCorrected | EntryAmended | EntryVoided)
    awaited = any(target_of(late) == event.event_id for late in state.waiting)
    if in_order and plain and not awaited and state.events:
        return _step(replace(state, events=events), entry_of(event))
    return replay(events)


def replay(events: Iterable[Event]) -> SessionState:
    """Fold a session's events, given in any order; an event given twice counts once."""
    known = sorted({event.event_id: event for event in events}.values(), key=lambda event: event.order_key)
    opening = next((event for event in known if isinstance(event.body, SessionOpened)), None)
    entries, waiting = as_corrected(known)
    opened = opened_as_corrected(opening, entries)
    state = SessionState(events=tuple(known), opening=opening, opened=opened, waiting=waiting)
    state = replace(state, bands=bands_with(state, ()))
    for entry in sorted(entries, key=lambda entry: entry.order_key):
        state = _step(state, entry)
    return state


def _step(before: SessionState, entry: Entry) -> SessionState:
    """Fold one entry; a voided one stays on the record and changes nothing else."""
    state = replace(before, entries=(*before.entries, entry))
    if entry.status is Status.VOIDED:
        return state
    clash = findings.conflict(before, entry)
    state = _watched(_fold(state, entry.body, entry.occurred_at, entry.event.event_id), entry)
    declared = declare(state.declared, entry)
    state = state if declared is state.declared else replace(state, declared=declared)
    state = _limited(before, state)
    beyond = (*findings.limits(before, entry), *findings.over_order(before, state, entry))
    noted = [Finding(entry.event.event_id, FindingKind.CONFLICT, clash)] if clash else []
    noted += [Finding(entry.event.event_id, FindingKind.LIMIT, sentence) for sentence in beyond]
    return replace(state, noted=(*state.noted, *noted)) if noted else state


def _limited(before: SessionState, state: SessionState) -> SessionState:
    """Reckon the limits again where they rest on something else: the start, the baseline, those set for the patient."""
    started = state.started_at is not None
    same = started == (before.started_at is not None) and state.declared.limits is before.declared.limits
    if same and (state.baseline is before.baseline or not started):
        return state
    return replace(state, bands=bands_with(state, state.declared.limits))


def _fold(state: SessionState, body: Body, at: datetime, event_id: UUID) -> SessionState:
    match body:
        case VitalsRecorded():
            return _take(state, body, at)
        case CheckAnswered():
            return replace(state, checks=(*state.checks, (at, False)))
        case InfusionStarted() if state.phase is Phase.LEFT:
            return state  # a finding says so; a pump that nobody can end must not run on
        case InfusionStarted(rate=rate):
            started = state.started_at or at
            begun = replace(state, phase=Phase.INFUSING, started_at=started, ended_at=None, ready_at=None)
            return _flow(begun, rate, at)
        case RateChanged(rate=rate):
            return _flow(state, rate, at) if state.phase is Phase.INFUSING else replace(state, rate=rate)
        case BagChanged():
            return _hang(state, body, at)
        case InfusionPaused():
            return _stop(state, at, Phase.PAUSED) if state.phase is Phase.INFUSING else state
        case InfusionResumed():
            if state.phase is not Phase.PAUSED or state.rate is None:
                return state
            return _flow(replace(state, phase=Phase.INFUSING), state.rate, at)
        case BolusGiven(amount=amount):
            mixture = state.mixture
            bolus = Bolus(at, amount.mg(mixture), mixture.mg_per_ml) if mixture else Bolus(at, Fraction(0))
            given = (*state.boluses, bolus)
            return replace(state, boluses=given, changes=(*state.changes, at))
        case InfusionEnded():
            ended = replace(_stop(state, at, Phase.RECOVERY), ended_at=at)
            return ended if state.phase in RUNNING else state
        case EffectNoted(effect=name, grade=grade):
            return replace(state, effects=_with_effect(state.effects, name, grade, at, event_id))
        case EffectResolved(effect=name):
            return replace(state, effects=tuple(item for item in state.effects if item.name != name))
        case PatientReady():
            return replace(state, phase=Phase.READY, ready_at=at) if state.phase is Phase.RECOVERY else state
        case PatientLeft():
            return replace(_stop(state, at, Phase.LEFT), left_at=state.left_at or at)
        case ClockJumped(offset_s=offset):
            return replace(state, clock_offset_s=state.clock_offset_s + offset)
        case SessionOpened() | DrugGiven() | ScoreRecorded() | NoteWritten() | RecordingResumed() | AccessPlaced():
            return state
        case EntryAmended() | EntryVoided() | EntryAddedLate():
            return state
        case _ if isinstance(body, ASIDE):
            return state
        case _:
            assert_never(body)


def _take(state: SessionState, body: VitalsRecorded, at: datetime) -> SessionState:
    """Take readings: signs answer a check, and what was taken up to the start is the baseline."""
    if any(reading.code in SIGNS for reading in body.readings):
        state = replace(state, checks=(*state.checks, (at, True)))
    if state.started_at is None or at <= state.started_at:
        state = replace(state, baseline=state.baseline.with_taken(body))
    return state


def _watched(state: SessionState, entry: Entry) -> SessionState:
    body, at = entry.body, entry.occurred_at
    if not isinstance(body, WATCHING):
        return state
    if isinstance(body, ALERT_STEPS):
        state = replace(state, alerts=fold_alert(state.alerts, body, at, entry.event.actor, entry.event.event_id))
    else:
        state = replace(state, emergencies=fold_emergency(state.emergencies, body, at))
    return replace(state, changes=(*state.changes, at)) if asks_for_check(body) else state


def _hang(state: SessionState, bag: BagChanged, at: datetime) -> SessionState:
    """Hang another bag; what flows keeps the rate that was written, at the new concentration."""
    before, after = state.mixture, replace(state, bag=bag)
    same = before is not None and after.mixture == before
    if same or state.phase is not Phase.INFUSING or state.rate is None:
        return after
    return _flow(after, state.rate, at)


def _flow(state: SessionState, rate: Rate, at: datetime) -> SessionState:
    """Begin a segment at `rate`; one that still runs ends where this one begins."""
    mixture = state.mixture
    if mixture is None:
        return replace(state, rate=rate)
    begun = Segment(at, None, rate, rate.mg_per_h(mixture), mixture.mg_per_ml)
    segments = (*_closed(state.segments, at), begun)
    return replace(state, rate=rate, segments=segments, changes=(*state.changes, at))


def _stop(state: SessionState, at: datetime, phase: Phase) -> SessionState:
    return replace(state, phase=phase, segments=_closed(state.segments, at))


def _closed(segments: tuple[Segment, ...], at: datetime) -> tuple[Segment, ...]:
    """End what runs; what ends at the moment at which it began has never flowed and is no segment."""
    if not segments or segments[-1].end is not None:
        return segments
    return segments[:-1] if segments[-1].start == at else (*segments[:-1], replace(segments[-1], end=at))


def _with_effect(
    effects: tuple[Effect, ...], name: str, grade: str, at: datetime, event_id: UUID
) -> tuple[Effect, ...]:
    """Return the open effects with this one at its present grade; it keeps the moment it began."""
    present = next((item for item in effects if item.name == name), Effect(name, grade, at, event_id))
    return (*(item for item in effects if item.name != name), replace(present, grade=grade))
