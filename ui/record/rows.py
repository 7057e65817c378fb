"""From a session's fold to the rows of its record, in the order in which things happened."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from session.alert_events import (
    BY_PROGRAM,
    AlertAcknowledged,
    AlertPersisted,
    AlertRaised,
    AlertWorsened,
    EmergencyOpened,
)
from session.alert_record import Urgency
from session.declarations import CheckInCorrected
from session.events import (
    ABOUT,
    BY_HAND,
    Body,
    CheckAnswered,
    EntryAddedLate,
    EntryAmended,
    EntryVoided,
    Event,
    ScoreRecorded,
    VitalsRecorded,
)
from session.handover import writer_words
from session.pump_events import InfusionStarted, RateChanged
from session.quantities import Rate
from session.record import Entry, Status
from session.state import SessionState
from session.times import at_chair, clock_text
from session.transcript import SOURCE
from session.wording import fact_text, note_of
from ui.day_words import day_words
from ui.record.declared_runs import declared_runs, family_of
from ui.record.parts import said
from ui.record.row import EVERYWHERE, RecordRow, Run, Showing
from ui.text import tr
from ui.theme.priority import Priority

WRITTEN: Final = (BY_HAND, SOURCE, BY_PROGRAM)


def rows_of(state: SessionState) -> list[RecordRow]:
    """Return every entry of a session, and the corrections that wait for theirs, in the order of time."""
    found = _findings(state)
    rows: list[RecordRow] = []
    rate: Rate | None = None
    for entry in state.entries:
        rows.append(_row(state, entry, rate, found))
        rate = _rate_after(entry, rate)
    rows += [_waiting(state, event, found) for event in state.waiting]
    return sorted(rows, key=lambda row: row.moment) if state.waiting else rows


def row_of(state: SessionState, entry: Entry) -> RecordRow:
    """Return the row of one entry."""
    rate: Rate | None = None
    for earlier in state.entries:
        if earlier is entry:
            break
        rate = _rate_after(earlier, rate)
    return _row(state, entry, rate, _findings(state))


def pending_row(event: Event, state: SessionState) -> RecordRow:
    """Return the row of an event that is on its way to the disk."""
    runs = declared_runs(state, event.body, event.event_id) or said((event.body,), state.rate, voided=False)
    return RecordRow(
        event_id=event.event_id,
        moment=event.occurred_at,
        clock=clock_text(event.occurred_at, state.utc_offset_min),
        said=tuple(Run(run.text, "faint") for run in runs),
        remarks=(Run(tr("saving"), "faint", italic=True),),
        pending=True,
        shown_in=_groups(event.body),
    )


def _row(state: SessionState, entry: Entry, rate: Rate | None, found: Mapping[UUID, Sequence[str]]) -> RecordRow:
    offset = state.utc_offset_min
    amended = [event.body.body for event in entry.corrections if isinstance(event.body, EntryAmended)]
    voided = entry.status is Status.VOIDED
    runs = declared_runs(state, entry.body, entry.event.event_id, voided=voided)
    return RecordRow(
        event_id=entry.event.event_id,
        moment=entry.occurred_at,
        clock=clock_text(entry.occurred_at, offset),
        said=runs or said((entry.original, *amended), rate, voided=voided),
        remarks=_joined(_remarks(state, entry)),
        findings=tuple(found.get(entry.event.event_id, ())),
        priority=_priority(entry.body),
        shown_in=_groups(entry.body),
        family="" if voided or found.get(entry.event.event_id) else family_of(entry.body),
    )


def _waiting(state: SessionState, event: Event, found: Mapping[UUID, Sequence[str]]) -> RecordRow:
    body = event.body
    reason = body.reason if isinstance(body, EntryAmended | EntryVoided) else ""
    return RecordRow(
        event_id=event.event_id,
        moment=event.occurred_at,
        clock=clock_text(event.occurred_at, state.utc_offset_min),
        said=(Run(fact_text(body), "muted"),),
        remarks=_joined([_correction_words(reason, event.actor)]),
        findings=tuple(found.get(event.event_id, ())),
    )


def _remarks(state: SessionState, entry: Entry) -> Iterable[list[Run]]:
    """Yield what is to be known about an entry: moved, late, from a device, written by another, corrected and why."""
    event, offset = entry.event, state.utc_offset_min
    if isinstance(entry.body, CheckInCorrected):
        yield [Run(entry.body.reason, "muted", italic=True)]
    if isinstance(entry.body, ABOUT):
        yield [Run(day_words(at_chair(event.recorded_at, offset).date()), "muted")]
    if _minute(event.occurred_at) != _minute(entry.occurred_at):
        yield [
            Run(clock_text(event.occurred_at, offset), "muted", struck=True),
            Run(f" → {clock_text(entry.occurred_at, offset)}", "muted"),
        ]
    if isinstance(event.body, EntryAddedLate):
        added = tr("added late {moment}").format(moment=_afterwards(state, event))
        yield [Run(f"{added}: ", "muted"), *_correction_words(event.body.reason, event.actor)]
    elif entry.late_by is not None and event.source != SOURCE and not isinstance(entry.body, ABOUT):
        yield [Run(tr("entered {time}").format(time=clock_text(event.recorded_at, offset)), "muted")]
    if event.source not in WRITTEN:
        yield [Run(tr("◇ from {device}").format(device=event.source), "neutral")]
    if _named(state, entry):
        yield [Run(writer_words(state, event), "muted")]
    for correction in entry.corrections:
        body = correction.body
        if isinstance(body, EntryAmended | EntryVoided):
            words = _correction_words(body.reason, correction.actor)
            yield [*words, Run(f" {_afterwards(state, correction)}", "muted")]


def _afterwards(state: SessionState, event: Event) -> str:
    """Return when something was written, with its day where that is another than the session's."""
    written, happened = (at_chair(moment, state.utc_offset_min) for moment in (event.recorded_at, event.occurred_at))
    words = tr("at {time}") if written.date() == happened.date() else tr("on {day} at {time}")
    return words.format(time=f"{written:%H:%M}", day=day_words(written.date()))


