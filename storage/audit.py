"""The audit of ordinary rows: who changed which field when, from what to what, in the change's own transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert

from storage.tables import AUDIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Who changed something, when (aware, UTC), at which station, and what it belongs to."""

    at: datetime
    actor: str
    station: str
    subject: str
    subject_id: str


def write_audit(
    connection: Connection,
    change: Change,
    old: Mapping[str, object] | None,
    new: Mapping[str, object],
    reason: str = "",
) -> None:
    """Write one row for each field that differs, each with the reason; `old` is None for a row that is new."""
    before = old or {}
    rows = [
        {
            "at": change.at,
            "actor": change.actor,
            "station": change.station,
            "subject": change.subject,
            "subject_id": change.subject_id,
            "field": field,
            "old": str(before[field]) if field in before else None,
            "new": str(value),
            "reason": " ".join(reason.split()),
        }
        for field, value in new.items()
        if field not in before or before[field] != value
    ]
    if rows:
        connection.execute(insert(AUDIT), rows)
