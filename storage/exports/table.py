"""A session as a table, one row a value: CSV as RFC 4180 has it, lines ending in CR LF.

Columns: `occurred_at` (ISO 8601 with the session's own offset from UTC), `elapsed_min` (minutes since the infusion
began, two decimals, negative before it, empty where it never began), `kind` (the event's stable name), `name`,
`value`, `unit` (for a score its scale), `source` (manual, transcribed or a device), `status` (current, amended or
voided) and `recorded_by`. An entry that was corrected has its original values as amended and those that stand as
current, with the time and the author of the correction. Words that a spreadsheet would take for a formula begin
with an apostrophe; numbers are never changed.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from session.csv_text import csv_text, safe
from session.quantities import plain, rounded
from session.record import Status
from session.state import SessionState
from session.times import at_chair
from storage.exports.value import Value
from storage.exports.values import values
from storage.exports.versions import Version, versions

COLUMNS: Final = (
    "occurred_at", "elapsed_min", "kind", "name", "value", "unit", "source", "status", "recorded_by",
)  # fmt: skip
_MICROSECOND: Final = timedelta(microseconds=1)
_MINUTE_US: Final = 60_000_000


def table(state: SessionState) -> str:
    """Return the whole session as CSV with its heading; an empty record has only the heading."""
    return csv_text(
        COLUMNS, (_row(state, version, value) for version in _in_order(state) for value in values(version.body))
    )


def _in_order(state: SessionState) -> Iterator[Version]:
    """Yield every version by the time it gives; corrections still waiting for their entry come as they are."""
    known = [
        ((version.occurred_at, entry.event.recorded_at, entry.event.event_id, number), version)
        for entry in state.entries
        for number, version in enumerate(versions(entry))
    ]
    waiting = [
        ((*event.order_key, 0), Version(event, event.body, event.occurred_at, Status.CURRENT))
        for event in state.waiting
    ]
    for _, version in sorted(known + waiting, key=lambda item: item[0]):
        yield version


def _row(state: SessionState, version: Version, value: Value) -> tuple[str, ...]:
    return (
        at_chair(version.occurred_at, state.utc_offset_min).isoformat(timespec="seconds"),
        _elapsed(state.started_at, version.occurred_at),
        version.body.KIND,
        safe(value.name),
        plain(value.value) if isinstance(value.value, Decimal) else safe(value.value),
        safe(value.unit),
        safe(version.event.source),
        version.status.value,
        safe(version.event.actor),
    )


def _elapsed(started_at: datetime | None, at: datetime) -> str:
    if started_at is None:
        return ""
    return str(rounded(Fraction((at - started_at) // _MICROSECOND, _MINUTE_US), 2))
