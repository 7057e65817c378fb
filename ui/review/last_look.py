"""What is looked at once more before a session is signed: what was found, and the alerts that were left."""

from collections.abc import Iterator
from datetime import datetime

from session.alert_wording import mark
from session.session_flags import UNANSWERED, session_flags
from session.state import SessionState
from session.summary import summarise
from session.times import clock_text
from ui.record.row import Run
from ui.review.alert_rows import said_later
from ui.text import tr
from ui.theme.priority import Priority

Lines = tuple[tuple[Run, ...], ...]


def last_look(state: SessionState, now: datetime) -> Lines:
    """Return a line for each finding, each flag, and each alert that was left alone; one that says so for none."""
    return (*_findings(state), *_flags(state, now), *_alerts(state, now)) or (
        (Run(tr("Nothing was flagged, and no alert was left open or unanswered."), "muted"),),
    )


def _findings(state: SessionState) -> Iterator[tuple[Run, ...]]:
    moments = {event.event_id: event.occurred_at for event in state.waiting}
    moments |= {entry.event.event_id: entry.occurred_at for entry in state.entries}
    for finding in sorted(state.findings, key=lambda one: moments[one.event_id]):
        clock = clock_text(moments[finding.event_id], state.utc_offset_min)
        yield Run(f"{clock}  ", "muted"), Run(f"{Priority.LOW.mark} {finding.sentence}", "low")


def _flags(state: SessionState, now: datetime) -> Iterator[tuple[Run, ...]]:
    for flag in session_flags(state, now):
        if flag.urgency is not None and flag.key != UNANSWERED:
            priority = Priority(flag.urgency)
            yield (Run(f"{mark(flag.urgency.word)} {flag.words}", priority.tone),)


def _alerts(state: SessionState, now: datetime) -> Iterator[tuple[Run, ...]]:
    for tale in summarise(state, now).alerts.tales:
        if tale.answer is not None and not tale.open_at_leaving:
            continue
        alert = tale.alert
        clock = clock_text(alert.raised_at, state.utc_offset_min)
        left = tr("not over when the patient left") if tale.open_at_leaving else tr("nobody answered")
        yield (
            Run(f"{clock}  ", "muted"),
            Run(f"{mark(alert.first.urgency.word)} {alert.first.sentence} ", Priority(alert.first.urgency).tone),
            *said_later(alert, state.utc_offset_min),
            Run(f"· {left}"),
        )
