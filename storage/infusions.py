"""The infusions of patients as a course sees them, from the list of sessions; old sessions are folded once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, select

from session.course import Infusion
from session.events import Event
from session.last_session import last_session
from session.quantities import rounded
from session.state import replay
from session.summary import head
from session.times import at_chair
from storage.journal import event_from
from storage.prepared import Prepared
from storage.reader import AnyRow
from storage.tables import EVENTS, SESSIONS

_COLUMNS: Final = (
    SESSIONS.c.patient_id, SESSIONS.c.session_id, SESSIONS.c.started_at, SESSIONS.c.last_at, SESSIONS.c.given_mg,
    SESSIONS.c.utc_offset_min, SESSIONS.c.weight_kg, SESSIONS.c.pain_first, SESSIONS.c.pain_last,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Folded:
    """What the head of an old session does not say, and its events do."""

    weight_kg: Decimal | None
    pain_first: Decimal | None
    pain_last: Decimal | None
    ended_early: bool = False


class Infusions:
    """Reads infusions in two queries at most; what was folded of an old session is remembered until it changes."""

    def __init__(self) -> None:
        self._folded: dict[tuple[UUID, datetime], _Folded] = {}

    def of(self, connection: Connection, asked: "Asked", values: dict[str, Any]) -> dict[UUID, list[Infusion]]:
        """Return each patient's infusions that were started, in the order of time."""
        rows = connection.execute(asked.heads, values).all()
        unknown = {(row.session_id, row.last_at) for row in rows if row.weight_kg is None} - self._folded.keys()
        if unknown:
            self._fold(unknown, map(event_from, asked.events.execute(connection, values).fetchall()))
        found: dict[UUID, list[Infusion]] = {}
        for row in rows:
            found.setdefault(row.patient_id, []).append(self._infusion(row))
        return found

    def _fold(self, unknown: Iterable[tuple[UUID, datetime]], events: Iterable[Event]) -> None:
        in_order = sorted(events, key=attrgetter("session_id"))
        by_session = {key: tuple(group) for key, group in groupby(in_order, attrgetter("session_id"))}
        for session_id, last_at in unknown:
            self._folded[session_id, last_at] = _folded(by_session.get(session_id, ()))

    def _infusion(self, row: AnyRow) -> Infusion:
        known = _Folded(row.weight_kg, row.pain_first, row.pain_last)
        told = self._folded[row.session_id, row.last_at] if row.weight_kg is None else known
        weight = told.weight_kg
        return Infusion(
            session_id=row.session_id,
            day=at_chair(row.started_at, row.utc_offset_min).date(),
            given_mg=row.given_mg,
            mg_per_kg=rounded(row.given_mg / weight, 2) if weight else None,
            pain_before=told.pain_first,
            pain_after=told.pain_last,
            ended_early=told.ended_early,
        )


class Asked:
    """The questions for the infusions of the patients that a query gives."""

    def __init__(self, patients: Select[tuple[UUID]]) -> None:
        wanted: tuple[ColumnElement[bool], ...] = (
            SESSIONS.c.patient_id.in_(patients),
            SESSIONS.c.started_at.is_not(None),
        )
        self.heads = select(*_COLUMNS).where(*wanted).order_by(SESSIONS.c.started_at, SESSIONS.c.place)
        old = select(SESSIONS.c.session_id).where(*wanted, SESSIONS.c.weight_kg.is_(None))
        self.events = Prepared(select(EVENTS).where(EVENTS.c.session_id.in_(old)))


def _folded(events: tuple[Event, ...]) -> _Folded:
    state = replay(sorted(events, key=lambda event: event.order_key))
    last = last_session(state)
    if last is None:
        return _Folded(None, None, None)
    told = head(state, state.events[-1].recorded_at)
    return _Folded(last.weight_kg, told.pain_first, told.pain_last, last.ended_early)
