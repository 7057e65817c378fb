"""The command that lists the sessions of a record, newest first."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec

from session.ports import Registry, SessionRow
from session.times import at_chair
from storage.commands.desk import Desk
from storage.engine import database_file

_ENCODER: Final = msgspec.json.Encoder(decimal_format="number")
_PAGE: Final = 500


def list_sessions(desk: Desk, *, as_json: bool) -> int:
    """List every session; `as_json` gives one array of objects, times in ISO 8601 with each session's own offset."""
    path = database_file(desk.url)
    if path.exists():
        with closing(desk.reading()) as opened:
            rows = list(_every(opened.registry))
        empty = f"No session is recorded in {path} yet."
    else:
        rows, empty = [], f"There is no record at {path} yet."
    if not rows:
        desk.tell(empty)
    now = desk.clock.wall()
    if as_json:
        desk.answer(_json([_told(row, now) for row in rows]))
    else:
        desk.hand_over("".join(f"{line}\n" for line in _aligned([_columns(row, now) for row in rows])))
    return 0


def _every(registry: Registry) -> Iterator[SessionRow]:
    page = registry.find_sessions(limit=_PAGE)
    while page:
        yield from page
        page = registry.find_sessions(before=page[-1].head.opened_at, limit=_PAGE)


def _minutes(row: SessionRow, now: datetime) -> int | None:
    """Return whole minutes from the start of the infusion to its end or to now, pauses included."""
    started = row.head.started_at
    if started is None:
        return None
    return ((row.head.ended_at or row.head.left_at or now) - started) // timedelta(minutes=1)


def _columns(row: SessionRow, now: datetime) -> tuple[str, ...]:
    head, patient = row.head, row.patient
    opened, minutes = at_chair(head.opened_at, head.utc_offset_min), _minutes(row, now)
    return (
        str(head.session_id),
        f"{opened:%Y-%m-%d}",
        f"{opened:%H:%M}",
        patient.name,
        patient.mrn,
        head.protocol,
        head.phase,
        "-" if minutes is None else f"{minutes} min",
        f"{head.given_mg:.2f} mg",
    )


def _aligned(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Yield each row as a line; minutes and milligrams stand right, everything else left."""
    shown = [tuple(map(_printable, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        *words, minutes, given = zip(row, widths, strict=True)
        cells = [cell.ljust(width) for cell, width in words] + [cell.rjust(width) for cell, width in (minutes, given)]
        yield "  ".join(cells)


def _printable(text: str) -> str:
    """Return text without what a terminal would obey instead of show."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)


def _told(row: SessionRow, now: datetime) -> dict[str, Any]:
    head, patient = row.head, row.patient

    def iso(moment: datetime | None) -> str | None:
        return at_chair(moment, head.utc_offset_min).isoformat() if moment else None

    return {
        "session_id": head.session_id,
        "opened_at": iso(head.opened_at),
        "started_at": iso(head.started_at),
        "ended_at": iso(head.ended_at),
        "left_at": iso(head.left_at),
        "patient": patient.name,
        "mrn": patient.mrn,
        "born": patient.born,
        "sex": patient.sex,
        "chair": head.chair,
        "nurse": head.nurse,
        "protocol": head.protocol,
        "phase": head.phase,
        "minutes": _minutes(row, now),
        "given_mg": head.given_mg,
        "entries": head.entries,
    }


def _json(rows: Iterable[dict[str, Any]]) -> str:
    return msgspec.json.format(_ENCODER.encode(list(rows)), indent=2).decode()
