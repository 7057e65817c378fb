"""Whether an infusion was stopped before its planned time, when and why."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from session.infusion import infused
from session.pump_events import InfusionEnded
from session.record import Entry, Status
from session.state import SessionState

_EARLY: Final = timedelta(minutes=1)
"""How long before its planned end an infusion counts as ended early (this project's own choice)."""


@dataclass(frozen=True, slots=True)
class EarlyStop:
    """An infusion that was stopped early: when, how long after the start, the words written with it, and its entry.

    `flowed` is for how long drug had flowed of the time that was `planned`. One that ran until the patient left has no
    entry of its own.
    """

    at: datetime
    after: timedelta
    flowed: timedelta
    planned: timedelta
    why: str
    event_id: UUID | None


def early_stop(state: SessionState) -> EarlyStop | None:
    """Return how the infusion was stopped early; None where it was not, or is not over.

    Pauses count as time: one that went on until its planned end was not stopped early, whatever flowed by then.
    """
    started, stopped = state.started_at, state.ended_at or state.left_at
    if state.opened is None or started is None or stopped is None:
        return None
    flowed, planned = infused(state.segments, stopped), timedelta(minutes=state.opened.order.planned_min)
    if stopped - started >= planned - _EARLY:
        return None
    entry = _end(state)
    return EarlyStop(
        stopped, stopped - started, flowed, planned, end_note(state), entry.event.event_id if entry else None
    )


def end_note(state: SessionState) -> str:
    """Return the words that were written with the end of the infusion; empty where there are none."""
    entry = _end(state)
    return entry.body.note if entry and isinstance(entry.body, InfusionEnded) else ""


def _end(state: SessionState) -> Entry | None:
    """Return the entry by which the infusion ended; None where it runs, or the patient left while it ran."""
    standing = (entry for entry in state.entries if entry.status is not Status.VOIDED)
    ended = (entry for entry in standing if isinstance(entry.body, InfusionEnded))
    return next((entry for entry in ended if entry.occurred_at == state.ended_at), None)
