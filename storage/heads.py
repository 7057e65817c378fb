"""The row of a session in the lists, written in the transaction of each of its entries."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select, update

from session.ports import SessionHead
from session.problems import StorageProblem
from session.times import at_chair
from storage.columns import to_microseconds
from storage.prepared import Prepared
from storage.search import SESSION_WORDS
from storage.tables import PATIENTS, SESSIONS

_SETTLED: Final = ("session_id", "patient_id", "chair", "nurse", "opened_at", "utc_offset_min")
_MOVING: Final = (
    "protocol", "phase", "started_at", "ended_at", "left_at", "last_at", "given_mg", "entries", "weight_kg",
    "pain_first", "pain_last",
)  # fmt: skip

_MOVE: Final = Prepared(
    update(SESSIONS)
    .where(*(SESSIONS.c[name] == bindparam(f"is_{name}") for name in _SETTLED))
    .values({name: bindparam(f"new_{name}") for name in _MOVING})
)
_REPLACE: Final = update(SESSIONS).where(SESSIONS.c.place == bindparam("is_place"))
_FIND: Final = select(SESSIONS.c.place, SESSIONS.c.opened_at).where(SESSIONS.c.session_id == bindparam("session_id"))
_TAKEN: Final = select(SESSIONS.c.place).where(SESSIONS.c.place == bindparam("place"))
_WHO: Final = select(PATIENTS.c.name, PATIENTS.c.mrn, PATIENTS.c.mrn_key).where(
    PATIENTS.c.patient_id == bindparam("patient_id")
)
_OF_PATIENT: Final = select(SESSIONS.c.place, SESSIONS.c.patient_id, SESSIONS.c.chair, SESSIONS.c.nurse).where(
    SESSIONS.c.patient_id == bindparam("patient_id")
)


def write_head(connection: Connection, head: SessionHead) -> None:
    """Write a session's head: one plain update, unless the session is new or what it is found by has changed."""
    settled = {f"is_{name}": getattr(head, name) for name in _SETTLED}
    moving = {f"new_{name}": getattr(head, name) for name in _MOVING}
    if _MOVE.execute(connection, settled | moving).rowcount == 0:
        _place(connection, head)


def reindex_sessions(connection: Connection, patient_id: UUID) -> None:
    """Make a patient's sessions findable by what the patient's row holds now."""
    for row in connection.execute(_OF_PATIENT, {"patient_id": patient_id}).all():
        _index(connection, *row)


def _index(connection: Connection, place: int, patient_id: UUID, chair: str, nurse: str) -> None:
    who = connection.execute(_WHO, {"patient_id": patient_id}).first()
    if who is None:
        raise StorageProblem(
            "The patient of this session is not registered, so nothing was saved. Register the patient first."
        )
    SESSION_WORDS.put(connection, place, (*who, chair, nurse))


def _place(connection: Connection, head: SessionHead) -> None:
    """Give the head its place in the order of time, and its words to the search."""
    old = connection.execute(_FIND, {"session_id": head.session_id}).first()
    if old is not None and old.opened_at == head.opened_at:
        place = old.place
    else:
        place = _free_place(connection, to_microseconds(head.opened_at))
    if old is not None:
        SESSION_WORDS.drop(connection, old.place)
    _index(connection, place, head.patient_id, head.chair, head.nurse)
    if old is None:
        connection.execute(insert(SESSIONS), _row(head, place))
    else:
        connection.execute(_REPLACE, _row(head, place) | {"is_place": old.place})


def _free_place(connection: Connection, place: int) -> int:
    while connection.execute(_TAKEN, {"place": place}).first() is not None:
        place += 1
    return place


def _row(head: SessionHead, place: int) -> dict[str, Any]:
    fields = {name: getattr(head, name) for name in (*_SETTLED, *_MOVING)}
    day = at_chair(head.opened_at, head.utc_offset_min).date().isoformat()
    return fields | {"place": place, "day": day}
