"""The full log of a session on paper: every entry with both of its times, who wrote it, and what became of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from session.alert_events import BY_PROGRAM
from session.events import BY_HAND, Event
from session.handover import writer_words
from session.record import Entry, Status
from session.state import SessionState
from session.times import at_chair
from session.wording import full_text
from storage.documents.happenings import correction_runs
from storage.documents.words import STRUCK, Run, day_and_year, elapsed, run, runs
from storage.exports.versions import versions

_SOURCES = {BY_HAND: "by hand", BY_PROGRAM: "program", "transcribed": "from paper"}


def log_rows(state: SessionState) -> list[dict[str, Any]]:
    """Return a row for each entry in the order of time, corrections that wait for their entry last."""
    rows = [_row(state, entry.event, _told(state, entry), entry) for entry in state.entries]
    astray = " The entry that it corrects is not here."
    return [*rows, *(_row(state, event, runs(full_text(event.body), astray)) for event in state.waiting)]


def _row(state: SessionState, event: Event, words: list[Run], entry: Entry | None = None) -> dict[str, Any]:
    at = entry.occurred_at if entry else event.occurred_at
    return {
        "happened": _time(state, at),
        "elapsed": elapsed(state, at),
        "entered": _time(state, event.recorded_at),
        "by": writer_words(state, event),
        "source": _SOURCES.get(event.source, event.source),
        "runs": words,
        "struck": entry is not None and entry.status is Status.VOIDED,
        "hash": event.hash[:8],
    }


def _time(state: SessionState, moment: datetime) -> str:
    """Return a clock time with its seconds, and the day where that is not the day of the check-in."""
    local, opening = at_chair(moment, state.utc_offset_min), state.opening
    same = opening is None or at_chair(opening.occurred_at, state.utc_offset_min).date() == local.date()
    return f"{local:%H:%M:%S}" if same else f"{day_and_year(local.date())} {local:%H:%M:%S}"


def _told(state: SessionState, entry: Entry) -> list[Run]:
    return runs(*_versions(entry), *correction_runs(state, entry))


def _versions(entry: Entry) -> Iterator[Run]:
    for version in versions(entry):
        struck = version.status is not Status.CURRENT
        yield run(full_text(version.body), STRUCK) if struck else run(full_text(version.body))