def _named(state: SessionState, entry: Entry) -> bool:
    """Say whether a row says who wrote it: where it is another than who checked in, and who answered an alert."""
    event = entry.event
    if isinstance(entry.body, AlertAcknowledged):
        return True
    return state.opening is not None and event.actor != state.opening.actor and event.source != BY_PROGRAM


def _correction_words(reason: str, actor: str) -> list[Run]:
    return [Run(reason, "muted", italic=True), Run(f", {actor}", "muted")] if reason else [Run(actor, "muted")]


def _joined(remarks: Iterable[list[Run]]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for remark in remarks:
        runs += [Run(" · ", "muted")] if runs else []
        runs += remark
    return tuple(runs)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _priority(body: Body) -> Priority:
    if isinstance(body, AlertRaised | AlertWorsened | AlertPersisted):
        return Priority(Urgency.of(body.priority))
    return Priority.HIGH if isinstance(body, EmergencyOpened) else Priority.NONE


def _groups(body: Body) -> frozenset[Showing]:
    if isinstance(body, ScoreRecorded):
        return EVERYWHERE
    if not isinstance(body, VitalsRecorded | CheckAnswered):
        return frozenset({Showing.ALL, Showing.EVENTS})
    return frozenset({Showing.ALL, Showing.VITALS} | ({Showing.EVENTS} if note_of(body) else set()))


def _rate_after(entry: Entry, before: Rate | None) -> Rate | None:
    standing = entry.status is not Status.VOIDED and isinstance(entry.body, InfusionStarted | RateChanged)
    return entry.body.rate if standing and isinstance(entry.body, InfusionStarted | RateChanged) else before


def _findings(state: SessionState) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for finding in state.findings:
        found.setdefault(finding.event_id, []).append(finding.sentence)
    return found
