"""The command that lists the sessions of a record, newest first."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

import msgspec

from session.infusion import given_mg
from session.ports import Registry, SessionHead, SessionRow
from session.problems import StorageProblem
from session.quantities import rounded
from session.state import replay
from session.times import at_chair
from storage.commands.desk import Desk
from storage.engine import database_file
from storage.opening import Opened

_ENCODER: Final = msgspec.json.Encoder(decimal_format="number")
_PAGE: Final = 500


@dataclass(frozen=True, slots=True)
class _Listed:
    """A session with the mg given up to now; None where they cannot be told."""

    row: SessionRow
    given_mg: Decimal | None


def list_sessions(desk: Desk, *, as_json: bool) -> int:
    """List every session; `as_json` gives one array of objects, times in ISO 8601 with each session's own offset.

    `minutes` are those from the start of the infusion to its end, or to now; those in which drug flowed stand in each
    session's own export.
    """
    path, now = database_file(desk.url), desk.clock.wall()
    if path.exists():
        with closing(desk.reading()) as opened:
            rows = [_Listed(row, _given_mg(opened, row, now)) for row in _every(opened.registry)]
        empty = f"No session is recorded in {path} yet."
    else:
        rows, empty = [], f"There is no record at {path} yet."
    if not rows:
        desk.tell(empty)
    if as_json:
        desk.answer(_json([_told(listed, now) for listed in rows]))
    else:
        desk.hand_over("".join(f"{line}\n" for line in _aligned([_columns(listed, now) for listed in rows])))
    return 0


def _given_mg(opened: Opened, row: SessionRow, now: datetime) -> Decimal | None:
    """Return the mg given up to now; the list holds those of the last entry, and a running pump goes on since."""
    head = row.head
    if head.started_at is None or _is_over(head):
        return head.given_mg
    try:
        state = replay(opened.journal.events(head.session_id))
    except StorageProblem:
        return None
    own_time = now - timedelta(seconds=state.clock_offset_s)
    return rounded(given_mg(state.segments, state.boluses, own_time), 2)


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


def _is_over(head: SessionHead) -> bool:
    """Say whether the infusion does not run any more."""
    return bool(head.ended_at or head.left_at)


def _columns(listed: _Listed, now: datetime) -> tuple[str, ...]:
    head, patient = listed.row.head, listed.row.patient
    opened, minutes = at_chair(head.opened_at, head.utc_offset_min), _minutes(listed.row, now)
    return (
        str(head.session_id),
        f"{opened:%Y-%m-%d}",
        f"{opened:%H:%M}",
        patient.name,
        patient.mrn,
        head.protocol,
        head.phase,
        "-" if minutes is None else f"{minutes} min {'start to end' if _is_over(head) else 'so far'}",
        "-" if listed.given_mg is None else f"{listed.given_mg:.2f} mg",
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


def _told(listed: _Listed, now: datetime) -> dict[str, Any]:
    head, patient = listed.row.head, listed.row.patient

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
        "minutes": _minutes(listed.row, now),
        "given_mg": listed.given_mg,
        "entries": head.entries,
    }


def _json(rows: Iterable[dict[str, Any]]) -> str:
    return msgspec.json.format(_ENCODER.encode(list(rows)), indent=2).decode()
