"""Fills the rows of an older record once: what its list shows and finds is folded from each session's events."""

from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select

from session.problems import StorageProblem
from session.session_head import head
from session.state import replay
from storage.heads import write_head
from storage.journal import events_of
from storage.migrate import Tell
from storage.tables import SESSIONS

_EACH: Final = 100
_IN_ORDER: Final = select(SESSIONS.c.session_id).order_by(SESSIONS.c.place)


def fill_heads(connection: Connection, tell: Tell) -> None:
    """Write the row of every session anew; one that cannot be read stays as it is, and says so when opened."""
    session_ids = connection.execute(_IN_ORDER).scalars().all()
    for number, session_id in enumerate(session_ids):
        if number % _EACH == 0:
            tell(f"The record is brought up to date: {number} of {len(session_ids)} sessions. It was copied before.")
        try:
            _fill(connection, session_id)
        except StorageProblem:
            continue


def _fill(connection: Connection, session_id: UUID) -> None:
    state = replay(events_of(connection, session_id))
    if state.opened is not None:
        write_head(connection, head(state, max(event.recorded_at for event in state.events)))
