"""Sessions of a list as a table, one row a session, in the order of the list. It names the patients.

Columns: `session_id`, `day`, `start` and `end` (of the infusion, the chair's own clock), `left`, `patient`, `mrn`,
`born`, `chair`, `nurse`, `protocol`, `course` (such as Induction 3 of 6), `phase`, `weight_kg`, `given_mg`,
`mg_per_kg`, `peak_systolic` (mmHg), `rise_percent` (of the systolic peak over the baseline, to 0.1), `lowest_spo2` (%),
`pain_first` and `pain_last` (0 to 10), `flags` (in words), `to_sign` (yes or no), `entries_by_people` (with their
corrections; what the program notes by itself is not among them). What was not measured is empty.
"""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Final

from session.csv_text import csv_text, safe
from session.ports import SessionRow
from session.quantities import plain, rounded
from session.times import at_chair, clock_text

COLUMNS: Final = (
    "session_id", "day", "start", "end", "left", "patient", "mrn", "born", "chair", "nurse", "protocol", "course",
    "phase", "weight_kg", "given_mg", "mg_per_kg", "peak_systolic", "rise_percent", "lowest_spo2", "pain_first",
    "pain_last", "flags", "to_sign", "entries_by_people",
)  # fmt: skip


def session_table(rows: Iterable[SessionRow]) -> str:
    """Return the sessions as CSV with its heading; none has only the heading."""
    return csv_text(COLUMNS, map(_row, rows))


def _row(row: SessionRow) -> tuple[str, ...]:
    head, patient = row.head, row.patient

    def clock(moment: datetime | None) -> str:
        return clock_text(moment, head.utc_offset_min) if moment else ""

    return (
        str(head.session_id),
        at_chair(head.opened_at, head.utc_offset_min).date().isoformat(),
        *map(clock, (head.started_at, head.ended_at, head.left_at)),
        safe(patient.name),
        safe(patient.mrn),
        patient.born.isoformat(),
        *map(safe, (head.chair, head.nurse, head.protocol, head.course)),
        head.phase,
        _number(head.weight_kg),
        _number(head.given_mg),
        _number(rounded(head.given_mg / head.weight_kg, 2) if head.weight_kg else None),
        *map(_number, (head.peak_systolic, head.rise_percent, head.lowest_spo2, head.pain_first, head.pain_last)),
        safe("; ".join(flag.words for flag in head.flags)),
        "yes" if head.to_sign else "no",
        str(head.entries),
    )


def _number(value: Decimal | int | None) -> str:
    return "" if value is None else plain(Decimal(value))
