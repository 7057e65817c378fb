"""The infusions of patients as a course sees them, from the list of sessions."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Select, select

from session.course import Infusion
from session.quantities import rounded
from session.times import at_chair
from storage.reader import AnyRow, AnySelect
from storage.tables import SESSIONS

_COLUMNS: Final = (
    SESSIONS.c.patient_id, SESSIONS.c.session_id, SESSIONS.c.started_at, SESSIONS.c.given_mg,
    SESSIONS.c.utc_offset_min, SESSIONS.c.weight_kg, SESSIONS.c.pain_first, SESSIONS.c.pain_last, SESSIONS.c.flags,
)  # fmt: skip


def infusions_of(patients: Select[tuple[UUID]]) -> AnySelect:
    """Return the question for the infusions that were started, of the patients that a query gives."""
    wanted = (SESSIONS.c.patient_id.in_(patients), SESSIONS.c.started_at.is_not(None))
    return select(*_COLUMNS).where(*wanted).order_by(SESSIONS.c.started_at, SESSIONS.c.place)


def by_patient(
    connection: Connection, statement: AnySelect, values: Mapping[str, object]
) -> dict[UUID, list[Infusion]]:
    """Return each patient's infusions in the order of time."""
    found: dict[UUID, list[Infusion]] = {}
    for row in connection.execute(statement, values):
        found.setdefault(row.patient_id, []).append(_infusion(row))
    return found


def _infusion(row: AnyRow) -> Infusion:
    return Infusion(
        session_id=row.session_id,
        day=at_chair(row.started_at, row.utc_offset_min).date(),
        given_mg=row.given_mg,
        mg_per_kg=rounded(row.given_mg / row.weight_kg, 2) if row.weight_kg else None,
        pain_before=row.pain_first,
        pain_after=row.pain_last,
        ended_early=any(flag.key == "early stop" for flag in row.flags),
    )
